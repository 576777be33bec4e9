"""Arranging a meeting: asked for, times offered with the family's first, a day set, moved or called off."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kinfold.agencies.models import Practitioner
from kinfold.base.dates import plain
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.meetings.actions.inviting import invite
from kinfold.meetings.actions.steps import aware, locked, said, save, tell, tell_chronology
from kinfold.meetings.models import Invitation, Meeting, TimeOffered, Told
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing

ASK_FIRST = (
    "Ask the family first which times suit them, and write their times down. "
    "If that cannot be, say why below."
)
TELL_FIRST = "Tell the family first, and say how they were told. Then everybody else is told."


@transaction.atomic
def arrange(
    family: Family,
    kind: str,
    why: str,
    *,
    by: Who,
    on: date,
    chair: Practitioner | None = None,
    arranged_on: date | None = None,
) -> Meeting:
    """Begin to arrange a meeting of some kind, and ask whoever chairs it. No day yet: the family is asked first."""
    if kind not in Meeting.Kind.values:
        raise NotNow("Choose what sort of meeting it is.", field="kind")
    if (arranged_on or on) > on:
        raise NotNow("This date is in the future.", field="arranged_on")
    made = Meeting.objects.create(
        family=family.joined_into or family,
        kind=kind,
        why=said(why, "Say in plain words what the meeting is for.", "why"),
        arranged_on=arranged_on or on,
        arranged_by_id=by.practitioner_id,
    )
    if chair is not None:
        invite(made, practitioner=chair, part=Invitation.As.CHAIR, by=by, on=arranged_on or on)
    return made


@transaction.atomic
def offer_time(
    meeting: Meeting,
    starts_at: datetime,
    *,
    by: Who,
    on: date,
    person: Person | None = None,
    family_first: bool = False,
    suits: bool | None = None,
) -> TimeOffered:
    """Put down a time that suits somebody of the family (`person`), or that workers could do.

    A member of the family offers only their own. The same time again is the same row: then `suits` is the family's answer.
    """
    meeting, _ = locked(meeting, "offer_time")
    if by.is_family and (person is None or person.pk not in by.person_ids):
        raise RefusedOpenly("You can say which times suit you, not which suit somebody else.")
    before = meeting.times.filter(starts_at=aware(starts_at)).first()
    if before is not None:
        return _answered(before, person, suits)
    workers_came_first = meeting.times.filter(person__isnull=True).exists()
    return TimeOffered.objects.create(
        meeting=meeting,
        starts_at=starts_at,
        offered_on=on,
        person=person,
        offered_by_id=by.practitioner_id,
        family_first=family_first or (person is not None and not workers_came_first),
        suits=True if suits is None and person is not None else suits,
    )


def _answered(time: TimeOffered, person: Person | None, suits: bool | None) -> TimeOffered:
    """What the family says of a time that is offered already. Somebody's no outweighs somebody's yes."""
    answer = True if suits is None and person is not None else suits
    if answer is not None and not (time.suits is False and answer and time.person_id is None):
        time.suits = answer
        time.save(update_fields=["suits"])
    return time


@transaction.atomic
def set_time(
    meeting: Meeting,
    starts_at: datetime,
    *,
    place: str,
    how: str = "",
    by: Who,
    on: date,
    minutes: int = 60,
    why_not_asked: str = "",
    place_protected: bool | None = None,
    told_how: str = "",
) -> Meeting:
    """Set day and place. Refused before the family was asked for their times, unless a reason is given.

    Where anything is kept from anybody of the family, the place is protected unless somebody decides otherwise.
    """
    meeting, state = locked(meeting, "set_time")
    times = list(meeting.times.all())
    asked = any(time.person_id is not None or time.suits is not None for time in times)
    if not asked and not why_not_asked.strip():
        raise NotNow(ASK_FIRST, field="why_not_asked")
    facts = _day_and_place(meeting, starts_at, place, how, minutes, place_protected)
    theirs = _choose(times, starts_at)
    save(
        meeting,
        state=state,
        **facts,
        agreed_with_family_on=on if theirs else None,
        family_told_on=on if theirs or told_how.strip() else None,
        not_asked_why="" if asked else why_not_asked.strip(),
    )
    tell(meeting, Told.About.TIME, how=told_how or "agreed with them", by=by, on=on)
    tell_chronology(meeting, "meeting_set", _says_day(meeting, "Day set"), by=by, on=on)
    return meeting


@transaction.atomic
def move_meeting(
    meeting: Meeting,
    starts_at: datetime,
    *,
    place: str,
    why: str,
    told_how: str,
    by: Who,
    on: date,
    how: str = "",
    minutes: int | None = None,
    place_protected: bool | None = None,
) -> Meeting:
    """Change day or place. The family is told first, and how they were told is written down; then everybody else."""
    meeting, state = locked(meeting, "move_meeting")
    reason = said(why, "Say why it is changed. The family reads this.", "why", 1000)
    told = said(told_how, TELL_FIRST, "told_how", 100)
    facts = _day_and_place(meeting, starts_at, place, how, minutes or meeting.minutes, place_protected)
    theirs = _choose(list(meeting.times.all()), starts_at)
    agreed = on if theirs else None
    save(meeting, state=state, **facts, agreed_with_family_on=agreed, family_told_on=on, moved_why=reason)
    tell(meeting, Told.About.CHANGE, how=told, by=by, on=on)
    tell_chronology(meeting, "meeting_set", _says_day(meeting, "Day changed"), by=by, on=on)
    return meeting


def _day_and_place(
    meeting: Meeting, starts_at: datetime, place: str, how: str, minutes: int, protected: bool | None
) -> dict[str, object]:
    if not 5 <= minutes <= 600:
        raise NotNow("Say how long it will last, in minutes: from 5 to 600.", field="minutes")
    if protected is None:
        protected = bool(place.strip()) and bool(sharing.withheld_here(meeting.family))
    return {
        "starts_at": aware(starts_at),
        "minutes": minutes,
        "place": said(place, "Say where, or that it is by telephone or on screen.", "place", 200),
        "how": how.strip()[:200],
        "place_protected": protected,
    }


def _choose(times: list[TimeOffered], starts_at: datetime) -> bool:
    """Mark the time that was taken; say whether it is one that the family named or said suits them."""
    taken = next((time for time in times if time.starts_at == starts_at), None)
    for time in times:
        if time.chosen and time is not taken:
            time.chosen = False
            time.save(update_fields=["chosen"])
    if taken is None:
        return False
    taken.chosen = True
    taken.save(update_fields=["chosen"])
    return taken.suits is True or (taken.person_id is not None and taken.suits is None)


def _says_day(meeting: Meeting, how: str) -> str:
    assert meeting.starts_at is not None
    day = plain(timezone.localtime(meeting.starts_at).date())
    return f"{how} for a meeting ({meeting.get_kind_display()[:1].lower()}{meeting.get_kind_display()[1:]}): {day}."


@transaction.atomic
def call_off(meeting: Meeting, why: str, *, told_how: str, by: Who, on: date) -> Meeting:
    """Call a meeting off, with a reason. The family is told first. It does not count as a meeting held."""
    meeting, state = locked(meeting, "call_off")
    reason = said(why, "Say why it is called off. The family reads this.", "why", 1000)
    told = said(told_how, TELL_FIRST, "told_how", 100)
    save(meeting, state=state, called_off_why=reason, family_told_on=on)
    tell(meeting, Told.About.OFF, how=told, by=by, on=on)
    tell_chronology(meeting, "meeting_called_off", f"{meeting.get_kind_display()}: called off.", by=by, on=on)
    return meeting
