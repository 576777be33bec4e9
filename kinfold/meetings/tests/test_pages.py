"""The pages of meetings: who sees what, nothing typed lost, few queries."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.base.models import Draft
from kinfold.meetings import actions, queries
from kinfold.meetings.models import Invitation, Meeting, Minute, Told
from kinfold.meetings.tests.making import NEXT_WEEK, arranged, asked, at, held, with_a_day
from kinfold.plan import queries as plans
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

PLACE = "Fernhollow library"
WORDS = "We agreed that the nurse comes on Tuesdays."
READING = "meeting what_to_expect meeting_calendar"
RUNNING = (
    "set_time move_meeting call_off_meeting invite_to_meeting during_meeting take_minute agree_at_meeting "
    "hold_meeting agree_words send_notes"
)


def sent(**answers: Any) -> dict[str, Any]:
    """A form's answers with a token of its own."""
    return {"token": str(uuid.uuid4()), **answers}


def day(name: str, when: Any = NEXT_WEEK) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def to(name: str, of: Meeting | Invitation, **more: Any) -> str:
    """The address of a page of a meeting or an invitation."""
    return reverse(name, kwargs={"ref": of.ref, **more})


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def mine(meeting: Meeting, cast: Cast, actor: str) -> Invitation:
    """The invitation of one of the cast."""
    if actor in cast.practitioners:
        return meeting.invitations.get(practitioner=cast.practitioners[actor])
    return meeting.invitations.get(person=cast.mother if actor == "FAM" else cast.father)


def with_the_father(cast: Cast) -> Meeting:
    """A meeting with a day, to which the father too is asked; something here is kept from him."""
    meeting = with_a_day(cast)
    actions.invite(meeting, person=cast.father, part="family", by=cast.who("AW"), on=TODAY)
    return meeting


def and_sent(cast: Cast, meeting: Meeting, *, also_to: tuple[str, ...] = ()) -> Meeting:
    """The meeting held, with a decision and two actions, and its notes sent."""
    by = cast.who("AW")
    actions.hold(meeting, held_on=TODAY, by=by, on=TODAY)
    actions.take_minute(
        meeting, "decided", "The nurse comes weekly.", why="The nights are hard.", by=by, on=TODAY
    )
    actions.take_minute(meeting, "said", "Something only for those who run it.", by=by, on=TODAY)
    actions.agree_at(meeting, "Ring the school.", person=cast.mother, by=by, on=TODAY)
    actions.agree_at(meeting, "Come on Tuesdays.", owner=cast.practitioners["PT"], by=by, on=TODAY)
    version = Meeting.objects.get(pk=meeting.pk).version
    actions.agree_words(meeting, WORDS, version=version, by=by, on=TODAY)
    return actions.send_notes(meeting, also_to=also_to, by=by, on=TODAY)


def test_a_worker_arranges_a_meeting_around_the_mothers_evening(cast: Cast) -> None:
    client = cast.client("AW")
    told = sent(kind="team_around_family", why="To agree who helps.", chair=cast.practitioners["AW"].ref)
    page = client.post(reverse("arrange_meeting", args=[cast.family.ref]), told, follow=True)
    assert "No time is on offer yet. Ask the family first" in text(page)
    meeting = Meeting.objects.get()
    refused = client.post(
        to("set_time", meeting),
        sent(when="other", **day("day"), at="10am", minutes=60, place=PLACE),
    )
    assert refused.status_code == 422
    assert "Ask the family first" in text(refused)
    assert PLACE in text(refused)
    client.post(to("offer_time", meeting), sent(whose=cast.mother.ref, **day("day"), at="6.30pm"))
    time = meeting.times.get()
    assert time.starts_at == at(hour=18, minute=30)
    page = client.post(to("set_time", meeting), sent(when=time.pk, minutes=60, place=PLACE), follow=True)
    assert "The family’s own time" in text(page)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at) == ("set", time.starts_at)


def test_a_mother_says_her_times_herself_and_answers_those_of_workers(cast: Cast) -> None:
    meeting = arranged(cast)
    asked(cast, meeting)
    offered = actions.offer_time(meeting, at(hour=10), by=cast.who("AW"), on=TODAY)
    client = cast.client("FAM")
    assert "No day yet. You choose first." in text(client.get(to("meeting", meeting)))
    assert client.post(to("offer_time", meeting), sent(**day("day"), at="6pm")).status_code == 302
    hers = meeting.times.get(person=cast.mother)
    assert hers.starts_at == at()
    assert client.post(to("answer_time", meeting, pk=offered.pk), {"suits": "no"}).status_code == 302
    offered.refresh_from_db()
    assert offered.suits is False
    assert "does not suit the family" in text(cast.client("AW").get(to("meeting", meeting)))


@pytest.mark.parametrize(
    ("typed", "says"),
    [("half six", "Write the time like 6pm"), ("", "Write the time"), ("25:00", "Write the time like 6pm")],
)
def test_a_time_that_cannot_be_read_is_asked_again_and_the_day_is_not_lost(
    cast: Cast, typed: str, says: str
) -> None:
    meeting = arranged(cast)
    told = sent(whose=cast.mother.ref, **day("day"), at=typed)
    answer = cast.client("AW").post(to("offer_time", meeting), told)
    assert answer.status_code == 422
    assert says in text(answer)
    assert 'value="9"' in text(answer)
    assert not meeting.times.exists()


