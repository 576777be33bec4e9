"""Lists made from the same rules as single decisions, as one indexed statement each; no work per row in Python.

`tests/test_lists.py` holds them to `decide`, for random tangles of work, labels, exclusions and grants.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from kinfold.base.who import Who
from kinfold.network.models import Family, FamilyMember
from kinfold.people.models import Person
from kinfold.sharing import rules
from kinfold.sharing.models import Label, Withheld
from kinfold.sharing.queries import routes as ways
from kinfold.sharing.queries.deciding import withheld_people
from kinfold.sharing.queries.strangers import strange_children

NONE = Q(pk__in=[])
KEPT = Coalesce("merged_into_id", "pk")  # the record that was kept, if two were merged


def visible_families(who: Who, on: date, *, now: datetime | None = None) -> QuerySet[Family]:
    """Families whose record (row V1) opens for this person, wholly or masked, without breaking glass first."""
    opened = _opened(who, on, now)
    families = Family.objects.filter(joined_into__isnull=True)
    if opened is None:
        return families.none()
    families = families.filter(_not_behind(who, on, now, "family", "pk", "pk"), pk__in=opened)
    return _without_excluded(families, who, on)


def visible_people(who: Who, on: date, *, now: datetime | None = None) -> QuerySet[Person]:
    """People whose record opens: members today of a visible family, without those labelled or withheld.

    Asks for the visible families first (a record opens only by a dated row, so they are hundreds, not thousands), so
    that the people are then looked up by number.
    """
    families = _numbers(visible_families(who, on, now=now))
    members = _members(who, on).filter(
        _not_behind(who, on, now, "person", "kept", "kept_family"), family_id__in=families
    )
    kept = members.values_list("kept")
    merged = Person.objects.filter(merged_into_id__in=members.values("kept")).values_list("pk")
    return _not_withheld(Person.objects.annotate(kept=KEPT).filter(pk__in=kept.union(merged)), who, on)


def labelled_people(who: Who, on: date, people: Iterable[int]) -> frozenset[int]:
    """Which of some people (as they are now) have a label on which this person is not named. One query.

    For lists of people in families that are known to open: their names are left out. Ways round a label (break-glass, a
    request) are for records, not for lists.
    """
    numbers = list(people)
    rows = ways.unnamed(who, on).filter(person__isnull=False).annotate(kept=ways.kept_person())
    return frozenset(rows.filter(kept__in=numbers).values_list("kept", flat=True)) if numbers else frozenset()


def barred_families(who: Who, on: date, families: Iterable[int]) -> frozenset[int]:
    """Which of some families (as they are now) a worker may not even know of: a label on which they are not named, or a
    conflict of interest. For lists of what a worker was told from outside, without a record that opens. Two queries."""
    numbers = list(families)
    if not numbers:
        return frozenset()
    labelled = ways.unnamed(who, on).filter(family__isnull=False).annotate(kept=ways.kept_family())
    found = set(labelled.filter(kept__in=numbers).values_list("kept", flat=True))
    excluded = _union(ways.excluded(who, on))
    if excluded is not None:
        found |= set(excluded) & set(numbers)
    return frozenset(found)


def findable_people(who: Who, on: date) -> QuerySet[Person]:
    """People whose index entry (rows F1 to F3) this person may find, each with `is_shell`.

    A shell is a RESTRICTED record of which duty may learn only that it is there. Outside one's own work the page asks
    for a purpose and two identifiers first. The few people near a label or an exclusion are settled first, one
    statement; everybody else is found, or not, by belonging to a family at all (or to one of one's own).
    """
    near = _near_a_barrier(who, on)
    members = _members(who, on).filter(_findable(who, on, family="kept_family", person="kept"))
    excluded = _union(ways.excluded(who, on))
    members = members if excluded is None else members.exclude(kept_family__in=excluded)
    settled = list(members.filter(person_id__in=near).values_list("kept", flat=True))
    plain = FamilyMember.objects.filter(ways.lasting(on))
    if not _by_role(who, "F1"):
        plain = plain.filter(family_id__in=_numbers(Family.objects.filter(_reached(who, "F1", on, "pk"))))
    belongs = Q(Exists(plain.filter(person_id=OuterRef("kept"))))
    belongs |= Q(Exists(plain.filter(person__merged_into_id=OuterRef("kept"))))
    found = (belongs & ~Q(pk__in=near)) | Q(kept__in=settled)
    people = Person.objects.annotate(kept=KEPT).filter(found)
    return _not_withheld(people, who, on).annotate(is_shell=_is_shell(who, on, settled))


def _near_a_barrier(who: Who, on: date) -> list[int]:
    """The numbers of all people with a label, or in a family with a label, an exclusion, or all of it withheld."""
    labels = Label.objects.filter(ways.lasting(on))
    families = Q(pk__in=labels.filter(family__isnull=False).values(kept_id=ways.kept_family()))
    for rows in ways.excluded(who, on):
        families |= Q(pk__in=rows.values(kept_id=ways.kept_family()))
    if who.is_family:
        mine = Withheld.objects.filter(from_person_id__in=who.person_ids, lifted_on=None)
        families |= Q(pk__in=mine.values(kept_id=ways.kept_family()))
    members = FamilyMember.objects.filter(family_id__in=_numbers(Family.objects.filter(families)))
    labelled = labels.filter(person__isnull=False).values_list(ways.kept_person())
    kept = members.values_list(ways.kept_person()).union(labelled)
    numbers = [number for (number,) in kept]
    return [*numbers, *Person.objects.filter(merged_into_id__in=numbers).values_list("pk", flat=True)]


def _numbers(families: QuerySet[Family]) -> list[int]:
    """The numbers of some families and of those joined into them."""
    joined = Family.objects.filter(joined_into=OuterRef("pk")).order_by().values("pk")
    rows = families.filter(joined_into__isnull=True).values_list("pk", ArraySubquery(joined))
    return [number for kept, others in rows for number in (kept, *others)]


def findable_families(who: Who, on: date) -> QuerySet[Family]:
    """Families whose index entry this person may find."""
    families = Family.objects.filter(_findable(who, on, family="pk"), joined_into__isnull=True)
    return _without_excluded(families, who, on)


def _findable(who: Who, on: date, *, family: str, person: str = "") -> Q:
    """The condition that a row's family (and person) may be found: by F1, or by F2 or F3 where there is a label."""
    labelled = _labelled(Label.objects.filter(ways.lasting(on)), family, person)
    unnamed_rows = ways.unnamed(who, on)
    sealed = _labelled(Label.objects.filter(ways.lasting(on), level=Label.Level.SEALED), family, person)
    unnamed = _labelled(unnamed_rows, family, person)
    may_find_restricted = ~unnamed
    if who.is_family or "DU" in ways.standing(who):
        may_find_restricted = Q()
    elif request := ways.routes(who, on).get("IG"):
        may_find_restricted = ~unnamed | Q(**{f"{family}__in": _union(request)})
    return (
        (_reached(who, "F1", on, family) & ~labelled)
        | (_reached(who, "F2", on, family) & labelled & ~sealed & may_find_restricted)
        | (_reached(who, "F3", on, family) & sealed & ~unnamed)
    )


def _labelled(labels: QuerySet[Label], family: str, person: str) -> Q:
    """The condition that a row's family or person has one of these labels."""
    on_family = labels.filter(family__isnull=False).values(kept_id=ways.kept_family())
    found = Q(**{f"{family}__in": on_family})
    if person:
        on_person = labels.filter(person__isnull=False).values(kept_id=ways.kept_person())
        found |= Q(**{f"{person}__in": on_person})
    return found


def _reached(who: Who, row: str, on: date, family: str) -> Q:
    """The condition that some actor which this person is may reach the family by a row, labels left aside."""
    letters = rules.matrix()[row]
    if _by_role(who, row):
        return Q()
    found = _union(
        [r for code, rows in ways.routes(who, on).items() if letters[code] in "Yymo" for r in rows]
    )
    if found is None:
        return NONE
    reached = Q(**{f"{family}__in": found})
    return reached & ~_withheld_from(who, family) if who.is_family and letters["WF"] == "." else reached


def _by_role(who: Who, row: str) -> bool:
    """Say whether a search row reaches every family by employer or role alone (what is found is only an index entry)."""
    letters = rules.matrix()[row]
    by_role = {"OT", "DU", "CL"} | ({"IG"} if row in ("F2", "F3") else set())
    return any(letters[actor] in "Yym" for actor in ways.standing(who) & by_role)


def _withheld_from(who: Who, family: str) -> Q:
    """The condition that something of a family is withheld from the asker, who is then WF and not FAM."""
    mine = Withheld.objects.filter(from_person_id__in=who.person_ids, lifted_on=None)
    return Q(Exists(mine.filter(kind="person"))) | Q(
        **{f"{family}__in": mine.values(kept_id=ways.kept_family())}
    )


def _opened(who: Who, on: date, now: datetime | None) -> QuerySet[Any] | None:
    letters = rules.matrix()["V1"]
    rows = [r for code, found in ways.routes(who, on).items() if letters[code] in "Yym" for r in found]
    if who.practitioner_id is not None and any(letters[a] == "B" for a in ways.standing(who)):
        rows.append(ways.glass(who, on, now))
    return _union(rows)


def _union(rows: list[QuerySet[Any]]) -> QuerySet[Any] | None:
    """The families of several querysets of rows, as they are now."""
    ids = [some.order_by().values_list(ways.kept_family(), flat=True) for some in rows]
    return ids[0].union(*ids[1:]) if ids else None


def _not_behind(who: Who, on: date, now: datetime | None, on_what: str, column: str, family: str) -> Q:
    """The condition that no label stands in the way: none on which this person is not named, or a way round it.

    Restricting keeps workers out, not the family. Duty goes round by break-glass, governance by a request; nobody
    goes round a seal.
    """
    kept = ways.kept_family() if on_what == "family" else ways.kept_person()
    unnamed = ways.unnamed(who, on).filter(**{f"{on_what}__isnull": False})
    sealed = Q(**{f"{column}__in": unnamed.filter(level=Label.Level.SEALED).values(kept_id=kept)})
    if who.is_family:
        return ~sealed
    clear = ~Q(**{f"{column}__in": unnamed.values(kept_id=kept)})
    around = [ways.glass(who, on, now)] if "DU" in ways.standing(who) else []
    way_round = _union(around + ways.routes(who, on).get("IG", []))
    return clear if way_round is None else clear | (Q(**{f"{family}__in": way_round}) & ~sealed)


def _without_excluded(families: QuerySet[Family], who: Who, on: date) -> QuerySet[Family]:
    ids = _union(ways.excluded(who, on))
    return families if ids is None else families.exclude(pk__in=ids)


def _not_withheld(people: QuerySet[Any], who: Who, on: date) -> QuerySet[Person]:
    """Those people without the ones who are withheld from the asker, or are children that the asker has no tie to."""
    if not who.is_family:
        return people
    return people.exclude(kept__in=withheld_people(who)).exclude(kept__in=strange_children(who, on))


def _members(who: Who, on: date) -> QuerySet[Any]:
    """Today's members of families; where all of a family is withheld from the asker, only the asker."""
    members: QuerySet[Any] = FamilyMember.objects.filter(ways.lasting(on)).annotate(
        kept=ways.kept_person(), kept_family=ways.kept_family()
    )
    if not who.is_family:
        return members
    closed = Withheld.objects.filter(kind="family", from_person_id__in=who.person_ids, lifted_on=None)
    return members.filter(
        ~Q(kept_family__in=closed.values(kept_id=ways.kept_family())) | Q(person_id__in=who.person_ids)
    )


def _is_shell(who: Who, on: date, settled: list[int]) -> Any:
    if "DU" not in ways.standing(who):
        return Value(False, output_field=BooleanField())
    restricted = ways.unnamed(who, on).filter(level=Label.Level.RESTRICTED)
    members = _members(who, on).filter(kept__in=settled).filter(_labelled(restricted, "kept_family", "kept"))
    return Case(When(kept__in=members.values("kept"), then=Value(True)), default=Value(False))
