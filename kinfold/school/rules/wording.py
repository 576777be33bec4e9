"""What every deed of this room asks of words and days: that they are there, that they fit, that they have come. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from kinfold.base import checks
from kinfold.base.dates import plain
from kinfold.base.errors import NotNow

LONGEST = 4_000
TOO_LONG = "This is {length} characters; the most that fits here is {longest}. Keep what matters most."


def said(text: str, field: str, ask: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse none at all, with `ask`."""
    return checks.must_say(text, field, ask, longest=longest, too_long=TOO_LONG)


def fits(text: str, field: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse more than fits."""
    return checks.must_fit(text, field, longest=longest, too_long=TOO_LONG)


def must_have_happened(day: date, on: date, field: str) -> None:
    """Refuse a day that has not come yet, or that nobody alive can mean."""
    checks.must_be_past(day, on, field, f"{plain(day)} has not come yet. When was it?")


def must_follow(day: date, after: date, field: str, what: str) -> None:
    """Refuse a day before what it follows: `what` says it, as in "the child began there"."""
    if day < after:
        raise NotNow(f"{plain(day)} is before {what} ({plain(after)}).", field=field)


def one_of(word: str, words: Collection[str], field: str, ask: str) -> str:
    """Return a word of a list; refuse any other, with `ask`."""
    if word not in words:
        raise NotNow(ask, field=field)
    return word
