"""Orders about a child: in force on a day, and all there have been."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kinfold.court import rules
from kinfold.court.models import Order
from kinfold.network import queries as network
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person


def order(ref: str) -> Order:
    """Return an order by its reference: what a legal status in care is backed by. Raises `Order.DoesNotExist`."""
    rows = Order.objects.select_related("family__joined_into", "person__merged_into", "proceedings")
    return rows.get(ref=ref)


def orders_of(child: Person, on: date | None = None) -> list[Order]:
    """Return the orders about a child, in the order they were made; with a day, those in force on it."""
    rows = Order.objects.filter(person_id__in=people.same_ids(child)).select_related("proceedings", "person")
    if on is not None:
        rows = rows.filter(in_force(on))
    return list(rows)


def in_force(on: date) -> Q:
    """The condition that an order holds on a day: made by then, not ended, its own last day not passed."""
    running = Q(ended_on=None) | Q(ended_on__gt=on)
    return Q(made_on__lte=on) & running & (Q(until=None) | Q(until__gte=on))


def open_orders(child: Person, *, lock: bool = False) -> list[Order]:
    """Return the orders about a child that nobody has said to have ended, whatever day they name themselves."""
    rows = Order.objects.filter(person_id__in=people.same_ids(child), ended_on=None)
    return list(rows.select_for_update(of=("self",)) if lock else rows)


def orders_in(family: Family, children: Iterable[Person] | None = None) -> list[Order]:
    """Return every order in a family, the newest first; of some children only, if they are given."""
    rows = Order.objects.filter(family_id__in=network.family_ids(family))
    if children is not None:
        rows = rows.filter(person_id__in=[number for child in children for number in people.same_ids(child)])
    found = rows.select_related("person__merged_into", "proceedings").order_by("-made_on", "-pk")
    return list(found)


def codes_of(child: Person) -> list[tuple[str, date, date | None]]:
    """Return the legal statuses that a child's orders gave, for the yearly return: code, from, until (or its own last day)."""
    return [
        (code, one.made_on, one.ended_on or one.until)
        for one in orders_of(child)
        if (code := rules.legal_status(one.word))
    ]


def liberty_of(child: Person) -> list[tuple[date, date | None]]:
    """Return a child's deprivation of liberty orders, from and to (the return's DoLo file)."""
    return [
        (one.made_on, one.ended_on or one.until) for one in orders_of(child) if one.word == Order.Word.LIBERTY
    ]
