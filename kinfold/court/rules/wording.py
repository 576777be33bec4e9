"""What must be written, what fits, and which days can be right. Pure."""

from __future__ import annotations

from datetime import date

from kinfold.base import checks
from kinfold.base.dates import plain
from kinfold.base.errors import NotNow

LONGEST = 20_000
TOO_LONG = (
    "This is {length} characters; the most that fits here is {longest}. Write the rest as a paper of its own."
)


def said(text: str, field: str, ask: str, *, longest: int = LONGEST) -> str:
    """Return a text that had to be written, tidied. Raises `NotNow` beside its field."""
    return checks.must_say(text, field, ask, longest=longest, too_long=TOO_LONG)


def fits(text: str, field: str, *, longest: int = LONGEST) -> str:
    """Return a text that may be empty, tidied. Raises `NotNow` when it is longer than can be kept."""
    return checks.must_fit(text, field, longest=longest, too_long=TOO_LONG)


def must_have_come(day: date, on: date, field: str) -> date:
    """Return a day that has come. Raises `NotNow`."""
    return checks.must_be_past(day, on, field, f"{plain(day)} has not come yet. When was it?")


def must_not_be_before(day: date | None, first: date, field: str, what: str) -> None:
    """Refuse a day before another, of which `what` says what happened then."""
    if day is not None and day < first:
        raise NotNow(f"{plain(day)} is before {what} ({plain(first)}).", field=field)


def must_be_somebody_else(own: int | None, other: int | None, field: str, says: str) -> None:
    """Refuse when the one who agrees is the one who asks (row W3 of the access matrix)."""
    if other is not None and own == other:
        raise NotNow(says, field=field)


def one_of(word: str, words: dict[str, str] | frozenset[str], field: str, ask: str) -> str:
    """Return a word that is on the list. Raises `NotNow`."""
    if word not in words:
        raise NotNow(ask, field=field)
    return word
