"""Arranged around the family, prepared, held with what was said and decided, and told to everybody at once."""

from datetime import timedelta
from typing import Any

import pytest

from kinfold.base.errors import Clash, NotNow, RefusedOpenly
from kinfold.chronology.models import Entry
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running
from kinfold.meetings import actions, queries
from kinfold.meetings.models import Meeting, Minute, Told
from kinfold.meetings.tests.making import NEXT_WEEK, arranged, asked, at, held, with_a_day
from kinfold.network.models import Family
from kinfold.plan import queries as plans
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, person
from kinfold.voice.models import OwnWords


def test_no_day_is_set_before_the_family_was_asked_unless_somebody_says_why(cast: Cast) -> None:
    meeting, by = arranged(cast), cast.who("AW")
    with pytest.raises(NotNow, match="Ask the family first"):
        actions.set_time(meeting, at(), place="Library", by=by, on=TODAY)
    meeting.refresh_from_db()
    assert meeting.state == "arranging"
    made = actions.set_time(
        meeting, at(), place="Library", by=by, on=TODAY, why_not_asked="She is in hospital until Friday."
    )
    assert (made.state, made.not_asked_why) == ("set", "She is in hospital until Friday.")
    assert made.agreed_with_family_on is None


def test_a_workers_time_alone_is_not_asking_the_family(cast: Cast) -> None:
    meeting, by = arranged(cast), cast.who("AW")
    actions.offer_time(meeting, at(), by=by, on=TODAY)
    with pytest.raises(NotNow, match="Ask the family first"):
        actions.set_time(meeting, at(), place="Library", by=by, on=TODAY)
    actions.offer_time(meeting, at(), person=cast.mother, by=by, on=TODAY)
    made = actions.set_time(meeting, at(), place="Library", by=by, on=TODAY)
    assert made.agreed_with_family_on == TODAY
    assert meeting.times.get().chosen


def test_the_familys_times_come_first_and_are_marked_so(cast: Cast) -> None:
    meeting = arranged(cast)
    hers = actions.offer_time(meeting, at(), person=cast.mother, by=cast.who("FAM"), on=TODAY)
    actions.offer_time(meeting, at(hour=10), by=cast.who("AW"), on=TODAY)
    later = actions.offer_time(meeting, at(hour=12), person=cast.mother, by=cast.who("AW"), on=TODAY)
    assert hers.family_first
    assert hers.suits is True
    assert not later.family_first


def test_a_parent_offers_times_only_for_herself(cast: Cast) -> None:
    meeting = arranged(cast)
    for whom in (cast.father, None):
        with pytest.raises(RefusedOpenly):
            actions.offer_time(meeting, at(), person=whom, by=cast.who("FAM"), on=TODAY)
    assert not meeting.times.exists()


def test_a_time_that_does_not_suit_somebody_of_the_family_is_not_called_agreed(cast: Cast) -> None:
    meeting, by = arranged(cast), cast.who("AW")
    actions.offer_time(meeting, at(), by=by, on=TODAY)
    actions.offer_time(meeting, at(), person=cast.mother, suits=False, by=by, on=TODAY)
    made = actions.set_time(meeting, at(), place="Library", by=by, on=TODAY)
    assert made.agreed_with_family_on is None
    assert "time_not_theirs" in [w.code for w in queries.warnings(made, TODAY)]


def test_a_time_is_shown_as_it_was_chosen_on_a_summer_evening(cast: Cast) -> None:
    meeting = arranged(cast)
    summer = at(TODAY.replace(month=7), 18)
    actions.offer_time(meeting, summer, person=cast.mother, by=cast.who("AW"), on=TODAY)
    made = actions.set_time(meeting, summer, place="Library", by=cast.who("AW"), on=TODAY)
    made.refresh_from_db()
    assert made.starts_at == summer
    assert b"DTSTART:20260702T170000Z" in queries.icalendar(made)


def test_a_change_is_told_to_the_family_first_and_then_to_everybody(cast: Cast) -> None:
    meeting, by = with_a_day(cast), cast.who("AW")
    with pytest.raises(NotNow, match="Tell the family first"):
        actions.move_meeting(meeting, at(hour=19), place="Library", why="Bus", told_how=" ", by=by, on=TODAY)
    assert not Told.objects.filter(what_about="change").exists()
    moved = actions.move_meeting(
        meeting, at(hour=19), place="Library", why="Her bus is late.", told_how="rang Ilse", by=by, on=TODAY
    )
    told = list(Told.objects.filter(what_about="change").order_by("pk"))
    assert [row.invitation.part for row in told] == ["family", "worker", "chair"]
    assert told[0].how == "rang Ilse"
    assert moved.family_told_on == TODAY
    assert moved.starts_at == at(hour=19)
    assert moved.agreed_with_family_on is None


