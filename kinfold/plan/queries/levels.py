"""The reading door to levels: where each child stands and stood."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.plan.models import Level

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person


def level_now(person: Person, on: date) -> Level | None:
    """Return the level that a child has on a day, or None when nobody has set one.

    When levels changed twice on one day, the one that lasted is returned.
    """
    found = _on_day(people.same_ids(person), on)
    return found.get(person.pk) or next(iter(found.values()), None)


def level_history(person: Person) -> list[Level]:
    """Return every level of a child, earliest first, each with who decided it."""
    rows = Level.objects.filter(person_id__in=people.same_ids(person)).select_related("decided_by")
    return list(rows.order_by("since", "id"))


def levels_of(family: Family, on: date, *, among: Iterable[int] | None = None) -> dict[int, Level]:
    """Return the level of each member of a family on a day, by the person's number. One query for the rows.

    `among`, the members' numbers, saves reading them again.
    """
    members = among if among is not None else [member.person.pk for member in network.members(family, on)]
    return _on_day(members, on)


def _on_day(person_ids: Iterable[int], on: date) -> dict[int, Level]:
    rows = Level.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on), person_id__in=list(person_ids), since__lte=on
    ).order_by("since", "id")
    return {row.person_id: row for row in rows}
