"""What the tests of this room's pages share: addresses, answers of a form, a meeting and its notes."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from kinfold.meetings import actions
from kinfold.meetings.models import Invitation, Meeting
from kinfold.meetings.tests.making import NEXT_WEEK, with_a_day
from kinfold.sharing.tests.cast import TODAY, Cast

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
