"""A meeting arranged around the family: their times first, people asked, prepared, changes told to them first."""

from typing import Any

import pytest

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.chronology.models import Entry
from kinfold.meetings import actions, queries
from kinfold.meetings.models import Told
from kinfold.meetings.tests.making import NEXT_WEEK, arranged, asked, at, with_a_day
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import TODAY, Cast


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
    assert [row.invitation.part for row in told] == ["family", "chair", "worker"]
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
    assert [one.part for one in meeting.invitations.all()] == ["chair"]


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
