"""What templates say."""

from datetime import UTC, date, datetime

import jinja2
import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.dates import PartialDate
from kinfold.design import filters

TODAY = date(2026, 3, 12)


def drawn(source: str, **context: object) -> str:
    return engines["jinja2"].from_string(source).render(context)


def test_an_unknown_name_is_an_error_and_never_a_blank() -> None:
    with pytest.raises(jinja2.UndefinedError):
        drawn("{{ chidl }}")


def test_everything_is_escaped() -> None:
    assert drawn("{{ name }}", name="<b>Jake</b>") == "&lt;b&gt;Jake&lt;/b&gt;"


def test_dates_are_said_as_people_say_them() -> None:
    assert (
        drawn("{{ day | said(today) }}", day=date(2026, 3, 3), today=TODAY)
        == "Tuesday 3 March 2026, 9 days ago"
    )
    assert drawn("{{ day | how_long(today) }}", day=date(2026, 4, 12), today=TODAY) == "in 4 weeks"
    assert drawn("{{ day | plain }}", day=None) == "not known"
    assert drawn("{{ day | short }}", day=date(2026, 3, 3)) == "3 Mar 2026"
    assert (
        drawn("{{ day | said(today) }}", day=PartialDate(date(2021, 3, 1), "month"), today=TODAY)
        == "March 2021"
    )
    assert (
        drawn("{{ born | age(today) }}", born=PartialDate(date(1995, 1, 1), "year"), today=TODAY)
        == "about 31 years"
    )


def test_a_moment_is_said_in_english_time() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert filters.plain(late) == "1 July 2026"
    assert filters.clock_time(late) == "12:30am"


def test_a_filter_without_a_day_says_what_is_missing() -> None:
    with pytest.raises(ValueError, match="needs a day"):
        drawn("{{ day | said }}", day=TODAY)


def test_lines_keep_paragraphs_and_breaks_and_escape() -> None:
    html = filters.lines("One <i>\ntwo\n\n\nthree")
    assert html.count("<p ") == 2
    assert "One &lt;i&gt;<br>\ntwo" in html
    assert "<i>" not in html


@given(st.text())
def test_lines_never_let_markup_through(text: str) -> None:
    stripped = (
        filters.lines(text)
        .replace('<p class="govuk-body" dir="auto">', "")
        .replace("</p>", "")
        .replace("<br>", "")
    )
    assert "<" not in stripped


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Charlie Brightwell", "CB"),
        ("Bobby’s father", "BF"),
        ("Mary-Anne van der Berg", "MB"),
        ("Noor", "N"),
        ("Amina Yusuf, nursery teacher", "AY"),
        (", nursery teacher", "?"),
        ("‘Nan’", "N"),
        ("", "?"),
        ("🙂", "🙂"),
        ("نور الهدى", "نا"),
    ],
)
def test_initials_of_real_names(name: str, letters: str) -> None:
    assert filters.initials(name) == letters


@given(st.text(max_size=60))
def test_initials_of_anything_are_short(name: str) -> None:
    assert 1 <= len(filters.initials(name)) <= 6


def test_counts_are_said_in_words() -> None:
    assert [filters.count(number, "child", "children") for number in (0, 1, 2, 1200)] == [
        "no children",
        "1 child",
        "2 children",
        "1,200 children",
    ]
