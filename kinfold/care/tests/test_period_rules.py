"""Promises counted in rounds, what going missing tells, who is seen how often by law, and what the codes allow."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.care import rules
from kinfold.care.models import LegalStatus, Placement
from kinfold.care.rules import Once
from kinfold.law import timescales

SINCE = date(2024, 1, 1)


def days(*numbers: int) -> list[date]:
    return [SINCE + timedelta(days=n) for n in numbers]


def test_a_promise_that_was_never_kept_says_so():
    kept = rules.kept(SINCE, None, 28, [], SINCE + timedelta(days=90))
    assert (kept.rounds, kept.had, kept.missed, kept.last) == (3, 0, 3, None)
    assert kept.says == "Promised 3 times by now. It has not happened."


def test_two_times_in_one_round_do_not_make_up_for_one_that_was_missed():
    kept = rules.kept(SINCE, None, 28, days(3, 20), SINCE + timedelta(days=60))
    assert (kept.rounds, kept.had, kept.missed) == (2, 2, 1)
    assert kept.next_by == SINCE + timedelta(days=48)


def test_a_promise_made_today_is_not_late():
    kept = rules.kept(SINCE, None, 28, [], SINCE)
    assert (kept.rounds, kept.missed) == (0, 0)
    assert "still to come" in kept.says


def test_a_promise_that_ended_misses_nothing_afterwards():
    ended = SINCE + timedelta(days=56)
    assert rules.kept(SINCE, ended, 28, days(10), SINCE + timedelta(days=400)).missed == 1


@given(st.integers(1, 60), st.sets(st.integers(0, 300)), st.integers(0, 300))
def test_what_was_kept_and_missed_never_exceeds_what_was_promised(every: int, had: set[int], on: int):
    kept = rules.kept(SINCE, None, every, days(*had), SINCE + timedelta(days=on))
    assert 0 <= kept.missed <= kept.rounds
    assert kept.had == len([n for n in had if n <= on])
    assert kept.rounds - kept.missed <= kept.had


def test_missing_tells_that_most_were_to_see_family():
    times = [Once(day, day, "family") for day in days(1, 9, 20)] + [Once(SINCE, None, "not_known")]
    told = rules.told(times, "Josh")
    assert told.says == (
        "Josh was missing four times. Most of them (3 of 4) were to see family. Of one time nobody knows."
    )


def test_missing_says_when_nobody_asked():
    assert "Nobody has written down yet" in rules.told([Once(SINCE, SINCE)], "Josh").says
    assert rules.told([], "Josh").says == "Josh has not been missing."
    assert rules.told([Once(SINCE, SINCE, "friends")], "Diane").says == (
        "Diane was missing once. It was to see friends."
    )


FACTS = {"kind": "U6", "code": "V2", "to_eighteen": False, "reviewed": True, "temporary_approval": False}


@pytest.mark.parametrize(
    ("facts", "after", "rule", "length"),
    [
        ({}, 3, "looked_after_visit_first", 7),
        ({}, 60, "looked_after_visit", 42),
        ({}, 500, "looked_after_visit", 42),
        ({"to_eighteen": True}, 500, "looked_after_visit_settled", 92),
        ({"to_eighteen": True}, 300, "looked_after_visit", 42),
        ({"kind": "P1", "reviewed": False}, 3, "looked_after_visit_weekly", 7),
        ({"kind": "P1"}, 60, "looked_after_visit", 42),
        ({"kind": "U3", "temporary_approval": True, "reviewed": False}, 9, "looked_after_visit_weekly", 7),
        ({"kind": "U3", "temporary_approval": True}, 60, "looked_after_visit_connected", 28),
    ],
)
def test_the_least_by_law_depends_on_the_home(facts: dict, after: int, rule: str, length: int):
    on = SINCE + timedelta(days=after)
    least = rules.least(**FACTS | facts, since=SINCE, on=on)
    assert least.rule == rule
    assert abs((least.days(on) or 0) - length) <= 2
    assert least.why


def test_every_legal_status_is_backed_by_one_sort_of_thing_and_has_plain_words():
    assert (
        set(rules.BACKED_BY)
        == set(LegalStatus.Code.values)
        == set(rules.PLAIN_LAW)
        == set(rules.LAWFUL_BASIS)
    )
    assert set(rules.BACKED_BY.values()) == set(LegalStatus.Backing.values)


def test_every_kind_of_home_can_be_told_and_said():
    homes = set(Placement.Kind.values) - rules.TEMPORARY
    assert homes == set(rules.DETAILS)
    assert all(rules.home_said(kind) != "somewhere nobody has written down" for kind in Placement.Kind.values)


@pytest.mark.parametrize(
    ("kind", "provider", "born", "day", "says"),
    [
        ("K3", "PR4", date(2010, 1, 1), date(2025, 1, 1), "16 or older"),
        ("S1", "PR1", date(2022, 1, 1), date(2025, 1, 1), "4 or older"),
        ("K3", "PR4", date(2000, 1, 1), date(2016, 6, 1), "did not exist yet"),
        ("T1", "", None, date(2025, 1, 1), "short stay, not a home"),
        ("U6", "PR0", None, date(2025, 1, 1), "provided by parents"),
        ("X9", "", None, date(2025, 1, 1), "Choose the kind of home"),
    ],
)
def test_a_home_that_does_not_fit_is_refused_in_words(kind, provider, born, day, says: str):
    with pytest.raises(NotNow, match=says):
        rules.must_be_a_home(kind, provider, born, day)


def test_the_clocks_of_a_period_are_rules_of_care():
    known = timescales.load()
    for name in rules.OF_PERIOD:
        if name in known:
            assert known[name].area == "care", name
    assert "promised_contact" not in rules.OF_PERIOD
