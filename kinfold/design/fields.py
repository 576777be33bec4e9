"""Form fields that know how people write: dates in three boxes, long text, dates known only roughly."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kinfold.base.dates import PartialDate, plain

LONGEST = 10_000  # characters in one box: about four pages
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


class DateWidget(forms.Widget):
    """Day, month and year in three boxes, and a tick for "about" where a rough date is welcome."""

    parts = ("day", "month", "year")

    def __init__(self, *, rough: bool = False, attrs: dict[str, Any] | None = None) -> None:
        """Keep whether a rough date may be given."""
        super().__init__(attrs)
        self.rough = rough

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """Return what was typed in each box, or nothing when all are empty."""
        typed = {part: str(data.get(f"{name}-{part}", "")).strip() for part in (*self.parts, "about")}
        return typed if any(typed[part] for part in self.parts) else {}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Say whether none of the boxes was on the page."""
        return all(f"{name}-{part}" not in data for part in self.parts)

    def format_value(self, value: Any) -> dict[str, str]:
        """Return what to show in each box."""
        if isinstance(value, dict):
            return value
        if isinstance(value, date):
            value = PartialDate(value)
        if not isinstance(value, PartialDate) or value.day is None:
            return {}
        shown = {"year": str(value.day.year)}
        if value.accuracy != "year":
            shown["month"] = str(value.day.month)
        if value.accuracy == "day":
            shown["day"] = str(value.day.day)
        return shown | ({"about": "yes"} if value.accuracy == "about" else {})


class DatePartsError(ValidationError):
    """A date that cannot be right. `parts` names the boxes to be looked at again."""

    def __init__(self, message: str, *parts: str) -> None:
        """Keep the boxes, the first of which is linked from the error summary."""
        super().__init__(message, code="invalid_date")
        self.parts = parts or DateWidget.parts


class PartialDateField(forms.Field):
    """A date known to some accuracy: day, month and year; month and year; or only a year; with "about" if wished.

    Gives a `PartialDate`; an empty one that is not required gives `PartialDate(None, "unknown")`.
    """

    rough = True

    def __init__(self, *, not_future: bool = False, not_past: bool = False, **kwargs: Any) -> None:
        """Keep the limits; they are compared with the day that the form was given as today."""
        kwargs.setdefault("widget", DateWidget(rough=self.rough))
        super().__init__(**kwargs)
        self.not_future, self.not_past = not_future, not_past
        self.today: date | None = None

    def to_python(self, value: Any) -> Any:
        """Turn what was typed into a date, with a message that says what to look at again."""
        if not value:
            return self.nothing()
        known = read_date(value, rough=self.rough)
        self.check_limits(known)
        return self.give(known)

    def validate(self, value: Any) -> None:
        """Ask for the date when it is required and nothing was typed."""
        if self.required and value == self.nothing():
            raise DatePartsError(str(self.error_messages["required"]))

    def nothing(self) -> Any:
        """Return what stands for no date."""
        return PartialDate(None, "unknown")

    def give(self, known: PartialDate) -> Any:
        """Return the cleaned value."""
        return known

    def check_limits(self, known: PartialDate) -> None:
        """Refuse a day that lies on the wrong side of today."""
        if self.today is None or known.day is None:
            return
        if self.not_future and known.day > self.today:
            raise DatePartsError(
                f"{known} has not happened yet. Use today, {plain(self.today)}, or a day before it."
            )
        if self.not_past and last_day(known) < self.today:
            raise DatePartsError(f"{known} has passed. Use today, {plain(self.today)}, or a day after it.")


class DateField(PartialDateField):
    """A whole date in three boxes. Gives a `date`, or None when it is empty and not required."""

    rough = False

    def nothing(self) -> None:
        """No date is None."""
        return

    def give(self, known: PartialDate) -> date | None:
        """Return the day itself."""
        return known.day


def read_date(typed: dict[str, str], *, rough: bool) -> PartialDate:
    """Read what was typed in the boxes, or raise `DatePartsError` in plain words."""
    day, month, year = (typed.get(part, "").strip() for part in DateWidget.parts)
    missing = [part for part, text in zip(DateWidget.parts, (day, month, year), strict=True) if not text]
    if "year" in missing or ("month" in missing and day) or (missing and not rough):
        said = " and a ".join(missing) if missing else "month"
        raise DatePartsError(f"The date needs a {said} too.", *missing)
    number = year_number(year)
    month_no = month_number(month) if month else 1
    exact = make_day(day_number(day) if day else 1, month_no, number)
    if typed.get("about"):
        return PartialDate(exact, "about")
    return PartialDate(exact, "day" if day else "month" if month else "year")


def year_number(text: str) -> int:
    """Read a year of four figures."""
    if not re.fullmatch(r"[0-9]{4}", text):
        raise DatePartsError("Write the year with four numbers, like 2026.", "year")
    if not 1880 <= int(text) <= 2200:
        raise DatePartsError(f"Check the year: {text}.", "year")
    return int(text)


def month_number(text: str) -> int:
    """Read a month as a number or as a name, whole or shortened: "3", "03", "March", "mar."."""
    word = text.lower().rstrip(".")
    if re.fullmatch(r"[0-9]{1,2}", word) and 1 <= int(word) <= 12:
        return int(word)
    named = [number for number, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)]
    if word == "sept":
        named = [9]
    if not named:
        raise DatePartsError(
            "Write the month as a number from 1 to 12 or as a name, like 3 or March.", "month"
        )
    return named[0]


def day_number(text: str) -> int:
    """Read a day of the month: "3", "03", "3rd"."""
    found = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", text.lower())
    if not found or not 1 <= int(found[1]) <= 31:
        raise DatePartsError("Write the day as a number from 1 to 31.", "day")
    return int(found[1])


def make_day(day: int, month: int, year: int) -> date:
    """Return the date, or say that there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        month_name = MONTHS[month - 1].capitalize()
        raise DatePartsError(
            f"There is no {day} {month_name} {year}. Check the day and the month.", "day", "month"
        ) from None


def last_day(known: PartialDate) -> date:
    """Return the last day that a partly known date may mean."""
    assert known.day is not None
    if known.accuracy == "day":
        return known.day
    if known.accuracy == "year":
        return date(known.day.year, 12, 31)
    return date(known.day.year + known.day.month // 12, known.day.month % 12 + 1, 1)


class TextField(forms.CharField):
    """A line of text."""

    def __init__(self, *, max_length: int = 200, **kwargs: Any) -> None:
        """A line is at most 200 characters unless said otherwise; the message says how long it is."""
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the text; text of nothing but spaces and marks that nobody sees is no text."""
        text = super().to_python(value)
        return text if any(unicodedata.category(letter)[0] not in "ZC" for letter in text or "") else ""

    def run_validators(self, value: Any) -> None:
        """Say how long the text is when it is too long."""
        if self.max_length is not None and isinstance(value, str) and len(value) > self.max_length:
            raise ValidationError(too_long(len(value), self.max_length), code="max_length")
        super().run_validators(value)


class LongText(TextField):
    """Several paragraphs, kept as they are typed (autosaved by the form)."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = LONGEST, rows: int = 6, **kwargs: Any) -> None:
        """At most 10,000 characters unless said otherwise."""
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **kwargs)


def too_long(length: int, most: int) -> str:
    """Say how long a text is and how long it may be."""
    return (
        f"This is {length:,} characters long, and {most:,} fit here. Nothing is lost: "
        f"shorten it by {length - most:,}, or keep the rest in another note."
    )
