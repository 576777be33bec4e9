"""How a clock stands. No database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.clocks import rules
from kinfold.clocks.states import CLOCK, TABLES
from kinfold.law import timescales

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31))
SPANS = st.integers(min_value=0, max_value=2000)
MAYBE_SPANS = st.none() | SPANS


def after(start: date, days: int | None) -> date | None:
    return None if days is None else start + timedelta(days=days)


@given(DAYS, MAYBE_SPANS, MAYBE_SPANS, SPANS, st.booleans())
def test_a_clock_is_always_in_one_of_four_states(start, limit, ended, looked, stopped) -> None:
    state = rules.state_of(
        start, after(start, limit), after(start, ended), after(start, looked), stopped=stopped
    )
    assert state in {"running", "met", "breached", "stopped"}
    if ended is None or looked < ended:
        assert state in {"running", "breached"}
    if limit is None:
        assert state != "breached"


@given(DAYS, SPANS, SPANS)
def test_done_on_the_last_day_is_in_time_and_the_day_after_is_not(start, limit, ended) -> None:
    state = rules.state_of(
        start, after(start, limit), after(start, ended), after(start, max(limit, ended) + 1)
    )
    assert state == ("met" if ended <= limit else "breached")


@given(DAYS, SPANS, MAYBE_SPANS, SPANS, SPANS, st.booleans())
def test_a_breach_is_never_undone_by_time(start, limit, ended, looked, later, stopped) -> None:
    now = rules.state_of(
        start, after(start, limit), after(start, ended), after(start, looked), stopped=stopped
    )
    then = rules.state_of(
        start, after(start, limit), after(start, ended), after(start, looked + later), stopped=stopped
    )
    if now == "breached":
        assert then == "breached"
    if now in {"met", "stopped"}:
        assert then == now


@given(DAYS, MAYBE_SPANS, MAYBE_SPANS, SPANS)
def test_late_and_breached_say_the_same(start, limit, ended, looked) -> None:
    if ended is not None and ended > looked:
        ended = None
    state = rules.state_of(start, after(start, limit), after(start, ended), after(start, looked))
    assert rules.is_late(after(start, limit), after(start, ended), after(start, looked)) == (
        state == "breached"
    )


def test_nothing_is_said_of_a_clock_before_it_starts() -> None:
    with pytest.raises(ValueError):
        rules.state_of(date(2026, 3, 2), None, None, date(2026, 3, 1))


@given(DAYS, st.integers(min_value=1, max_value=400))
def test_a_rhythm_is_due_again_that_many_days_on(last, every) -> None:
    assert rules.due_again(last, every) - last == timedelta(days=every)


def test_what_is_agreed_beats_the_family_the_council_and_the_rule_in_that_order() -> None:
    rule, start = timescales.rule("first_team_meeting"), date(2026, 3, 2)
    given_now = {"agreed": 7, "family": 14, "council": 21}
    sources = []
    for name in ("agreed", "family", "council"):
        length = rules.length(rule, start, **given_now)
        sources.append((length.days, length.source))
        del given_now[name]
    assert sources == [(7, rules.AGREED), (14, rules.FAMILY), (21, rules.COUNCIL)]
    assert rules.length(rule, start) == rules.Length(date(2026, 3, 30), None, "")


@pytest.mark.parametrize(
    ("kind", "about", "reached"),
    [
        ("meeting_held", [1], (1,)),
        ("meeting_held", [9], (1, 2)),
        ("meeting_held", [], (1, 2)),
        ("meeting_held", [9, 2], (2,)),
        ("level_changed", [9], ()),
        ("level_changed", [9, 1], (1,)),
    ],
)
def test_an_entry_reaches_the_children_it_names(kind, about, reached) -> None:
    assert rules.whom(kind, about, {1: "Jake", 2: "Kelly"}) == reached


def test_a_clock_that_has_ended_moves_no_more() -> None:
    assert TABLES == (CLOCK,)
    for ended in ("met", "stopped"):
        assert not any(CLOCK.may(verb, ended) for verb in ("meet", "stop", "hand_over"))
        assert CLOCK.may("give_reason", ended)
