"""Reviews ask of each child, and of nobody in general; and what stands still is asked about by a manager."""

from datetime import timedelta

import pytest

from kinfold.base.errors import NotNow
from kinfold.chronology import actions as chronology
from kinfold.chronology.models import Entry
from kinfold.clocks import actions as clocks
from kinfold.clocks.models import Clock
from kinfold.plan import actions, queries
from kinfold.plan.actions import ReachedAnswer
from kinfold.plan.models import Plan, Review
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, member, person
from kinfold.voice.models import OwnWords


@pytest.fixture
def cast(db: None) -> Cast:
    return players.build()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return actions.make_plan(cast.family, made_on=BEGAN, by=cast.who("AW"), on=BEGAN)


def team_meeting(cast: Cast) -> None:
    entry = chronology.record(
        "meeting_held", cast.family, what="The team met.", on_day=BEGAN, about=[cast.child], by=cast.who("AW"),
        detail="team_around_family",
    )  # fmt: skip
    clocks.react(entry, by=cast.who("AW"))


def review(cast: Cast, plan: Plan, *reached: ReachedAnswer, **more) -> Review:
    given = {
        "held_on": TODAY, "what_we_saw": "Tidy kitchen, tired mother.", "outcome": "go_on", "why": "It is moving.",
        "by": cast.who("AW"), "on": TODAY,
    }  # fmt: skip
    return actions.hold_review(plan, **given | more, reached=reached)


def test_a_review_that_leaves_out_a_child_is_refused(cast: Cast, plan: Plan):
    brother = person("Finch Ardleigh")
    member(cast.family, brother, "child")
    with pytest.raises(NotNow) as why:
        review(cast, plan, ReachedAnswer(cast.child, words="I sleep now."))
    assert "Finch Ardleigh" in why.value.message
    assert not Review.objects.exists()


def test_a_review_hears_each_child_or_says_why_not(cast: Cast, plan: Plan):
    with pytest.raises(NotNow):
        review(cast, plan, ReachedAnswer(cast.child))
    with pytest.raises(NotNow):
        review(cast, plan, ReachedAnswer(cast.child, words="I sleep.", silent_why="Asleep."))
    held = review(cast, plan, ReachedAnswer(cast.child, silent_why="She was at her gran’s."))
    assert [row.silent_why for row in held.reached.all()] == ["She was at her gran’s."]


def test_what_the_child_says_at_a_review_is_kept_once_as_their_own_words(cast: Cast, plan: Plan):
    held = review(cast, plan, ReachedAnswer(cast.child, words="Mum wakes up now."))
    kept = OwnWords.objects.get()
    assert (kept.words, kept.ref) == ("Mum wakes up now.", held.reached.get().own_words)


def test_change_that_came_says_what_it_was(cast: Cast, plan: Plan):
    with pytest.raises(NotNow) as why:
        review(cast, plan, ReachedAnswer(cast.child, how_far="yes", silent_why="Asleep."))
    assert "Wren Ardleigh" in why.value.message


def test_change_for_a_child_is_told_and_stops_the_question_after_six_months(cast: Cast, plan: Plan):
    team_meeting(cast)
    came = ReachedAnswer(
        cast.child, how_far="partly", quickly="no", changed="A bed came.", words="It is mine."
    )
    review(cast, plan, came)
    entry = Entry.objects.get(kind="outcome_noted")
    assert (entry.detail, entry.what) == ("change_for_child", "Change for Wren Ardleigh: A bed came.")
    assert Clock.objects.get(rule="six_month_drift_review").state == "met"


def test_no_change_leaves_the_question_open_and_the_family_in_sight(cast: Cast, plan: Plan):
    team_meeting(cast)
    review(cast, plan, ReachedAnswer(cast.child, how_far="not_yet", quickly="no", silent_why="At school."))
    assert not Entry.objects.filter(kind="outcome_noted").exists()
    [row] = queries.stuck(TODAY, [cast.family.pk])
    assert (row.line.clock.person, row.last_change) == (cast.child, None)
    assert row.last_review is not None


def test_a_manager_moves_on_what_is_stuck(cast: Cast, plan: Plan):
    team_meeting(cast)
    said = {"decided": "A strategy meeting on Monday.", "why": "Housing never answered."}
    actions.move_on_drift(plan, **said, by=cast.who("MG"), on=TODAY)
    assert Entry.objects.get(kind="decision_made").detail == "drift_review"
    assert queries.stuck(TODAY, [cast.family.pk]) == []
    with pytest.raises(NotNow):
        actions.move_on_drift(plan, decided="Go on.", why="", by=cast.who("MG"), on=TODAY)


def test_the_next_review_is_on_the_day_that_was_agreed(cast: Cast, plan: Plan):
    answer = ReachedAnswer(cast.child, silent_why="Asleep.")
    six_weeks = timedelta(days=42)
    review(cast, plan, answer, held_on=TODAY - six_weeks, next_on=TODAY)
    assert Clock.objects.get(rule="review_every", state="open").due_on == TODAY
    review(cast, plan, answer, next_on=TODAY + timedelta(days=14))
    assert Clock.objects.get(rule="review_every", state="open").due_on == TODAY + timedelta(days=14)
    review(cast, plan, answer, held_on=TODAY, next_on=None)
    assert Clock.objects.filter(rule="review_every", state="open").count() == 1


def test_a_review_told_elsewhere_meets_its_clock_and_is_not_told_twice(cast: Cast, plan: Plan):
    answer = ReachedAnswer(cast.child, how_far="yes", changed="A bed came.", silent_why="Asleep.")
    first = review(cast, plan, answer, held_on=TODAY - timedelta(days=14), next_on=TODAY)
    before = Entry.objects.count()
    review(cast, plan, answer, entry=first.entry)
    assert Entry.objects.count() == before
    assert Clock.objects.get(rule="review_every", state="open").started_on == TODAY


def test_a_next_review_before_this_one_is_refused(cast: Cast, plan: Plan):
    with pytest.raises(NotNow) as why:
        review(cast, plan, ReachedAnswer(cast.child, silent_why="Asleep."), next_on=TODAY)
    assert why.value.field == "next_on"


def test_change_is_read_child_by_child_in_order(cast: Cast, plan: Plan):
    asked = {"asked": "School on time.", "silent_why": "Asleep."}
    early = TODAY - timedelta(days=60)
    review(cast, plan, ReachedAnswer(cast.child, how_far="not_yet", quickly="no", **asked), held_on=early)
    review(cast, plan, ReachedAnswer(cast.child, how_far="yes", changed="On time all week.", **asked))
    assert [(row.on_day, row.came) for row in queries.change_view(cast.child)] == [
        (early, False),
        (TODAY, True),
    ]
