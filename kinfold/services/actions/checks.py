"""What every action of this room checks: words that fit, days in order, reasons that are known."""

from datetime import date

from kinfold.base import checks
from kinfold.base.errors import NotNow
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import rules

LONGEST = 5_000
TOO_LONG = "This is {length} letters long; the most is {longest}."


def clean(words: str, field: str, *, most: int = LONGEST) -> str:
    """Return words without what no database can hold. Raises NotNow when they are too long."""
    return checks.must_fit(words, field, longest=most, too_long=TOO_LONG)


def must_say(words: str, field: str, ask: str, *, most: int = LONGEST) -> str:
    """Return words that have to be there. Raises NotNow with `ask` when they are not, or when they are too long."""
    return checks.must_say(words, field, ask, longest=most, too_long=TOO_LONG)


def not_after(day: date, on: date, field: str) -> None:
    """Raise NotNow for a day that has not come."""
    checks.must_have_come(day, on, field, "This date is in the future.")


def known_reason(code: str) -> str:
    """Return a reason code, or raise NotNow when it is none of ours."""
    if code and code not in rules.REASONS:
        raise NotNow("Choose one of the reasons in the list.", field="reason_code")
    return code


def kept(person: Person) -> Person:
    """Follow a merge, so that what is written is written on the record that is kept."""
    return people.kept(person)
