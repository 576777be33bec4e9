"""A child's checks: which are due, done, missed; from the birthday and what was written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.universal import rules
from kinfold.universal.models import CheckStep, HealthCheck

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View

S = HealthCheck.State
MISSED = frozenset({S.NOT_TAKEN_UP, S.NOT_OFFERED, S.DECLINED})
INEXACT = frozenset({"month", "year", "about", "unknown"})


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check of one child on a day: its days, and the row where something is written about it."""

    check: rules.Check
    window: rules.Window
    row: HealthCheck | None
    on: date

    @property
    def standing(self) -> str:
        """done, offered_again, missed, silent (its days have passed and nobody has told us), due, later or passed
        (one that only some places offer)."""
        if self.row is not None and self.row.state != S.DUE:
            return "missed" if self.row.state in MISSED else str(self.row.state)
        if self.window.is_past(self.on):
            return "silent" if rules.counts_as_missed(self.check) else "passed"
        return "later" if self.window.is_ahead(self.on) else "due"

    @property
    def is_missed(self) -> bool:
        """True while it did not happen, or nobody has told us, or it was offered again and is not done."""
        return self.standing in ("missed", "silent", "offered_again")

    @property
    def since(self) -> date | None:
        """Since when it is missed: the day it was known, or the last day of its days."""
        if not self.is_missed:
            return None
        return (self.row.missed_on if self.row is not None else None) or self.window.last


def exact_birthday(child: Person) -> date | None:
    """The birthday where the very day is known; the days of a check cannot be counted from "about 2023"."""
    return None if child.born_accuracy in INEXACT else child.born_on


def lines(child: Person, rows: Mapping[str, HealthCheck], on: date) -> list[CheckLine]:
    """Every check that is for this child, in the order of the schedule, with what is written about it."""
    language = {word: row.language for word, row in rows.items()}
    found = [
        CheckLine(days.check, days, rows.get(days.check.word), on)
        for days in rules.windows(born_on=exact_birthday(child), expected_on=child.expected_on)
        if rules.applies(days.check, language) or days.check.word in rows
    ]
    shown = {line.check.word for line in found}
    beside = [rules.check(word) for word in rows if word not in shown]
    return found + [CheckLine(of, rules.Window(of, None, None), rows[of.word], on) for of in beside]


def checks_of(child: Person, on: date) -> list[CheckLine]:
    """Every check of a child on a day. One query."""
    return lines(child, rows_of([child.pk]).get(child.pk, {}), on)


def rows_of(children: Iterable[int]) -> dict[int, dict[str, HealthCheck]]:
    """What is written about the checks of these children (as they are now), by check. One query."""
    found: dict[int, dict[str, HealthCheck]] = {}
    rows = HealthCheck.objects.filter(child__in=people.every_record(children))
    for row in rows.select_related("child", "seen_by").order_by("pk"):
        found.setdefault(row.child.merged_into_id or row.child_id, {})[row.word] = row
    return found


def due_checks(child: Person, on: date) -> list[CheckLine]:
    """The checks that are due on a day: their days have begun and nobody has done them."""
    return [line for line in checks_of(child, on) if line.standing == "due" and line.check.kind != "optional"]


def not_superseded(found: list[CheckLine]) -> list[CheckLine]:
    """The missed checks after which nobody has seen the child for another: what came before that is past."""
    seen = [number for number, line in enumerate(found) if line.standing == "done"]
    after = seen[-1] if seen else -1
    return [line for number, line in enumerate(found) if line.is_missed and number > after]


def check_row(child: Person, word: str) -> HealthCheck | None:
    """What is written about one check of a child, with its steps."""
    ids = people.same_ids(child)
    rows = HealthCheck.objects.filter(child_id__in=ids, word=word).select_related(
        "seen_by__organisation", "child"
    )
    return rows.prefetch_related("steps").order_by("pk").last()


def reasons(found: Iterable[CheckLine]) -> dict[int, str]:
    """What got in the way of each of these checks the last time, as the family said it; by the number of the row."""
    rows = [line.row.pk for line in found if line.row is not None and line.row.state != S.DONE]
    steps = CheckStep.objects.filter(check_of_id__in=rows).exclude(why="").order_by("happened_on", "pk")
    return dict(steps.values_list("check_of_id", "why")) if rows else {}


def may_see_check(row: HealthCheck, view: View) -> bool:
    """Whether a reader may know of a check: nothing about a child kept from them, nor an entry that is."""
    kept = [("check", row.ref), ("entry", str(row.entry))]
    return not any(view.hides(kind, ref, about=[row.child.ref]) for kind, ref in kept)


def seen_lines(child: Person, view: View, on: date) -> list[CheckLine]:
    """The checks of a child as far as a reader may see them: what is kept from them is as if nothing was written."""
    return [
        line
        if line.row is None or may_see_check(line.row, view)
        else CheckLine(line.check, line.window, None, on)
        for line in checks_of(child, on)
    ]


def family_lines(children: Iterable[Person], view: View, on: date) -> list[tuple[Person, list[CheckLine]]]:
    """The checks of those of these children who are small enough, one query for all of them."""
    young = [
        child for child in children if _is_young(child, on) and not view.hides("person", about=[child.ref])
    ]
    if not young:
        return []
    rows = rows_of([child.pk for child in young])
    return [(child, lines(child, _seen(rows.get(child.pk, {}), view), on)) for child in young]


def written_lines(family: Family, view: View, on: date) -> list[tuple[Person, list[CheckLine]]]:
    """The checks of those small children of a family of whom something is written. One query."""
    rows: dict[Person, dict[str, HealthCheck]] = {}
    found = HealthCheck.objects.filter(family_id__in=network.family_ids(family))
    for row in found.select_related("child__merged_into", "seen_by").order_by("pk"):
        rows.setdefault(row.child.merged_into or row.child, {})[row.word] = row
    return [
        (child, lines(child, _seen(mine, view), on))
        for child, mine in rows.items()
        if _is_young(child, on) and not view.hides("person", about=[child.ref])
    ]


def _is_young(child: Person, on: date) -> bool:
    return child.is_unborn or (child.born_on is not None and not rules.too_old(child.born_on, on))


def _seen(rows: dict[str, HealthCheck], view: View) -> dict[str, HealthCheck]:
    return {word: row for word, row in rows.items() if may_see_check(row, view)}
