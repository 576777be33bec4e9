"""The public directory page by page, as everybody looks at it: by name or the nearest first, by statements planned once.

Most looks at Kinfold's directory are at these lists, by people who are not signed in. Only what a list shows is read of each
service; a field that was not read is fetched when somebody asks for it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from kinfold.agencies.models import Organisation
from kinfold.base import prepared
from kinfold.services import rules
from kinfold.services.models import Opening, Place, Service

Spot = tuple[float, float]
SHOWN = (
    "id",
    "slug",
    "name",
    "does",
    "for_whom",
    "youngest",
    "oldest",
    "phone",
    "checked_on",
    "organisation_id",
)
GIVER = ("id", "name", "phone")
PLACED = ("id", "ref", "name", "town", "latitude", "longitude")
HOURS = ("id", "service_id", "weekday", "opens", "closes")
_ROW = ", ".join(chain((f"s.{name}" for name in SHOWN), (f"o.{name}" for name in GIVER)))
_FROM = "FROM services_service s LEFT JOIN agencies_organisation o ON o.id = s.organisation_id"
_LISTED = "s.public AND NOT s.csc_only AND (s.withdrawn_on IS NULL OR s.withdrawn_on > %s::date)"
_HOLDS = " OR ".join(
    f"upper({name}) LIKE upper(%s::text)" for name in ("s.name", "s.does", "s.target", "o.name", "s.slug")
)
_NEAREST = f"""
    WITH away AS (
        SELECT g.service_id, min(a.miles) AS miles
        FROM services_serviceplace g JOIN unnest(%s::bigint[], %s::float8[]) AS a(place, miles) ON a.place = g.place_id
        GROUP BY g.service_id
    ), ordered AS (
        SELECT s.id, coalesce(w.miles, 'infinity') AS miles, s.name
        {_FROM} LEFT JOIN away w ON w.service_id = s.id WHERE {{where}}
    ), wanted AS (
        SELECT id, miles, name FROM ordered {{after}} ORDER BY miles, name, id LIMIT %s::int
    )
    SELECT {_ROW}, wanted.miles {_FROM} JOIN wanted ON wanted.id = s.id ORDER BY wanted.miles, wanted.name, wanted.id
"""  # noqa: S608 - our own names


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What somebody looks for. Nothing set: everything."""

    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    area: str = ""
    age: int | None = None


@dataclass(slots=True)
class _Where:
    """A condition in SQL, and its values in their order."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, part: str, *values: Any) -> None:
        self.parts.append(part)
        self.values += values

    @property
    def sql(self) -> str:
        return " AND ".join(self.parts)


def by_name(looked: Looked, on: date, start: tuple[str, int] | None, most: int) -> list[Service]:
    """The public services that somebody looks for, by name; those after one of them."""
    where = _where(looked, on)
    if start is not None:
        where.add("(s.name, s.id) > (%s::text, %s::bigint)", *start)
    sql = f"SELECT {_ROW} {_FROM} WHERE {where.sql} ORDER BY s.name, s.id LIMIT %s::int"
    return _services(prepared.run(sql, [*where.values, most]))


def by_nearness(
    looked: Looked, on: date, near: Spot, after: int | None, most: int
) -> list[tuple[Service, float]]:
    """The same, the nearest first, with the miles; what has no place on the earth (one rings it, or it comes) last, by name."""
    where = _where(looked, on)
    miles = {
        place.pk: rules.miles(near, spot) for place in open_places(on) if (spot := spot_of(place)) is not None
    }
    begin, values = "", [list(miles), list(miles.values()), *where.values]
    if after is not None:
        begin = (
            "WHERE (miles, name, id) > (SELECT miles, name, id FROM ordered WHERE id = %s::bigint) "
            "OR NOT EXISTS (SELECT FROM ordered WHERE id = %s::bigint)"
        )
        values += [after, after]
    found = prepared.run(_NEAREST.format(where=where.sql, after=begin), [*values, most])
    return list(zip(_services([row[:-1] for row in found]), (row[-1] for row in found), strict=True))


def open_places(on: date) -> list[Place]:
    """Every place that is open and known on the earth, by name: only what is shown of each to choose one to be near to."""
    sql = (
        f"SELECT {', '.join(PLACED)} FROM services_place WHERE (closed_on IS NULL OR closed_on > %s::date) "  # noqa: S608 - our own names
        "AND latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY name, id"
    )
    return prepared.instances(Place, PLACED, prepared.run(sql, [on]))


def hours_of(service_ids: Sequence[int]) -> dict[int, list[Opening]]:
    """On which days and at which hours services are open, by the service's number: without the places."""
    sql = f"SELECT {', '.join(HOURS)} FROM services_opening WHERE service_id = ANY(%s::bigint[]) ORDER BY weekday, opens, id"  # noqa: S608 - our own names
    found: dict[int, list[Opening]] = {}
    for row in prepared.instances(Opening, HOURS, prepared.run(sql, [list(service_ids)])):
        found.setdefault(row.service_id, []).append(row)
    return found


def spot_of(of: Place) -> Spot | None:
    """Where on the earth a place is, if that is known."""
    if of.latitude is None or of.longitude is None:
        return None
    return float(of.latitude), float(of.longitude)


def _where(looked: Looked, on: date) -> _Where:
    made = _Where()
    made.add(_LISTED, on)
    for word in looked.words:
        made.add(f"({_HOLDS})", *[f"%{_as_it_is(word)}%"] * _HOLDS.count("%s"))
    if looked.needs:  # one condition for each, so that the index on needs serves
        each = " OR ".join(["s.needs @> %s::jsonb"] * len(looked.needs))
        made.add(f"({each})", *(json.dumps([need]) for need in looked.needs))
    if looked.whom:
        made.add("s.for_whom ?| %s::text[]", list(looked.whom))
    if looked.area:
        made.add("(s.areas = '[]' OR s.areas @> %s::jsonb)", json.dumps([looked.area]))
    if looked.age is not None:
        made.add("(s.youngest IS NULL OR s.youngest <= %s::int)", looked.age)
        made.add("(s.oldest IS NULL OR s.oldest >= %s::int)", looked.age)
    return made


def _as_it_is(word: str) -> str:
    """A word in which no sign stands for others."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _services(rows: Sequence[tuple[Any, ...]]) -> list[Service]:
    """Services with who gives each: those whom several have are one and the same."""
    many = len(SHOWN)
    found = prepared.instances(Service, SHOWN, [row[:many] for row in rows])
    givers: Mapping[int, Organisation] = {
        one.pk: one
        for one in prepared.instances(
            Organisation, GIVER, {row[many:] for row in rows if row[many] is not None}
        )
    }
    for one in found:
        one._state.fields_cache["organisation"] = (
            None if one.organisation_id is None else givers[one.organisation_id]
        )
    return found
