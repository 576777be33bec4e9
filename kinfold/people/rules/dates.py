"""Dates of birth, due dates and dates of death: which can be true on the day they are written down."""

from datetime import date, timedelta

from kinfold.base.dates import PartialDate, plain
from kinfold.base.errors import NotNow

OLDEST = 120  # years
LONGEST_WAIT = timedelta(days=300)  # from the first signs of a pregnancy to the due date, generously
LATE_BABY = timedelta(days=60)  # past this the baby has been born, or has died, and that is what to record


def check_birth(born: PartialDate, on: date) -> None:
    """Refuse a birth in the future or before anybody now alive was born."""
    if born.day is None:
        return
    if born.day > on:
        raise NotNow(
            "A date of birth cannot be in the future. For an unborn baby, give the due date.", "born"
        )
    if on.year - born.day.year > OLDEST:
        raise NotNow(
            f"A birth in {born.day.year} is more than {OLDEST} years ago. Please check the year.", "born"
        )


def check_expected(expected_on: date | None, on: date) -> None:
    """Refuse a due date that no pregnancy known today can have."""
    if expected_on is None:
        return
    if expected_on > on + LONGEST_WAIT:
        raise NotNow("A due date cannot be more than ten months away. Please check it.", "expected_on")
    if expected_on < on - LATE_BABY:
        raise NotNow(
            f"That due date was {plain(expected_on)}. If the baby has been born, give the date of birth.",
            "expected_on",
        )


def check_born_on(born_on: date, expected_on: date | None, on: date) -> None:
    """Refuse a birth in the future, or one that cannot belong to this pregnancy (over 20 weeks from the due date)."""
    if born_on > on:
        raise NotNow("The birth cannot be in the future.", "born_on")
    if expected_on and abs((born_on - expected_on).days) > 20 * 7:
        raise NotNow(
            f"The baby was expected on {plain(expected_on)}, more than 20 weeks from this date. Please check both.",
            "born_on",
        )


def check_death(died_on: date, born: PartialDate, on: date) -> None:
    """Refuse a death in the future or before the birth."""
    if died_on > on:
        raise NotNow("The date of death cannot be in the future.", "died_on")
    if born.day and died_on < born.day:
        raise NotNow(f"The date of death is before the birth ({born}). Please check both.", "died_on")


def check_in_order(since: date, until: date | None, field: str = "until") -> None:
    """Refuse an end before its beginning."""
    if until is not None and until < since:
        raise NotNow(f"The end is before the beginning ({plain(since)}).", field)
