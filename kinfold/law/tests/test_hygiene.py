"""The rules as data: each sourced, dated, in known words, plainly titled, with cases."""

import re
from datetime import date
from pathlib import Path

import pytest

from kinfold.law.errors import LawIsWrong
from kinfold.law.kinds import KNOWN_DETAILS, KNOWN_KINDS
from kinfold.law.read import read_rule
from kinfold.law.rule import Rule
from kinfold.law.tests.cases import all_cases, cases_file
from kinfold.law.timescales import FOLDER, load, read_all, rule_files

RULES = list(load().values())
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

EXPECTED = """
    after_return_contact allocation_wait assessment_review_point assessment_stale call_back capacity_to_change_window
    child_and_family_assessment child_seen consultation_answer consultation_look_again court_26_weeks ehcp_not_completed
    first_team_meeting help_request_answer look_back outcome_told looked_after_visit permanence_4_months pre_birth_plan promised_contact
    referral_decision refusal_time_limit report_follow_up review_every service_wait six_month_drift_review
    unanswered_request visit_every
    looked_after_visit_connected looked_after_visit_first looked_after_visit_settled looked_after_visit_weekly
    out_of_area_notice return_talk short_break_stay short_breaks_year
"""


def test_the_rules_the_product_relies_on_are_all_there() -> None:
    assert set(EXPECTED.split()) <= set(load())


@each_rule
def test_a_rule_is_told_in_plain_words(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert len(rule.title) <= 70
    assert len(rule.description.split()) >= 20
    assert "_" not in rule.title


@each_rule
def test_every_value_says_where_it_comes_from(rule: Rule) -> None:
    for value in rule.values:
        assert value.source.title
        assert value.source.note
        if value.source.link:
            assert value.source.link.startswith("https://www.")
        assert value.starts >= date(1990, 1, 1)


@each_rule
def test_a_national_rule_links_to_its_source_or_is_marked_unverified(rule: Rule) -> None:
    for value in rule.values:
        if value.status in ("law", "statutory guidance") and value.verified:
            assert value.source.link
            assert value.source.paragraph


@each_rule
def test_no_paragraph_is_given_that_was_not_seen(rule: Rule) -> None:
    assert all(value.source.paragraph is None for value in rule.values if not value.verified)


@each_rule
def test_a_rule_that_starts_on_its_own_never_needs_a_length(rule: Rule) -> None:
    if rule.begun == "on its own":
        assert all(value.amount is not None for value in rule.values) or rule.without_value == "no limit"


@each_rule
def test_a_rule_can_start_and_can_end(rule: Rule) -> None:
    assert rule.starts_with
    assert rule.ends_with


@each_rule
def test_a_clock_for_one_matter_ends_only_with_that_matter(rule: Rule) -> None:
    if rule.one_for_each == "matter":
        assert all(condition.same_matter for condition in rule.ends_with)


@each_rule
def test_a_rule_has_cases_that_show_it_kept_or_not(rule: Rule) -> None:
    assert cases_file(rule.name, rule.area).exists()
    told = [case for case in all_cases() if case.rule == rule.name]
    assert len(told) >= 2
    assert len({case.says for case in told}) == len(told)


def test_no_cases_stand_without_a_rule() -> None:
    files = {path.name.removesuffix(".cases.yaml") for path in FOLDER.glob("*/*.cases.yaml")}
    assert files == set(load())


def test_details_belong_to_known_kinds() -> None:
    assert set(KNOWN_DETAILS) <= KNOWN_KINDS


def test_no_known_detail_is_dead_weight_except_the_levels_and_kinds_of_assessment() -> None:
    cited = {
        (condition.kind, detail)
        for rule in RULES
        for condition in (*rule.starts_with, *rule.ends_with, *rule.stops_with)
        for detail in condition.details
    }
    whole_lists = {
        "level_changed",
        "assessment_started",
        "assessment_done",
        "consent_recorded",
        "placement_started",
    }
    for kind, details in KNOWN_DETAILS.items():
        if kind not in whole_lists:
            assert {(kind, detail) for detail in details} <= cited, kind


GOOD = (FOLDER / "court" / "court_26_weeks.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("find", "put", "fault"),
    [
        ("unit: weeks", "unit: fortnights", "unit is one of"),
        ("status: law", "status: hearsay", "status is one of"),
        ("recurs: false", "recurs: perhaps", "recurs must be true or false"),
        ("recurs: false\n", "", "missing recurs"),
        ("kind: court_step", "kind: court_day", "'court_day' is not a chronology kind"),
        ("detail: final_order", "detail: last_order", "'last_order' is not a detail of court_step"),
        ("value: 26", "value: 0", "whole number from 1"),
        ("value: 26", "value: null", "needs without_value"),
        ("from: 2014-04-22", "from: soon", "from is a date"),
        ("verified: true", "verified: true\n    author: me", "does not know author"),
        ("name: court_26_weeks", "name: court_weeks", "differs from the file's"),
        ("begun: on its own", "begun: [", "while parsing"),
        ("detail: final_order", "detail: final_order, in_place_of: birth", "only under starts_with"),
    ],
)
def test_a_malformed_rule_is_refused_by_name(tmp_path: Path, find: str, put: str, fault: str) -> None:
    path = tmp_path / "court" / "court_26_weeks.yaml"
    path.parent.mkdir()
    assert find in GOOD
    path.write_text(GOOD.replace(find, put, 1), "utf-8")
    with pytest.raises(LawIsWrong, match=rf"(?s)court/court_26_weeks\.yaml: .*{re.escape(fault)}"):
        read_rule(path)


def test_values_out_of_order_are_refused(tmp_path: Path) -> None:
    text = (FOLDER / "front_door" / "referral_decision.yaml").read_text("utf-8")
    path = tmp_path / "front_door" / "referral_decision.yaml"
    path.parent.mkdir()
    path.write_text(text.replace("from: 2023-12-15", "from: 2003-12-15"), "utf-8")
    with pytest.raises(LawIsWrong, match="must ascend"):
        read_rule(path)


def test_one_name_in_two_areas_is_refused(tmp_path: Path) -> None:
    for area in ("court", "care"):
        (tmp_path / area).mkdir()
        (tmp_path / area / "court_26_weeks.yaml").write_text(GOOD, "utf-8")
    assert len(rule_files(tmp_path)) == 2
    with pytest.raises(LawIsWrong, match="two rules are called court_26_weeks"):
        read_all(tmp_path)
