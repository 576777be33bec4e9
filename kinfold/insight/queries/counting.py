"""Counting in one statement each: needs and requests by row, split by what is chosen, and by whether the reader may open the record.

The rooms below hand over their rows (`needs_then`, `traits`, ...); here they are only joined and counted. What is counted are
people: somebody with two needs of one kind is one person with that kind of need.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from kinfold.insight import rules
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.services.queries import Reach

Rows = QuerySet[Any, dict[str, Any]]

_DIMENSIONS: dict[str, str] = {
    "whose": """CASE WHEN part.is_parent AND (tie.is_mother OR (trait.sex = 'F' AND NOT coalesce(tie.is_father, false)))
        THEN 'mothers' WHEN part.is_parent AND (tie.is_father OR trait.sex = 'M') THEN 'fathers'
        WHEN part.is_step_parent THEN 'step' WHEN part.is_parent THEN 'parents' WHEN part.is_child THEN 'children'
        ELSE 'others' END""",
    "area": """CASE WHEN home.area = ANY(%(areas)s::text[]) THEN home.area WHEN coalesce(home.area, '') = '' THEN 'unknown'
        ELSE 'elsewhere' END""",
    "ethnicity": "coalesce(%(ethnicity)s::jsonb ->> trait.ethnicity, 'unknown')",
    "disability": "CASE disabled.disabled WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'unknown' END",
    "age": "CASE WHEN trait.born_on IS NULL THEN 'unknown' {ages} END",
    "language": """CASE WHEN trait.first_language = '' OR trait.first_language IS NULL THEN 'unknown'
        WHEN lower(trait.first_language) LIKE '%%english%%' THEN 'english' ELSE 'other' END""",
    "period": """CASE WHEN one.day >= %(first_quarter)s::date THEN to_char(one.day, 'YYYY-Q') ELSE 'before' END""",
    "need": "one.need",
    "service": "one.help",
}
_NEEDS: dict[str, tuple[str, ...]] = {
    "whose": ("part", "tie", "trait"),
    "area": ("home",),
    "ethnicity": ("trait",),
    "disability": ("disabled",),
    "age": ("trait",),
    "language": ("trait",),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader may open by name, and what nobody may count. Read once for a page."""

    families: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    sealed_families: tuple[int, ...] = ()
    sealed_people: tuple[int, ...] = ()
    others: bool = True

    @classmethod
    def of(cls, reach: Reach, sealed: tuple[Iterable[int], Iterable[int]], *, others: bool) -> "Reader":
        """Say it of somebody's reach."""
        families = network.with_joined(reach.families).values_list("pk", flat=True) if reach.families else ()
        return cls(tuple(families), tuple(reach.people), tuple(sealed[0]), tuple(sealed[1]), others)


@dataclass(frozen=True, slots=True)
class Tally:
    """One counted line: is it the reader's own work, which row, which groups, and the numbers."""

    mine: bool
    row: str
    groups: tuple[str, ...]
    numbers: tuple[int, ...]
    measures: tuple[Any, ...] = ()


def count(
    facts: str,
    given: dict[str, Any],
    *,
    dimensions: Sequence[str],
    numbers: Sequence[str],
    on: date,
    reader: Reader,
    areas: Sequence[str],
    measures: Sequence[str] = (),
) -> list[Tally]:
    """Count the rows of `facts` (SQL that gives person_kept, mine, row and what `numbers` name). One query.

    `measures` are taken of each line too (a median, the longest).
    """
    joins, columns = _joins(dimensions), [_column(name) for name in dimensions]
    with_parts, more = _with(joins, on)
    groups = ", ".join(f"{column} AS group_{index}" for index, column in enumerate(columns))
    counted = ", ".join([*(f"count(*) FILTER (WHERE {number})" for number in numbers), *measures])
    spread = ", ".join(["one.mine", "one.row", *(f"group_{index}" for index in range(len(columns)))])
    kept = "one.mine" if not reader.others else "one.mine OR NOT one.sealed"
    sql = f"""
        WITH {facts}{"".join(f", {name} AS MATERIALIZED ({part})" for name, part in with_parts.items())}
        SELECT {spread}, {counted}
        FROM one {" ".join(f"LEFT JOIN {name} ON {name}.person_kept = one.person_kept" for name in joins)}
        {f"CROSS JOIN LATERAL (SELECT {groups}) AS grouped" if columns else ""}
        WHERE {kept} GROUP BY {spread}
    """  # noqa: S608 - every part is ours; what was typed is a parameter
    with connection.cursor() as cursor:
        cursor.execute(sql, {**given, **more, **_given(on, areas)})
        found = cursor.fetchall()
    wide, last = 2 + len(columns), 2 + len(columns) + len(numbers)
    return [
        Tally(line[0], line[1], tuple(line[2:wide]), tuple(line[wide:last]), tuple(line[last:]))
        for line in found
    ]


