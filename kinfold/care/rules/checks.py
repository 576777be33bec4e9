"""What is asked of everything that is written in care: that it is said, that it fits, that its day has come. Pure."""

from datetime import date

from kinfold.base import checks
from kinfold.base.dates import plain
from kinfold.base.errors import NotNow

LONGEST = 10_000
TOO_LONG = "This is {length} characters; at most {longest} fit here."
LATER = "This day has not come yet. When was it?"


def said(words: str, field: str, ask: str, *, longest: int = LONGEST) -> str:
    """Return what had to be written. Raises `NotNow` with `ask`."""
    return checks.must_say(words, field, ask, longest=longest, too_long=TOO_LONG)


def fits(words: str, field: str, *, longest: int = LONGEST) -> str:
    """Return what may be written, tidied."""
    return checks.must_fit(words, field, longest=longest, too_long=TOO_LONG)


def come(day: date, on: date, field: str) -> date:
    """Return a day that has come."""
    return checks.must_be_past(day, on, field, LATER)


def not_before(day: date, first: date, field: str, what: str) -> date:
    """Return a day that is not before another: "Care began on 3 March 2026"."""
    if day < first:
        raise NotNow(f"{what} on {plain(first)}. Choose that day or a later one.", field=field)
    return day
