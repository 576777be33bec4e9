"""Queries that every page asks: compiled once by Django, planned once by PostgreSQL, and then only filled in.

Django builds and compiles a large query anew each time, and PostgreSQL plans it anew, which both cost far more than
running it (deciding about access was half of a page's work; its plan took 12 ms and its run 0.7 ms). Here a query is
built once with stand-ins of the same types; where they come out among its parameters is remembered; from then on the
finished statement is filled in and run as a prepared statement of the connection.

    prepared.rows("who_is", {"account": 7, "on": day}, lambda given: Account.objects.filter(pk=given["account"])...values())

The build may look at how many values there are, which of one name are equal, and which are None: each such shape is
compiled apart. It may not look at the values themselves. Whatever else it looks at belongs in the key.

Hand-written statements are run the same way by `run`. Every value in them needs its type: `%s::bigint`, `%s::text[]`.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.postgresql.psycopg_any import sql as pieces
from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from psycopg import Cursor

M = TypeVar("M", bound=Model)
Value = int | str | date | datetime | tuple[int, ...] | None
Build = Callable[[Mapping[str, Any]], QuerySet[Any, dict[str, Any]]]

MOST = 1000
_TYPES = ((datetime, "timestamptz"), (date, "date"), (int, "bigint"), (str, "text"))
_FIRST_NUMBER = 9_111_000_000_000_000_000
_FIRST_DAY = date(9111, 1, 1)


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    places: tuple[tuple[str, int], ...]
    columns: tuple[str, ...]


class _PreparedCursor(Cursor[Any]):
    """Asks PostgreSQL to keep the plan. Values are sent apart from the statement.

    Its name tells pghistory to put nothing before the statement: a prepared one is a single command, and only reads.
    """

    name = "prepared"

    def execute(self, query: Any, params: Any = None, **kwargs: Any) -> "_PreparedCursor":
        return super().execute(query, params, prepare=True)


_compiled: dict[Hashable, _Compiled | None] = {}


def run(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run a statement as a prepared one, counted like any other query, and return its rows."""
    connection.ensure_connection()
    opened: Any = connection
    driver = opened.connection
    driver.prepare_threshold = 0  # Django forbids prepared statements; only these few are meant to be
    try:
        with opened._prepare_cursor(_PreparedCursor(driver)) as cursor:
            cursor.execute(sql, params)
            return cast(list[tuple[Any, ...]], cursor.fetchall())
    finally:
        driver.prepare_threshold = None


def instances(model: type[M], names: Sequence[str], found: Iterable[tuple[Any, ...]]) -> list[M]:
    """Make model instances of rows that were selected in the order of these names (attribute names of fields), quickly.

    As `Model.from_db` does it, but without running `__init__` and its signals for each of hundreds of rows. A field that was
    not selected is fetched when somebody asks for it. For reading only.
    """
    made, alias = [], connection.alias
    for row in found:
        one, state = model.__new__(model), ModelState()
        state.adding, state.db = False, alias
        one.__dict__ = dict(zip(names, row, strict=True))
        one._state = state
        made.append(one)
    return made


def rows(key: Hashable, values: Mapping[str, Value], build: Build) -> list[dict[str, Any]]:
    """Run the query that `build` makes of `values`, compiled before for this key and shape. It must end in `.values(...)`."""
    shape = (key, tuple((name, _shape(value)) for name, value in values.items()))
    if shape not in _compiled:
        if len(_compiled) >= MOST:
            _compiled.clear()
        _compiled[shape] = _compile(values, build)
    ready = _compiled[shape]
    if ready is None:
        return []
    params = []
    for name, number in ready.places:
        value = values[name]
        params.append(value[number] if isinstance(value, tuple) else value)
    return [dict(zip(ready.columns, row, strict=True)) for row in run(ready.sql, params)]


def first(key: Hashable, values: Mapping[str, Value], build: Build) -> dict[str, Any] | None:
    """Return the first row, or None."""
    return next(iter(rows(key, values, build)), None)


def _shape(value: Value) -> Hashable:
    """What the build may depend on: the type, how many, and which are equal to an earlier one."""
    if isinstance(value, tuple):
        return tuple(value.index(each) for each in value)
    return None if value is None else type(value).__name__


def _compile(values: Mapping[str, Value], build: Build) -> _Compiled | None:
    """Build and compile with stand-ins. None when Django can tell that nothing will ever be found."""
    stand_ins: dict[Any, tuple[str, int]] = {}
    given = {name: _stand_in(name, value, stand_ins) for name, value in values.items()}
    query = build(given)
    try:
        sql, params = query.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    places = tuple(stand_ins[p] for p in params if _known(p, stand_ins))
    return _Compiled(
        sql.replace("%%", "%%%%") % tuple(_written(p, stand_ins) for p in params), places, _columns(query)
    )


def _written(param: Any, stand_ins: Mapping[Any, Any]) -> str:
    """How a parameter stands in the finished statement: a typed place for a stand-in, itself for anything else."""
    if not _known(param, stand_ins):
        return str(pieces.Literal(param).as_string(connection.connection)).replace("%", "%%")
    kind = next(name for type_, name in _TYPES if isinstance(param, type_))
    return f"%s::{kind}"


def _columns(query: QuerySet[Any, dict[str, Any]]) -> tuple[str, ...]:
    """The names of the columns in the order in which they are selected, as Django's own `values()` reads them."""
    made = query.query
    if made.selected:
        return tuple(made.selected)
    return (*made.extra_select, *made.values_select, *made.annotation_select)


def _known(param: Any, stand_ins: Mapping[Any, Any]) -> bool:
    return isinstance(param, Hashable) and param in stand_ins


def _stand_in(name: str, value: Value, stand_ins: dict[Any, tuple[str, int]]) -> Any:
    if isinstance(value, tuple):
        made = {}
        for number, each in enumerate(value):
            if each not in made:
                made[each] = _new(each, name, number, stand_ins)
        return tuple(made[each] for each in value)
    return None if value is None else _new(value, name, 0, stand_ins)


def _new(value: Any, name: str, number: int, stand_ins: dict[Any, tuple[str, int]]) -> Any:
    place = len(stand_ins)
    made: Any
    if isinstance(value, datetime):
        made = datetime(9111, 1, 1, tzinfo=UTC) + timedelta(seconds=place)
    elif isinstance(value, date):
        made = _FIRST_DAY + timedelta(days=place)
    elif isinstance(value, str):
        made = f"\ue000stand-in {place}\ue000"
    elif isinstance(value, int) and not isinstance(value, bool):
        made = _FIRST_NUMBER + place
    else:
        raise TypeError(f"{name} is a {type(value).__name__}; a prepared query takes numbers, words and days")
    stand_ins[made] = (name, number)
    return made
