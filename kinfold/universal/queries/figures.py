"""Counts of checks for those who plan services: due, done, in time, by the same person. Whoever shows them hides small ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from kinfold.people import queries as people
from kinfold.universal import rules
from kinfold.universal.models import HealthCheck
from kinfold.universal.queries.checks import MISSED, lines, rows_of

if TYPE_CHECKING:
    from kinfold.people.models import Person


@dataclass
class CheckFigure:
    """One check over a year: of how many children its days ended; for how many it was done, in time, by whom they knew."""

    word: str
    title: str
    kind: str
    due: int = 0
    done: int = 0
    in_time: int = 0
    same_person: int = 0
    new_person: int = 0
    missed: int = 0
    silent: int = 0


def figures(on: date, within: QuerySet[Person] | None = None, *, months: int = 12) -> list[CheckFigure]:
    """For each check: the children whose last day for it fell in the months up to `on`, and what became of it.

    `within`: among these people; else among everybody. Raw counts: `services.queries.suppressed` hides what is under six.
    Two queries.
    """
    since = rules.later(on, {"months": -months})
    oldest = rules.later(since, {"months": -rules.OLDEST_MONTHS})
    base = people.born_since(oldest) if within is None else within.filter(born_on__gte=oldest)
    children = list(base.filter(merged_into=None, born_on__lte=on).order_by("pk"))
    rows = rows_of([child.pk for child in children])
    found = {of.word: CheckFigure(of.word, of.title, of.kind) for of in rules.checks()}
    for child in children:
        for line in lines(child, rows.get(child.pk, {}), on):
            last = line.window.last
            if (
                last is not None
                and since < last <= on
                and (line.row is not None or line.check.kind != "optional")
            ):
                _count(found[line.check.word], line.row, last)
    return list(found.values())


def _count(figure: CheckFigure, row: HealthCheck | None, last: date) -> None:
    figure.due += 1
    if row is None or row.state == HealthCheck.State.DUE:
        figure.silent += 1
    elif row.state in MISSED or row.state == HealthCheck.State.OFFERED_AGAIN:
        figure.missed += 1
    elif row.done_on is not None:
        figure.done += 1
        figure.in_time += row.done_on <= last
        figure.same_person += row.same_person == HealthCheck.Same.YES
        figure.new_person += row.same_person == HealthCheck.Same.NO