def test_people_are_asked_from_the_page_and_their_answers_and_reports_come_in(cast: Cast) -> None:
    meeting, client = arranged(cast), cast.client("AW")
    for whom, part in ((cast.mother.ref, "family"), (cast.practitioners["PT"].ref, "worker")):
        told = sent(whom=whom, part=part, knows_child="Knows Wren well.", family_agrees="yes")
        assert client.post(to("invite_to_meeting", meeting), told).status_code == 302
    told = sent(whom="named", named="Bea, her sister", part="supporter")
    assert client.post(to("invite_to_meeting", meeting), told).status_code == 302
    empty = client.post(to("invite_to_meeting", meeting), sent(whom="named", part="supporter"))
    assert "Write their name." in text(empty)
    teacher = mine(meeting, cast, "PT")
    partner = cast.client("PT")
    answer = partner.post(to("answer_invitation", teacher), sent(coming="no"))
    assert answer.headers["Location"] == to("send_report", teacher)
    assert "Report missing" in text(client.get(to("meeting", meeting)))
    partner.post(to("send_report", teacher), sent(report="Wren reads well."))
    assert "Report in" in text(client.get(to("meeting", meeting)))
    assert "Wren reads well." in text(client.get(to("during_meeting", meeting)))


def test_what_was_said_before_stands_on_the_page_of_the_day(cast: Cast) -> None:
    meeting, client = with_a_day(cast), cast.client("AW")
    told = sent(
        **day("on_day", TODAY), talked_with="Amina Yusuf, social worker", sheet_given="on",
        wants_said="I want the nights talked about.", beside_them="Bea",
    )  # fmt: skip
    address = to("prepare_for_meeting", meeting, person=cast.mother.ref)
    assert client.post(address, told).status_code == 302
    page = text(client.get(to("during_meeting", meeting)))
    assert "I want the nights talked about." in page
    assert page.index("The family speaks first") < page.index("What everybody else has seen")


def test_a_meeting_is_written_down_line_by_line_and_goes_into_the_plan(cast: Cast) -> None:
    meeting, client = with_a_day(cast), cast.client("AW")
    teacher = mine(meeting, cast, "PT")
    assert client.post(to("mark_attended", teacher), {"attended": "by_phone"}).status_code == 302
    no_reason = client.post(to("take_minute", meeting), sent(sort="decided", what="The nurse comes weekly."))
    assert no_reason.status_code == 422
    assert "Say why it was decided" in text(no_reason)
    assert "The nurse comes weekly." in text(no_reason)
    told = sent(sort="decided", what="The nurse comes weekly.", why="The nights are hard.")
    assert client.post(to("take_minute", meeting), told).headers["Location"].endswith("#lines")
    client.post(to("take_minute", meeting), told)
    assert Minute.objects.count() == 1
    told = sent(what="Ring the school.", owner=mine(meeting, cast, "FAM").ref, **day("by_when"))
    assert client.post(to("agree_at_meeting", meeting), told).headers["Location"].endswith("#agreed")
    action = plans.actions_of_meeting(meeting.ref)[0]
    assert (action.person, action.by_when) == (cast.mother, NEXT_WEEK)
    page = text(client.get(to("during_meeting", meeting)))
    assert "Why: The nights are hard." in page
    assert "Ring the school." in page


def test_absence_needs_a_few_words_why_and_the_page_asks_for_them(cast: Cast) -> None:
    meeting, client = with_a_day(cast), cast.client("AW")
    teacher = mine(meeting, cast, "PT")
    answer = client.post(to("mark_attended", teacher), {"attended": "absent"})
    assert answer.status_code == 422
    assert "why they did not come" in text(answer)
    answer = client.post(
        to("hold_meeting", meeting), sent(**day("held_on", TODAY), **{f"came_{teacher.pk}": "absent"})
    )
    assert answer.status_code == 422
    assert "not known" in text(answer)
    told = sent(**day("held_on", TODAY), **{f"came_{teacher.pk}": "absent", f"why_{teacher.pk}": "ill"})
    assert client.post(to("hold_meeting", meeting), told).headers["Location"] == to("agree_words", meeting)
    teacher.refresh_from_db()
    assert teacher.absent_why == "ill"


def test_the_notes_reach_everybody_on_their_own_page_at_the_same_moment(cast: Cast) -> None:
    meeting, client = held(cast), cast.client("AW")
    for actor in ("FAM", "PT"):
        assert cast.client(actor).get(to("meeting_notes", meeting)).status_code == 404, actor
    version = Meeting.objects.get().version
    client.post(to("agree_words", meeting), sent(words=WORDS, version=version))
    assert "Ilse Ardleigh" in text(client.get(to("send_notes", meeting)))
    assert client.post(to("send_notes", meeting), sent()).status_code == 302
    for actor in ("FAM", "PT", "AW"):
        assert WORDS in text(cast.client(actor).get(to("meeting_notes", meeting))), actor


