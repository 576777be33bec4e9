"""Short facts about care for the pages of other rooms: already fit for whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import plain
from kinfold.base.facts import Fact
from kinfold.care import rules
from kinfold.care.models import Placement
from kinfold.care.queries import finding
from kinfold.care.queries.growing_up import caring_facts
from kinfold.care.queries.promised import missing_now, talks_due
from kinfold.network import queries as network

if TYPE_CHECKING:
    from kinfold.care.models import PeriodOfCare
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


def facts_for_family(family: Family, on: date, view: View) -> list[Fact]:
    """One line for each child in care whom the reader may know of, and for one who is missing. Four queries."""
    children = [one for one in network.children(family, on) if not view.hides("person", about=[one.ref])]
    periods = finding.in_care(children, on)
    homes = _kinds(periods.values(), on)
    found = []
    for child in children:
        if child.pk in periods:
            found.append(_in_care(child, periods[child.pk], homes))
    return [*found, *(_missing_facts(children, on) if _is_worker(view) else [])]


def facts_for_child(child: Person, on: date, view: View) -> list[Fact]:
    """Where the child lives and since when, as the reader may know it; for workers, what is due too."""
    if view.hides("person", about=[child.ref]):
        return []
    periods = finding.in_care([child], on)
    found = [_in_care(child, period, _kinds([period], on)) for period in periods.values()]
    if _is_worker(view):
        found += _missing_facts([child], on)
    return [*found, *caring_facts(child, on, view)]


def _is_worker(view: View) -> bool:
    return view.whole("V3") and view.who is not None and not view.who.is_family


def _in_care(child: Person, period: PeriodOfCare, homes: dict[int, str]) -> Fact:
    where = rules.home_said(homes.get(period.pk, ""))
    since = f"Looked after since {plain(period.began_on)}."
    return Fact(f"{child.known_as} lives {where}", since, "care", child.ref, "care")


def _kinds(periods: Iterable[PeriodOfCare], on: date) -> dict[int, str]:
    """The kind of placement in each of these periods on a day. One query."""
    rows = Placement.objects.filter(period__in=[p.pk for p in periods], since__lte=on).order_by("since", "pk")
    return {row.period_id: row.kind for row in rows if row.until is None or row.until > on}


def _missing_facts(children: Iterable[Person], on: date) -> list[Fact]:
    some = list(children)
    away = [
        Fact(
            f"{row.person.known_as} is missing",
            f"Since {plain(row.began_on)}.",
            "missing_episode",
            row.ref,
            "care",
        )
        for row in missing_now(some)
        if row.began_on <= on
    ]
    talks = [
        Fact(
            f"Listen to {row.person.known_as} after being missing",
            f"By {plain(row.talk_due_on)}." if row.talk_due_on else "",
            "missing_episode",
            row.ref,
            "care",
        )
        for row in talks_due(some, on)
    ]
    return [*away, *talks]
