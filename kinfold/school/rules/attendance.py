"""Half days at school, said as counts with their reasons. Never a percentage, never a rank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kinfold.base.errors import NotNow

ABSENCES: dict[str, str] = {
    "ill": "Ill",
    "appointment": "Doctor or dentist",
    "worried": "Too worried to come",
    "caring": "Looking after somebody at home",
    "transport": "No way to get there",
    "family": "Something in the family",
    "faith": "A day of their faith",
    "away": "Away with permission",
    "excluded": "Suspended",
    "part_time": "On shorter days, as agreed",
    "not_known": "Nobody knows why",
    "other": "Something else",
}
MOST = 400  # half days in a school year, and some


def must_add_up(possible: int, attended: int, late: int, reasons: Mapping[str, int]) -> dict[str, int]:
    """Return the reasons that were given, where the half days add up. Raises `NotNow` beside the wrong box."""
    if not 0 < possible <= MOST:
        raise NotNow("How many half days could the child come? A school week has ten.", field="possible")
    if not 0 <= attended <= possible:
        raise NotNow(
            f"The child could come on {possible} half days, so this cannot be more.", field="attended"
        )
    if not 0 <= late <= attended:
        raise NotNow("This is more than the half days on which the child came.", field="late")
    kept = {word: count for word, count in reasons.items() if count}
    if unknown := set(kept) - set(ABSENCES):
        raise NotNow(f"This is not a reason on the list: {', '.join(sorted(unknown))}.", field="possible")
    if any(count < 0 for count in kept.values()) or sum(kept.values()) > possible - attended:
        raise NotNow(f"The child missed {possible - attended}. The reasons add up to more.", field="attended")
    return kept


def said_in_words(possible: int, attended: int) -> str:
    """Say it kindly and exactly: "Came on all 10 half days", "Came on 8 of 10 half days"."""
    return (
        f"Came on all {possible} half days"
        if attended == possible
        else f"Came on {attended} of {possible} half days"
    )


def on_time_in_a_row(weeks: Iterable[tuple[int, int, int]]) -> int:
    """How many of the newest weeks (possible, attended, late) were whole and on time, one after another: good news."""
    found = 0
    for possible, attended, late in weeks:
        if attended != possible or late:
            break
        found += 1
    return found
