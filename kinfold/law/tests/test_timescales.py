"""Looking rules up, dating them, and asking what an entry starts, ends or stops."""

from dataclasses import replace
from datetime import date

import pytest

from kinfold.law.errors import BeyondTheTable, LimitNeeded, NoSuchRule, NotInForce
from kinfold.law.replay import Happening, Standing, standing
from kinfold.law.rule import Rule
from kinfold.law.timescales import (
    State,
    due,
    load,
    rule,
    rules_ended_by,
    rules_offered_by,
    rules_started_by,
    rules_stopped_by,
    state,
)

MONDAY = date(2024, 6, 3)


def names(rules: tuple[Rule, ...]) -> set[str]:
    return {each.name for each in rules}


def test_rules_are_read_once_and_cannot_be_changed() -> None:
    assert load() is load()
    with pytest.raises(TypeError):
        load()["mine"] = rule("referral_decision")


def test_an_unknown_rule_is_named_with_those_there_are() -> None:
    with pytest.raises(NoSuchRule, match=r"no rule called 'referal_decision'; there are .*referral_decision"):
        rule("referal_decision")


def test_the_value_is_the_one_in_force_on_the_day() -> None:
    asked = rule("child_and_family_assessment")
    assert asked.version_on(date(2023, 12, 14)) == "2013-04-15"
    assert asked.version_on(date(2023, 12, 15)) == "2023-12-15"
    assert "2013" in asked.value_on(date(2020, 1, 1)).source.title


def test_before_its_first_value_a_rule_is_not_in_force() -> None:
    with pytest.raises(
        NotInForce, match="court_26_weeks: no value on 2014-04-21; the first begins 2014-04-22"
    ):
        rule("court_26_weeks").value_on(date(2014, 4, 21))


def stricter_from_july() -> Rule:
    now = rule("report_follow_up")
    old = replace(now.values[0], amount=3)
    return replace(now, values=(old, replace(old, amount=1, starts=date(2024, 7, 1))))


def test_a_clock_keeps_the_version_it_was_started_under() -> None:
    asked = stricter_from_july()
    friday = date(2024, 6, 28)
    assert due(asked, friday) == date(2024, 7, 3)
    assert due(asked, friday, on=date(2024, 7, 1)) == date(2024, 7, 1)


def test_a_length_set_for_this_family_stands_in_place_of_the_rules_own() -> None:
    assert due(rule("refusal_time_limit"), MONDAY) == date(2024, 7, 1)
    assert due(rule("refusal_time_limit"), MONDAY, limit_days=14) == date(2024, 6, 17)


def test_a_rule_with_no_limit_has_no_due_date() -> None:
    assert due(rule("service_wait"), MONDAY) is None
    assert due(rule("service_wait"), MONDAY, limit_days=126) == date(2024, 10, 7)


def test_a_rhythm_nobody_agreed_is_refused_rather_than_never_due() -> None:
    with pytest.raises(LimitNeeded, match="visit_every: the length is set for each family"):
        due(rule("visit_every"), MONDAY)


def test_a_council_closed_day_lengthens_a_working_day_limit() -> None:
    assert due(rule("referral_decision"), MONDAY, extra_closed={date(2024, 6, 4)}) == date(2024, 6, 5)


def test_a_due_date_beyond_the_table_is_refused() -> None:
    with pytest.raises(BeyondTheTable):
        due(rule("child_and_family_assessment"), date(2040, 12, 1))


@pytest.mark.parametrize(
    ("as_of", "ended", "stopped", "expected"),
    [
        (date(2024, 6, 17), None, None, "running"),
        (date(2024, 6, 18), None, None, "breached"),
        (date(2024, 6, 17), date(2024, 6, 17), None, "met"),
        (date(2024, 7, 1), date(2024, 6, 17), None, "met"),
        (date(2024, 7, 1), date(2024, 6, 18), None, "breached"),
        (date(2024, 6, 10), None, date(2024, 6, 10), "stopped"),
        (date(2024, 7, 1), None, date(2024, 6, 18), "breached"),
        (date(2024, 6, 10), date(2024, 6, 11), None, "running"),
        (date(2024, 7, 1), date(2024, 6, 10), date(2024, 6, 10), "met"),
        (date(2024, 7, 1), date(2024, 6, 20), date(2024, 6, 10), "stopped"),
    ],
)
def test_a_clock_due_on_the_17th_stands(
    as_of: date, ended: date | None, stopped: date | None, expected: State
) -> None:
    assert state(date(2024, 6, 17), as_of, ended, stopped) == expected


