"""What every deed of this room asks of words and days: that they are there, that they fit, that they have come. Pure."""

from __future__ import annotations

from kinfold.base import checks

LONGEST = 4_000
TOO_LONG = "This is {length} characters; the most that fits here is {longest}. Keep what matters most."


def said(text: str, field: str, ask: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse none at all, with `ask`."""
    return checks.must_say(text, field, ask, longest=longest, too_long=TOO_LONG)


def fits(text: str, field: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse more than fits."""
    return checks.must_fit(text, field, longest=longest, too_long=TOO_LONG)
