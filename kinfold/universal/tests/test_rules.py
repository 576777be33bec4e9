"""The rules of this room, without a database: days of checks, first days, moments, patterns in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.universal import rules

BIRTHDAYS = st.dates(date(2005, 1, 1), date(2026, 12, 31))
EARLY = st.integers(min_value=-21, max_value=112)


def days(word: str, born: date | None, expected: date | None = None) -> rules.Window | None:
    return rules.window(rules.check(word), born_on=born, expected_on=expected)


def test_five_are_for_every_child_and_three_more_make_eight() -> None:
    kinds = [one.kind for one in rules.checks()]
    assert kinds.count("statutory") == 5
    assert kinds.count("optional") == 3
    assert kinds.count("follow_up") == 1


def test_every_age_says_where_it_is_from_and_what_nobody_checked_is_marked() -> None:
    assert all(one.source for one in rules.checks())
    assert {one.word for one in rules.checks() if not one.verified} == {
        "weeks_3_5", "months_3_4", "three_years", "school_ready",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("new_birth", date(2024, 3, 11), date(2024, 3, 15)),
        ("weeks_6_8", date(2024, 4, 12), date(2024, 4, 26)),
        ("months_9_12", date(2024, 12, 1), date(2025, 3, 1)),
        ("two_years", date(2026, 3, 1), date(2026, 9, 1)),
    ],
)
def test_the_days_of_each_check_for_a_child_born_on_the_first_of_march(
    word: str, first: date, last: date
) -> None:
    found = days(word, date(2024, 3, 1), date(2024, 3, 1))
    assert found is not None
    assert (found.first, found.last) == (first, last)


def test_before_the_birth_only_the_first_talk_has_days() -> None:
    found = rules.windows(born_on=None, expected_on=date(2026, 6, 1))
    assert [one.check.word for one in found if one.first is not None] == ["antenatal"]
    assert found[0].first == date(2026, 3, 9)
    assert found[0].last == date(2026, 6, 1)


def test_a_baby_born_before_the_first_talk_was_due_has_not_missed_it() -> None:
    assert days("antenatal", date(2026, 3, 1), date(2026, 6, 1)) is None


def test_a_baby_who_came_two_months_early_has_longer_to_learn_to_walk_but_is_visited_at_once() -> None:
    born, expected = date(2024, 3, 1), date(2024, 4, 26)
    year, new = days("months_9_12", born, expected), days("new_birth", born, expected)
    assert year is not None
    assert new is not None
    assert year.last == date(2025, 3, 1) + timedelta(days=56)
    assert new.last == date(2024, 3, 15)


def test_the_31st_becomes_the_last_day_of_a_shorter_month() -> None:
    assert rules.later(date(2024, 5, 31), {"months": 9}) == date(2025, 2, 28)


@given(BIRTHDAYS, EARLY)
def test_windows_are_never_the_wrong_way_round_and_come_in_order_of_life(born: date, early: int) -> None:
    found = rules.windows(born_on=born, expected_on=born + timedelta(days=early))
    assert all(one.first is not None and one.last is not None and one.first <= one.last for one in found)
    firsts = [one.first for one in found if one.check.kind == "statutory" and one.first]
    assert firsts == sorted(firsts)
    assert len(found) >= 8


@given(BIRTHDAYS, EARLY, st.integers(min_value=-300, max_value=2500))
def test_every_check_is_on_each_day_ahead_or_open_or_past_and_only_one_of_them(
    born: date, early: int, age: int
) -> None:
    on = born + timedelta(days=age)
    for one in rules.windows(born_on=born, expected_on=born + timedelta(days=early)):
        assert [one.is_ahead(on), one.is_open(on), one.is_past(on)].count(True) == 1


@given(BIRTHDAYS, EARLY)
def test_coming_early_never_shortens_the_time_for_a_check_after_the_birth(born: date, early: int) -> None:
    expected = born + timedelta(days=early)
    for of in rules.checks():
        if not of.before_birth:
            usual = rules.window(of, born_on=born, expected_on=born)
            own = rules.window(of, born_on=born, expected_on=expected)
            assert usual is not None
            assert own is not None
            assert usual.last is not None
            assert own.last is not None
            assert own.first == usual.first
            assert own.last >= usual.last


@given(BIRTHDAYS)
def test_no_check_of_the_schedule_comes_after_a_child_has_outgrown_it(born: date) -> None:
    lasts = [one.last for one in rules.windows(born_on=born, expected_on=born) if one.last]
    assert not any(rules.too_old(born, last) for last in lasts)


def test_the_look_at_three_is_only_for_a_child_who_needed_help_with_talking() -> None:
    three = rules.check("three_years")
    assert rules.applies(three, {"two_years": "help"})
    assert not rules.applies(three, {"two_years": "as_hoped"})
    assert not rules.applies(three, {})


@pytest.mark.parametrize(
    ("born", "starts"),
    [
        (date(2021, 8, 31), date(2025, 9, 1)),
        (date(2021, 9, 1), date(2026, 9, 1)),
        (date(2020, 2, 29), date(2024, 9, 1)),
    ],
)
def test_school_begins_in_the_september_after_four_by_the_end_of_august(born: date, starts: date) -> None:
    assert rules.first_day(rules.stage("primary"), born) == starts


@given(BIRTHDAYS)
def test_first_days_come_in_september_one_stage_after_another_within_a_year_of_the_age(born: date) -> None:
    found = [rules.first_day(stage, born) for stage in rules.stages()]
    assert found == sorted(found)
    for stage, day in zip(rules.stages(), found, strict=True):
        assert (day.month, day.day) == (9, 1)
        assert (
            rules.later(born, {"months": 12 * stage.age})
            < day
            <= rules.later(born, {"months": 12 * stage.age + 12})
        )


def test_what_repeats_is_said_as_facts() -> None:
    seen = [
        rules.Seen("emergency", "burn", date(2026, 1, 5)),
        rules.Seen("walk_in", "burn", date(2026, 2, 9)),
        rules.Seen("emergency", "illness", date(2026, 3, 14)),
        rules.Seen("not_brought", "dentist", date(2026, 3, 1)),
    ]
    assert rules.pattern(seen, date(2026, 3, 15)) == ["Three visits in ten weeks; two burns."]


def test_missed_appointments_say_that_the_child_was_not_brought() -> None:
    seen = [rules.Seen("not_brought", "hearing", date(2026, 1, day)) for day in (2, 9)]
    assert rules.pattern(seen, date(2026, 3, 1)) == ["Not brought to two appointments in eight days."]


def test_one_visit_or_one_long_ago_is_no_pattern() -> None:
    once = rules.Seen("emergency", "burn", date(2026, 1, 5))
    old = rules.Seen("emergency", "burn", date(2024, 1, 5))
    assert rules.pattern([once, old], date(2026, 3, 1)) == []


@given(
    st.lists(
        st.builds(
            rules.Seen,
            st.sampled_from(["emergency", "walk_in", "admitted", "not_brought"]),
            st.sampled_from(["burn", "cut", "illness", "dentist", "other"]),
            st.dates(date(2024, 1, 1), date(2026, 3, 2)),
        ),
        max_size=12,
    )
)
def test_a_pattern_holds_no_word_of_judgement_and_at_most_two_sentences(seen: list[rules.Seen]) -> None:
    found = rules.pattern(seen, date(2026, 3, 2))
    assert len(found) <= 2
    whole = " ".join(found).lower()
    assert not any(word in whole for word in ("risk", "score", "concern", "high", "attend", "fail"))


def test_after_not_now_nobody_asks_for_six_weeks_and_after_no_never() -> None:
    day = date(2026, 3, 2)
    assert rules.ask_again_on("not_now", day) == day + timedelta(days=42)
    assert rules.ask_again_on("no", day) is None
    assert rules.ask_again_on("yes", day) is None


def test_offers_are_worded_without_pressing() -> None:
    for one in rules.moments():
        words = one.suggests.lower()
        assert not any(press in words for press in ("must", "should", "have to", "need to", "required"))
        assert "?" in words or "if you would like" in words


@pytest.mark.parametrize("of", [rules.check, rules.stage, rules.moment])
def test_an_unknown_word_is_refused_in_plain_words(of: object) -> None:
    with pytest.raises(NotNow, match="Choose"):
        of("nonsense")  # type: ignore[operator]
