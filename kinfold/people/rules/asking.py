"""What somebody typed into the search box, understood: names, dates, numbers, postcodes.

Dates may stand anywhere, as people write them: 22/03/2021, 22.3.21, 2021-03-22, 22 March 2021,
March 2021, 2021. A day and month that could be swapped are looked for both ways.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import PartialDate
from kinfold.people.rules import names as n

LONGEST = 200  # letters of a question that are read
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
ORDINAL = r"(?:st|nd|rd|th)?"
YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})\b")
DAY_FIRST = re.compile(r"\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d\d)\b")
BY_WORD = re.compile(rf"\b(\d{{1,2}}){ORDINAL}(?:\s+of)?[\s-]+({MONTH})[\s,-]+(\d{{4}}|\d\d)\b")
MONTH_FIRST = re.compile(rf"\b({MONTH})\s+(\d{{1,2}}){ORDINAL}[\s,]+(\d{{4}})\b")
RUN_TOGETHER = re.compile(r"(?<!\d)(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)")
MONTH_AND_YEAR = re.compile(rf"\b({MONTH})\s+((?:19|20)\d\d)\b")
YEAR = re.compile(r"(?<![\d-])((?:19|20)\d\d)(?![\d-])")
POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
SPACED_DIGITS = re.compile(r"(?<!\w)\+?\d(?:[\s-]?\d){5,13}(?!\w)")
NUMBER = re.compile(r"\b(?=[a-z\d]*\d)[a-z\d]{5,20}\b")
HOUSE = re.compile(r"\b(\d{1,4}[a-z]?),?\s+(?:the\s+)?([^\W\d_]+)")
REFERENCE = re.compile(
    r"\bp[a-hjkmnp-tv-z]{10}\b"
)  # one of ours without any digit; it might be a name as well
CENTURY_TURN = 40  # 21 is 2021, 74 is 1974


@dataclass(frozen=True, slots=True)
class Asked:
    """Words understood. `exact` is the date as written; `days` are it and its day-month swap."""

    words: str
    names: tuple[str, ...]
    days: tuple[date, ...] = ()
    years: tuple[int, ...] = ()
    month: int | None = None
    numbers: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    houses: tuple[tuple[str, str], ...] = ()

    @property
    def exact(self) -> date | None:
        """The whole date asked for, if there was one."""
        return self.days[0] if self.days else None

    @property
    def nothing(self) -> bool:
        """True when there is nothing to look for."""
        return not (self.names or self.days or self.years or self.numbers or self.postcodes)


def asked_from(words: str, born: PartialDate | None = None) -> Asked:
    """Understand what was typed, and a date given beside it. Never fails: what is not understood is a name."""
    rest = n.plain_letters(words[:LONGEST].replace("\x00", " "))
    plain = rest
    day, rest = _take_day(rest)
    month_year, rest = _take_month(rest)
    postcodes, rest = _take(POSTCODE, rest)
    spaced, rest = _take(SPACED_DIGITS, rest)
    numbers, rest = _take(NUMBER, rest)
    years, rest = _take(YEAR, rest) if day is None and month_year is None else ([], rest)
    numbers = [number for number in numbers if not YEAR.fullmatch(number)] + REFERENCE.findall(rest)
    if born and born.day and born.accuracy != "unknown":
        day = born.day if born.accuracy == "day" else None
        years = [str(born.day.year)]
    return Asked(
        words=plain,
        names=tuple(dict.fromkeys(n.telling_words(rest))),
        days=_both_ways(day),
        years=_years(day, month_year, years),
        month=month_year[0] if month_year else None,
        numbers=tuple(dict.fromkeys(re.sub(r"\W", "", number).upper() for number in [*spaced, *numbers])),
        postcodes=tuple(re.sub(r"\s", "", code).upper() for code in postcodes),
        houses=tuple(HOUSE.findall(rest)),
    )


def asked_of(
    name: str, born: PartialDate | None = None, postcode: str = "", numbers: Iterable[str] = ()
) -> Asked:
    """The question "is this person on record?" from the fields of a form: nothing is guessed from the name."""
    day = born.day if born and born.accuracy == "day" else None
    year = born.day.year if born and born.day and born.accuracy != "unknown" else None
    return Asked(
        words=n.plain_letters(name),
        names=tuple(dict.fromkeys(n.telling_words(name))),
        days=_both_ways(day),
        years=(year,) if year else (),
        month=born.day.month if born and born.day and born.accuracy == "month" else None,
        numbers=tuple(re.sub(r"\W", "", number).upper() for number in numbers),
        postcodes=tuple(code for code in (re.sub(r"\s", "", postcode).upper(),) if code),
    )


def _take(pattern: re.Pattern[str], text: str) -> tuple[list[str], str]:
    """Take every match out of the text; return the matches and what remains."""
    return [found.group(0) for found in pattern.finditer(text)], pattern.sub(" ", text)


def _take_day(text: str) -> tuple[date | None, str]:
    """Take the first whole date out of the text."""
    for pattern, order in (
        (YEAR_FIRST, "ymd"),
        (DAY_FIRST, "dmy"),
        (BY_WORD, "dmy"),
        (MONTH_FIRST, "mdy"),
        (RUN_TOGETHER, "dmy"),
    ):
        for found in pattern.finditer(text):
            parts = dict(zip(order, found.groups(), strict=True))
            day = real_day(parts["y"], parts["m"], parts["d"])
            if day:
                return day, text[: found.start()] + " " + text[found.end() :]
    return None, text


def _take_month(text: str) -> tuple[tuple[int, int] | None, str]:
    """Take a month with its year out of the text."""
    found = MONTH_AND_YEAR.search(text)
    if not found:
        return None, text
    return (MONTHS[found.group(1)], int(found.group(2))), text[: found.start()] + " " + text[found.end() :]


def real_day(year: str, month: str, day: str) -> date | None:
    """A day of the calendar from what was typed, or None. A day and month typed in the other order still counts."""
    numbers = MONTHS.get(month) or int(month), int(day)
    whole = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < CENTURY_TURN else 1900)
    for a_month, a_day in (numbers, numbers[::-1]):
        try:
            return date(whole, a_month, a_day)
        except ValueError:
            continue
    return None


def swapped(day: date) -> date | None:
    """The date with day and month changed over, where that is a date and another one."""
    if day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)


def _both_ways(day: date | None) -> tuple[date, ...]:
    if day is None:
        return ()
    other = swapped(day)
    return (day, other) if other else (day,)


def _years(day: date | None, month_year: tuple[int, int] | None, years: list[str]) -> tuple[int, ...]:
    if day:
        return (day.year,)
    if month_year:
        return (month_year[1],)
    return tuple(dict.fromkeys(int(year) for year in years))
