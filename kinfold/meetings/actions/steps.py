"""What every action here begins with: the meeting as it stands now, locked; and whether the move is allowed."""

from datetime import date, datetime

from kinfold.base.checks import tidied
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.meetings import rules
from kinfold.meetings.models import Invitation, Meeting, Told
from kinfold.meetings.states import MEETING
from kinfold.network import queries as network

FAMILY_PARTS = (Invitation.As.FAMILY, Invitation.As.SUPPORTER, Invitation.As.SPOKESPERSON)


def locked(meeting: Meeting, verb: str) -> tuple[Meeting, str]:
    """Return the meeting as it stands, locked until the transaction ends, and the state after `verb`. Raises `NotNow`."""
    now = Meeting.objects.select_for_update(of=("self",)).select_related("family").get(pk=meeting.pk)
    return now, MEETING.after(verb, now.state)


def said(text: str, empty: str, field: str, longest: int = 10_000) -> str:
    """Return a text that had to be written, cleaned. Raises `NotNow` beside its field."""
    cleaned = tidied(text)
    problem = rules.problem_with(cleaned, empty, longest)
    if problem:
        raise NotNow(problem, field=field)
    return cleaned


def aware(starts_at: datetime) -> datetime:
    """Return a moment that knows its time zone; a bare one would be stored an hour wrong in summer."""
    if starts_at.tzinfo is None:
        raise ValueError("A meeting's time must know its time zone.")
    return starts_at


def save(meeting: Meeting, **facts: object) -> Meeting:
    """Change a meeting, counting the version up."""
    for name, value in facts.items():
        setattr(meeting, name, value)
    meeting.version += 1
    meeting.save(update_fields=[*facts, "version"])
    return meeting


def tell(meeting: Meeting, about: str, *, how: str, by: Who, on: date) -> None:
    """Write down that everybody asked was told, the family first (seed 001: 461: "usually the last to be told")."""
    still = meeting.invitations.filter(withdrawn_on__isnull=True)
    asked = list(still.exclude(coming=False, part__in=("worker", "chair")).order_by("pk"))
    family_first = sorted(asked, key=lambda one: one.part not in FAMILY_PARTS)
    Told.objects.bulk_create(
        Told(
            meeting=meeting,
            invitation=one,
            what_about=about,
            on_day=on,
            how=how[:100] if one.part in FAMILY_PARTS else "on their first page",
            recorded_by_id=by.account_id,
        )
        for one in family_first
    )


def tell_chronology(meeting: Meeting, kind: str, what: str, *, by: Who, on: date) -> None:
    """Write a step of a meeting for the workers; what the family reads of it stands on the meeting itself."""
    entry = chronology.record(
        kind,
        meeting.family,
        what=what,
        on_day=on,
        on=on,
        about=network.children(meeting.family, on),
        by=by,
        detail=meeting.kind,
        section="ordinary",
        source="meeting",
        source_ref=meeting.ref,
    )
    clocks.react(entry, by=by)