def test_a_meeting_called_off_stays_on_the_record_with_its_reason_and_does_not_count_as_held(
    cast: Cast,
) -> None:
    meeting, by = with_a_day(cast), cast.who("AW")
    off = actions.call_off(meeting, "Wren is ill.", told_how="sent a text", by=by, on=TODAY)
    assert (off.state, off.called_off_why) == ("called_off", "Wren is ill.")
    assert Entry.objects.filter(kind="meeting_called_off", source_ref=meeting.ref).count() == 1
    assert not Entry.objects.filter(kind="meeting_held").exists()
    with pytest.raises(NotNow, match="Called off"):
        actions.hold(meeting, held_on=TODAY, by=by, on=TODAY)


def test_somebody_is_asked_once_and_asked_again_is_put_right(cast: Cast) -> None:
    meeting = arranged(cast)
    asked(cast, meeting)
    again = asked(cast, meeting)
    assert meeting.invitations.count() == 3
    friend = actions.invite(meeting, named="Aunt Bea", part="supporter", by=cast.who("AW"), on=TODAY)
    assert friend.named == "Aunt Bea"
    assert again["chair"].meeting.chair_id == cast.practitioners["AW"].pk


@pytest.mark.parametrize(
    "wrong",
    [{}, {"named": "Bea", "person": "mother"}, {"practitioner": "PT", "part": "family"}, {"person": "mother", "part": "worker"}],
)  # fmt: skip
def test_an_invitation_names_one_person_in_a_part_they_can_have(cast: Cast, wrong: dict[str, str]) -> None:
    meeting = arranged(cast)
    told: dict[str, Any] = {"part": "worker", **wrong}
    if "person" in told:
        told["person"] = cast.mother
    if "practitioner" in told:
        told["practitioner"] = cast.practitioners["PT"]
    with pytest.raises(NotNow):
        actions.invite(meeting, **told, by=cast.who("AW"), on=TODAY)
    assert not meeting.invitations.exists()


def test_a_worker_with_a_conflict_of_interest_is_not_asked(cast: Cast) -> None:
    neighbour = cast.practitioners["OT"]
    sharing.exclude(neighbour, cast.family, why="Lives next door", by=cast.who("IG"), on=TODAY)
    with pytest.raises(NotNow, match="cannot come"):
        actions.invite(arranged(cast), practitioner=neighbour, part="worker", by=cast.who("AW"), on=TODAY)


def test_a_worker_who_cannot_come_is_asked_for_a_report_and_it_is_missing_until_it_is_in(cast: Cast) -> None:
    meeting = with_a_day(cast)
    teacher = meeting.invitations.get(practitioner=cast.practitioners["PT"])
    actions.answer_invitation(teacher, False, by=cast.who("PT"), on=TODAY)
    assert [one.pk for one in queries.reports_missing(meeting)] == [teacher.pk]
    assert "report_missing" in [w.code for w in queries.warnings(meeting, TODAY)]
    actions.send_report(teacher, "Wren reads well and is often tired.", by=cast.who("PT"), on=TODAY)
    assert queries.reports_missing(meeting) == []
    teacher.refresh_from_db()
    assert (teacher.report_on, teacher.report_by_id) == (TODAY, cast.accounts["PT"].pk)


def test_a_parent_answers_only_for_herself_and_nobody_of_the_family_sends_a_workers_report(
    cast: Cast,
) -> None:
    meeting = with_a_day(cast)
    teacher = meeting.invitations.get(practitioner=cast.practitioners["PT"])
    with pytest.raises(RefusedOpenly):
        actions.answer_invitation(teacher, False, by=cast.who("FAM"), on=TODAY)
    with pytest.raises(RefusedOpenly):
        actions.send_report(teacher, "All is well.", by=cast.who("FAM"), on=TODAY)
    teacher.refresh_from_db()
    assert teacher.coming is None
    assert teacher.report == ""


