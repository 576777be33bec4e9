"""Dates as people write them, and text as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.dates import PartialDate
from kinfold.design.fields import MONTHS, DatePartsError, read_date
from kinfold.design.forms import DateField, Form, LongText, PartialDateField, TextField, tidy

TODAY = date(2026, 3, 12)


class VisitForm(Form):
    seen_on = DateField(label="When?", not_future=True)
    born = PartialDateField(label="Born", required=False, not_future=True)
    review_on = DateField(label="Next", required=False, not_past=True)
    what = LongText(label="What?", required=False)
    who = TextField(label="Who?", required=False)


def sent(**data: str) -> VisitForm:
    full = {"seen_on-day": "3", "seen_on-month": "3", "seen_on-year": "2026"} | {
        k.replace("__", "-"): v for k, v in data.items()
    }
    return VisitForm(full, today=TODAY)


@pytest.mark.parametrize("month", ["3", "03", "March", "march", "mar", "Mar.", "MARCH"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    assert read_date({"day": "3", "month": month, "year": "2026"}, rough=False).day == date(2026, 3, 3)


def test_a_day_may_be_an_ordinal_and_september_has_two_short_names() -> None:
    assert read_date({"day": "3rd", "month": "Sept", "year": "2026"}, rough=False).day == date(2026, 9, 3)
    assert read_date({"day": "3", "month": "sep", "year": "2026"}, rough=False).day == date(2026, 9, 3)


@pytest.mark.parametrize(
    ("typed", "message", "part"),
    [
        (("31", "6", "2026"), "There is no 31 June 2026", "day"),
        (("29", "2", "2026"), "There is no 29 February 2026", "day"),
        (("3", "13", "2026"), "number from 1 to 12 or as a name", "month"),
        (("3", "ma", "2026"), "number from 1 to 12 or as a name", "month"),
        (("40", "3", "2026"), "number from 1 to 31", "day"),
        (("3", "3", "26"), "four numbers, like 2026", "year"),
        (("3", "3", "0026"), "Check the year", "year"),
        (("3", "3", ""), "needs a year too", "year"),
        (("3", "", ""), "needs a month and a year too", "month"),
        (("", "3", "2026"), "needs a day too", "day"),
        (("²", "3", "2026"), "number from 1 to 31", "day"),
        (("٣", "3", "2026"), "number from 1 to 31", "day"),
    ],
)
def test_an_impossible_date_says_what_to_look_at(
    typed: tuple[str, str, str], message: str, part: str
) -> None:
    with pytest.raises(DatePartsError, match=message) as wrong:
        read_date(dict(zip(("day", "month", "year"), typed, strict=True)), rough=False)
    assert wrong.value.parts[0] == part


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ({"year": "1995"}, PartialDate(date(1995, 1, 1), "year")),
        ({"month": "May", "year": "1995"}, PartialDate(date(1995, 5, 1), "month")),
        ({"day": "7", "month": "5", "year": "1995"}, PartialDate(date(1995, 5, 7), "day")),
        ({"year": "1995", "about": "yes"}, PartialDate(date(1995, 1, 1), "about")),
    ],
)
def test_a_date_may_be_known_roughly(typed: dict[str, str], known: PartialDate) -> None:
    assert read_date(typed, rough=True) == known


def test_a_rough_date_with_a_day_needs_its_month() -> None:
    with pytest.raises(DatePartsError, match="needs a month too"):
        read_date({"day": "7", "year": "1995"}, rough=True)


@given(st.dates(min_value=date(1880, 1, 1), max_value=date(2200, 12, 31)), st.booleans())
def test_every_date_that_is_written_is_read_back(day: date, by_name: bool) -> None:
    month = MONTHS[day.month - 1] if by_name else str(day.month)
    typed = {"day": str(day.day), "month": month, "year": str(day.year)}
    assert read_date(typed, rough=False) == PartialDate(day)


@given(
    st.dictionaries(st.sampled_from(["day", "month", "year", "about"]), st.text(max_size=12)), st.booleans()
)
def test_whatever_is_typed_gives_a_date_or_a_message(typed: dict[str, str], rough: bool) -> None:
    messages: list[str] = []
    parts: tuple[str, ...] = ()
    known: date | None = TODAY
    try:
        known = read_date(typed, rough=rough).day
    except DatePartsError as wrong:
        messages, parts = wrong.messages, wrong.parts
    assert known is not None
    assert all(message.endswith(".") for message in messages)
    assert set(parts) <= {"day", "month", "year"}


def test_a_day_to_come_is_refused_where_it_must_have_happened() -> None:
    form = sent(seen_on__day="13")
    assert not form.is_valid()
    assert form.errors["seen_on"] == [
        "13 March 2026 has not happened yet. Use today, 12 March 2026, or a day before it."
    ]
    assert sent(seen_on__day="12").is_valid()


def test_a_rough_birth_this_year_is_not_in_the_future() -> None:
    form = sent(born__year="2026")
    assert form.is_valid()
    assert form.cleaned_data["born"] == PartialDate(date(2026, 1, 1), "year")


def test_a_day_gone_by_is_refused_where_it_must_come() -> None:
    form = sent(review_on__day="11", review_on__month="3", review_on__year="2026")
    assert form.errors["review_on"] == [
        "11 March 2026 has passed. Use today, 12 March 2026, or a day after it."
    ]


def test_no_date_is_not_known_or_none() -> None:
    form = sent()
    assert form.is_valid()
    assert form.cleaned_data["born"] == PartialDate(None, "unknown")
    assert form.cleaned_data["review_on"] is None


def test_a_required_date_left_empty_is_asked_for() -> None:
    form = VisitForm({}, today=TODAY)
    assert form.errors["seen_on"] == ["Fill this in."]


def test_text_that_is_too_long_says_how_long_it_is() -> None:
    form = sent(what="x" * 10_412)
    assert form.errors["what"] == [
        "This is 10,412 characters long, and 10,000 fit here. Nothing is lost: "
        "shorten it by 412, or keep the rest in another note."
    ]
    assert sent(what="x" * 10_000).is_valid()


def test_a_line_end_counts_once_whatever_the_browser_sends() -> None:
    assert sent(what="\r\n".join(["x"] * 5_000)).is_valid()


def test_emoji_and_every_script_are_kept_and_untypeable_signs_are_not() -> None:
    text = "بيتنا بارد 👩‍👧‍👦 naïve 日本\u200f\tend"
    form = sent(what=f"a\x00b\r\nc\rd {text}\x07", who="Zoë\x00")
    assert form.is_valid()
    assert form.cleaned_data["what"] == f"ab\nc\nd {text}"
    assert form.cleaned_data["who"] == "Zoë"


@given(st.text())
def test_tidied_text_can_be_stored_and_is_not_tidied_twice(text: str) -> None:
    tidied = tidy(text)
    assert "\x00" not in tidied
    assert "\r" not in tidied
    assert tidy(tidied) == tidied
    assert tidied.encode("utf-8").decode("utf-8") == tidied
