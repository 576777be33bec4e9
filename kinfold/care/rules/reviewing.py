"""When a child in care is reviewed, how the child took part, and what the law leaves to be agreed. Pure."""

from datetime import date

from kinfold.base.dates import plain
from kinfold.base.errors import NotNow
from kinfold.law import timescales

PARTICIPATION: dict[str, str] = {
    "PN0": "Under four",
    "PN1": "Was there and spoke",
    "PN2": "Was there; somebody they chose spoke for them",
    "PN3": "Was there and showed what they think without words",
    "PN4": "Was there and did not say what they think",
    "PN5": "Was not there; somebody they chose spoke for them",
    "PN6": "Was not there; said it another way (a letter, a drawing, a call)",
    "PN7": "Was not there, and nobody knows what they think",
}
"""How a child took part (statutory/903.md, PARTICIPATION), in our words."""

VIEWS_KNOWN = frozenset({"PN1", "PN2", "PN3", "PN5", "PN6"})
YOUNG = 4  # years: below, PN0; from then on, one of the others

_RULES = ("care_review_first", "care_review_second", "care_review_every")
_DETAILS = ("care_first", "care_second", "care_later")
_SAYS = ("The first review", "The second review", "A review")


def detail_of(order: int) -> str:
    """The word by which clocks tell the first, the second and later reviews apart."""
    return _DETAILS[min(order, 3) - 1]


def held_in_words(order: int) -> str:
    """What the chronology says of a review that was held."""
    return f"{_SAYS[min(order, 3) - 1]} in care was held."


def last_day(order: int, since: date) -> date:
    """The last day on which the law lets a review be held: counted from coming into care, or from the review before."""
    due = timescales.due(timescales.rule(_RULES[min(order, 3) - 1]), since)
    assert due is not None
    return due


def check_participation(word: str, age: int | None, child_says: str) -> None:
    """Raise `NotNow` when the word does not fit the child's age, or says that views are known which are not written."""
    if word not in PARTICIPATION:
        raise NotNow("Choose how the child took part.", field="participation")
    if age is not None and (word == "PN0") != (age < YOUNG):
        raise NotNow(
            "“Under four” is for children under four, and only for them. Choose how the child took part.",
            field="participation",
        )
    if word in VIEWS_KNOWN and not child_says.strip():
        raise NotNow("Write what the child said or showed, in their own words.", field="child_says")


def check_next(order: int, held_on: date, next_due_on: date | None, why: str) -> date:
    """Return the day by which the next review is held. Without one it is the law's last day: when all is well, no sooner.

    `order` is that of the review just held. Raises `NotNow` when the day is later than the law allows, or sooner without
    a reason agreed with the child (seed 001: 389).
    """
    latest = last_day(order + 1, held_on)
    if next_due_on is None:
        return latest
    if next_due_on <= held_on:
        raise NotNow("The next review comes after this one. Check the date.", field="next_due_on")
    if next_due_on > latest:
        raise NotNow(
            f"The law allows {plain(latest)} at the latest for the next review. Choose that day or a sooner one.",
            field="next_due_on",
        )
    if next_due_on < latest and not why.strip():
        raise NotNow(
            f"The law allows until {plain(latest)}. Say why sooner is right for this child, as agreed with them.",
            field="next_why",
        )
    return next_due_on
