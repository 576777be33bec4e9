"""What every deed of this room asks of words, numbers and days: that they are there, that they fit, that they have come. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kinfold.base import checks
from kinfold.base.errors import NotNow

LONGEST = 6_000
MOST_AT_ONCE = 999
TOO_LONG = "This is {length} characters; the most that fits here is {longest}. Keep what matters most."


def said(text: str, field: str, ask: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse none at all, with `ask`."""
    return checks.must_say(text, field, ask, longest=longest, too_long=TOO_LONG)


def fits(text: str, field: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse more than fits."""
    return checks.must_fit(text, field, longest=longest, too_long=TOO_LONG)


def words_of(chosen: Iterable[str], words: Mapping[str, str], field: str) -> list[str]:
    """The chosen words in the order of the list, each once; refuse one that is not in it."""
    found = set(chosen)
    if found - set(words):
        raise NotNow("Choose from the list.", field=field)
    return [word for word in words if word in found]


def named(typed: str | Iterable[str], field: str, *, most: int = 12) -> list[str]:
    """Things typed with commas or on lines of their own ("football, baking"), each once, small letters kept as typed."""
    pieces = typed.replace("\n", ",").split(",") if isinstance(typed, str) else list(typed)
    found: dict[str, str] = {}
    for piece in pieces:
        word = fits(piece, field, longest=60)
        if word:
            found.setdefault(word.casefold(), word)
    if len(found) > most:
        raise NotNow(f"Name at most {most}.", field=field)
    return list(found.values())


def how_many(number: int | None, field: str) -> int:
    """A count of people; refuse what no room holds."""
    if number is not None and not 0 <= number <= MOST_AT_ONCE:
        raise NotNow(f"Write a number from 0 to {MOST_AT_ONCE}.", field=field)
    return number or 0
