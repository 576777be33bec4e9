"""Looking into what another directory sent: texts, numbers and lists, whatever their types turn out to be. Pure."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from kinfold.openreferral.rules.plain_text import one_line, plain

OLDEST = 120


def text(told: Mapping[str, Any], name: str, most: int) -> str:
    """A short text of something that was sent, on one line; nothing when it is no text."""
    value = told.get(name)
    return one_line(value, most) if isinstance(value, str) else ""


def long_text(told: Mapping[str, Any], name: str, most: int = 5_000) -> str:
    """A long text of something that was sent."""
    value = told.get(name)
    return plain(value, most) if isinstance(value, str) else ""


def whole(value: Any, most: int) -> int | None:
    """A whole number from 0 to a most; a part of a year is let go. None when it is not one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return int(value) if 0 <= value <= most else None


def each(told: Mapping[str, Any], name: str, most: int = 200) -> Iterator[dict[str, Any]]:
    """The things of a list that was sent, as far as they are things."""
    inner = told.get(name)
    yield from (one for one in (inner if isinstance(inner, list) else [])[:most] if isinstance(one, dict))
