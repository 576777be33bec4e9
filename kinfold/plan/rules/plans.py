"""What a plan line must say before it is a promise anybody can keep. Pure."""

from __future__ import annotations

from datetime import date

from kinfold.base import checks
from kinfold.base.dates import in_words, plain
from kinfold.base.errors import NotNow

LONGEST = 4_000
TOO_LONG = (
    "This is {length} characters; the most that fits here is {longest}. Keep the plan short: "
    "the long story belongs in the assessment."
)
LONGEST_RHYTHM = 366
LONGEST_WINDOW = 366


def said(text: str, field: str, ask: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse none at all, with `ask`, and more than a page of it."""
    return checks.must_say(text, field, ask, longest=longest, too_long=TOO_LONG)


def fits(text: str, field: str, *, longest: int = LONGEST) -> str:
    """Return text without what nobody typed; refuse more than a page of it."""
    return checks.must_fit(text, field, longest=longest, too_long=TOO_LONG)


def must_have_happened(day: date, on: date, field: str) -> None:
    """Refuse a day that has not come yet."""
    checks.must_have_come(day, on, field, f"{plain(day)} has not come yet. When was it?")


def must_follow(day: date | None, after: date, field: str = "by_when") -> None:
    """Refuse a day by which something should be done that is before it was agreed."""
    if day is not None and day < after:
        raise NotNow(f"{plain(day)} is before this was agreed ({plain(after)}).", field=field)


def must_have_one_owner(*owners: object) -> None:
    """Refuse an action that nobody owns, or two: joint responsibility must not mean nobody's (seed 001: 1878)."""
    named = sum(1 for owner in owners if owner)
    if named == 0:
        raise NotNow(
            "Choose who does this: a worker, somebody in the family, or a friend by name.", field="owner"
        )
    if named > 1:
        raise NotNow(
            "Choose one person who sees to it that this happens. Others can help; write them in the words.",
            field="owner",
        )


def rhythm_must_be_sound(every_days: int, minutes: int | None = None) -> None:
    """Refuse a rhythm that is no rhythm."""
    if not 1 <= every_days <= LONGEST_RHYTHM:
        raise NotNow("Say every how many days: from 1 to 366.", field="every_days")
    if minutes is not None and not 1 <= minutes <= 24 * 60:
        raise NotNow("Say how many minutes, from 1 to a day.", field="minutes")


def window_must_be_sound(days: int) -> None:
    """Refuse a time for change that gives no time, or so much that the child waits a year (seed 001: 742, 833)."""
    if not 1 <= days <= LONGEST_WINDOW:
        raise NotNow("Choose a day between tomorrow and a year from now.", field="until")


def every(days: int) -> str:
    """Say a rhythm as people do: "every day", "every week", "every 10 days", "every 4 weeks"."""
    if days == 1:
        return "every day"
    if days == 7:
        return "every week"
    if days % 7 == 0:
        return f"every {days // 7} weeks"
    return f"every {in_words(days)}" if days < 21 else f"every {days} days"


def goal_in_words(words: str, how_we_will_know: str, by_when: date | None, why_now: str = "") -> str:
    """A goal as it reads in the plan, line by line: what both writers are shown when they clash."""
    lines = [words, f"We will know when: {how_we_will_know}"]
    if by_when is not None:
        lines.append(f"By {plain(by_when)}{': ' + why_now if why_now else ''}")
    return "\n".join(lines)


def action_in_words(what: str, owner: str, by_when: date | None) -> str:
    """An action as it reads in the plan: what, who, by when."""
    until = f", by {plain(by_when)}" if by_when is not None else ""
    return f"{what} ({owner}{until})"
