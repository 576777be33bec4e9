"""The pages of meetings: who sees what, nothing typed lost, few queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.base.models import Draft
from kinfold.meetings import actions, queries
from kinfold.meetings.models import Meeting, Minute, Told
from kinfold.meetings.tests.making import NEXT_WEEK, arranged, asked, at, held, with_a_day
from kinfold.meetings.tests.paging import (
    PLACE,
    READING,
    WORDS,
    and_sent,
    day,
    mine,
    sent,
    text,
    to,
    with_the_father,
)
from kinfold.plan import queries as plans
from kinfold.sharing.tests.cast import TODAY, Cast


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


def test_a_review_held_at_a_meeting_carries_the_meeting(cast: Cast) -> None:
    meeting = and_sent(cast, with_a_day(cast))
    key, client = cast.child.pk, cast.client("AW")
    told = sent(
        **day("held_on", TODAY), what_we_saw="The nights are calmer.", outcome="go_on", why="It helps.",
        **{f"how_far_{key}": "unknown", f"quickly_{key}": "unknown", f"silent_why_{key}": "Asleep"},
    )  # fmt: skip
    address = f"{reverse('hold_review', args=[cast.family.ref])}?meeting={meeting.ref}"
    assert client.post(address, told).status_code == 302
    plan = plans.plan_of(cast.family)
    assert plan is not None
    assert [review.meeting for review in plans.reviews(plan)] == [meeting.ref]
