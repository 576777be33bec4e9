"""Hours as people write them, a line for each: “Monday to Friday 9am to 5pm”, “Sat 10:00-12:30 babies only”. Pure."""

import re
from dataclasses import dataclass
from datetime import time

from kinfold.services.rules.directory import DAYS, hour_says

_DAY = "|".join(f"{day[:3]}(?:{day[3:]})?s?" for day in DAYS)
_AT = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?|(midday|noon|midnight)"
_LINE = re.compile(
    rf"^({_DAY})(?:\s*(?:to|-|–)\s*({_DAY}))?[\s,:]+(?:{_AT})\s*(?:to|-|–|until)\s*(?:{_AT})(?:[\s,:]+(.*))?$", re.IGNORECASE
)  # fmt: skip
_SHORT = [day[:3].lower() for day in DAYS]


class NotHours(ValueError):  # noqa: N818
    """A line that cannot be read as hours; its words say which and how to write it."""


@dataclass(frozen=True, slots=True)
class Line:
    """Hours on one day of the week, and what was written behind them."""

    weekday: int
    opens: time
    closes: time
    note: str = ""


def read_hours(text: str) -> list[Line]:
    """Read hours, a line for each day or run of days. Raises NotHours."""
    return [one for line in text.splitlines() if line.strip() for one in _read(line.strip())]


def write_hours(lines: list[Line]) -> str:
    """Write hours as they can be read again."""
    return "\n".join(
        f"{DAYS[one.weekday]} {hour_says(one.opens)} to {hour_says(one.closes)} {one.note}".strip()
        for one in lines
    )


def _read(line: str) -> list[Line]:
    found = _LINE.match(line)
    if found is None:
        raise NotHours(
            f"We cannot read “{line[:60]}”. Write the day and the hours, such as “Monday 9am to 5pm”."
        )
    first, last, h1, m1, half1, word1, h2, m2, half2, word2, note = found.groups()
    opens, closes = _time(h1, m1, half1, word1, half2, line), _time(h2, m2, half2, word2, "", line)
    if closes <= opens and half2 is None and word2 is None and closes.hour < 12:
        closes = closes.replace(hour=closes.hour + 12)  # “9 to 5”
    begin = _SHORT.index(first[:3].lower())
    end = _SHORT.index(last[:3].lower()) if last else begin
    days = range(begin, end + 1) if end >= begin else [*range(begin, 7), *range(end + 1)]
    return [Line(day, opens, closes, (note or "").strip()) for day in days]


def _time(
    hour: str | None, minute: str | None, half: str | None, word: str | None, other: str | None, line: str
) -> time:
    """One hour. Without am or pm: that of the other hour where it makes sense (“10 to 11am”), else as it stands."""
    if word:
        return time(0 if word.lower() == "midnight" else 12)
    number, side = int(hour or 0), (half or "").lower()
    if not side and (other or "").lower() == "am" and number < 12:
        side = "am"
    if side:
        if not 1 <= number <= 12:
            raise NotHours(f"We cannot read the hours in “{line[:60]}”.")
        number = number % 12 + (12 if side == "pm" else 0)
    if number > 23 or int(minute or 0) > 59:
        raise NotHours(f"We cannot read the hours in “{line[:60]}”.")
    return time(number, int(minute or 0))
