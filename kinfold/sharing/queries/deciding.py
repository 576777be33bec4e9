"""The one decision function: what is known about asker and family is read in one query, then `rules` decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Concat

from kinfold.base import prepared
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family, FamilyMember
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import rules
from kinfold.sharing.models import DetailReader, Label, Withheld
from kinfold.sharing.queries import routes as ways
from kinfold.sharing.queries.strangers import strange_children
from kinfold.sharing.queries.who import still
from kinfold.sharing.rules import Decision, Facts

Item = tuple[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """What somebody who opened a record may see of it. Handed to the reading doors of other rooms.

    `withheld` holds (kind, item) pairs that must not be shown to this person, nor anything that derives from them.
    """

    decision: Decision
    masked: bool
    withheld: frozenset[Item] = frozenset()
    who: Who | None = None
    family_id: int | None = None
    on: date | None = None
    facts: Facts = field(default_factory=Facts)

    def decide(self, row: str, *, own: bool = False, purpose: str = "") -> Decision:
        """Answer another row of the matrix for the same person and family, without a query."""
        facts = replace(self.facts, own=own or self.facts.own, purpose=bool(purpose) or self.facts.purpose)
        return rules.decide(row, facts)

    def can(self, row: str, *, own: bool = False) -> bool:
        """Say whether a row is allowed, wholly or masked."""
        return self.decide(row, own=own).opens

    def whole(self, row: str, *, own: bool = False) -> bool:
        """Say whether a row is allowed wholly, nothing masked."""
        return self.decide(row, own=own).code == "allow"

    @property
    def through_glass(self) -> bool:
        """True when the reader's own break-glass is open here."""
        return self.facts.glass

    def hides(self, kind: str, item: str = "", *, about: Iterable[str] = ()) -> bool:
        """Say whether a thing (by kind and reference) about some people (by reference) is kept from this person."""
        if ("family", "") in self.withheld or (kind, item) in self.withheld or (kind, "") in self.withheld:
            return True
        return any(("person", ref) in self.withheld for ref in about)


def kept(family: Family) -> int:
    """Return the number of the family as it is now."""
    return family.joined_into_id or family.pk


def decide(
    who: Who,
    row: str,
    family: Family | None,
    *,
    person: Person | None = None,
    on: date,
    now: datetime | None = None,
    item: Item | None = None,
    own: bool | None = None,
    purpose: str = "",
) -> Decision:
    """Answer whether `who` may do what a row of the matrix says. One query; changes nothing."""
    known, _ = facts(who, family, person=person, on=on, now=now, item=item, own=own, purpose=purpose)
    return rules.decide(row, known)


def may(who: Who, row: str, family: Family | None, **more: Any) -> bool:
    """Say whether a row is allowed, wholly or masked."""
    return decide(who, row, family, **more).opens


def relation(who: Who, family: Family, on: date) -> frozenset[str]:
    """Return what somebody is towards a family on a day: AW, TM, ... EX."""
    return rules.relation(facts(who, family, on=on)[0])


def withheld_items(who: Who, family: Family) -> frozenset[Item]:
    """Return what is withheld from a member of a family, as (kind, item) pairs."""
    if not who.person_ids:
        return frozenset()
    return frozenset(_withheld(who, kept(family)).values_list("kind", "item"))


def label_of(family: Family, person: Person | None = None, *, on: date) -> str:
    """Return the strongest label on a family or a person of it: "", "restricted" or "sealed"."""
    rows = _labels(Label.objects.all(), kept(family), person, on)
    return rules.strongest(set(rows.values_list("level", flat=True)))


