"""The reading door to meetings. What one reader may see of a meeting: `sight`."""

from kinfold.meetings.queries.calendar import icalendar
from kinfold.meetings.queries.finding import (
    MyMeeting,
    Notes,
    invitation,
    invitations,
    invited_persons_meetings,
    meeting,
    meetings_of,
    my_meetings,
    next_meeting,
    notes_for,
)
from kinfold.meetings.queries.seeing import (
    Sight,
    invitations_by_meeting,
    notes_sent_to,
    sight,
    sights,
)
from kinfold.meetings.queries.standing import (
    Agency,
    attendance,
    attendance_by_agency,
    careful_with,
    minutes,
    name_of,
    preparations,
    reports_missing,
    times,
    warnings,
)

__all__ = [
    "Agency",
    "MyMeeting",
    "Notes",
    "Sight",
    "attendance",
    "attendance_by_agency",
    "careful_with",
    "icalendar",
    "invitation",
    "invitations",
    "invitations_by_meeting",
    "invited_persons_meetings",
    "meeting",
    "meetings_of",
    "minutes",
    "my_meetings",
    "name_of",
    "next_meeting",
    "notes_for",
    "notes_sent_to",
    "preparations",
    "reports_missing",
    "sight",
    "sights",
    "times",
    "warnings",
]
