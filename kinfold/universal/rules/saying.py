"""What every deed of this room asks of words and days; and counts in words. Pure."""

from __future__ import annotations

from kinfold.base import checks

LONGEST = 6_000
TOO_LONG = "This is {length} characters; the most that fits here is {longest}. Keep what matters most."
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def said(text: str, field: str, ask: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse none at all, with `ask`."""
    return checks.must_say(text, field, ask, longest=longest, too_long=TOO_LONG)


def fits(text: str, field: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse more than fits."""
    return checks.must_fit(text, field, longest=longest, too_long=TOO_LONG)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its thing: "one visit", "three visits", "12 visits"."""
    words = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{words} {one if number == 1 else many or one + 's'}"


ANSWERS = {"waiting": "thinking about it", "yes": "said yes", "not_now": "said not now", "no": "said no"}


def answer_said(answer: str) -> str:
    """An answer to an offer, in a sentence: "said not now"."""
    return ANSWERS[answer]