def facts(
    who: Who,
    family: Family | None,
    *,
    person: Person | None = None,
    on: date,
    now: datetime | None = None,
    item: Item | None = None,
    own: bool | None = None,
    purpose: str = "",
) -> tuple[Facts, frozenset[Item]]:
    """Read all that the rules need, in one query; with what is withheld from the asker."""
    base = Facts(actors=ways.standing(who), purpose=len(purpose.strip()) > 0, own=bool(own))
    if family is None or who.is_nobody:
        return base, frozenset()
    found = _read(who, kept(family), person, on, now, item)
    if found is None:
        return replace(base, belongs=False), frozenset()
    withheld = frozenset(_pair(text) for text in found["withheld"] or ())
    hidden = withheld | {("person", ref) for ref in (*found["hidden_people"], *found["hidden_records"])}
    if own is None:
        own = person is not None and (person.merged_into_id or person.pk) == who.person_id
    live = frozenset(code for code in rules.ACTORS if found.get(f"is_{code}"))
    known = replace(
        base,
        actors=_actors(base.actors, live, bool(withheld) and who.is_family),
        live=live & rules.BY_ROLE,
        label=rules.strongest(set(found["labels"])),
        unnamed=rules.strongest(set(found["unnamed"])),
        excluded=found["excluded"],
        glass=found["glass"],
        belongs=found["belongs"],
        outside_lead="AW" in live and who.sector != "social_care",
        withheld=who.is_family and _kept_from(hidden, item, person, own),
        listed=found["listed"],
        own=own,
    )
    return known, hidden


def _pair(text: str) -> Item:
    kind, _, item = text.partition(":")
    return kind, item


def _withheld(who: Who, family_id: int) -> QuerySet[Withheld]:
    """Rows of what is withheld from the asker here. A person who is withheld is withheld in every family."""
    here = Q(family__in=network.with_joined([family_id])) | Q(kind="person")
    return Withheld.objects.filter(here, from_person_id__in=who.person_ids, lifted_on=None)


def _kept_from(hidden: frozenset[Item], item: Item | None, person: Person | None, own: bool) -> bool:
    """Is what is asked about kept from the asker? With all of a family withheld, only one's own is left."""
    if ("family", "") in hidden and not own and (item is not None or person is not None):
        return True
    if item is not None and (item in hidden or (item[0], "") in hidden):
        return True
    return person is not None and ("person", person.ref) in hidden


def _actors(standing: frozenset[str], live: frozenset[str], something_withheld: bool) -> frozenset[str]:
    """Join what somebody is by employer and role with what dated rows make them."""
    if "FAM" in live:
        return frozenset({"FAM", "WF"} if something_withheld else {"FAM"})
    held = live - rules.BY_ROLE
    return (standing - {"OT", "PX"} if held else standing) | live


def _labels(rows: QuerySet[Label], family_id: int, person: Person | None, on: date) -> QuerySet[Label]:
    whose = ways.at(Label.objects.order_by(), family_id).values("pk")
    if person is not None:
        records = people.every_record([person.merged_into_id or person.pk])
        whose = whose.union(Label.objects.order_by().filter(person__in=records).values("pk"))
    return rows.filter(ways.lasting(on), pk__in=whose)


def _any(rows: list[QuerySet[Any]], family_id: int) -> Any:
    found = Q()
    for some in rows:
        found |= Q(Exists(ways.at(some, family_id)))
    return found if rows else Value(False, output_field=BooleanField())


def _read(
    who: Who, family_id: int, person: Person | None, on: date, now: datetime | None, item: Item | None
) -> dict[str, Any] | None:
    """Run the one query, compiled once for each shape of asker (`base.prepared`): building it costs far more than running it."""
    own = len(who.team_ids)
    values: dict[str, prepared.Value] = {
        "family": family_id,
        "account": who.account_id,
        "practitioner": who.practitioner_id,
        "organisation": who.organisation_id,
        "teams": who.team_ids + who.managed_team_ids,
        "me": who.person_id,
        "people": who.person_ids,
        "person": (person.merged_into_id or person.pk) if person is not None else None,
        "on": on,
        "now": now,
        "item": item[1] if item else None,
    }

    def build(given: Mapping[str, Any]) -> QuerySet[Any, dict[str, Any]]:
        asker = replace(
            who,
            account_id=given["account"],
            practitioner_id=given["practitioner"],
            organisation_id=given["organisation"],
            team_ids=given["teams"][:own],
            managed_team_ids=given["teams"][own:],
            person_id=given["me"],
            person_ids=given["people"],
        )
        about = None if given["person"] is None else Person(pk=given["person"])
        thing = None if item is None else (item[0], given["item"])
        return _question(asker, given["family"], about, given["on"], given["now"], thing)

    key = ("facts", who.roles, who.sector, who.other_authority, own, item[0] if item else None)
    found = prepared.first(key, values, build)
    return None if found is None else {name.removeprefix("about_"): part for name, part in found.items()}


