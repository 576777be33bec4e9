"""What every room asks of what somebody wrote: that it is there, that it fits, that its day has come. Pure.

Each room gives its own words for a refusal and its own length; how a text is tidied and measured is the same everywhere.
"""

from collections.abc import Collection
from datetime import date

from kinfold.base.dates import plain
from kinfold.base.errors import NotNow

EARLIEST = date(1900, 1, 1)  # nobody alive can mean a day before this


def tidied(words: str | None) -> str:
    """Return what was written without null characters, which PostgreSQL refuses, and without outer spaces."""
    return (words or "").replace("\x00", "").strip()


def must_fit(words: str | None, field: str, *, longest: int, too_long: str) -> str:
    """Return what was written, tidied. Raises `NotNow` beside its field when it is longer than can be kept.

    `too_long` is the refusal; it may hold `{length}` and `{longest}` (in characters).
    """
    cleaned = tidied(words)
    if len(cleaned) > longest:
        raise NotNow(too_long.format(length=f"{len(cleaned):,}", longest=f"{longest:,}"), field=field)
    return cleaned


def must_say(words: str | None, field: str, ask: str, *, longest: int, too_long: str) -> str:
    """Return what was written, tidied. Raises `NotNow` with `ask` when nothing was, or when it does not fit."""
    cleaned = must_fit(words, field, longest=longest, too_long=too_long)
    if not cleaned:
        raise NotNow(ask, field=field)
    return cleaned


def must_have_come(day: date, on: date, field: str, otherwise: str) -> date:
    """Return a day that is not in the future. Raises `NotNow` with `otherwise`."""
    if day > on:
        raise NotNow(otherwise, field=field)
    return day


def must_be_past(day: date, on: date, field: str, otherwise: str) -> date:
    """Return a day that has come and that somebody alive can mean. Raises `NotNow`."""
    must_have_come(day, on, field, otherwise)
    if day < EARLIEST:
        raise NotNow("Check the year of this date.", field=field)
    return day


def must_have_happened(day: date, on: date, field: str) -> None:
    """Refuse a day that has not come yet, or that nobody alive can mean."""
    must_be_past(day, on, field, f"{plain(day)} has not come yet. When was it?")


def must_follow(day: date, after: date, field: str, what: str) -> None:
    """Refuse a day before what it follows: `what` says it, as in "they were asked"."""
    if day < after:
        raise NotNow(f"{plain(day)} is before {what} ({plain(after)}).", field=field)


def one_of(word: str, words: Collection[str], field: str, ask: str) -> str:
    """Return a word of a list; refuse any other, with `ask`."""
    if word not in words:
        raise NotNow(ask, field=field)
    return word
