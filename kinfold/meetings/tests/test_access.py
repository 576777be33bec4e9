"""Who sees what of a meeting: what is kept from somebody reaches them by no page of this room."""

import pytest
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.meetings import actions
from kinfold.meetings.models import Meeting
from kinfold.meetings.tests.making import arranged, at, with_a_day
from kinfold.meetings.tests.paging import (
    PLACE,
    READING,
    RUNNING,
    WORDS,
    and_sent,
    mine,
    sent,
    text,
    to,
    with_the_father,
)
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast, member, person


def test_members_of_the_family_see_only_the_meetings_to_which_they_are_asked(cast: Cast) -> None:
    meeting = with_a_day(cast)
    other = arranged(cast, kind="strategy")
    client = cast.client("FAM")
    assert client.get(to("meeting", meeting)).status_code == 200
    assert client.get(to("meeting", other)).status_code == 404
    listed = text(client.get(reverse("meetings", args=[cast.family.ref])))
    assert meeting.ref in listed
    assert other.ref not in listed
    father = cast.client("WF")
    for name in (*READING.split(), "meeting_notes", "offer_time"):
        assert father.get(to(name, meeting)).status_code == 404, name
    assert "There are no meetings for you here." in text(
        father.get(reverse("meetings", args=[cast.family.ref]))
    )


def test_a_parent_from_whom_something_is_kept_sees_no_place_and_nobodys_ties(cast: Cast) -> None:
    meeting = with_the_father(cast)
    mother, father = cast.client("FAM"), cast.client("WF")
    assert PLACE in text(mother.get(to("meeting", meeting)))
    assert "Has taught Wren" in text(mother.get(to("meeting", meeting)))
    for name in READING.split():
        page = text(father.get(to(name, meeting)))
        assert "library" not in page.lower(), name
        assert "Has taught" not in page, name
    assert "will tell you where" in text(father.get(to("meeting", meeting)))
    actions.move_meeting(
        meeting,
        at(),
        place=PLACE,
        place_protected=False,
        why="Her bus from Larch Road is late",
        told_how="rang",
        by=cast.who("AW"),
        on=TODAY,
    )
    assert "library" not in text(father.get(to("meeting", meeting))).lower()
    assert "Larch Road" not in text(father.get(to("meeting", meeting)))
    assert "Larch Road" in text(mother.get(to("meeting", meeting)))
    assert "library" in text(mother.get(to("meeting_calendar", meeting))).lower()


def test_a_protected_place_stands_in_no_calendar_and_on_no_printed_sheet(cast: Cast) -> None:
    meeting = with_a_day(cast)
    assert meeting.place_protected
    for actor in ("AW", "FAM", "PT"):
        client = cast.client(actor)
        for name in ("meeting_calendar", "what_to_expect"):
            assert "library" not in text(client.get(to(name, meeting))).lower(), (actor, name)


def test_somebody_kept_from_a_reader_is_not_among_the_guests(cast: Cast) -> None:
    meeting = with_the_father(cast)
    aunt = person("Aunt Bea Holloway")
    member(cast.family, aunt, "relative")
    actions.invite(meeting, person=aunt, part="supporter", by=cast.who("AW"), on=TODAY)
    assert "Aunt Bea" in text(cast.client("WF").get(to("meeting", meeting)))
    sharing.withhold(
        cast.father, cast.family, kind="person", item=aunt.ref, why="Fear", by=cast.who("MG"), on=TODAY
    )
    assert "Aunt Bea" not in text(cast.client("WF").get(to("meeting", meeting)))
    assert "Aunt Bea" in text(cast.client("FAM").get(to("meeting", meeting)))


