"""A meeting held: what it moves, what is written as it happens, the plan, and everybody told at once."""

from datetime import timedelta

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running
from kinfold.meetings import actions, queries
from kinfold.meetings.models import Minute, Told
from kinfold.meetings.tests.making import NEXT_WEEK, arranged, at, held, with_a_day
from kinfold.plan import queries as plans
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast
from kinfold.voice.models import OwnWords


def test_the_family_reads_that_they_met_unless_somebody_is_not_to_know(cast: Cast) -> None:
    """Something is kept from the father: he reads of a meeting only when he was asked to it."""
    held(cast)
    meeting = with_a_day(cast)
    actions.invite(meeting, person=cast.father, part="family", by=cast.who("AW"), on=TODAY)
    actions.hold(meeting, held_on=TODAY, by=cast.who("AW"), on=TODAY)
    sections = Entry.objects.filter(kind="meeting_held").order_by("pk").values_list("section", flat=True)
    assert list(sections) == ["ordinary", "shared"]


def test_a_meeting_held_is_one_entry_told_with_its_kind_that_names_nobody(cast: Cast) -> None:
    meeting = held(cast)
    entry = Entry.objects.get(kind="meeting_held")
    assert (entry.detail, entry.source_ref) == ("team_around_family", meeting.ref)
    assert entry.uuid == meeting.entry
    assert entry.what == "Team around the family. There: 1 of the family, 2 workers."
    assert not any(name in entry.what for name in ("Ilse", "Amina", "Petra"))


def test_a_strategy_meeting_is_not_told_to_the_family_by_the_chronology(cast: Cast) -> None:
    held(cast, kind="strategy")
    assert Entry.objects.get(kind="meeting_held").section == "ordinary"


def test_the_first_team_meeting_begins_the_six_months_and_a_strategy_meeting_ends_them(cast: Cast) -> None:
    held(cast)
    clock = next(c for c in running.open_for(cast.family) if c.rule == "six_month_drift_review")
    assert clock.person_id == cast.child.pk
    held(cast, kind="strategy")
    clock.refresh_from_db()
    assert clock.state == "met"


def test_a_team_meeting_ends_the_wait_for_the_first_one(cast: Cast) -> None:
    first = arranged(cast)
    actions.hold(first, held_on=BEGAN, by=cast.who("AW"), on=TODAY)
    assert first.pk
    waiting = clocks.start(
        "first_team_meeting", cast.family, on=BEGAN, entry=Entry.objects.get().uuid, by=cast.who("AW")
    )
    held(cast)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.ended_on) == ("met", TODAY)


def test_a_team_meeting_begins_the_next_round_of_the_agreed_rhythm(cast: Cast) -> None:
    first = arranged(cast)
    actions.hold(first, held_on=BEGAN, by=cast.who("AW"), on=TODAY)
    entry = Entry.objects.get().uuid
    clocks.start(
        "review_every", cast.family, on=BEGAN, entry=entry, every_days=42, matter="R1", by=cast.who("AW")
    )
    held(cast, kind="core_group")
    assert [c.started_on for c in running.open_for(cast.family) if c.rule == "review_every"] == [BEGAN]
    held(cast)
    rounds = [c for c in running.open_for(cast.family) if c.rule == "review_every"]
    assert [(c.started_on, c.due_on) for c in rounds] == [(TODAY, TODAY + timedelta(days=42))]


def test_a_meeting_already_told_by_an_entry_writes_no_second_one(cast: Cast) -> None:
    meeting = with_a_day(cast)
    entries = Entry.objects.count()
    given = Entry.objects.first()
    assert given is not None
    made = actions.hold(meeting, held_on=TODAY, by=cast.who("AW"), on=TODAY, entry=given.uuid)
    assert Entry.objects.count() == entries
    assert made.entry == given.uuid


def test_who_did_not_come_needs_a_reason_and_a_wrong_one_leaves_nothing_half_held(cast: Cast) -> None:
    meeting = with_a_day(cast)
    teacher = meeting.invitations.get(practitioner=cast.practitioners["PT"])
    with pytest.raises(NotNow, match="why they did not come"):
        actions.hold(meeting, held_on=TODAY, attended={teacher.ref: "absent"}, by=cast.who("AW"), on=TODAY)
    meeting.refresh_from_db()
    assert meeting.state == "set"
    assert not Entry.objects.filter(kind="meeting_held").exists()
    actions.hold(
        meeting, held_on=TODAY, attended={teacher.ref: ("absent", "ill")}, by=cast.who("AW"), on=TODAY
    )
    teacher.refresh_from_db()
    assert teacher.absent_why == "ill"
    actions.mark_attended(teacher, "by_phone", by=cast.who("AW"), on=TODAY)
    teacher.refresh_from_db()
    assert (teacher.attended, teacher.absent_why) == ("by_phone", "")


def test_a_meeting_is_not_held_in_the_future(cast: Cast) -> None:
    with pytest.raises(NotNow, match="future"):
        actions.hold(with_a_day(cast), held_on=NEXT_WEEK, by=cast.who("AW"), on=TODAY)


