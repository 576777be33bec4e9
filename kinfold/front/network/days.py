"""The day for which a map is asked: typed as people write it, in the address bar."""

import re
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import plain
from kinfold.design.fields import DatePartsError, read_date

EXAMPLE = "3 March 2025"


@dataclass(frozen=True, slots=True)
class Asked:
    """The day to draw, what was typed, and what is wrong with it."""

    day: date
    typed: str = ""
    wrong: str = ""

    def is_past(self, today: date) -> bool:
        """Say whether the map is drawn as it was on an earlier day."""
        return self.day < today


def read(typed: str, today: date) -> Asked:
    """Read a day: "3 March 2025", "3/3/2025" or "2025-03-03". What cannot be read draws today, and is said."""
    text = typed.strip()[:40]
    if not text:
        return Asked(today)
    try:
        day = _day(text)
    except DatePartsError as problem:
        return Asked(today, text, " ".join(problem.messages))
    if day > today:
        return Asked(today, text, f"{plain(day)} has not come yet. Choose today or a day before it.")
    return Asked(day, text)


def _day(text: str) -> date:
    parts = re.split(r"[\s/.,-]+", text)
    if len(parts) != 3:
        raise DatePartsError(f"Write a whole date, like {EXAMPLE}.")
    day, month, year = reversed(parts) if re.fullmatch(r"[0-9]{4}", parts[0]) else parts
    known = read_date({"day": day, "month": month, "year": year}, rough=False).day
    assert known is not None
    return known
