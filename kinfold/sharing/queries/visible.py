"""Lists made from the same rules as single decisions, as one indexed statement each; no work per row in Python."""

from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kinfold.base.who import Who
from kinfold.network.models import Family, FamilyMember
from kinfold.people.models import Person
from kinfold.sharing import rules
from kinfold.sharing.models import Label, Withheld
from kinfold.sharing.queries import routes as ways


def visible_families(who: Who, on: date, *, now: datetime | None = None) -> QuerySet[Family]:
    """Families whose record (row V1) opens for this person, wholly or masked, without breaking glass first."""
    ids = _opened(who, "V1", on, now)
    return _without_excluded(_within(ids, who, on, now), who, on)


def visible_people(who: Who, on: date, *, now: datetime | None = None) -> QuerySet[Person]:
    """People whose record opens: members today of a visible family, without those labelled or withheld."""
    families = visible_families(who, on, now=now).values("pk")
    members = FamilyMember.objects.filter(ways.lasting(on)).annotate(kept_family=ways.kept_family())
    ids = members.filter(kept_family__in=families).values(kept=ways.kept_person())
    return _people(ids, who, on, ways.unnamed(who, on).filter(person__isnull=False))


def findable_people(who: Who, on: date) -> QuerySet[Person]:
    """People whose index entry (rows F1 to F3) this person may find, each with `is_shell`.

    A shell is a RESTRICTED record of which duty may learn only that it is there. Outside one's own work the page asks
    for a purpose and two identifiers first.
    """
    families = findable_families(who, on)
    members = FamilyMember.objects.filter(ways.lasting(on)).annotate(kept_family=ways.kept_family())
    ids = members.filter(kept_family__in=families.values("pk")).values(kept=ways.kept_person())
    personal = ways.unnamed(who, on).filter(person__isnull=False)
    if "DU" in ways.standing(who):
        personal = personal.filter(level=Label.Level.SEALED)
    return _people(ids, who, on, personal).annotate(is_shell=_is_shell(who, on))


def findable_families(who: Who, on: date) -> QuerySet[Family]:
    """Families whose index entry this person may find."""
    labels = Label.objects.filter(ways.lasting(on), family__isnull=False).annotate(kept=ways.kept_family())
    ordinary = _reached(who, "F1", on).exclude(pk__in=labels.values("kept"))
    unnamed = ways.unnamed(who, on).filter(family__isnull=False).annotate(kept=ways.kept_family())
    sealed = labels.filter(level=Label.Level.SEALED).values("kept")
    restricted = _reached(who, "F2", on).filter(pk__in=labels.values("kept")).exclude(pk__in=sealed)
    if who.practitioner_id is not None:
        allowed = Q() if "DU" in ways.standing(who) else ~Q(pk__in=unnamed.values("kept"))
        request = _union(ways.routes(who, on).get("IG", []))
        if request is not None:
            allowed |= Q(pk__in=request)
        restricted = restricted.filter(allowed)
    kept_secret = _reached(who, "F3", on).filter(pk__in=sealed).exclude(pk__in=unnamed.values("kept"))
    anywhere = (
        Q(pk__in=ordinary.values("pk"))
        | Q(pk__in=restricted.values("pk"))
        | Q(pk__in=kept_secret.values("pk"))
    )
    return _without_excluded(Family.objects.filter(anywhere), who, on)


def _reached(who: Who, row: str, on: date) -> QuerySet[Family]:
    """Families that some actor which this person is may reach by a row, labels left aside."""
    letters = rules.matrix()[row]
    standing = ways.standing(who) - rules.BY_ROLE | (ways.standing(who) & {"DU", "CL"})
    families = Family.objects.filter(joined_into__isnull=True)
    if any(letters[actor] in "Yym" for actor in standing & {"OT", "DU", "CL"}):
        return families
    found = _union(
        [r for code, rows in ways.routes(who, on).items() if letters[code] in "Yymo" for r in rows]
    )
    return families.filter(pk__in=found) if found is not None else families.none()


def _opened(who: Who, row: str, on: date, now: datetime | None) -> QuerySet[Any] | None:
    letters = rules.matrix()[row]
    rows = [r for code, found in ways.routes(who, on).items() if letters[code] in "Yym" for r in found]
    if who.practitioner_id is not None and any(letters[a] == "B" for a in ways.standing(who)):
        rows.append(ways.glass(who, on, now))
    return _union(rows)


def _union(rows: list[QuerySet[Any]]) -> QuerySet[Any] | None:
    """The families of several querysets of rows, as they are now."""
    ids = [some.order_by().values_list(ways.kept_family(), flat=True) for some in rows]
    return ids[0].union(*ids[1:]) if ids else None


def _within(ids: QuerySet[Any] | None, who: Who, on: date, now: datetime | None) -> QuerySet[Family]:
    """Take away the families with a label on which this person is not named."""
    families = Family.objects.filter(joined_into__isnull=True)
    if ids is None:
        return families.none()
    families = families.filter(pk__in=ids)
    unnamed = ways.unnamed(who, on).filter(family__isnull=False).annotate(kept=ways.kept_family())
    sealed = unnamed.filter(level=Label.Level.SEALED).values("kept")
    if who.is_family:
        return families.exclude(pk__in=sealed)
    not_restricted = ~Q(pk__in=unnamed.values("kept"))
    ways_round = [ways.glass(who, on, now)] if "DU" in ways.standing(who) else []
    ways_round += ways.routes(who, on).get("IG", [])
    around = _union(ways_round)
    if around is not None:
        not_restricted |= Q(pk__in=around) & ~Q(pk__in=sealed)
    return families.filter(not_restricted)


def _without_excluded(families: QuerySet[Family], who: Who, on: date) -> QuerySet[Family]:
    ids = _union(ways.excluded(who, on))
    return families if ids is None else families.exclude(pk__in=ids)


def _people(ids: QuerySet[Any], who: Who, on: date, labels: QuerySet[Label]) -> QuerySet[Person]:
    """Those people and the records merged with them, without the labelled and those withheld from the asker."""
    people = Person.objects.annotate(kept=Coalesce("merged_into_id", "pk")).filter(kept__in=ids)
    people = people.exclude(kept__in=labels.values(kept_id=ways.kept_person()))
    if who.is_family:
        mine = Withheld.objects.filter(from_person_id__in=who.person_ids, lifted_on=None)
        people = people.exclude(ref__in=mine.filter(kind="person").values("item"))
        if_all = mine.filter(kind="family")
        people = people.filter(~Exists(if_all) | Q(pk__in=who.person_ids))
    return people


def _is_shell(who: Who, on: date) -> Any:
    if "DU" not in ways.standing(who):
        return Value(False, output_field=BooleanField())
    labels = ways.unnamed(who, on).filter(level=Label.Level.RESTRICTED)
    on_person = labels.annotate(kept=ways.kept_person()).filter(kept=OuterRef("kept"))
    families = FamilyMember.objects.filter(ways.lasting(on)).annotate(kept=ways.kept_person())
    mine = families.filter(kept=OuterRef("kept")).values(kept_id=ways.kept_family())
    on_family = labels.annotate(kept_f=ways.kept_family()).filter(kept_f__in=mine)
    return Exists(on_person) | Exists(on_family)