def test_a_talk_before_takes_the_warnings_away(cast: Cast) -> None:
    meeting = with_a_day(cast)
    before = {w.code for w in queries.warnings(meeting, TODAY)}
    assert {"not_prepared", "nobody_beside"} <= before
    actions.prepare(
        meeting, cast.mother, on_day=TODAY, talked_with="Amina Yusuf, social worker", sheet_given=True,
        wants_said="I want the nights talked about.", beside_them="Her sister Bea", by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    after = {w.code for w in queries.warnings(meeting, TODAY)}
    assert not {"not_prepared", "nobody_beside"} & after
    with pytest.raises(NotNow, match="future"):
        actions.prepare(meeting, cast.mother, on_day=NEXT_WEEK, talked_with="A", by=cast.who("AW"), on=TODAY)


def test_a_meeting_held_is_one_entry_told_with_its_kind_that_names_nobody(cast: Cast) -> None:
    meeting = held(cast)
    entry = Entry.objects.get(kind="meeting_held")
    assert (entry.detail, entry.source_ref, entry.section) == ("team_around_family", meeting.ref, "shared")
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


def test_a_meeting_of_a_joined_family_belongs_to_the_family_as_it_is_now(cast: Cast) -> None:
    joined = Family.objects.create(name="Old record", joined_into=cast.family, synthetic=True)
    meeting = actions.arrange(joined, "core_group", "To go on.", by=cast.who("AW"), on=TODAY)
    assert meeting.family == cast.family
    assert queries.next_meeting(cast.family, TODAY) == meeting


def test_my_meetings_are_those_of_families_that_i_may_open(cast: Cast) -> None:
    meeting = with_a_day(cast)
    teacher = cast.practitioners["PT"]
    mine = queries.my_meetings(teacher, TODAY)
    assert [(one.meeting, one.day, one.report_wanted, one.overdue) for one in mine] == [
        (meeting, NEXT_WEEK, False, False)
    ]
    assert queries.my_meetings(cast.practitioners["AW"], NEXT_WEEK + timedelta(days=1))[0].overdue
    sharing.exclude(teacher, cast.family, why="Related", by=cast.who("IG"), on=TODAY)
    assert queries.my_meetings(teacher, TODAY) == []


def test_notes_stand_on_a_workers_first_page_for_four_weeks(cast: Cast) -> None:
    meeting, by = held(cast), cast.who("AW")
    actions.agree_words(meeting, "We agreed.", version=meeting.version, by=by, on=TODAY)
    actions.send_notes(meeting, by=by, on=TODAY)
    teacher = cast.practitioners["PT"]
    assert [one.meeting for one in queries.notes_for(teacher, TODAY)] == [meeting]
    assert queries.notes_for(teacher, TODAY + timedelta(days=28)) == []
    assert queries.notes_for(cast.practitioners["TM"], TODAY) == []


def test_who_comes_is_counted_by_kind_of_service(cast: Cast) -> None:
    meeting = with_a_day(cast)
    teacher = meeting.invitations.get(practitioner=cast.practitioners["PT"])
    chair = meeting.invitations.get(practitioner=cast.practitioners["AW"])
    actions.hold(
        meeting, held_on=TODAY, attended={teacher.ref: "report_sent", chair.ref: "in_person"},
        by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    found = {row.sector: row for row in queries.attendance_by_agency(TODAY, TODAY)}
    assert (found["school"].asked, found["school"].there, found["school"].report) == (1, 0, 1)
    assert found["social_care"].there == 1


def test_a_calendar_file_is_well_formed_keeps_its_identity_and_names_nobody(cast: Cast) -> None:
    from icalendar import Calendar

    meeting = arranged(cast)
    place = (
        "Fernhollow library; room 2, behind the big green door at the far end of the long corridor, née café"
    )
    actions.offer_time(meeting, at(), person=cast.mother, by=cast.who("AW"), on=TODAY)
    actions.set_time(meeting, at(), place=place, place_protected=False, by=cast.who("AW"), on=TODAY)
    meeting.refresh_from_db()
    first = queries.icalendar(meeting)
    event = Calendar.from_ical(first).walk("VEVENT")[0]
    assert str(event["location"]) == place
    assert b"\\;" in first
    assert b"\\," in first
    lines = first.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert any(line.startswith(b" ") for line in lines)
    text = b"".join(lines).decode()
    assert not any(name in text for name in ("Ilse", "Wren", "Ardleigh", "family", "Amina", cast.family.ref))
    assert "SUMMARY:Meeting" in text
    moved = actions.move_meeting(
        meeting,
        at(hour=19),
        place=place,
        place_protected=True,
        why="Bus",
        told_how="rang",
        by=cast.who("AW"),
        on=TODAY,
    )
    later = Calendar.from_ical(queries.icalendar(moved)).walk("VEVENT")[0]
    assert later["uid"] == event["uid"]
    assert int(later["sequence"]) > int(event["sequence"])
    assert "location" not in later
    off = actions.call_off(moved, "Ill", told_how="rang", by=cast.who("AW"), on=TODAY)
    assert b"STATUS:CANCELLED" in queries.icalendar(off)


def test_a_meeting_without_a_day_has_no_calendar_file(cast: Cast) -> None:
    with pytest.raises(ValueError, match="no day"):
        queries.icalendar(arranged(cast))


def test_a_friend_who_is_on_no_record_may_sit_beside_her(cast: Cast) -> None:
    meeting = arranged(cast)
    sister = person("Bea Holloway")
    for whom in ({"person": sister}, {"named": "Jo from next door"}):
        actions.invite(meeting, **whom, part="supporter", by=cast.who("AW"), on=TODAY)
    assert [queries.name_of(one) for one in queries.invitations(meeting)] == [
        "Bea Holloway",
        "Jo from next door",
    ]
    assert "nobody_beside" not in [w.code for w in queries.warnings(meeting, TODAY)]


def test_a_meeting_needs_a_kind_and_a_purpose(cast: Cast) -> None:
    for kind, why in (("party", "To meet"), ("core_group", "  ")):
        with pytest.raises(NotNow):
            actions.arrange(cast.family, kind, why, by=cast.who("AW"), on=TODAY)
    assert not Meeting.objects.exists()


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
