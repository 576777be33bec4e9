"""What somebody may choose on the page of figures, and which choices may be made together. Pure.

For those who may not open the records behind a number, every choice is one line through one table. Two lines at once (mothers with
a disability in one area) are a finer table, and each finer table would have to be hidden together with every other; so only
“who” and “where” may be joined, and those two are hidden together (`publishing.both`). See docs/explanation/small-numbers.md.
"""

from collections.abc import Mapping
from datetime import date, timedelta

Words = dict[str, str]

WHOSE: Words = {
    "mothers": "Mothers",
    "fathers": "Fathers",
    "parents": "Parents, not said which",
    "step": "Step-parents and partners",
    "children": "Children and young people",
    "others": "Other adults",
}
DISABILITY: Words = {"yes": "Disabled", "no": "Not disabled", "unknown": "Not written down"}
LANGUAGE: Words = {"english": "English", "other": "Another language", "unknown": "Not written down"}
AGES: tuple[tuple[str, int, int, str], ...] = (
    ("0", 0, 0, "Under 1"),
    ("1-4", 1, 4, "1 to 4"),
    ("5-10", 5, 10, "5 to 10"),
    ("11-15", 11, 15, "11 to 15"),
    ("16-17", 16, 17, "16 and 17"),
    ("18-24", 18, 24, "18 to 24"),
    ("25-34", 25, 34, "25 to 34"),
    ("35-49", 35, 49, "35 to 49"),
    ("50", 50, 200, "50 and over"),
)
AGE: Words = {**{code: words for code, _, _, words in AGES}, "unknown": "Not written down"}
ETHNICITY: Words = {
    "asian": "Asian or Asian British",
    "black": "Black or Black British",
    "mixed": "Mixed",
    "white": "White",
    "other": "Another ethnic group",
    "unknown": "Not said, or not asked",
}
ELSEWHERE: Words = {"elsewhere": "Another area", "unknown": "Not written down, or kept from somebody"}

DIMENSIONS: dict[str, str] = {
    "whose": "Who",
    "area": "Where they live",
    "ethnicity": "Ethnicity",
    "disability": "Disability",
    "age": "Age",
    "language": "First language",
    "period": "Since when",
    "need": "What they need",
    "service": "Which help",
}
"""What can be chosen, by its name in the address."""
PEOPLE = ("whose", "area", "ethnicity", "disability", "age", "language")
"""What is said of a person, and not of what they need."""
TOGETHER = frozenset({"whose", "area"})
QUARTERS = 8


def month_end(on: date) -> date:
    """Return the last day of the month before: the day as of which everything is counted."""
    return on.replace(day=1) - timedelta(days=1)


def quarter_of(day: date) -> str:
    """Name a quarter of a year: 2026-1."""
    return f"{day.year}-{(day.month + 2) // 3}"


def quarter_says(quarter: str) -> str:
    """Say a quarter in words: January to March 2026."""
    year, _, number = quarter.partition("-")
    months = ("January to March", "April to June", "July to September", "October to December")
    return f"{months[int(number) - 1]} {year}"


def quarter_begins(quarter: str) -> date:
    """The first day of a quarter."""
    year, _, number = quarter.partition("-")
    return date(int(year), 3 * int(number) - 2, 1)


def quarters(on: date) -> list[str]:
    """The last eight whole quarters up to a day, the newest first."""
    found, day = [], on + timedelta(days=1)
    for _ in range(QUARTERS):
        day = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1)
        found.append(quarter_of(day))
    return found


def quarter_ends(quarter: str) -> date:
    """The last day of a quarter."""
    first = quarter_begins(quarter)
    return (first + timedelta(days=92)).replace(day=1) - timedelta(days=1)


def may_be_joined(chosen: Mapping[str, str]) -> bool:
    """Say whether these choices may be made together by somebody who may not open the records behind the numbers."""
    return len(chosen) <= 1 or set(chosen) == TOGETHER
