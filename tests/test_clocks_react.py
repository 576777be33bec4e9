"""What an entry does to clocks."""

from datetime import date

from kinfold.chronology import actions as chronology
from kinfold.clocks import actions, queries
from kinfold.clocks.tests.conftest import Home, home
from kinfold.plan import actions as plan

__all__ = ["home"]  # the fixture


def told(home: Home, kind: str, day: date, *, detail: str = "", about=None, ref: str = "", **more):
    people = [home.jake, home.kelly] if about is None else about
    entry = chronology.record(
        kind,
        home.family,
        what="It happened.",
        on_day=day,
        about=people,
        by=home.worker,
        detail=detail,
        source_ref=ref,
    )
    actions.react(entry, by=home.worker, **more)
    return entry


def running(home: Home) -> dict[str, int]:
    found: dict[str, int] = {}
    for clock in queries.open_for(home.family):
        found[clock.rule] = found.get(clock.rule, 0) + 1
    return found


def test_a_referral_starts_the_clocks_of_the_front_door_once(home: Home) -> None:
    told(home, "referral_made", date(2026, 3, 2), ref="R1")
    told(home, "referral_made", date(2026, 3, 3), ref="R1")
    assert running(home) == {
        "referral_decision": 1,
        "child_and_family_assessment": 1,
        "six_month_drift_review": 2,
    }


def test_a_decision_ends_the_clock_of_its_own_referral_only(home: Home) -> None:
    told(home, "referral_made", date(2026, 3, 2), ref="R1")
    told(home, "referral_made", date(2026, 3, 3), ref="R2")
    told(home, "referral_decided", date(2026, 3, 3), detail="assessment", ref="R1")
    waiting = [c.matter for c in queries.open_for(home.family) if c.rule == "referral_decision"]
    assert waiting == ["R2"]
    assert running(home)["outcome_told"] == 1
    assert running(home)["child_seen"] == 2


def test_one_childs_visit_leaves_the_others_clock_running(home: Home) -> None:
    told(home, "referral_decided", date(2026, 3, 2), detail="assessment", ref="R1")
    told(home, "visit_made", date(2026, 3, 4), detail="child_seen", about=[home.jake])
    left = [c.person for c in queries.open_for(home.family) if c.rule == "child_seen"]
    assert left == [home.kelly]


def test_closing_one_child_does_not_hide_what_still_runs_for_the_family(home: Home) -> None:
    told(home, "assessment_started", date(2026, 1, 5), detail="early_help")
    told(home, "level_changed", date(2026, 2, 1), detail="closed", about=[home.jake])
    assert running(home) == {"first_team_meeting": 1}
    told(home, "level_changed", date(2026, 2, 2), detail="closed", about=[home.kelly], whole_family=True)
    assert running(home) == {}


def test_a_change_for_a_parent_reaches_no_child(home: Home) -> None:
    told(home, "meeting_held", date(2026, 1, 5), detail="team_around_family")
    told(home, "level_changed", date(2026, 2, 1), detail="closed", about=[home.sue])
    assert running(home) == {"six_month_drift_review": 2}


def test_the_first_team_meeting_takes_the_place_of_an_earlier_start(home: Home) -> None:
    told(home, "referral_made", date(2026, 1, 5), ref="R1")
    told(home, "meeting_held", date(2026, 2, 2), detail="team_around_family")
    drift = [c for c in queries.open_for(home.jake) if c.rule == "six_month_drift_review"]
    assert [c.started_on for c in drift] == [date(2026, 2, 2)]
    told(home, "meeting_held", date(2026, 3, 2), detail="team_around_family")
    drift = [c for c in queries.open_for(home.jake) if c.rule == "six_month_drift_review"]
    assert [c.started_on for c in drift] == [date(2026, 2, 2)]


def test_what_is_agreed_with_a_family_never_starts_by_itself(home: Home) -> None:
    told(home, "plan_made", date(2026, 1, 5))
    told(home, "assessment_done", date(2026, 1, 6), detail="early_help")
    assert not {"capacity_to_change_window", "visit_every", "review_every"} & set(running(home))


def test_a_wait_for_a_service_has_no_last_day_and_ends_when_it_starts(home: Home) -> None:
    told(home, "service_waiting", date(2026, 1, 5), ref="S1", about=[home.jake])
    (clock,) = queries.open_for(home.jake)
    assert (clock.rule, clock.due_on, clock.person) == ("service_wait", None, home.jake)
    told(home, "service_started", date(2026, 2, 15), ref="S2", about=[home.jake])
    assert running(home) == {"service_wait": 1}
    told(home, "service_started", date(2026, 2, 15), ref="S1", about=[home.jake])
    assert running(home) == {}


def test_news_of_something_older_ends_nothing(home: Home) -> None:
    told(home, "referral_decided", date(2026, 3, 2), detail="assessment", ref="R1")
    told(home, "visit_made", date(2026, 2, 4), detail="child_seen")
    assert running(home)["child_seen"] == 2


def test_a_referral_ends_the_report_it_came_from_when_told_so(home: Home) -> None:
    report = told(home, "report_received", date(2026, 3, 2), ref="R1")
    told(home, "referral_made", date(2026, 3, 2), ref="R2")
    assert "report_follow_up" in running(home)
    told(home, "referral_made", date(2026, 3, 3), ref="R3", matters=[report.uuid])
    assert "report_follow_up" not in running(home)


def test_the_familys_clocks_stop_when_help_ends_for_its_last_child(home: Home) -> None:
    told(home, "assessment_started", date(2026, 1, 5), detail="early_help")
    for child in (home.jake, home.kelly):
        plan.change_level(child, home.family, "early_help", on=date(2026, 1, 5), by=home.worker)
    plan.change_level(home.jake, home.family, "closed", on=date(2026, 2, 1), by=home.worker)
    assert running(home) == {"first_team_meeting": 1}
    plan.change_level(home.sue, home.family, "closed", on=date(2026, 2, 1), by=home.worker)
    assert running(home) == {"first_team_meeting": 1}
    plan.change_level(home.kelly, home.family, "universal", on=date(2026, 2, 2), by=home.worker)
    assert running(home) == {}


def test_two_entries_at_once_start_a_clock_once(home: Home) -> None:
    entry = told(home, "referral_made", date(2026, 3, 2), ref="R1")
    actions.react(entry, by=home.worker)
    assert running(home)["referral_decision"] == 1
