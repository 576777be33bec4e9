"""Finding meetings, one's own and a family's; attendance by agency; the calendar file."""

from datetime import timedelta

import pytest

from kinfold.base.errors import NotNow
from kinfold.meetings import actions, queries
from kinfold.meetings.models import Meeting
from kinfold.meetings.tests.making import NEXT_WEEK, arranged, at, held, with_a_day
from kinfold.network.models import Family
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import TODAY, Cast, person


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
    assert [queries.name_of(one) for one in queries.invitations(meeting)][:2] == [
        "Bea Holloway",
        "Jo from next door",
    ]
    assert "nobody_beside" not in [w.code for w in queries.warnings(meeting, TODAY)]


def test_a_meeting_needs_a_kind_and_a_purpose(cast: Cast) -> None:
    for kind, why in (("party", "To meet"), ("core_group", "  ")):
        with pytest.raises(NotNow):
            actions.arrange(cast.family, kind, why, by=cast.who("AW"), on=TODAY)
    assert not Meeting.objects.exists()


def test_a_mother_is_shown_her_next_meeting_even_when_an_earlier_one_is_not_for_her(cast: Cast) -> None:
    by = cast.who("AW")
    workers_only = arranged(cast, kind="strategy")
    actions.set_time(workers_only, at(TODAY), place="Office", why_not_asked="Workers first", by=by, on=TODAY)
    hers = with_a_day(cast)
    view = sharing.open_record(cast.who("FAM"), "V1", cast.family, on=TODAY, action="test")
    seen = queries.next_seen(cast.family, view, TODAY)
    assert seen is not None
    assert seen.meeting == hers
    assert queries.next_meeting(cast.family, TODAY) == workers_only
