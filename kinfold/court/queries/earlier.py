"""Whether a parent has been in court for children before: a few facts without names, only of families the asker could find.

Read only through `actions.look_at_earlier_proceedings`, which keeps who looked and what for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kinfold.court.models import EarlierProceedingsLook, Proceedings
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

PARENTS = frozenset({"mother_of", "father_of", "parent_of"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """One court case of a parent: when, how many children, how it ended. No names: whoever needs more asks for it."""

    family: Family
    issued_on: date
    children: int
    ended_on: date | None
    how: str
    same_family: bool


def earlier_cases(person: Person, family: Family, who: Who, on: date) -> list[Earlier]:
    """Return the court cases about this parent's children, the newest first, as far as the asker could find the family."""
    mine = _children_of(person, on)
    rows = Proceedings.objects.filter(Q(children__person_id__in=mine)).distinct()
    rows = rows.select_related("family__joined_into").prefetch_related("children")
    found = list(rows.order_by("-issued_on", "-pk"))
    own = set(network.family_ids(family))
    other = {one.family_id for one in found} - own
    findable = set(
        sharing.findable_families(who, on).filter(pk__in=_kept(found, other)).values_list("pk", flat=True)
    )
    return [
        Earlier(
            family=one.family.joined_into or one.family,
            issued_on=one.issued_on,
            children=len(one.children.all()),
            ended_on=one.ended_on,
            how=one.get_state_display(),
            same_family=one.family_id in own,
        )
        for one in found
        if one.family_id in own or (one.family.joined_into_id or one.family_id) in findable
    ]


def _kept(found: Iterable[Proceedings], numbers: set[int]) -> set[int]:
    return {one.family.joined_into_id or one.family_id for one in found if one.family_id in numbers}


def _children_of(person: Person, on: date) -> list[int]:
    """The numbers of a person's children, merged records too, by the ties of parents that were ever written down."""
    same = set(people.same_ids(person))
    ties = network.ties(person, on)
    numbers = {tie.b_id for tie in ties if tie.type in PARENTS and tie.a_id in same and tie.b_id is not None}
    return sorted(people.with_merged(numbers))


def look(ref: str) -> EarlierProceedingsLook:
    """Return one look. Raises `EarlierProceedingsLook.DoesNotExist`."""
    rows = EarlierProceedingsLook.objects.select_related("family__joined_into", "person", "looked_by")
    return rows.get(ref=ref)


def looks(family: Family) -> list[EarlierProceedingsLook]:
    """Return who looked, when and what for, the newest first."""
    rows = EarlierProceedingsLook.objects.filter(family_id__in=network.family_ids(family))
    return list(rows.select_related("person", "looked_by").order_by("-on_day", "-pk"))


def found_by(row: EarlierProceedingsLook, who: Who) -> list[Earlier]:
    """Return what a look found, to the one who looked, on the day they looked."""
    if row.looked_by_id is None or row.looked_by_id != who.practitioner_id:
        return []
    return earlier_cases(row.person, row.family, who, row.on_day)
