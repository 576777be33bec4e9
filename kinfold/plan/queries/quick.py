"""Rows with the rows they point to, by queries that are compiled once: for pages that read a whole plan at a time.

Django builds a query with many joins anew each time, which costs more than running it. Here the columns are named, the query
is compiled once (`base.prepared`), and instances are put together by hand. For reading only.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.db.models.base import ModelState

from kinfold.base import prepared

M = TypeVar("M", bound=Model)


def loaded(
    key: Hashable,
    model: type[M],
    joined: Mapping[str, type[Model]],
    values: Mapping[str, prepared.Value],
    build: Any,
) -> list[M]:
    """Run the query that `build` makes of `values` and return its rows as instances of `model`.

    `joined` names what is read along: a path ("goal__person") and its model, each path after the one it hangs from.
    """
    paths: dict[str, type[Model]] = {"": model, **joined}
    names = tuple(_column(path, field) for path, of in paths.items() for field in _fields(of))

    def with_columns(given: Mapping[str, Any]) -> QuerySet[Any, dict[str, Any]]:
        made: QuerySet[Any, dict[str, Any]] = build(given).values(*names)
        return made

    found = prepared.rows(("plan", key), values, with_columns)
    return [_put_together(row, paths) for row in found]


def _put_together(row: Mapping[str, Any], paths: Mapping[str, type[Model]]) -> Any:
    made: dict[str, Any] = {}
    for path, of in paths.items():
        facts = {field: row[_column(path, field)] for field in _fields(of)}
        one = None if facts["id"] is None else _instance(of, facts)
        made[path] = one
        above, _, last = path.rpartition("__")
        if path and made[above] is not None:
            made[above]._state.fields_cache[last] = one
    return made[""]


def _instance(of: type[Model], facts: dict[str, Any]) -> Model:
    one, state = of.__new__(of), ModelState()
    state.adding, state.db = False, "default"
    one.__dict__ = facts
    one._state = state
    return one


def _column(path: str, field: str) -> str:
    return f"{path}__{field}" if path else field


@cache
def _fields(of: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in of._meta.concrete_fields)