def test_with_no_due_date_it_runs_until_it_ends() -> None:
    assert state(None, date(2030, 1, 1)) == "running"
    assert state(None, date(2030, 1, 1), ended=date(2029, 1, 1)) == "met"


def test_a_referral_starts_its_clocks_by_itself() -> None:
    assert names(rules_started_by("referral_made")) == {
        "child_and_family_assessment",
        "referral_decision",
        "six_month_drift_review",
    }


def test_what_we_tell_others_starts_nothing_but_their_report_to_us_does() -> None:
    assert rules_started_by("information_shared") == ()
    assert names(rules_started_by("information_shared", "inbound_report")) == {"report_follow_up"}


def test_time_to_show_change_never_starts_by_itself() -> None:
    assert "capacity_to_change_window" not in names(rules_started_by("meeting_held", "team_around_family"))
    assert "capacity_to_change_window" in names(rules_offered_by("meeting_held", "team_around_family"))


def test_agreeing_starts_nothing_and_refusing_starts_a_limit() -> None:
    assert rules_started_by("consent_recorded", "given") == ()
    assert names(rules_started_by("consent_recorded", "refused")) == {"refusal_time_limit"}


def test_a_change_of_label_within_voluntary_help_does_not_end_drift() -> None:
    assert "six_month_drift_review" not in names(rules_ended_by("level_changed", "child_in_need"))
    assert "six_month_drift_review" in names(rules_ended_by("level_changed", "child_protection"))


def test_closing_stops_what_no_longer_applies() -> None:
    stopped = names(rules_stopped_by("level_changed", "closed"))
    assert {"six_month_drift_review", "visit_every", "assessment_stale"} <= stopped
    assert "report_follow_up" not in stopped


def test_somebody_elses_matter_does_not_end_mine() -> None:
    asked = rule("report_follow_up")
    assert asked.end_by("report_looked_at") is not None
    assert asked.end_by("report_looked_at", same_matter=False) is None


def test_the_first_team_meeting_takes_the_place_of_the_referral_and_later_ones_change_nothing() -> None:
    drift = rule("six_month_drift_review")
    meeting = ("meeting_held", "team_around_child")
    assert drift.move_when("referral_made", None, None) == "start"
    assert drift.move_when("assessment_done", "early_help", "referral_made") == "keep"
    assert drift.move_when(*meeting, "referral_made") == "replace"
    assert drift.move_when(*meeting, "assessment_done") == "replace"
    assert drift.move_when(*meeting, "meeting_held") == "keep"
    assert drift.move_when("referral_made", None, "meeting_held") == "keep"
    assert drift.move_when("plan_made", None, None) is None


def test_a_second_refusal_gives_no_more_time() -> None:
    assert rule("refusal_time_limit").move_when("consent_recorded", "refused", "consent_recorded") == "keep"


def test_an_assessment_brought_up_to_date_ends_the_old_count_and_begins_a_new_one() -> None:
    asked = rule("assessment_stale")
    assert asked.end_by("assessment_done", "early_help")
    assert asked.start_by("assessment_done", "early_help")


def test_entries_before_the_start_or_after_the_day_asked_about_are_left_out() -> None:
    asked = rule("refusal_time_limit")
    then = [Happening(date(2024, 6, 1), "decision_made"), Happening(date(2024, 6, 20), "decision_made")]
    assert standing(asked, MONDAY, then, date(2024, 6, 19)) == Standing("running", date(2024, 7, 1))
    assert standing(asked, MONDAY, then, date(2024, 6, 20)) == Standing(
        "met", date(2024, 7, 1), date(2024, 6, 20)
    )
