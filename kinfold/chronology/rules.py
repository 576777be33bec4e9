"""What may stand in the chronology. Pure."""

from datetime import date

from kinfold.base import checks
from kinfold.base.checks import EARLIEST
from kinfold.base.errors import NotNow

LONGEST = 20_000
TOO_LONG = "This is {length} characters; one entry holds at most {longest}. Write it as two."


def check_dates(happened_on: date, until_on: date | None, today: date | None) -> None:
    """Refuse, in plain words, an entry about the future, before 1900, or that ends before it begins."""
    if today is not None and happened_on > today:
        raise NotNow(
            "This date is in the future. The chronology holds what has already happened.", field="happened_on"
        )
    if happened_on < EARLIEST:
        raise NotNow("This date is before 1900. Check the year.", field="happened_on")
    if until_on is not None and until_on < happened_on:
        raise NotNow("The last day is before the first. Check both dates.", field="until_on")


def clean_words(words: str, *, empty: str, field: str) -> str:
    """Return the words without stray marks. Refuses nothing at all, and more than one entry can hold."""
    return checks.must_say(words, field, empty, longest=LONGEST, too_long=TOO_LONG)
