"""Meetings for the tests of this room."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kinfold.meetings import actions
from kinfold.meetings.models import Invitation, Meeting
from kinfold.sharing.tests.cast import TODAY, Cast

LONDON = ZoneInfo("Europe/London")
NEXT_WEEK = TODAY + timedelta(days=7)


def at(day: date = NEXT_WEEK, hour: int = 18, minute: int = 0) -> datetime:
    """A time on a day, as people in England say it."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def arranged(cast: Cast, kind: str = "team_around_family", **more: Any) -> Meeting:
    """A meeting begun by the allocated worker, without a day."""
    told = {"by": cast.who("AW"), "on": TODAY, "chair": cast.practitioners["AW"], **more}
    return actions.arrange(cast.family, kind, "To agree who helps with what.", **told)


def asked(cast: Cast, meeting: Meeting) -> dict[str, Invitation]:
    """The mother, the teacher and the chair, asked."""
    by, on = cast.who("AW"), TODAY
    return {
        "mother": actions.invite(meeting, person=cast.mother, part="family", by=by, on=on),
        "teacher": actions.invite(
            meeting, practitioner=cast.practitioners["PT"], part="worker", by=by, on=on,
            knows_child="Has taught Wren since September.",
        ),
        "chair": actions.invite(
            meeting, practitioner=cast.practitioners["AW"], part="chair", by=by, on=on,
            knows_child="Sees Wren every fortnight.",
        ),
    }  # fmt: skip


def with_a_day(cast: Cast, **more: Any) -> Meeting:
    """A meeting at the mother's time, with people asked."""
    meeting = arranged(cast, **more)
    asked(cast, meeting)
    actions.offer_time(meeting, at(), person=cast.mother, by=cast.who("AW"), on=TODAY)
    return actions.set_time(meeting, at(), place="Fernhollow library", by=cast.who("AW"), on=TODAY)


def held(cast: Cast, **more: Any) -> Meeting:
    """A meeting that was held today."""
    meeting = with_a_day(cast, **more)
    who_came = {one.ref: "in_person" for one in meeting.invitations.all()}
    return actions.hold(meeting, held_on=TODAY, attended=who_came, by=cast.who("AW"), on=TODAY)
