"""Days are counted as people in the field count them, and never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.law.days import (
    FIRST_YEAR,
    LAST_YEAR,
    UNITS,
    add,
    add_working_days,
    bank_holidays,
    is_working_day,
    working_days_between,
)
from kinfold.law.errors import BeyondTheTable

days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR - 2, 12, 31))
counts = st.integers(1, 260)
closures = st.frozensets(st.dates(date(2024, 1, 1), date(2024, 3, 31)), max_size=20)
early_2024 = st.dates(date(2023, 12, 1), date(2024, 4, 30))


@given(days, counts)
def test_an_answer_is_always_a_working_day_after_the_start(start: date, n: int) -> None:
    end = add_working_days(start, n)
    assert end > start
    assert is_working_day(end)


@given(days, counts)
def test_counting_back_gives_the_number_counted_forward(start: date, n: int) -> None:
    assert working_days_between(start, add_working_days(start, n)) == n


@given(days, counts)
def test_one_more_working_day_is_strictly_later(start: date, n: int) -> None:
    assert add_working_days(start, n) < add_working_days(start, n + 1)


@given(days, counts)
def test_a_later_start_is_never_due_sooner(start: date, n: int) -> None:
    assert add_working_days(start, n) <= add_working_days(start + timedelta(days=1), n)


@given(days, counts, counts)
def test_counting_in_two_stages_is_counting_once(start: date, first: int, second: int) -> None:
    assert add_working_days(add_working_days(start, first), second) == add_working_days(start, first + second)


@given(early_2024, st.integers(1, 30), closures)
def test_a_councils_closed_days_are_never_landed_on_and_only_lengthen(
    start: date, n: int, closed: frozenset[date]
) -> None:
    end = add_working_days(start, n, closed)
    assert is_working_day(end, closed)
    assert end >= add_working_days(start, n)
    assert working_days_between(start, end, closed) == n


@given(days, days)
def test_counting_the_other_way_round_is_the_same_with_a_minus(one: date, other: date) -> None:
    assert working_days_between(one, other) == -working_days_between(other, one)


@given(days, days)
def test_the_count_agrees_with_looking_at_each_day(one: date, other: date) -> None:
    start = min(one, other)
    end = min(max(one, other), start + timedelta(days=400))
    each_day = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert working_days_between(start, end) == sum(map(is_working_day, each_day))


@pytest.mark.parametrize("start", [date(2024, 6, 7), date(2024, 6, 8), date(2024, 6, 9)])
def test_friday_saturday_and_sunday_are_all_due_on_monday(start: date) -> None:
    assert add_working_days(start, 1) == date(2024, 6, 10)


def test_a_start_on_a_bank_holiday_counts_from_the_next_working_day() -> None:
    assert add_working_days(date(2024, 12, 25), 1) == date(2024, 12, 27)


@pytest.mark.parametrize(
    "closed",
    [
        date(1999, 12, 31),  # the millennium
        date(2002, 6, 3),  # golden jubilee
        date(2011, 4, 29),  # royal wedding
        date(2012, 6, 4),  # spring bank holiday, moved
        date(2012, 6, 5),  # diamond jubilee
        date(2020, 5, 8),  # early May bank holiday, moved
        date(2020, 12, 28),  # substitute for Boxing Day
        date(2021, 12, 27),  # substitute for Christmas Day
        date(2021, 12, 28),  # substitute for Boxing Day
        date(2022, 6, 2),  # spring bank holiday, moved
        date(2022, 6, 3),  # platinum jubilee
        date(2022, 9, 19),  # the Queen's funeral
        date(2022, 12, 27),  # substitute for Christmas Day
        date(2023, 5, 8),  # the coronation
    ],
)
def test_one_off_and_moved_holidays_are_known(closed: date) -> None:
    assert not is_working_day(closed)


@pytest.mark.parametrize(
    "worked", [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30), date(2024, 3, 18)]
)
def test_the_day_a_holiday_moved_from_and_other_nations_days_are_worked(worked: date) -> None:
    assert is_working_day(worked)


def test_a_whole_year_is_as_published() -> None:
    published = {(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)}
    assert {(day.month, day.day) for day in bank_holidays() if day.year == 2024} == published


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_every_year_in_the_table_has_its_eight_weekdays_off(year: int) -> None:
    off = [day for day in bank_holidays() if day.year == year and day.weekday() < 5]
    assert 8 <= len(off) <= 10


@pytest.mark.parametrize("day", [date(FIRST_YEAR - 1, 12, 29), date(LAST_YEAR + 1, 1, 2)])
def test_a_date_beyond_the_table_is_refused_not_guessed(day: date) -> None:
    inside = date(2024, 6, 3)
    with pytest.raises(BeyondTheTable, match="1990 to 2040"):
        is_working_day(day)
    with pytest.raises(BeyondTheTable):
        add_working_days(day, 1)
    with pytest.raises(BeyondTheTable):
        working_days_between(inside, day)


def test_an_answer_beyond_the_table_is_refused() -> None:
    last = date(LAST_YEAR, 12, 31)
    assert last == add_working_days(date(LAST_YEAR, 12, 28), 1)
    with pytest.raises(BeyondTheTable, match="runs past 2040"):
        add_working_days(last, 1)


def test_calendar_time_needs_no_table() -> None:
    assert add(date(2050, 1, 1), 2, "weeks") == date(2050, 1, 15)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 15), 1, date(2024, 2, 15)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 10, 31), 4, date(2025, 2, 28)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
    ],
)
def test_a_month_runs_to_the_same_number_or_the_last_day(start: date, months: int, end: date) -> None:
    assert add(start, months, "months") == end


@given(days, st.integers(1, 48))
def test_months_never_overshoot_into_the_month_after(start: date, months: int) -> None:
    end = add(start, months, "months")
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day <= start.day


@given(days, st.sampled_from(UNITS), st.integers(1, 24))
def test_adding_more_is_always_later(start: date, unit: str, amount: int) -> None:
    known = next(each for each in UNITS if each == unit)
    assert start < add(start, amount, known) < add(start, amount + 1, known)


def test_a_limit_in_days_may_end_on_a_sunday() -> None:
    assert add(date(2024, 6, 2), 28, "days") == date(2024, 6, 30)
    assert date(2024, 6, 30).weekday() == 6


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_or_less_is_not_a_length(amount: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        add(date(2024, 6, 3), amount, "days")
    with pytest.raises(ValueError, match="at least 1"):
        add_working_days(date(2024, 6, 3), amount)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="fortnights"):
        add(date(2024, 6, 3), 1, "fortnights")
