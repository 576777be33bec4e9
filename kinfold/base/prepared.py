"""Queries that every page asks: compiled once by Django, planned once by PostgreSQL, and then only filled in.

Django builds and compiles a large query anew each time, and PostgreSQL plans it anew, which both cost far more than
running it (deciding about access was half of a page's work; its plan took 12 ms and its run 0.7 ms). Here a query is
built once with stand-ins of the same types; where they come out among its parameters is remembered; from then on the
finished statement is filled in and run as a prepared statement of the connection.

    prepared.rows("who_is", {"account": 7, "on": day}, lambda given: Account.objects.filter(pk=given["account"])...values())

    prepared.loaded("actions", Action, ("owner", "owner__organisation"), {"plan": 7}, lambda given: Action.objects.filter(...))

`loaded` returns instances with what they point to, as `select_related` does.

The build may look at how many values there are, which of one name are equal, and which are None: each such shape is
compiled apart. It may not look at the values themselves. Whatever else it looks at belongs in the key.

Hand-written statements are run the same way by `run`. Every value in them needs its type: `%s::bigint`, `%s::text[]`.
"""

import json
import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import count
from typing import Any, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.postgresql.psycopg_any import sql as pieces
from django.db.models import JSONField, Model, QuerySet
from django.db.models.base import ModelState
from psycopg import RawCursor

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

    def run(self, values: Mapping[str, Value]) -> list[tuple[Any, ...]]:
        params = []
        for name, number in self.places:
            value = values[name]
            params.append(value[number] if isinstance(value, tuple) else value)
        return run(self.sql, params)


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the things that a row holds: where its columns stand, and from which other thing it hangs under what name."""

    path: str
    above: str
    name: str
    model: type[Model]
    fields: tuple[str, ...]
    start: int

    def columns(self) -> list[str]:
        return [f"{self.path}__{field}" if self.path else field for field in self.fields]


class _PreparedCursor(RawCursor[Any]):
    """Asks PostgreSQL to keep the plan. Values are sent apart from the statement, in which they are numbered.

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
            cursor.execute(_numbered(sql), params)
            return cast(list[tuple[Any, ...]], cursor.fetchall())
    finally:
        driver.prepare_threshold = None


@lru_cache(maxsize=MOST)
def _numbered(sql: str) -> str:
    """Number the places of values (`%s` becomes `$1`) once for each statement; psycopg would read long ones anew each time."""
    numbers = count(1)
    return re.sub("%([%s])", lambda found: "%" if found[1] == "%" else f"${next(numbers)}", sql)


def instances(model: type[M], names: Sequence[str], found: Iterable[tuple[Any, ...]]) -> list[M]:
    """Make model instances of rows that were selected in the order of these names (attribute names of fields), quickly.

    As `Model.from_db` does it, but without running `__init__` and its signals for each of hundreds of rows. A field that was
    not selected is fetched when somebody asks for it. For reading only.
    """
    return [_instance(model, names, row) for row in found]


def _instance(model: type[M], names: Sequence[str], row: tuple[Any, ...]) -> M:
    one, state = model.__new__(model), ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    one.__dict__ = dict(zip(names, row, strict=True))
    one._state = state
    for name in _kept_as_json(model):
        text = one.__dict__.get(name)
        if isinstance(text, str):  # as it comes from the database
            one.__dict__[name] = json.loads(text)
    return one


@cache
def _kept_as_json(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields if isinstance(field, JSONField))


def loaded(
    key: str,
    model: type[M],
    joined: tuple[str, ...],
    values: Mapping[str, Value],
    build: Callable[[Mapping[str, Any]], QuerySet[M]],
) -> list[M]:
    """Run the query that `build` makes of `values`, and return its rows with what they point to. For reading only.

    `joined` names what is read along, as for `select_related`, each after the one it hangs from:
    `("owner", "owner__organisation")`. A thing to which several rows point is one and the same instance; when it was
    written down is left out, and fetched when somebody asks for it.
    """
    parts = _parts(model, joined)
    names = [column for part in parts for column in part.columns()]
    ready = _ready((model, key, joined), values, lambda given: build(given).values(*names))
    known: dict[tuple[str, Any], Model] = {}
    return [] if ready is None else [_put_together(row, parts, known) for row in ready.run(values)]


@cache
def _parts(model: type[Model], joined: tuple[str, ...]) -> tuple[_Part, ...]:
    models, made, start = {"": model}, [], 0
    for path in ("", *joined):
        above, _, name = path.rpartition("__")
        if path:
            models[path] = cast(type[Model], models[above]._meta.get_field(name).related_model)
        of = models[path]
        ordered = sorted(of._meta.concrete_fields, key=lambda field: not field.primary_key)
        fields = tuple(field.attname for field in ordered if not path or not _is_bookkeeping(field))
        made.append(_Part(path, above, name, of, fields, start))
        start += len(fields)
    return tuple(made)


def _is_bookkeeping(field: Any) -> bool:
    return bool(getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False))


def _put_together(row: tuple[Any, ...], parts: Iterable[_Part], known: dict[tuple[str, Any], Model]) -> Any:
    made: dict[str, Model | None] = {}
    for part in parts:
        number = row[part.start]  # the primary key stands first
        one = known.get((part.path, number))
        if one is None and number is not None:
            one = _instance(part.model, part.fields, row[part.start : part.start + len(part.fields)])
            known[part.path, number] = one
        made[part.path] = one
        above = made[part.above]
        if part.path and above is not None:
            above._state.fields_cache[part.name] = one
    return made[""]


def rows(key: Hashable, values: Mapping[str, Value], build: Build) -> list[dict[str, Any]]:
    """Run the query that `build` makes of `values`, compiled before for this key and shape. It must end in `.values(...)`."""
    ready = _ready(key, values, build)
    return [] if ready is None else [dict(zip(ready.columns, row, strict=True)) for row in ready.run(values)]


def _ready(key: Hashable, values: Mapping[str, Value], build: Build) -> _Compiled | None:
    shape = (key, tuple((name, _shape(value)) for name, value in values.items()))
    if shape not in _compiled:
        if len(_compiled) >= MOST:
            _compiled.clear()
        _compiled[shape] = _compile(values, build)
    return _compiled[shape]


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


def which_hold(asked: Mapping[str, str], numbers: Sequence[int]) -> set[str]:
    """Ask several rooms at once whether they hold anything: the names of those that do. One prepared query.

    `asked` maps a name to a hand-written `SELECT` of one truth, in which every place takes all of `numbers`.
    """
    statement = f"SELECT {', '.join(f'({each.strip()})' for each in asked.values())}"
    (answers,) = run(statement, [list(numbers)] * statement.count("%s"))
    return {name for name, holds in zip(asked, answers, strict=True) if holds}