def test_a_decision_carries_its_reason_and_a_line_is_never_changed(cast: Cast) -> None:
    meeting, by = held(cast), cast.who("AW")
    with pytest.raises(NotNow, match="why it was decided"):
        actions.take_minute(meeting, "decided", "The nurse comes weekly.", by=by, on=TODAY)
    line = actions.take_minute(
        meeting, "decided", "The nurse comes weekly.", why="Nights are hard.", by=by, on=TODAY
    )
    assert Minute.objects.get() == line
    assert Minute.append_only


def test_what_a_child_says_at_a_meeting_is_kept_as_their_own_words(cast: Cast) -> None:
    meeting = held(cast)
    actions.take_minute(
        meeting, "child_said", "I want Nan to fetch me.", person=cast.child, by=cast.who("AW"), on=TODAY
    )
    words = OwnWords.objects.get(person=cast.child)
    assert (words.words, words.where) == ("I want Nan to fetch me.", "At a meeting")
    assert Minute.objects.get().said_by == cast.child.known_as


def test_the_notes_go_to_everybody_at_once_and_stand(cast: Cast) -> None:
    meeting, by = held(cast), cast.who("AW")
    with pytest.raises(NotNow, match="words that were agreed"):
        actions.send_notes(meeting, by=by, on=TODAY)
    actions.agree_words(meeting, "The nurse comes weekly.", version=meeting.version, by=by, on=TODAY)
    actions.send_notes(meeting, by=by, on=TODAY)
    told = Told.objects.filter(meeting=meeting, what_about="notes")
    assert set(told.values_list("invitation_id", flat=True)) == set(
        meeting.invitations.values_list("pk", flat=True)
    )
    assert {row.on_day for row in told} == {TODAY}
    for again in (
        lambda: actions.send_notes(meeting, by=by, on=TODAY),
        lambda: actions.take_minute(meeting, "said", "One more thing.", by=by, on=TODAY),
        lambda: actions.agree_words(meeting, "Other words.", version=0, by=by, on=TODAY),
    ):
        with pytest.raises(NotNow, match="sent"):
            again()
    meeting.refresh_from_db()
    assert meeting.agreed_words == "The nurse comes weekly."


def test_two_who_write_the_agreed_words_at_once_see_both(cast: Cast) -> None:
    meeting, by = held(cast), cast.who("AW")
    version = meeting.version
    actions.agree_words(meeting, "First words.", version=version, by=by, on=TODAY)
    with pytest.raises(Clash) as both:
        actions.agree_words(meeting, "Second words.", version=version, by=by, on=TODAY)
    assert (both.value.theirs, both.value.yours) == ("First words.", "Second words.")


def test_notes_reach_somebody_from_whom_something_is_kept_only_when_somebody_says_so(cast: Cast) -> None:
    for named in (False, True):
        meeting, by = with_a_day(cast), cast.who("AW")
        father = actions.invite(meeting, person=cast.father, part="family", by=by, on=TODAY)
        actions.hold(meeting, held_on=TODAY, by=by, on=TODAY)
        actions.agree_words(meeting, "We agreed.", version=9, by=by, on=TODAY)
        assert [one.pk for one in queries.careful_with(meeting)] == [father.pk]
        actions.send_notes(meeting, also_to=[father.ref] if named else [], by=by, on=TODAY)
        told = Told.objects.filter(what_about="notes", meeting=meeting)
        assert told.filter(invitation=father).exists() is named
        assert told.count() == 3 + named


def test_where_anything_is_kept_from_anybody_the_place_is_protected_unless_somebody_decides(
    cast: Cast,
) -> None:
    assert with_a_day(cast).place_protected
    meeting = arranged(cast)
    actions.offer_time(meeting, at(), person=cast.mother, by=cast.who("AW"), on=TODAY)
    made = actions.set_time(
        meeting, at(), place="Library", place_protected=False, by=cast.who("AW"), on=TODAY
    )
    assert not made.place_protected


def test_what_is_agreed_stands_in_the_one_plan_with_the_meeting_that_agreed_it(cast: Cast) -> None:
    meeting, by = held(cast), cast.who("AW")
    assert plans.plan_of(cast.family) is None
    nurse = actions.agree_at(
        meeting, "Visit on Tuesdays.", owner=cast.practitioners["PT"], by_when=NEXT_WEEK, by=by, on=TODAY
    )
    mine = actions.agree_at(meeting, "Ring the school.", person=cast.mother, by=by, on=TODAY)
    friend = actions.agree_at(meeting, "Fetch Wren on Fridays.", friend="Bea, her sister", by=by, on=TODAY)
    plan = plans.plan_of(cast.family)
    assert plan is not None
    assert plans.actions_of_meeting(meeting.ref) == [nurse, mine, friend]
    assert {one.plan_id for one in (nurse, mine, friend)} == {plan.pk}
    assert nurse.agreed_on == TODAY
    assert queries.agreed(meeting) == [nurse, mine, friend]


def test_an_action_that_nobody_owns_is_refused_and_makes_no_plan(cast: Cast) -> None:
    meeting = held(cast)
    with pytest.raises(NotNow):
        actions.agree_at(meeting, "Somebody should ring.", by=cast.who("AW"), on=TODAY)
    assert plans.plan_of(cast.family) is None
