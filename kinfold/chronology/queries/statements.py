"""The statements by which the chronology is read. Written by hand: this is one of the pages that everybody opens all day.

A person's entries are read from the index of `about` in order, each entry fetched beside it (LATERAL), both fenced by
OFFSET 0: left to itself the planner reads all that ever happened in the family and sorts it, because it cannot know that
the two tables agree, nor, keeping one plan for all, how much has happened to this person. The names of people, organisations and accounts come with the rows.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from kinfold.base import prepared
from kinfold.chronology.queries.choosing import Choice, Seeing, Where, asked, excluded, placed, visible
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person

COLUMNS = """e.id, e.uuid, e.corrects, e.family_id, e.kind, e.detail, e.happened_on, e.happened_accuracy, e.until_on,
    e.timing_assumed, e.what, e.said_by, g.name, e.section, e.source, e.source_ref, e.recorded_on, r.display_name,
    e.reason"""
_NAMES = """LEFT JOIN agencies_organisation g ON g.id = e.organisation_id
    LEFT JOIN agencies_account r ON r.id = e.recorded_by_id"""
_PLAIN = f"SELECT {COLUMNS} FROM chronology_entry e {_NAMES}"  # noqa: S608 - constants
_BESIDE = """FROM (
        SELECT DISTINCT a.happened_on, a.entry_id FROM chronology_about a WHERE {outer} ORDER BY {order} OFFSET 0
    ) a CROSS JOIN LATERAL (
    SELECT * FROM chronology_entry e
    WHERE e.id = a.entry_id AND e.happened_on = a.happened_on AND {inner} OFFSET 0) e"""
_JOINED = """FROM chronology_about a
    JOIN chronology_entry e ON e.id = a.entry_id AND e.happened_on = a.happened_on"""
_MEANINGS = """
    SELECT a.entry_id, coalesce(k.id, p.id), coalesce(k.known_as, p.known_as), a.meant, a.meant_said_by
    FROM chronology_about a JOIN people_person p ON p.id = a.person_id
    LEFT JOIN people_person k ON k.id = p.merged_into_id
    WHERE a.entry_id = ANY(%s::bigint[]) AND a.happened_on BETWEEN %s::date AND %s::date ORDER BY a.entry_id, a.id
"""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose chronology: a person's within some families, or whole families'."""

    family_ids: tuple[int, ...]
    person_ids: tuple[int, ...] = ()


def scope_of(of: Person | Family, families: Collection[Family] | None = None) -> Scope:
    """Say whose chronology to read, with merged people and joined families.

    For a person, `families` are those whose record the asker has opened. Raises ValueError without them.
    """
    if isinstance(of, Family):
        return Scope(network.family_ids(of))
    if not families:
        raise ValueError("say in which families this person's chronology is read")
    numbers = tuple(number for family in families for number in network.family_ids(family))
    return Scope(numbers, people.same_ids(of))


def page_of(scope: Scope, view: Seeing, choice: Choice, *, put_right: Collection[Any]) -> list[Row]:
    """Read the entries of one page, without those that a correction has put right; one more than asked for if there are more."""
    entry = _entries(scope, view, choice)
    excluded(entry, list(put_right))
    return _ordered(scope, entry, choice, choice.limit + 1)


def one_of(scope: Scope, view: Seeing, choice: Choice, uuid: Any) -> list[Row]:
    """Read one entry, if this view may show it."""
    entry = _entries(scope, view, choice)
    entry.add("e.uuid = %s::uuid", uuid)
    return _ordered(scope, entry, choice, 1)


def corrections_of(scope: Scope) -> list[Row]:
    """Read every correction made in these families, in the order in which they were made: few."""
    entry = _in_families(scope)
    entry.add("e.corrects IS NOT NULL")
    return prepared.run(f"{_PLAIN} WHERE {entry.sql} ORDER BY e.id", entry.values)


def first_wordings(scope: Scope, uuids: Collection[Any]) -> list[Row]:
    """Read entries as they were first written."""
    entry = _in_families(scope)
    entry.add("e.uuid = ANY(%s::uuid[])", list(uuids))
    return prepared.run(f"{_PLAIN} WHERE {entry.sql}", entry.values)


def meanings_of(ids: Collection[int], days: Collection[Any]) -> list[Row]:
    """Read whom some entries are about and what they meant."""
    return prepared.run(_MEANINGS, [list(ids), min(days), max(days)])


def counted(scope: Scope, view: Seeing, choice: Choice, columns: str, tail: str = "") -> list[Row]:
    """Read something of every entry in a scope and time, in no order. `e`, `g` (organisation) may be named."""
    entry = _entries(scope, view, choice)
    placed(entry, choice, day="e.happened_on", number="e.id")
    source = "FROM chronology_entry e"
    if scope.person_ids:
        source = _JOINED
        placed(entry, choice, day="a.happened_on", number="a.entry_id")
        _among(entry, "a.person_id", scope.person_ids)
    agency = "LEFT JOIN agencies_organisation g ON g.id = e.organisation_id"
    return prepared.run(f"SELECT {columns} {source} {agency} WHERE {entry.sql} {tail}", entry.values)


def _entries(scope: Scope, view: Seeing, choice: Choice) -> Where:
    where = visible(view, choice)
    _among(where, "e.family_id", scope.family_ids)
    asked(where, choice)
    return where


def _in_families(scope: Scope) -> Where:
    where = Where()
    _among(where, "e.family_id", scope.family_ids)
    return where


def _among(where: Where, column: str, numbers: tuple[int, ...]) -> None:
    """One number is compared by itself: then the index gives the rows in order."""
    if len(numbers) == 1:
        where.add(f"{column} = %s::bigint", numbers[0])
    else:
        where.add(f"{column} = ANY(%s::bigint[])", list(numbers))


def _ordered(scope: Scope, entry: Where, choice: Choice, limit: int) -> list[Row]:
    direction = "ASC" if choice.oldest_first else "DESC"
    if not scope.person_ids:
        placed(entry, choice, day="e.happened_on", number="e.id")
        order = f"ORDER BY e.happened_on {direction}, e.id {direction} LIMIT {limit}"
        return prepared.run(f"{_PLAIN} WHERE {entry.sql} {order}", entry.values)
    about = Where()
    _among(about, "a.person_id", scope.person_ids)
    placed(about, choice, day="a.happened_on", number="a.entry_id")
    order = f"a.happened_on {direction}, a.entry_id {direction}"
    beside = _BESIDE.format(outer=about.sql, order=order, inner=entry.sql)
    sql = f"SELECT {COLUMNS} {beside} {_NAMES} ORDER BY {order} LIMIT {limit}"
    return prepared.run(sql, [*about.values, *entry.values])
