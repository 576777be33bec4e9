"""The rules of the front door, without a database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.concerns import rules
from kinfold.concerns.models import Referral
from kinfold.concerns.rules.wording import OUTCOME_SAID
from kinfold.law.kinds import KNOWN_DETAILS

TODAY = date(2026, 3, 2)


def test_what_was_seen_is_asked_for_when_nothing_is_written():
    with pytest.raises(NotNow) as why:
        rules.must_say("  \n ", "saw", "Write what you saw.")
    assert why.value.field == "saw"
    assert why.value.message == "Write what you saw."


def test_a_text_that_is_too_long_says_how_long_it_is():
    with pytest.raises(NotNow) as why:
        rules.must_fit("x" * 10_001, "saw")
    assert "10,001" in why.value.message


@given(st.text())
def test_what_is_kept_never_holds_a_null_character(words: str):
    assert "\x00" not in rules.must_fit(words, "saw")


def test_the_future_and_impossible_years_are_refused():
    for day in (date(2026, 3, 3), date(1066, 10, 14)):
        with pytest.raises(NotNow):
            rules.must_be_past(day, TODAY, "seen_on")
    assert rules.must_be_past(TODAY, TODAY, "seen_on") == TODAY


def test_a_family_that_is_not_told_needs_a_reason():
    with pytest.raises(NotNow) as why:
        rules.must_tell_family_or_why(False, " ")
    assert why.value.field == "why_family_not_told"
    rules.must_tell_family_or_why(False, "It would put her at risk.")
    rules.must_tell_family_or_why(True, "")


def test_a_service_has_to_be_named():
    with pytest.raises(NotNow):
        rules.must_have_wish("service", "")
    rules.must_have_wish("service", "Speech therapy")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Jake Brown", "Kelly Brown"], "Jake and Kelly Brown"),
        (["Jake Brown", "Mo Ali"], "Jake Brown and Mo Ali"),
        (["Jake"], "Jake"),
        (["Jake", "Kelly"], "Jake and Kelly"),
        (["A B", "C B", "D B"], "A, C and D B"),
    ],
)
def test_a_new_family_is_named_by_its_children(names: list[str], said: str):
    assert rules.family_name(names) == said


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_a_family_name_always_fits(names: list[str]):
    assert len(rules.family_name(names)) <= 200


def test_the_father_is_asked_for_as_plainly_as_the_mother():
    typed = rules.TypedChild(
        "Jake", adults=(rules.TypedAdult("Sue"), rules.TypedAdult("Bob", tie="father_of"))
    )
    assert typed.adults_typed == "Sue (mother), Bob (father)"
    assert {adult.part for adult in typed.adults} == {"parent"}


def test_what_is_gathered_comes_in_order_and_once():
    older = rules.Gathered("concern", "R1", date(2026, 1, 1), "hungry")
    newer = rules.Gathered("consultation", "R2", date(2026, 2, 1), "advice")
    assert rules.gather_in_order([newer, older, newer]) == [older, newer]
    assert rules.gathered_rows([older]) == [
        {"kind": "concern", "ref": "R1", "on": "2026-01-01", "line": "hungry"}
    ]


def test_there_are_five_judgements_and_each_is_words():
    assert [p.field for p in rules.FIVE] == [
        "specificity",
        "severity",
        "future_harm",
        "accountability",
        "corroboration",
    ]
    assert all(Referral._meta.get_field(p.field).get_internal_type() == "TextField" for p in rules.FIVE)
    assert all(p.asks.endswith("?") and p.hint for p in rules.FIVE)


def test_every_outcome_has_its_words_and_its_law():
    assert set(rules.DETAIL_OF_OUTCOME) == set(Referral.Outcome.values) == set(OUTCOME_SAID)
    assert set(rules.DETAIL_OF_OUTCOME.values()) <= KNOWN_DETAILS["referral_decided"]
    for outcome in Referral.Outcome.values:
        assert "Jake" in rules.told_referrer_suggestion(outcome, "Jake")


def test_census_source_codes_are_those_of_the_return():
    codes = [code for code, _ in rules.SOURCES]
    assert len(codes) == len(set(codes)) == 22
    assert set(rules.SOURCE_OF_SECTOR.values()) <= set(codes)


@pytest.mark.parametrize(
    ("earlier", "within", "said"),
    [
        (0, 0, "No earlier referral."),
        (1, 1, "Referred once before, in the last 12 months."),
        (1, 0, "Referred once before, not in the last 12 months."),
        (3, 1, "Referred 3 times before; the last time within 12 months."),
    ],
)
def test_an_earlier_referral_is_said_plainly(earlier: int, within: int, said: str):
    assert rules.earlier_referrals_said(earlier, within) == said


def test_duty_may_read_for_seven_days_after_the_decision():
    assert rules.duty_until(date(2026, 3, 2)) == date(2026, 3, 9)


def test_whoever_asked_not_to_be_named_is_not_named():
    assert "Amina" not in rules.who_said("Amina Yusuf", "Nursery", True)
    assert rules.who_said("Amina Yusuf", "Nursery", False) == "Amina Yusuf, Nursery"


def test_a_look_up_needs_a_purpose_and_two_things_known():
    with pytest.raises(NotNow):
        rules.must_have_purpose("curious")
    with pytest.raises(NotNow):
        rules.must_have_two(False, "", " ")
    rules.must_have_purpose("Nursery rang about bruises")
    rules.must_have_two(False, "", "Bob Brown")