def test_two_who_write_the_words_at_once_see_both_and_the_second_may_send_again(cast: Cast) -> None:
    meeting, client = held(cast), cast.client("AW")
    version = Meeting.objects.get().version
    client.post(to("agree_words", meeting), sent(words="First words.", version=version))
    answer = cast.client("MG").post(to("agree_words", meeting), sent(words="Second words.", version=version))
    page = text(answer)
    assert answer.status_code == 422
    assert "First words." in page
    assert "Second words." in page
    newer = Meeting.objects.get().version
    assert f'value="{newer}"' in page
    cast.client("MG").post(to("agree_words", meeting), sent(words="Both words.", version=newer))
    assert Meeting.objects.get().agreed_words == "Both words."


def test_a_line_typed_and_not_sent_stands_in_its_box_again(cast: Cast) -> None:
    meeting = with_a_day(cast)
    Draft.objects.create(
        account_id=cast.accounts["AW"].pk, form="take_minute", about=meeting.ref,
        data={"what": ["Half a sentence about the nights"], "sort": ["said"]},
    )  # fmt: skip
    assert "Half a sentence about the nights" in text(cast.client("AW").get(to("during_meeting", meeting)))


# ---- who sees what -------------------------------------------------------------------------------


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
        why="x",
        told_how="rang",
        by=cast.who("AW"),
        on=TODAY,
    )
    assert "library" not in text(father.get(to("meeting", meeting))).lower()
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


def test_pages_of_a_large_meeting_take_few_queries(cast: Cast) -> None:
    meeting, by = with_the_father(cast), cast.who("AW")
    for n in range(12):
        worker = agencies.take_on(cast.organisations["school"], "Teacher", name=f"Teacher {n}", on=TODAY)
        one = actions.invite(meeting, practitioner=worker, part="worker", by=by, on=TODAY)
        actions.send_report(one, "All is well.", by=by, on=TODAY)
        actions.take_minute(meeting, "said", f"Line {n}", by=by, on=TODAY)
        actions.agree_at(meeting, f"Thing {n}", owner=worker, by=by, on=TODAY)
    for _ in range(8):
        with_a_day(cast)
    pages = {
        name: to(name, meeting) for name in (*READING.split(), "during_meeting", "hold_meeting", "send_notes")
    }
    pages["meetings"] = reverse("meetings", args=[cast.family.ref])
    taken = {}
    for actor in ("AW", "FAM", "WF", "PT"):
        client = cast.client(actor)
        for name, address in pages.items():
            with CaptureQueriesContext(connection) as found:
                client.get(address)
            taken[f"{name} as {actor}"] = len(found)
    assert max(taken.values()) <= 25, taken


def test_the_withheld_and_the_told_can_be_seen_by_those_who_run_it(cast: Cast) -> None:
    meeting = with_the_father(cast)
    actions.hold(meeting, held_on=TODAY, by=cast.who("AW"), on=TODAY)
    page = text(cast.client("AW").get(to("send_notes", meeting)))
    assert "kept from Tomas Ardleigh" in page
    assert not Told.objects.filter(what_about="notes").exists()


def test_a_page_before_and_a_page_after_are_the_same_address(cast: Cast) -> None:
    meeting, client = with_a_day(cast), cast.client("AW")
    before = text(client.get(to("meeting", meeting)))
    assert "Worth putting right before the day" in before
    after = text(client.get(to("meeting", and_sent(cast, meeting))))
    assert "Worth putting right" not in after
    assert f"{reverse('hold_review', args=[cast.family.ref])}?meeting={meeting.ref}" in after


@pytest.mark.parametrize(
    ("verb", "state"),
    [("set_time", "held"), ("call_off_meeting", "held"), ("invite_to_meeting", "called_off")],
)
def test_what_can_no_longer_be_done_is_said_and_nothing_typed_is_lost(
    cast: Cast, verb: str, state: str
) -> None:
    meeting, client = with_a_day(cast), cast.client("AW")
    if state == "held":
        actions.hold(meeting, held_on=TODAY, by=cast.who("AW"), on=TODAY)
    else:
        actions.call_off(meeting, "Ill", told_how="rang", by=cast.who("AW"), on=TODAY)
    told = sent(
        when="other", **day("day"), at="6pm", minutes=60, place="My typed place", why="My typed place",
        told_how="rang", whom="named", named="My typed place", part="supporter",
    )  # fmt: skip
    answer = client.post(to(verb, meeting), told)
    assert answer.status_code == 422
    assert "so that cannot be done now" in text(answer)
    assert "My typed place" in text(answer)


def test_my_meetings_and_notes_take_few_queries(cast: Cast) -> None:
    for _ in range(4):
        with_a_day(cast)
    and_sent(cast, with_a_day(cast))
    with CaptureQueriesContext(connection) as found:
        assert len(queries.my_meetings(cast.practitioners["PT"], TODAY)) == 4
        assert len(queries.notes_for(cast.practitioners["PT"], TODAY)) == 1
    assert len(found) <= 9