def _question(
    who: Who, family_id: int, person: Person | None, on: date, now: datetime | None, item: Item | None
) -> QuerySet[Any, dict[str, Any]]:
    members = ways.at(FamilyMember.objects.filter(ways.lasting(on)), family_id)
    parts: dict[str, Any] = {
        f"is_{code}": _any(rows, family_id) for code, rows in ways.routes(who, on).items()
    }
    parts["excluded"] = _any(ways.excluded(who, on), family_id)
    parts["glass"] = _any([ways.glass(who, on, now)] if who.practitioner_id else [], family_id)
    parts["labels"] = ArraySubquery(_labels(Label.objects.all(), family_id, person, on).values("level"))
    parts["unnamed"] = ArraySubquery(_labels(ways.unnamed(who, on), family_id, person, on).values("level"))
    text = Concat(F("kind"), Value(":"), F("item"))
    parts["withheld"] = ArraySubquery(_withheld(who, family_id).annotate(text=text).values("text"))
    hidden = _hidden_people(who, family_id, on)
    parts["hidden_people"] = ArraySubquery(_refs(who, Q(pk__in=hidden)))
    parts["hidden_records"] = ArraySubquery(_refs(who, Q(merged_into__in=hidden)))
    parts["belongs"] = _belongs(members, person)
    parts["listed"] = _listed(who, on, item)
    columns = {f"about_{name}": _as_value(part) for name, part in parts.items()}
    question: QuerySet[Any, dict[str, Any]] = (
        Family.objects.filter(pk=family_id).annotate(**columns).values(*columns)
    )
    return question


def _as_value(part: Any) -> Any:
    return ExpressionWrapper(part, output_field=BooleanField()) if isinstance(part, Q) else part


def _hidden_people(who: Who, family_id: int, on: date) -> QuerySet[Any, Any]:
    """The members (as they are now) who have a label of their own on which the asker is not named, who are withheld from
    the asker, or who are children that the asker, a grown-up of the family, has no tie to."""
    labels = ways.unnamed(who, on).filter(person__isnull=False)
    if who.is_family:
        labels = labels.filter(level=Label.Level.SEALED)  # restricting keeps workers out, not the family
    hidden = Q(kept__in=labels.values(kept_id=ways.kept_person()))
    if who.is_family:
        hidden |= Q(kept__in=withheld_people(who)) | Q(kept__in=strange_children(who, on))
    members = ways.at(FamilyMember.objects.annotate(kept=ways.kept_person()), family_id)
    found: QuerySet[Any, Any] = members.filter(hidden).values("kept")
    return found


def _refs(who: Who, which: Q) -> QuerySet[Any, Any]:
    """The references of some people, without the asker's own."""
    return Person.objects.filter(which).exclude(pk__in=who.person_ids).values("ref")


def withheld_people(who: Who) -> QuerySet[Any]:
    """The people (as they are now) who are withheld from the asker."""
    rows = Withheld.objects.filter(kind="person", from_person_id__in=who.person_ids, lifted_on=None)
    return Person.objects.filter(ref__in=rows.values("item")).values(kept_id=Coalesce("merged_into_id", "pk"))


def _belongs(members: QuerySet[FamilyMember], person: Person | None) -> Any:
    if person is None:
        return Value(True, output_field=BooleanField())
    return Exists(members.filter(person__in=people.every_record([person.merged_into_id or person.pk])))


def _listed(who: Who, on: date, item: Item | None) -> Any:
    """Is the asker on the list of this protected detail?"""
    if item is None or item[0] != "detail" or who.practitioner_id is None:
        return Value(False, output_field=BooleanField())
    mine = DetailReader.objects.filter(still(on), practitioner_id=who.practitioner_id)
    return Exists(mine.filter(detail__ref=item[1]))
