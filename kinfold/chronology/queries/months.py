"""How much happened in each month, by group of kinds: for seeing patterns, never as a score."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kinfold.chronology import registry
from kinfold.chronology.queries import statements
from kinfold.chronology.queries.choosing import Choice, Seeing
from kinfold.chronology.queries.pages import families_of_view
from kinfold.chronology.queries.statements import Scope, scope_of
from kinfold.network.models import Family
from kinfold.people.models import Person

By = Literal["group", "agency"]
NOBODY_NAMED = "Not said"


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A month (its first day) and how many entries of each group, or from each organisation, fell in it."""

    month: date
    groups: dict[str, int]


def months(
    of: Person | Family,
    view: Seeing,
    *,
    families: Collection[Family] | None = None,
    as_family: bool = False,
    readers: Collection[int] = (),
    by: By = "group",
    since: date | None = None,
    until: date | None = None,
) -> list[MonthCount]:
    """Each month in which something happened, in order: one query over the entries of this person or family alone.

    Counted by group of kinds or by organisation. A correction counts once, where the first entry stood.
    """
    scope = scope_of(of, families or families_of_view(view))
    return months_in(
        scope, view, Choice(since=since, until=until, as_family=as_family, readers=readers), by=by
    )


def months_in(scope: Scope, view: Seeing, choice: Choice, *, by: By = "group") -> list[MonthCount]:
    """The same for a scope worked out before."""
    column = "e.kind" if by == "group" else "g.name"
    rows = statements.counted(
        scope,
        view,
        choice,
        f"date_trunc('month', e.happened_on)::date, {column}, "
        "count(DISTINCT e.id) FILTER (WHERE e.corrects IS NULL)",
        "GROUP BY 1, 2 ORDER BY 1",
    )
    found: dict[date, Counter[str]] = {}
    for month, name, number in rows:
        called = registry.group_of(name) if by == "group" else name or NOBODY_NAMED
        if number:
            found.setdefault(month, Counter())[called] += number
    return [MonthCount(month, dict(groups)) for month, groups in found.items()]


def agencies_in(scope: Scope, view: Seeing, choice: Choice) -> list[tuple[int, str]]:
    """The organisations whose entries are in a scope, by name: the choices of the agency filter."""
    rows = statements.counted(scope, view, choice, "DISTINCT g.name, g.id", "AND g.id IS NOT NULL ORDER BY 1")
    return [(number, name) for name, number in rows]
