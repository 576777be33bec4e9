"""School years, and who is on the roll of the Virtual School. Pure."""

from datetime import date

FIRST, LAST = -1, 13  # nursery (three and four) to the sixth form
_SAYS = {-1: "Nursery", 0: "Reception", 12: "Year 12 or college", 13: "Year 13 or college"}


def school_year(born: date, on: date) -> int:
    """The school year of a child on a day: 0 is Reception. Years begin on 1 September, by the age on the day before."""
    began = on.year if on.month >= 9 else on.year - 1
    turned_five_by = born.year + 5 + (1 if born.month >= 9 else 0)
    return began - turned_five_by + 1


def is_of_school_age(born: date | None, on: date) -> bool:
    """Say whether a child is on the roll: from nursery to the end of the sixth form. Unknown birthdays are on it."""
    return born is None or FIRST <= school_year(born, on) <= LAST


def year_in_words(born: date | None, on: date) -> str:
    """Say the school year as schools do."""
    if born is None:
        return "Year not known"
    year = school_year(born, on)
    return _SAYS.get(year, f"Year {year}" if FIRST < year <= LAST else "Not at school")
