"""How much happened in each month, by group of kinds: for seeing patterns, never as a score."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection

from kinfold.chronology import registry
from kinfold.chronology.kinds import GROUPS
from kinfold.chronology.queries.choosing import Choice, Seeing, visible
from kinfold.chronology.queries.pages import families_of_view, scope_of
from kinfold.network.models import Family
from kinfold.people.models import Person


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A month (its first day) and how many entries of each group fell in it."""

    month: date
    groups: dict[str, int]

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(self.groups.values())


def months(
    of: Person | Family,
    view: Seeing,
    *,
    families: Collection[Family] | None = None,
    as_family: bool = False,
    readers: Collection[int] = (),
) -> list[MonthCount]:
    """Each month in which something happened, in order. One query over the entries of this person or family alone."""
    scope = scope_of(of, families or families_of_view(view))
    where = visible(view, Choice(as_family=as_family, readers=readers or scope.person_ids))
    scope.narrow(where)
    where.add("e.corrects IS NULL")
    number = scope.number
    sql = (
        f"SELECT date_trunc('month', {scope.day})::date, e.kind, count(DISTINCT {number}) "
        f"{scope.source} WHERE {where.sql} GROUP BY 1, 2 ORDER BY 1"
    )
    counted: dict[date, Counter[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, where.values)
        for month, kind, number_of in cursor.fetchall():
            counted.setdefault(month, Counter())[registry.group_of(kind)] += number_of
    return [
        MonthCount(month, {g: groups[g] for g in GROUPS if groups[g]}) for month, groups in counted.items()
    ]


def agencies_in(
    of: Person | Family, view: Seeing, *, families: Collection[Family] | None = None, as_family: bool = False
) -> list[tuple[int, str]]:
    """The organisations whose entries are here, by name: the choices of the agency filter."""
    scope = scope_of(of, families or families_of_view(view))
    where = visible(view, Choice(as_family=as_family, readers=scope.person_ids))
    scope.narrow(where)
    sql = (
        f"SELECT DISTINCT g.name, g.id {scope.source} JOIN agencies_organisation g ON g.id = e.organisation_id "
        f"WHERE {where.sql} ORDER BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, where.values)
        return [(number, name) for name, number in cursor.fetchall()]
