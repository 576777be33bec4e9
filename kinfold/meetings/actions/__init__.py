"""The only writers of meetings."""

from kinfold.meetings.actions.agreeing import agree_at
from kinfold.meetings.actions.arranging import arrange, call_off, move_meeting, offer_time, set_time
from kinfold.meetings.actions.holding import (
    agree_words,
    hold,
    mark_attended,
    send_notes,
    take_minute,
)
from kinfold.meetings.actions.inviting import answer_invitation, ask_report, invite, prepare, send_report

minute = take_minute

__all__ = [
    "agree_at",
    "agree_words",
    "answer_invitation",
    "arrange",
    "ask_report",
    "call_off",
    "hold",
    "invite",
    "mark_attended",
    "minute",
    "move_meeting",
    "offer_time",
    "prepare",
    "send_notes",
    "send_report",
    "set_time",
    "take_minute",
]
