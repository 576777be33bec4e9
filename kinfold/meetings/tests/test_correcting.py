"""Notes that were sent can be put right: a new version, the first stays readable, all who got them are told."""

import pytest
from django.urls import reverse

from kinfold.base.errors import Clash, NotNow
from kinfold.meetings import actions, queries
from kinfold.meetings.models import Meeting, Told
from kinfold.meetings.tests.making import held, with_a_day
from kinfold.meetings.tests.paging import WORDS, and_sent, mine, sent, text, to, with_the_father
from kinfold.plan import actions as plan
from kinfold.sharing.tests.cast import TODAY, Cast

RIGHT = "We agreed that the nurse comes on Thursdays."
WHY = "The day was wrong: Ilse told us."


def put_right(cast: Cast, meeting: Meeting, **more: object) -> None:
    version = Meeting.objects.get(pk=meeting.pk).version
    told: dict[str, object] = {"why": WHY, "version": version, "by": cast.who("AW"), "on": TODAY, **more}
    actions.correct_notes(meeting, RIGHT, **told)


def test_everybody_who_got_the_notes_reads_what_was_put_right_and_what_was_sent_first(cast: Cast) -> None:
    meeting = and_sent(cast, with_a_day(cast))
    put_right(cast, meeting)
    for actor in ("AW", "FAM", "PT"):
        page = text(cast.client(actor).get(to("meeting_notes", meeting)))
        assert RIGHT in page, actor
        assert WORDS in page, actor
        assert WHY in page, actor
        assert page.index(RIGHT) < page.index(WORDS), actor
    told = Told.objects.filter(meeting=meeting, what_about="corrected")
    first = Told.objects.filter(meeting=meeting, what_about="notes")
    assert {row.invitation_id for row in told} == {row.invitation_id for row in first} != set()
    assert "put right and sent again" in text(cast.client("PT").get(reverse("home")))


def test_a_parent_with_whom_care_is_taken_gets_the_correction_only_when_named(cast: Cast) -> None:
    meeting = with_the_father(cast)
    father = mine(meeting, cast, "WF").ref
    meeting = and_sent(cast, meeting, also_to=(father,))
    put_right(cast, meeting)
    page = text(cast.client("WF").get(to("meeting_notes", meeting)))
    assert WORDS in page
    assert RIGHT not in page
    assert WHY not in page
    unsent = and_sent(cast, with_the_father(cast))
    put_right(cast, unsent, also_to=(mine(unsent, cast, "WF").ref,))
    page = text(cast.client("WF").get(to("meeting_notes", unsent)))
    assert RIGHT in page
    assert WORDS not in page


def test_notes_are_put_right_only_after_they_were_sent_and_with_a_reason(cast: Cast) -> None:
    with pytest.raises(NotNow, match="not been sent"):
        put_right(cast, held(cast))
    meeting = and_sent(cast, with_a_day(cast))
    with pytest.raises(NotNow, match="what you put right"):
        put_right(cast, meeting, why=" ")
    version = Meeting.objects.get(pk=meeting.pk).version
    with pytest.raises(NotNow, match="words that were sent"):
        actions.correct_notes(meeting, WORDS, why=WHY, version=version, by=cast.who("AW"), on=TODAY)


def test_two_who_put_right_at_once_lose_nothing(cast: Cast) -> None:
    meeting = and_sent(cast, with_a_day(cast))
    version = Meeting.objects.get(pk=meeting.pk).version
    put_right(cast, meeting)
    with pytest.raises(Clash):
        actions.correct_notes(meeting, "Fridays.", why=WHY, version=version, by=cast.who("AW"), on=TODAY)
    client = cast.client("AW")
    answer = client.post(to("correct_notes", meeting), sent(words="Fridays.", why=WHY, version=version))
    assert answer.status_code == 422
    assert "Fridays." in text(answer)
    assert RIGHT in text(answer)


def test_the_page_puts_right_and_leads_to_the_notes(cast: Cast) -> None:
    meeting = and_sent(cast, with_a_day(cast))
    client = cast.client("AW")
    assert to("correct_notes", meeting) in text(client.get(to("meeting_notes", meeting)))
    version = Meeting.objects.get(pk=meeting.pk).version
    answer = client.post(to("correct_notes", meeting), sent(words=RIGHT, why=WHY, version=version))
    assert answer.status_code == 302
    seen = queries.meeting(meeting.ref)
    assert seen.agreed_words == RIGHT
    assert [row.number for row in seen.notes_versions.all()] == [1, 2]
    assert cast.client("PT").get(to("correct_notes", meeting)).status_code == 404


def test_a_review_written_at_a_meeting_stands_on_that_meetings_page(cast: Cast) -> None:
    meeting, other = held(cast), held(cast)
    by = cast.who("AW")
    made = plan.make_plan(cast.family, made_on=TODAY, by=by, on=TODAY)
    asked = [plan.ReachedAnswer(cast.child, silent_why="Asleep.")]
    review = plan.hold_review(
        made, held_on=TODAY, what_we_saw="Bread.", outcome="go_on", why="She eats now.", reached=asked,
        children=[cast.child], meeting=meeting.ref, by=by, on=TODAY,
    )  # fmt: skip
    link = reverse("review", args=[review.ref])
    shown = text(cast.client("AW").get(to("meeting", meeting)))
    assert link in shown
    assert "She eats now." in shown
    assert link not in text(cast.client("AW").get(to("meeting", other)))
    assert link not in text(cast.client("PT").get(to("meeting", meeting)))
