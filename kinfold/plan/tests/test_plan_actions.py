"""One plan, its goals and actions: in people's words, owned by one person each, nothing lost, nothing twice."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinfold.base.errors import Clash, NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.plan import actions, queries
from kinfold.plan.models import Goal, Plan, PlanNote, Rhythm
from kinfold.records import actions as records
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

LAST_WEEK = TODAY - timedelta(days=7)
IN_A_MONTH = TODAY + timedelta(days=30)


@pytest.fixture
def cast(db: None) -> Cast:
    return players.build()


def plan_of(cast: Cast, **more) -> Plan:
    return actions.make_plan(cast.family, **{"made_on": LAST_WEEK, "by": cast.who("AW"), "on": TODAY} | more)


def goal_of(cast: Cast, **more) -> Goal:
    given = {"how_we_will_know": "Wren sleeps in her own bed.", "by": cast.who("AW"), "on": TODAY} | more
    return actions.set_goal(plan_of(cast), "A bed of my own.", **given)


def test_a_family_has_one_plan_however_often_it_is_made(cast: Cast):
    first = plan_of(cast, in_short="We want quiet nights.")
    again = plan_of(cast, in_short="Something else.")
    assert again == first
    assert Plan.objects.get().in_short == "We want quiet nights."
    assert Entry.objects.filter(kind="plan_made").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(family=cast.family, made_on=TODAY)


def test_a_plan_told_by_another_entry_is_not_told_twice(cast: Cast):
    first = plan_of(cast)
    assert first.entry is not None
    other = actions.make_plan(
        cast.other_family, made_on=TODAY, by=cast.who("AW"), on=TODAY, entry=first.entry
    )
    assert (other.entry, Entry.objects.filter(kind="plan_made").count()) == (first.entry, 1)


def test_a_goal_is_in_their_words_and_says_how_we_will_know(cast: Cast):
    goal = goal_of(cast, person=cast.child, whose_words="Wren", by_when=IN_A_MONTH)
    assert queries.goals(goal.plan) == [goal]
    entry = Entry.objects.get(kind="goal_set")
    assert entry.what == "Goal agreed for Wren Ardleigh: A bed of my own."
    assert (entry.section, entry.source, entry.source_ref) == ("shared", "goal", goal.ref)
    with pytest.raises(NotNow) as why:
        goal_of(cast, how_we_will_know="  ")
    assert why.value.field == "how_we_will_know"


def test_a_grown_ups_own_goal_is_not_told_where_everybody_in_the_family_reads(cast: Cast):
    goal_of(cast, person=cast.mother)
    assert Entry.objects.get(kind="goal_set").section == "ordinary"


@pytest.mark.parametrize(
    "wrong",
    [{"by_when": LAST_WEEK - timedelta(days=1), "since": LAST_WEEK}, {"since": TODAY + timedelta(days=1)}],
)
def test_a_goal_with_impossible_days_is_refused(cast: Cast, wrong: dict[str, date]):
    with pytest.raises(NotNow):
        goal_of(cast, **wrong)
    assert not Goal.objects.exists()


def test_two_who_change_a_goal_at_once_both_see_both(cast: Cast):
    goal, by = goal_of(cast), cast.who("AW")
    actions.change_goal(goal, version=1, words="A bed with a blue cover.", by=by, on=TODAY)
    with pytest.raises(Clash) as clash:
        actions.change_goal(goal, version=1, words="A bed by the window.", by=cast.who("TM"), on=TODAY)
    assert "blue cover" in clash.value.theirs
    assert "by the window" in clash.value.yours
    assert queries.goal(goal.ref).words == "A bed with a blue cover."


def test_sending_the_same_words_again_changes_nothing(cast: Cast):
    goal = goal_of(cast)
    same = actions.change_goal(goal, version=1, words=goal.words, by=cast.who("AW"), on=TODAY)
    assert (same.version, Entry.objects.filter(kind="plan_changed").count()) == (1, 0)


def test_a_goal_ends_with_a_reason_and_stays_to_be_read(cast: Cast):
    goal, by = goal_of(cast), cast.who("AW")
    with pytest.raises(NotNow):
        actions.end_goal(goal, "let_go", why=" ", by=by, on=TODAY)
    actions.end_goal(goal, "reached", why="She has slept there all week.", by=by, on=TODAY)
    assert [(row.state, row.ended_on) for row in queries.goals(goal.plan)] == [("reached", TODAY)]
    with pytest.raises(NotNow) as why:
        actions.change_goal(goal, version=2, words="More.", by=by, on=TODAY)
    assert "has ended" in why.value.message


def test_a_worker_a_parent_or_a_friend_without_a_sign_in_can_own_an_action(cast: Cast):
    plan, told = plan_of(cast), {"by": cast.who("AW"), "on": TODAY}
    actions.agree_action(plan, "Ring housing.", owner=cast.practitioners["AW"], by_when=IN_A_MONTH, **told)
    actions.agree_action(plan, "Take Wren to the club.", person=cast.mother, **told)
    actions.agree_action(
        plan, "Have Wren to tea on Fridays.", friend="Bea, a neighbour", every_days=7, **told
    )
    owners = [(row.owner, row.person, row.friend) for row in queries.actions(plan)]
    assert owners == [
        (cast.practitioners["AW"], None, ""),
        (None, cast.mother, ""),
        (None, None, "Bea, a neighbour"),
    ]
    assert [row.what for row in queries.my_actions(cast.practitioners["AW"], TODAY)] == ["Ring housing."]


@pytest.mark.parametrize("named", [(), ("AW", "mother"), ("AW", "friend"), ("mother", "friend")])
def test_an_action_belongs_to_exactly_one_person(cast: Cast, named: tuple[str, ...]):
    everybody: dict[str, dict[str, Any]] = {
        "AW": {"owner": cast.practitioners["AW"]},
        "mother": {"person": cast.mother},
        "friend": {"friend": "Bea"},
    }
    owners = {key: value for name in named for key, value in everybody[name].items()}
    with pytest.raises(NotNow) as why:
        actions.agree_action(plan_of(cast), "Ring housing.", by=cast.who("AW"), on=TODAY, **owners)
    assert why.value.field == "owner"


def test_what_was_not_done_says_why_and_leaves_my_list(cast: Cast):
    worker, by = cast.practitioners["AW"], cast.who("AW")
    action = actions.agree_action(plan_of(cast), "Ring housing.", owner=worker, by=by, on=TODAY)
    with pytest.raises(NotNow):
        actions.end_action(action, "not_done", by=by, on=TODAY)
    actions.end_action(action, "not_done", why="Nobody answers on Mondays.", by=by, on=TODAY)
    assert queries.my_actions(worker, TODAY) == []
    assert "Nobody answers on Mondays." in PlanNote.objects.latest("pk").what
    assert Entry.objects.get(kind="action_ended").what == "Not done: Ring housing."


def test_each_deed_is_one_entry_and_one_line_of_the_log(cast: Cast):
    goal, by = goal_of(cast), cast.who("AW")
    action = actions.agree_action(
        goal.plan, "Buy a bed.", goal=goal, owner=cast.practitioners["AW"], by=by, on=TODAY
    )
    actions.change_action(action, version=1, by_when=IN_A_MONTH, by=by, on=TODAY)
    actions.end_action(action, "done", by=by, on=TODAY)
    actions.end_goal(goal, "reached", why="She has it.", by=by, on=TODAY)
    kinds = ["plan_made", "goal_set", "action_agreed", "plan_changed", "action_ended", "goal_ended"]
    assert sorted(Entry.objects.values_list("kind", flat=True)) == sorted(kinds)
    assert PlanNote.objects.count() == len(kinds)


def test_a_rhythm_runs_as_a_clock_with_the_familys_own_limit(cast: Cast):
    plan, by = plan_of(cast), cast.who("AW")
    rhythm = actions.set_rhythm(
        plan, cast.child, every_days=10, why="She asked to see somebody often.", since=TODAY, by=by, on=TODAY
    )
    clock = Clock.objects.get(rule="visit_every")
    assert (clock.person, clock.owner, clock.every_days) == (cast.child, rhythm.worker, 10)
    assert (clock.due_on, clock.limit_source) == (TODAY + timedelta(days=10), "Agreed with this family")


def test_a_new_rhythm_ends_the_one_before_and_its_clock(cast: Cast):
    plan, by = plan_of(cast), cast.who("AW")
    told = {"by": by, "on": TODAY, "why": "Because."}
    actions.set_rhythm(plan, cast.child, every_days=7, since=LAST_WEEK, **told)
    actions.set_rhythm(plan, cast.child, every_days=28, since=TODAY, **told)
    assert [(row.every_days, row.until) for row in queries.rhythms(plan)] == [(7, TODAY), (28, None)]
    assert [row.every_days for row in queries.rhythms(plan, TODAY)] == [28]
    running = Clock.objects.filter(rule="visit_every", state="open")
    assert [row.every_days for row in running] == [28]
    with pytest.raises(NotNow):
        actions.set_rhythm(plan, cast.child, every_days=7, since=LAST_WEEK, **told)
    assert Rhythm.objects.count() == 2


def test_a_visit_to_one_child_is_no_visit_to_the_other(cast: Cast):
    plan, told = plan_of(cast), {"by": cast.who("AW"), "on": TODAY}
    brother = players.person("Finch Ardleigh")
    players.member(cast.family, brother, "child")
    for child in (cast.child, brother):
        actions.set_rhythm(
            plan, child, every_days=14, why="Asked.", since=LAST_WEEK, worker=cast.practitioners["AW"], **told
        )
    seen = [records.Seen(cast.child, alone=True)]
    records.record_visit(cast.family, "Wren was in.", seen=seen, happened_on=TODAY, **told)
    running = Clock.objects.filter(rule="visit_every", state="open").order_by("person_id")
    assert {clock.person.known_as: clock.started_on for clock in running if clock.person} == {
        "Wren Ardleigh": TODAY,
        "Finch Ardleigh": LAST_WEEK,
    }


def test_a_rhythm_without_a_reason_is_refused(cast: Cast):
    with pytest.raises(NotNow) as why:
        actions.set_rhythm(
            plan_of(cast), cast.child, every_days=7, why="", since=TODAY, by=cast.who("AW"), on=TODAY
        )
    assert why.value.field == "why"


def test_a_rhythm_can_be_ended_with_its_clock(cast: Cast):
    plan, told = plan_of(cast), {"by": cast.who("AW"), "on": TODAY}
    rhythm = actions.set_rhythm(plan, cast.child, every_days=7, why="Because.", since=LAST_WEEK, **told)
    actions.end_rhythm(rhythm, until=TODAY, why="She is doing well and says so.", **told)
    assert queries.rhythms(plan, TODAY) == []
    assert Clock.objects.get(rule="visit_every").state == "stopped"


def test_the_few_words_of_a_plan_clash_like_everything_else(cast: Cast):
    plan = plan_of(cast)
    actions.correct_plan(plan, version=1, who_to_ring="Amina, 01632 960120", by=cast.who("AW"), on=TODAY)
    with pytest.raises(Clash):
        actions.correct_plan(plan, version=1, who_to_ring="The office", by=cast.who("TM"), on=TODAY)
    found = queries.plan_of(cast.family)
    assert found is not None
    assert found.who_to_ring == "Amina, 01632 960120"


def test_time_for_change_is_agreed_once_and_answered(cast: Cast):
    plan, told = plan_of(cast), {"by": cast.who("AW"), "on": TODAY}
    clock = actions.agree_window(
        plan, until=IN_A_MONTH, words="School on time, with help in the mornings.", **told
    )
    assert (clock.rule, clock.due_on) == ("capacity_to_change_window", IN_A_MONTH)
    with pytest.raises(NotNow) as why:
        actions.agree_window(plan, until=IN_A_MONTH + timedelta(days=60), words="More time.", **told)
    assert "has already been agreed" in why.value.message
    actions.answer_window(plan, decided="Wren is at school on time. We go on.", why="School says so.", **told)
    clock.refresh_from_db()
    assert clock.state == "met"


def test_a_package_becomes_a_plan_as_the_worker_edited_it_told_once(cast: Cast):
    worker = cast.practitioners["AW"]
    plan = actions.begin_from_package(
        cast.family,
        "wc-alicia-sarah-ben",
        made_on=TODAY,
        by=cast.who("AW"),
        on=TODAY,
        goals=[actions.GoalDraft("home", "A flat near Gran.", "We have the keys.")],
        actions=[actions.ActionDraft("Ring housing each Monday", "home", owner=worker)],
    )
    assert plan.package == "wc-alicia-sarah-ben"
    assert [(a.what, a.goal.words if a.goal else "") for a in queries.actions(plan)] == [
        ("Ring housing each Monday", "A flat near Gran.")
    ]
    assert list(Entry.objects.values_list("kind", flat=True)) == ["plan_made"]


def test_lines_of_a_package_can_be_added_to_a_plan_that_stands(cast: Cast):
    plan = plan_of(cast)
    told = {"made_on": TODAY, "by": cast.who("AW"), "on": TODAY}
    assert actions.begin_from_package(cast.family, "an-curtis", **told) == plan
    assert len(queries.goals(plan)) == 3
    assert {a.owner for a in queries.actions(plan)} == {cast.practitioners["AW"]}
    assert Entry.objects.filter(kind="plan_changed").count() == 1
    with pytest.raises(NotNow):
        actions.begin_from_package(cast.family, "an-curtis", goals=[], actions=[], **told)
