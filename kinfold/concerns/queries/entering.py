"""Who is asking, and which children they may name by choosing them rather than typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from kinfold.agencies import queries as agencies
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.concerns import rules
from kinfold.concerns.models import Concern, ConcernAbout
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation, Practitioner
    from kinfold.network.models import Family


@dataclass(frozen=True, slots=True)
class Choosable:
    """A child who may be chosen instead of typed: as the writer knows them, never as we do."""

    ref: str
    name: str
    how: str


def must_be_worker(by: Who) -> Practitioner:
    """Return the practitioner who is acting. Raises `RefusedOpenly` for anybody else."""
    worker = agencies.practitioner_of(by)
    if worker is None:
        raise RefusedOpenly("Only somebody who works with families can do this.")
    return worker


def may_raise(by: Who, on: date) -> None:
    """Refuse those who may not add a contact at all (matrix W5: analysts, governance, administrators)."""
    if not sharing.may(by, "W5", None, on=on):
        raise RefusedOpenly("Your work does not include raising worries. Ring the duty team instead.")


def children_to_choose(by: Who, on: date, limit: int = 30) -> list[Choosable]:
    """List the children whom a worker may choose: in families they work with, and those they worried about before.

    A child of an earlier worry stands here as the worker typed them; whether we know the child stays untold (W5).
    """
    found: dict[int, Choosable] = {}
    mine = ConcernAbout.objects.filter(concern__raised_by_id=by.practitioner_id)
    for about in mine.select_related("person__merged_into").order_by("concern__recorded_at")[:limit]:
        chosen = Choosable(about.person.ref, about.typed_name, "you raised a worry before")
        found.setdefault(
            _now(about.person).pk, chosen
        )  # the first worry's words and reference, whatever came later
    for person in _seen(by, on)[:limit]:
        found.setdefault(person.pk, Choosable(person.ref, person.known_as, "you work with this family"))
    return list(found.values())


def _now(person: Person) -> Person:
    return person.merged_into or person


def _seen(by: Who, on: date) -> QuerySet[Person]:
    """The children in the families that a worker can open today."""
    return (
        sharing.visible_people(by, on)
        .filter(family_memberships__part__in=("child", "young_person", "unborn"), merged_into__isnull=True)
        .distinct()
        .order_by("known_as", "pk")
    )


def chosen_children(
    by: Who, children: Sequence[rules.TypedChild], on: date, *, within: Family | None
) -> tuple[dict[str, Person], Family | None]:
    """Return the chosen children by reference, and the family that they share.

    `within` is a family that the caller has opened already. Otherwise each chosen child must be one whom `by` may
    see or has worried about before: raises `Hidden` for any other.
    """
    refs = {child.person_ref for child in children if child.person_ref}
    if not refs:
        return {}, within
    if within is not None:
        inside = network.person_ids(within, on)
        found = {p.ref: people.kept(p) for p in people.referred(refs) if p.pk in inside}
        return _all_of(refs, found), within
    earlier = {
        about.person.ref: about
        for about in ConcernAbout.objects.filter(
            concern__raised_by_id=by.practitioner_id, person__ref__in=refs
        ).select_related("person", "concern__family__joined_into")
    }
    seen = {p.ref: p for p in sharing.visible_people(by, on).filter(ref__in=refs)}
    found = {ref: people.kept(about.person) for ref, about in earlier.items()}
    found |= {ref: people.kept(person) for ref, person in seen.items()}
    return _all_of(refs, found), _home(by, found, seen, earlier, on)


def _all_of(refs: set[str], found: dict[str, Person]) -> dict[str, Person]:
    if refs - set(found):
        raise Hidden
    return found


def _home(
    by: Who, found: dict[str, Person], seen: dict[str, Person], earlier: dict[str, ConcernAbout], on: date
) -> Family:
    """The family of the first chosen child: one that the writer can open, else that of their earlier worry."""
    ref = sorted(found)[0]
    if ref in seen:
        open_to_me = set(sharing.visible_families(by, on).values_list("pk", flat=True))
        for family in network.families_of(found[ref], on):
            if family.pk in open_to_me:
                return family
    if ref in earlier:
        family = earlier[ref].concern.family
        return family.joined_into or family
    return home_of(found[ref], on)


def children_in(concern: Concern | None, family: Family, on: date) -> list[Person]:
    """Return the children whom a worry is about; without one, the children of the family."""
    if concern is None:
        return network.children(family.joined_into or family, on)
    rows = concern.about.select_related("person__merged_into").order_by("pk")
    return list({person.pk: person for person in (people.kept(row.person) for row in rows)}.values())


def home_of(person: Person, on: date) -> Family:
    """Return the newest family of a person. Raises `NotNow` when there is none."""
    families = network.families_of(person, on)
    if not families:
        raise NotNow("This person is not in a family yet. Add them to one first.")
    return families[0]


def myself(by: Who, on: date) -> tuple[Person, Family]:
    """Return the member of a family who is asking for themselves, and their family."""
    assert by.person_id is not None
    person = people.numbered(by.person_id)
    return person, home_of(person, on)


def source_shown(raiser: Practitioner, not_to_be_named: bool) -> Organisation:
    """Return the agency shown as source: the authority's own where the raiser asked not to be named."""
    team = agencies.duty_team() if not_to_be_named else None
    return team.organisation if team else raiser.organisation
