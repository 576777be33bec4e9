"""The only writers of meetings."""

from kinfold.meetings.actions.agreeing import agree_at
from kinfold.meetings.actions.arranging import arrange, call_off, move_meeting, offer_time, set_time
from kinfold.meetings.actions.holding import (
    agree_words,
    hold,
    mark_attended,
    take_minute,
)
from kinfold.meetings.actions.inviting import answer_invitation, ask_report, invite, prepare, send_report
from kinfold.meetings.actions.notes import correct_notes, send_notes
from kinfold.meetings.actions.outside import invite_worker, withdraw_invitation

minute = take_minute

__all__ = [
    "agree_at",
    "agree_words",
    "answer_invitation",
    "arrange",
    "ask_report",
    "call_off",
    "correct_notes",
    "hold",
    "invite",
    "invite_worker",
    "mark_attended",
    "minute",
    "move_meeting",
    "offer_time",
    "prepare",
    "send_notes",
    "send_report",
    "set_time",
    "take_minute",
    "withdraw_invitation",
]
