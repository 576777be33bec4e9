"""Addresses of the meetings room."""

from django.urls import URLPattern, path

from kinfold.meetings.views import arranging, holding, inviting, notes, outside, showing

urlpatterns: list[URLPattern] = [
    path("families/<str:ref>/meetings/", showing.meetings, name="meetings"),
    path("families/<str:ref>/meetings/arrange/", arranging.arrange_meeting, name="arrange_meeting"),
    path("meetings/<str:ref>/", showing.meeting, name="meeting"),
    path("meetings/<str:ref>/times/", arranging.offer_time, name="offer_time"),
    path("meetings/<str:ref>/times/<int:pk>/", arranging.answer_time, name="answer_time"),
    path("meetings/<str:ref>/day/", arranging.set_time, name="set_time"),
    path("meetings/<str:ref>/move/", arranging.move_meeting, name="move_meeting"),
    path("meetings/<str:ref>/call-off/", arranging.call_off_meeting, name="call_off_meeting"),
    path("meetings/<str:ref>/invite/", inviting.invite_to_meeting, name="invite_to_meeting"),
    path("meetings/<str:ref>/invite/worker/", outside.invite_worker, name="invite_worker"),
    path(
        "meetings/<str:ref>/prepare/<str:person>/", inviting.prepare_for_meeting, name="prepare_for_meeting"
    ),
    path("meetings/<str:ref>/what-to-expect/", showing.what_to_expect, name="what_to_expect"),
    path("meetings/<str:ref>/during/", holding.during_meeting, name="during_meeting"),
    path("meetings/<str:ref>/during/line/", holding.take_minute, name="take_minute"),
    path("meetings/<str:ref>/during/agree/", holding.agree_at_meeting, name="agree_at_meeting"),
    path("meetings/<str:ref>/held/", holding.hold_meeting, name="hold_meeting"),
    path("meetings/<str:ref>/words/", holding.agree_words, name="agree_words"),
    path("meetings/<str:ref>/send/", notes.send_notes, name="send_notes"),
    path("meetings/<str:ref>/notes/correct/", notes.correct_notes, name="correct_notes"),
    path("meetings/<str:ref>/notes/", notes.meeting_notes, name="meeting_notes"),
    path("meetings/<str:ref>/meeting.ics", showing.meeting_calendar, name="meeting_calendar"),
    path("invitations/<str:ref>/", outside.invitation, name="invitation"),
    path("invitations/<str:ref>/withdraw/", outside.withdraw_invitation, name="withdraw_invitation"),
    path("invitations/<str:ref>/answer/", inviting.answer_invitation, name="answer_invitation"),
    path("invitations/<str:ref>/report/", inviting.send_report, name="send_report"),
    path("invitations/<str:ref>/report/ask/", inviting.ask_report, name="ask_report"),
    path("invitations/<str:ref>/report/form/", inviting.report_form, name="report_form"),
    path("invitations/<str:ref>/came/", holding.mark_attended, name="mark_attended"),
]
