"""How much happened in each month, by group of kinds: for seeing patterns, never as a score."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db import connection

from kinfold.chronology import registry
from kinfold.chronology.queries.choosing import Choice, Seeing, visible
from kinfold.chronology.queries.pages import Scope, families_of_view, scope_of
from kinfold.network.models import Family
from kinfold.people.models import Person

By = Literal["group", "agency"]
NOBODY_NAMED = "Not said"
_AGENCY = "LEFT JOIN agencies_organisation g ON g.id = e.organisation_id"


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
    where = visible(view, choice)
    scope.narrow(where)
    where.add("e.corrects IS NULL")
    if choice.since is not None:
        where.add(f"{scope.day} >= %s", choice.since)
    if choice.until is not None:
        where.add(f"{scope.day} <= %s", choice.until)
    column, join = ("e.kind", "") if by == "group" else ("coalesce(g.name, %s)", _AGENCY)
    sql = (
        f"SELECT date_trunc('month', {scope.day})::date, {column}, count(DISTINCT {scope.number}) "
        f"{scope.source} {join} WHERE {where.sql} GROUP BY 1, 2 ORDER BY 1"
    )
    counted: dict[date, Counter[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, [NOBODY_NAMED, *where.values] if by == "agency" else where.values)
        for month, name, number in cursor.fetchall():
            called = registry.group_of(name) if by == "group" else name
            counted.setdefault(month, Counter())[called] += number
    return [MonthCount(month, dict(groups)) for month, groups in counted.items()]


def agencies_in(scope: Scope, view: Seeing, choice: Choice) -> list[tuple[int, str]]:
    """The organisations whose entries are in a scope, by name: the choices of the agency filter."""
    where = visible(view, choice)
    scope.narrow(where)
    sql = (
        f"SELECT DISTINCT g.name, g.id {scope.source} JOIN agencies_organisation g ON g.id = e.organisation_id "
        f"WHERE {where.sql} ORDER BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, where.values)
        return [(number, name) for name, number in cursor.fetchall()]
