"""The one decision function: what is known about asker and family is read in one query, then `rules` decide."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from kinfold.base.who import Who
from kinfold.network.models import Family, FamilyMember
from kinfold.sharing import rules
from kinfold.sharing.models import DetailReader, Label, ProtectedDetail, Withheld
from kinfold.sharing.queries import routes as ways
from kinfold.sharing.queries.who import still
from kinfold.sharing.rules import Decision, Facts

if TYPE_CHECKING:
    from kinfold.people.models import Person

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
    person: "Person | None" = None,
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
    rows = ways.at(Withheld.objects.filter(from_person_id__in=who.person_ids, lifted_on=None), kept(family))
    return frozenset(rows.values_list("kind", "item"))


def label_of(family: Family, person: "Person | None" = None, *, on: date) -> str:
    """Return the strongest label on a family or a person of it: "", "restricted" or "sealed"."""
    return rules.strongest(
        set(_labels(Label.objects.all(), kept(family), person, on).values_list("level", flat=True))
    )


def facts(
    who: Who,
    family: Family | None,
    *,
    person: "Person | None" = None,
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
    mine = person is not None and (person.merged_into_id or person.pk) == who.person_id
    live = frozenset(code for code in rules.ACTORS if found.get(f"is_{code}"))
    return replace(
        base,
        actors=_actors(base.actors, live, bool(withheld) and who.is_family),
        live=live & rules.BY_ROLE,
        label=rules.strongest(set(found["labels"])),
        unnamed=rules.strongest(set(found["unnamed"])),
        excluded=found["excluded"],
        glass=found["glass"],
        belongs=found["belongs"],
        outside_lead="AW" in live and who.sector != "social_care",
        withheld=_kept_from(withheld, item, person),
        listed=found["listed"],
        own=mine if own is None else own,
    ), withheld | frozenset(("person", ref) for ref in found["hidden_people"] or ())


def _pair(text: str) -> Item:
    kind, _, item = text.partition(":")
    return kind, item


def _kept_from(withheld: frozenset[Item], item: Item | None, person: "Person | None") -> bool:
    if item is not None and (item in withheld or (item[0], "") in withheld):
        return True
    return person is not None and ("person", person.ref) in withheld


def _actors(standing: frozenset[str], live: frozenset[str], something_withheld: bool) -> frozenset[str]:
    """Join what somebody is by employer and role with what dated rows make them."""
    if "FAM" in live:
        return frozenset({"FAM", "WF"} if something_withheld else {"FAM"})
    held = live - rules.BY_ROLE
    return (standing - {"OT", "PX"} if held else standing) | live


def _labels(rows: QuerySet[Label], family_id: int, person: "Person | None", on: date) -> QuerySet[Label]:
    where = Q(family_id=family_id) | Q(family__joined_into_id=family_id)
    if person is not None:
        root = person.merged_into_id or person.pk
        where |= Q(person_id=root) | Q(person__merged_into_id=root)
    return rows.filter(where, ways.lasting(on))


def _any(rows: list[QuerySet[Any]], family_id: int) -> Any:
    found = Q()
    for some in rows:
        found |= Q(Exists(ways.at(some, family_id)))
    return found if rows else Value(False, output_field=BooleanField())


def _read(
    who: Who, family_id: int, person: "Person | None", on: date, now: datetime | None, item: Item | None
) -> dict[str, Any] | None:
    members = ways.at(FamilyMember.objects.filter(ways.lasting(on)), family_id)
    mine = Withheld.objects.filter(from_person_id__in=who.person_ids, lifted_on=None)
    parts: dict[str, Any] = {
        f"is_{code}": _any(rows, family_id) for code, rows in ways.routes(who, on).items()
    }
    parts["excluded"] = _any(ways.excluded(who, on), family_id)
    parts["glass"] = _any([ways.glass(who, on, now)] if who.practitioner_id else [], family_id)
    parts["labels"] = ArraySubquery(_labels(Label.objects.all(), family_id, person, on).values("level"))
    parts["unnamed"] = ArraySubquery(_labels(ways.unnamed(who, on), family_id, person, on).values("level"))
    text = Concat(F("kind"), Value(":"), F("item"))
    parts["withheld"] = ArraySubquery(ways.at(mine, family_id).annotate(text=text).values("text"))
    parts["hidden_people"] = ArraySubquery(_hidden_people(who, family_id, on))
    parts["belongs"] = _belongs(members, person)
    parts["listed"] = _listed(who, on, item)
    columns = {f"about_{name}": _as_value(part) for name, part in parts.items()}
    found = Family.objects.filter(pk=family_id).annotate(**columns).values(*columns).first()
    return None if found is None else {name: found[f"about_{name}"] for name in parts}


def _as_value(part: Any) -> Any:
    return ExpressionWrapper(part, output_field=BooleanField()) if isinstance(part, Q) else part


def _hidden_people(who: Who, family_id: int, on: date) -> QuerySet[Any]:
    """References of members with a label of their own on which the asker is not named."""
    labels = ways.unnamed(who, on).filter(person__isnull=False)
    members = ways.at(FamilyMember.objects.all(), family_id).exclude(person_id__in=who.person_ids)
    same = Q(kept=OuterRef("kept"))
    labelled = labels.annotate(kept=ways.kept_person()).filter(same)
    return members.annotate(kept=ways.kept_person()).filter(Exists(labelled)).values("person__ref")


def _belongs(members: QuerySet[FamilyMember], person: "Person | None") -> Any:
    if person is None:
        return Value(True, output_field=BooleanField())
    root = person.merged_into_id or person.pk
    return Exists(members.filter(Q(person_id=root) | Q(person__merged_into_id=root)))


def _listed(who: Who, on: date, item: Item | None) -> Any:
    """Is the asker on the list of this protected detail?"""
    if item is None or item[0] != "detail" or who.practitioner_id is None:
        return Value(False, output_field=BooleanField())
    details = ProtectedDetail.objects.filter(ref=item[1])
    return Exists(
        DetailReader.objects.filter(
            still(on), practitioner_id=who.practitioner_id, detail__in=details.values("pk")
        )
    )