def within(
    facts: str,
    given: dict[str, Any],
    *,
    dimensions: Sequence[str],
    row: str,
    chosen: Sequence[str],
    says: str,
    on: date,
    areas: Sequence[str],
) -> tuple[str, dict[str, Any]]:
    """Return the statement that names the reader's own people of a row and of what was chosen, with something of each."""
    joins, columns = _joins(dimensions), [_column(name) for name in dimensions]
    with_parts, more = _with(joins, on)
    wanted = " ".join(f"AND {column} = %(chosen_{index})s" for index, column in enumerate(columns))
    sql = f"""
        WITH {facts}{"".join(f", {name} AS MATERIALIZED ({part})" for name, part in with_parts.items())}
        SELECT one.person_kept, {says} FROM one
        {" ".join(f"LEFT JOIN {name} ON {name}.person_kept = one.person_kept" for name in joins)}
        WHERE one.mine AND one.row = %(wanted_row)s {wanted} ORDER BY 1 LIMIT %(most)s
    """  # noqa: S608 - every part is ours; what was typed is a parameter
    asked = {f"chosen_{index}": value for index, value in enumerate(chosen)}
    return sql, {**given, **more, **_given(on, areas), **asked, "wanted_row": row}


def named(rows: Rows, prefix: str) -> tuple[str, dict[str, Any]]:
    """Return the SQL of a set of rows with its parameters by name, so that it may stand within a larger statement."""
    sql, params = rows.query.sql_with_params()
    names = [f"{prefix}_{index}" for index in range(len(params))]
    parts = sql.split("%s")
    joined = "".join(f"{part}%({name})s" for part, name in zip(parts, names, strict=False)) + parts[-1]
    return joined, dict(zip(names, params, strict=True))


MINE = """(x.family_id = ANY(%(my_families)s::bigint[]) AND x.person_kept = ANY(%(my_people)s::bigint[]))"""
SEALED = """(x.family_id = ANY(%(sealed_families)s::bigint[]) OR x.person_kept = ANY(%(sealed_people)s::bigint[]))"""


def reading(reader: Reader) -> dict[str, Any]:
    """The parameters that `MINE` and `SEALED` take."""
    return {
        "my_families": list(reader.families),
        "my_people": list(reader.people),
        "sealed_families": list(reader.sealed_families),
        "sealed_people": list(reader.sealed_people),
    }


def named_areas(on: date) -> list[str]:
    """The areas that may be named: where at least six people known to us live."""
    return people.areas_of_many(on, rules.SMALLEST)


def _joins(dimensions: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(join for name in dimensions for join in _NEEDS.get(name, ())))


def _column(name: str) -> str:
    ages = " ".join(
        f"WHEN date_part('year', age(%(on)s::date, trait.born_on)) <= {oldest} THEN '{code}'"
        for code, _, oldest, _ in rules.AGES
    )
    return _DIMENSIONS[name].replace("{ages}", ages)


def _with(joins: Sequence[str], on: date) -> tuple[dict[str, str], dict[str, Any]]:
    sources: dict[str, Any] = {
        "part": lambda: network.parts_then(on),
        "tie": network.parents_of_somebody,
        "trait": people.traits,
        "home": lambda: people.areas_then(on),
        "disabled": lambda: people.disabled_then(on),
    }
    parts: dict[str, str] = {}
    given: dict[str, Any] = {}
    for name in joins:
        parts[name], more = named(sources[name](), name)
        given |= more
    return parts, given


def _given(on: date, areas: Sequence[str]) -> dict[str, Any]:
    return {
        "on": on,
        "areas": list(areas),
        "ethnicity": json.dumps(people.ethnic_groups()),
        "first_quarter": rules.quarter_begins(rules.quarters(on)[-1]),
    }
