"""Looking into what another directory sent: texts, numbers and lists, whatever their types turn out to be. Pure."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kinfold.openreferral.rules.plain_text import one_line, plain

OLDEST = 120
_NUMBERS = frozenset({"minimum_age", "maximum_age", "latitude", "longitude", "amount", "interval"})
_ADDRESSES = frozenset({"url", "website"})
_BLANK = frozenset({"address_1", "city", "state_province", "postal_code"})
"""What an address has to have, and is blank where nobody knows it."""
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,15})?")
_BARE_ADDRESS = re.compile(
    r"(www\.[a-z0-9.-]+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(uk|org|com|net))(/[^\s]*)?", re.IGNORECASE
)


def washed(told: Any, name: str = "") -> Any:
    """What was sent, as it is meant: many feeds write null or blanks for what they do not know, numbers as words, and so on.

    The standard wants what is not known to be left out. Nothing is guessed: only how something is written is put right.
    """
    if isinstance(told, dict):
        each_ = (
            (part, "" if inner is None and part in _BLANK else washed(inner, part))
            for part, inner in told.items()
        )
        return {part: inner for part, inner in each_ if inner is not None and (inner != "" or part in _BLANK)}
    if isinstance(told, list):
        return [washed(inner) for inner in told]
    if not isinstance(told, str):
        return told
    words = told.strip()
    if name in _NUMBERS and _NUMBER.fullmatch(words):
        return float(words) if "." in words else int(words)
    if name in _ADDRESSES and _BARE_ADDRESS.fullmatch(words):
        return f"https://{words}"
    if name in ("status", "freq"):
        return words.lower() if name == "status" else words.upper()
    return words


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