def test_a_meeting_kept_from_a_parent_is_as_if_missing_even_when_he_was_asked(cast: Cast) -> None:
    meeting = with_the_father(cast)
    client = cast.client("WF")
    assert client.get(to("meeting", meeting)).status_code == 200
    sharing.withhold(
        cast.father, cast.family, kind="meeting", item=meeting.ref, why="Fear", by=cast.who("AW"), on=TODAY
    )
    hidden, missing = client.get(to("meeting", meeting)), client.get("/meetings/RZZZZZZZZZZ/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    assert meeting.ref not in text(client.get(reverse("meetings", args=[cast.family.ref])))


def test_notes_reach_a_parent_from_whom_something_is_kept_only_when_sent_to_him_and_then_the_words_alone(
    cast: Cast,
) -> None:
    client = cast.client("WF")
    unsent = and_sent(cast, with_the_father(cast))
    assert client.get(to("meeting_notes", unsent)).status_code == 404
    assert WORDS not in text(client.get(to("meeting", unsent)))
    meeting = with_the_father(cast)
    sent_to_him = and_sent(cast, meeting, also_to=(mine(meeting, cast, "WF").ref,))
    page = text(client.get(to("meeting_notes", sent_to_him)))
    assert WORDS in page
    for hidden in ("The nurse comes weekly", "nights are hard", "Ring the school", "Come on Tuesdays"):
        assert hidden not in page


def test_those_who_were_there_read_decisions_and_actions_but_not_every_line_typed(cast: Cast) -> None:
    meeting = and_sent(cast, with_a_day(cast))
    for actor in ("FAM", "PT"):
        page = text(cast.client(actor).get(to("meeting_notes", meeting)))
        for shown in (
            WORDS,
            "The nurse comes weekly",
            "The nights are hard",
            "Ring the school",
            "Come on Tuesdays",
        ):
            assert shown in page, (actor, shown)
        whole = text(cast.client(actor).get(to("meeting", meeting)))
        assert "Something only for those who run it" not in page + whole, actor


def test_one_partner_does_not_read_anothers_report_nor_what_a_parent_said_before(cast: Cast) -> None:
    meeting = with_a_day(cast)
    by = cast.who("AW")
    nurse = agencies.take_on(cast.organisations["school"], "School nurse", name="Nell Reed", on=TODAY)
    theirs = actions.invite(meeting, practitioner=nurse, part="worker", by=by, on=TODAY)
    actions.send_report(theirs, "Weighed last week; all is well.", by=by, on=TODAY)
    actions.prepare(
        meeting,
        cast.mother,
        on_day=TODAY,
        talked_with="Amina",
        worries="That he will be there.",
        by=by,
        on=TODAY,
    )
    partner = text(cast.client("PT").get(to("meeting", meeting)))
    assert "Report in" in partner
    for actor in ("PT", "FAM"):
        page = text(cast.client(actor).get(to("meeting", meeting)))
        assert "Weighed last week" not in page, actor
        assert "That he will be there" not in page, actor
    assert "Weighed last week" in text(cast.client("AW").get(to("meeting", meeting)))


def test_a_partner_who_was_asked_runs_nothing_and_one_who_was_not_sees_nothing(cast: Cast) -> None:
    meeting = with_a_day(cast)
    client = cast.client("PT")
    assert client.get(to("meeting", meeting)).status_code == 200
    for name in RUNNING.split():
        assert client.get(to(name, meeting)).status_code == 404, name
    for name in ("send_report", "answer_invitation", "mark_attended"):
        assert client.get(to(name, mine(meeting, cast, "AW"))).status_code == 404, name
    not_asked = arranged(cast)
    assert client.get(to("meeting", not_asked)).status_code == 404
    assert not_asked.ref not in text(client.get(reverse("meetings", args=[cast.family.ref])))


def test_a_partner_who_chairs_runs_the_meeting(cast: Cast) -> None:
    meeting = with_a_day(cast, chair=cast.practitioners["PT"])
    meeting.refresh_from_db()
    Meeting.objects.filter(pk=meeting.pk).update(chair=cast.practitioners["PT"])
    client = cast.client("PT")
    for name in RUNNING.split():
        assert client.get(to(name, meeting)).status_code == 200, name


@pytest.mark.parametrize("actor", ["PX", "CL", "AN", "SA"])
def test_a_stranger_finds_no_meeting_and_a_refusal_is_like_a_miss(cast: Cast, actor: str) -> None:
    meeting, client = with_a_day(cast), cast.client(actor)
    hidden, missing = client.get(to("meeting", meeting)), client.get("/meetings/RZZZZZZZZZZ/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    for name in ("answer_invitation", "send_report", "report_form"):
        assert client.get(to(name, mine(meeting, cast, "PT"))).status_code == 404


def test_a_parent_answers_no_invitation_but_her_own(cast: Cast) -> None:
    meeting, client = with_a_day(cast), cast.client("FAM")
    assert (
        client.post(to("answer_invitation", mine(meeting, cast, "PT")), sent(coming="no")).status_code == 404
    )
    assert (
        client.post(to("answer_invitation", mine(meeting, cast, "FAM")), sent(coming="yes")).status_code
        == 302
    )
    assert mine(meeting, cast, "PT").coming is None
    assert mine(meeting, cast, "FAM").coming is True


def test_the_calendar_file_names_nobody_whoever_asks(cast: Cast) -> None:
    meeting = with_the_father(cast)
    for actor in ("AW", "PT", "FAM", "WF"):
        answer = cast.client(actor).get(to("meeting_calendar", meeting))
        assert answer.headers["Content-Type"].startswith("text/calendar")
        assert not any(name in text(answer) for name in ("Ilse", "Wren", "Ardleigh", "Tomas", "Amina")), actor


def test_every_opening_is_in_the_access_log_with_the_meeting_named(cast: Cast) -> None:
    meeting = with_a_day(cast)
    cast.client("AW").get(to("meeting", meeting))
    cast.client("PX").get(to("meeting", meeting))
    rows = AccessLog.objects.filter(action="meeting", about=meeting.ref)
    assert {row.decision for row in rows} == {"allow", "hide"}
