"""Workers of a team who are leaving, family by family: until when, as what, and which child chose them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinfold.agencies.models import Practitioner
from kinfold.network import queries as network
from kinfold.network.models import Family, Involvement
from kinfold.people.models import Person
from kinfold.work import rules
from kinfold.work.queries.scope import Scope
from kinfold.work.queries.shown import kept


@dataclass(frozen=True, slots=True)
class Goodbye:
    """One worker who is leaving one family."""

    worker: Practitioner
    family: Family
    role: str
    since: date
    last_day: date
    why: str
    chosen_by: frozenset[int]
    stays: str = ""


def goodbyes(scope: Scope, on: date) -> list[Goodbye]:
    """Who leaves within two months: their part has a last day, or they leave the team, or their work. Two queries.

    Somebody else who holds the family and stays is named beside it.
    """
    until = on + rules.GOODBYE
    planned = network.goodbyes(scope.family_ids, on, until)
    days = _last_days(scope, on, until)
    rows: dict[tuple[int, int], tuple[Involvement, date, str]] = {}
    for row in planned:
        assert row.until is not None
        rows[row.practitioner_id, kept(row.family)] = (row, row.until, row.reason_ended)
    for row in scope.held:
        if row.practitioner_id in days:
            rows.setdefault((row.practitioner_id, kept(row.family)), (row, *days[row.practitioner_id]))
    if not rows:
        return []
    children = network.children_in({number for _, number in rows}, on)
    chosen = _chosen({one.pk: one for some in children.values() for one in some}.values(), on)
    leaving = {worker for worker, _ in rows}
    return [
        Goodbye(
            worker=row.practitioner,
            family=row.family.joined_into or row.family,
            role=row.get_role_display(),
            since=row.since,
            last_day=day,
            why=why,
            chosen_by=frozenset(
                one.pk for one in children.get(number, []) if (one.pk, worker) in chosen
            ),
            stays=_stays(scope, number, leaving),
        )
        for (worker, number), (row, day, why) in rows.items()
    ]  # fmt: skip


def _last_days(scope: Scope, on: date, until: date) -> dict[int, tuple[date, str]]:
    """The last day, with why, of each member who leaves the team or their work."""
    found: dict[int, tuple[date, str]] = {}
    for row in scope.members:
        worker = row.practitioner
        days = [(day, why) for day, why in ((row.until, f"leaves {row.team}"), (worker.left_on, "leaves this work"))
                if day is not None and on <= day <= until]  # fmt: skip
        if days and worker.left_on != on:
            found[worker.pk] = min(days)
    return found


def _chosen(children: Iterable[Person], on: date) -> set[tuple[int, int]]:
    """Which child chose which worker, by their numbers."""
    rows = network.who_matter_to(children, on)
    return {
        (child, row.practitioner_id)
        for child, some in rows.items()
        for row in some
        if row.chosen_by_child and row.practitioner_id is not None
    }


def _stays(scope: Scope, family: int, leaving: set[int]) -> str:
    """Somebody of the teams who holds the family and has no last day."""
    for row in scope.held:
        if kept(row.family) == family and row.practitioner_id not in leaving and row.until is None:
            return str(row.practitioner)
    return ""
