"""How templates say dates, ages, counts and text. Dates default to the request's own today."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from kinfold.base import dates
from kinfold.base.dates import PartialDate

NOT_KNOWN = "not known"
Day = date | datetime | PartialDate | None


def day_of(value: Day) -> date | None:
    """Return the day in England of a date, a moment or a partly known date."""
    if isinstance(value, PartialDate):
        return value.day
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def today_of(context: Context, today: date | None) -> date:
    """Return the day given, or the request's; a macro imported without context has to be given one."""
    if today is not None:
        return today
    request = context.get("request")
    if request is None:
        raise ValueError(
            "This filter needs a day here: write |said(today), because a macro cannot see the request."
        )
    found: date = request.today
    return found


def is_rough(value: Day) -> bool:
    """Say whether a date is known less exactly than to the day."""
    return isinstance(value, PartialDate) and value.accuracy != "day"


@pass_context
def said(context: Context, value: Day, today: date | None = None) -> str:
    """Say a date as people do, with the exact date: "Tuesday 3 March 2026, 9 days ago"."""
    day = day_of(value)
    if day is None or is_rough(value):
        return plain(value)
    return dates.said(day, today_of(context, today))


@pass_context
def how_long(context: Context, value: Day, today: date | None = None) -> str:
    """Say how far a day is from today: "9 days ago", "in 3 weeks"."""
    day = day_of(value)
    return NOT_KNOWN if day is None else dates.how_long(day, today_of(context, today))


@pass_context
def age(context: Context, born: Day, today: date | None = None) -> str:
    """Say an age on a day: "7 months", "about 2 years", "not yet born"."""
    known = born if isinstance(born, PartialDate) else PartialDate(day_of(born))
    return dates.age_said(known, today_of(context, today))


def plain(value: Day) -> str:
    """Say a date in full: "3 March 2026"; a partly known one as exactly as it is known; none as "not known"."""
    if isinstance(value, PartialDate):
        return str(value)
    day = day_of(value)
    return NOT_KNOWN if day is None else dates.plain(day)


def short(value: Day) -> str:
    """Say a date briefly, for tables: "3 Mar 2026"."""
    day = day_of(value)
    if day is None or is_rough(value):
        return plain(value)
    return f"{day.day} {day:%b} {day.year}"


def clock_time(value: datetime) -> str:
    """Say a time of day: "10:42am"."""
    local = timezone.localtime(value)
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def lines(text: str, classes: str = "govuk-body") -> Markup:
    """Turn plain text into paragraphs, keeping its line breaks; everything in it is escaped."""
    paragraphs = [
        part.strip("\n") for part in re.split(r"\n\s*\n", str(text).replace("\r\n", "\n")) if part.strip()
    ]
    return Markup("\n").join(
        Markup('<p class="{}" dir="auto">{}</p>').format(
            classes, Markup("<br>\n").join(escape(line) for line in paragraph.split("\n"))
        )
        for paragraph in paragraphs
    )


def initials(name: str) -> str:
    """Return at most two letters for a name: "Charlie Brightwell" gives CB; a name without letters gives its first sign.

    What follows a comma is no part of the name: "Amina Yusuf, nursery teacher" gives AY.
    """
    words = str(name).partition(",")[0].split()
    letters = [next((sign for sign in word if sign.isalpha()), "") for word in words]
    found = [letter for letter in letters if letter]
    if not found:
        return words[0][0] if words else "?"
    return (found[0] + found[-1] if len(found) > 1 else found[0]).upper()


def count(number: int, one: str, many: str = "") -> str:
    """Say a number of things: `2|count("child", "children")` gives "2 children"; nought is "no children"."""
    word = one if number == 1 else many or f"{one}s"
    return f"{'no' if number == 0 else format(number, ',')} {word}"


def first_upper(text: str) -> str:
    """Return the text with a capital first letter and the rest left as it is."""
    return text[:1].upper() + text[1:]


FILTERS: dict[str, Callable[..., Any]] = {
    "said": said,
    "plain": plain,
    "short": short,
    "how_long": how_long,
    "age": age,
    "clock_time": clock_time,
    "lines": lines,
    "initials": initials,
    "count": count,
    "first_upper": first_upper,
}
