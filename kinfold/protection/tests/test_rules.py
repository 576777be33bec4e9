"""The room's rules, without a database."""

from datetime import date, timedelta

import pytest

from kinfold.base.errors import NotNow
from kinfold.base.saying import in_a_row
from kinfold.protection import rules
from kinfold.protection.models import Category, Enquiry, ProtectionPlan
from kinfold.protection.tests.making import TODAY, moment
from kinfold.services.rules import NEEDS


def test_no_further_action_gives_back_the_everyday_or_early_help_there_was():
    assert rules.after_enquiry("nothing", "section_47", "early_help") == "early_help"
    assert rules.after_enquiry("nothing", "section_47", "universal") == "universal"
    assert rules.after_enquiry("nothing", "section_47", "child_in_need") == "closed"
    assert rules.after_enquiry("nothing", "child_protection", "child_in_need") == ""
    assert rules.after_enquiry("conference", "section_47", "early_help") == ""


@pytest.mark.parametrize("level", ["pre_proceedings", "proceedings", "looked_after"])
def test_what_court_and_care_decided_is_never_lowered_here(level: str):
    assert rules.after_strategy(level) == ""
    assert rules.after_plan_made(level) == ""
    assert rules.after_no_plan("child_in_need", level) == ""
    assert all(rules.after_plan_ended(how, level) == "" for how in ProtectionPlan.Ended.values)


def test_every_circumstance_is_a_need_with_words_for_the_family():
    assert set(rules.CIRCUMSTANCES) <= set(NEEDS)


def test_every_category_and_every_end_of_enquiries_has_plain_words():
    assert set(rules.CATEGORIES_TO_FAMILY) == set(Category.values)
    assert all(rules.enquiry_ended_says(word).endswith(".") for word in Enquiry.Next.values)


def test_the_next_review_is_the_earliest_of_the_children_s():
    assert rules.latest_review(date(2025, 11, 30), {"plan"}) == date(2026, 2, 28)
    assert rules.latest_review(date(2026, 3, 2), {"plan", "continues"}) == date(2026, 6, 2)
    assert rules.latest_review(date(2026, 3, 2), {"continues", "ends"}) == date(2026, 9, 2)
    assert rules.latest_review(date(2026, 3, 2), {"no_plan"}) is None
    with pytest.raises(NotNow, match="No child has a plan"):
        rules.must_be_reviewed_in_time(date(2026, 4, 1), date(2026, 3, 2), {"no_plan"})


def test_a_power_lasts_no_longer_than_the_law_allows():
    began = moment(TODAY)
    assert rules.last_moment("police_protection", began, None, None) == began + timedelta(hours=72)
    assert rules.last_moment(
        "emergency_protection_order", began, began + timedelta(days=5), None
    ) == began + timedelta(5)
    with pytest.raises(NotNow, match="eight days"):
        rules.last_moment("emergency_protection_order", began, began + timedelta(days=9), None)
    with pytest.raises(NotNow, match="before it began"):
        rules.last_moment("police_protection", began, began - timedelta(hours=1), None)


def test_what_is_not_prepared_yet_is_said_for_the_family_first():
    bare = rules.Prepared(
        False, False, False, False, 12, False, {"Wren": False, "Ash": True}, {"Wren": False}
    )
    assert [word for word, _ in rules.to_put_right(bare)] == [
        "report",
        "chair",
        "supporter",
        "knows",
        "heard",
        "room",
    ]
    ready = rules.Prepared(True, False, True, True, 8, False, {"Wren": True}, {"Wren": True})
    assert rules.to_put_right(ready) == []


def test_earlier_plans_are_said_as_a_fact():
    assert [rules.times(n) for n in (0, 1, 3)] == ["No earlier plan", "One earlier plan", "3 earlier plans"]
    assert in_a_row(["Ash", "Wren", "Bo"]) == "Ash, Wren and Bo"
