"""The forms of the meetings room. Each is named for its action."""

from kinfold.meetings.forms.arranging import (
    ArrangeMeetingForm,
    CallOffMeetingForm,
    MoveMeetingForm,
    MyTimeForm,
    OfferTimeForm,
    SetTimeForm,
    when_said,
)
from kinfold.meetings.forms.holding import (
    AgreeAtMeetingForm,
    AgreeWordsForm,
    CorrectNotesForm,
    HoldMeetingForm,
    MarkAttendedForm,
    SendNotesForm,
    TakeMinuteForm,
)
from kinfold.meetings.forms.inviting import (
    AnswerInvitationForm,
    InviteToMeetingForm,
    InviteWorkerForm,
    PrepareForMeetingForm,
    SendReportForm,
    WithdrawInvitationForm,
)

__all__ = [
    "AgreeAtMeetingForm",
    "AgreeWordsForm",
    "AnswerInvitationForm",
    "ArrangeMeetingForm",
    "CallOffMeetingForm",
    "CorrectNotesForm",
    "HoldMeetingForm",
    "InviteToMeetingForm",
    "InviteWorkerForm",
    "MarkAttendedForm",
    "MoveMeetingForm",
    "MyTimeForm",
    "OfferTimeForm",
    "PrepareForMeetingForm",
    "SendNotesForm",
    "SendReportForm",
    "SetTimeForm",
    "TakeMinuteForm",
    "WithdrawInvitationForm",
    "when_said",
]
