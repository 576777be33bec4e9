"""What must be there before something is written. Each refusal says what to do, and at which field."""

from collections.abc import Container
from datetime import date

from kinfold.base.errors import NotNow

LONGEST = 10_000
EARLIEST = date(1900, 1, 1)


def must_say(words: str, field: str, otherwise: str) -> str:
    """Return what was written, tidied; refuse nothing at all, with `otherwise` as the message."""
    cleaned = must_fit(words, field)
    if not cleaned:
        raise NotNow(otherwise, field=field)
    return cleaned


def must_fit(words: str, field: str, longest: int = LONGEST) -> str:
    """Return what was written without null characters or outer spaces; refuse what is too long to keep."""
    cleaned = (words or "").replace("\x00", "").strip()
    if len(cleaned) > longest:
        raise NotNow(
            f"This is {len(cleaned):,} characters and the most we can keep here is {longest:,}. "
            "Shorten it, or write the rest as a second one.",
            field=field,
        )
    return cleaned


def must_be_past(day: date, today: date, field: str) -> date:
    """Refuse a day in the future, or one that nobody alive can mean."""
    if day > today:
        raise NotNow("This day has not come yet. When was it?", field=field)
    if day < EARLIEST:
        raise NotNow("Check the year of this date.", field=field)
    return day


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
