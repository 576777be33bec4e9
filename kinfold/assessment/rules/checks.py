"""What must be there before something is written. Each refusal says what to do, and at which field."""

from collections.abc import Container
from datetime import date

from kinfold.base import checks
from kinfold.base.errors import NotNow

LONGEST = 10_000
TOO_LONG = (
    "This is {length} characters and the most we can keep here is {longest}. "
    "Shorten it, or write the rest as a second one."
)


def must_say(words: str, field: str, otherwise: str) -> str:
    """Return what was written, tidied; refuse nothing at all, with `otherwise` as the message."""
    return checks.must_say(words, field, otherwise, longest=LONGEST, too_long=TOO_LONG)


def must_fit(words: str, field: str, longest: int = LONGEST) -> str:
    """Return what was written, tidied; refuse what is too long to keep."""
    return checks.must_fit(words, field, longest=longest, too_long=TOO_LONG)


def must_be_past(day: date, today: date, field: str) -> date:
    """Refuse a day in the future, or one that nobody alive can mean."""
    return checks.must_be_past(day, today, field, "This day has not come yet. When was it?")


def must_be_one_of(word: str, known: Container[str], field: str, otherwise: str) -> str:
    """Refuse a word that is not on the list."""
    if word not in known:
        raise NotNow(otherwise, field=field)
    return word


def why_if_kept_back(sharing: str, why: str) -> str:
    """Ask for the reason when something is not shared with the family (openness is the rule)."""
    cleaned = must_fit(why, "why_not_shared", 300)
    if sharing == "workers" and not cleaned:
        raise NotNow("Say why the family may not read this. One line is enough.", field="why_not_shared")
    return cleaned if sharing == "workers" else ""
