"""The tables of moves: a referral, a consultation, a request for help, a report. Nothing is left without a way out."""

from kinfold.base.transitions import Move, States

REFERRAL = States(
    "referral",
    {
        "sent": "Waiting for duty",
        "taken_up": "Duty is looking at it",
        "decided": "Decided",
        "told": "Decided, and the referrer told",
    },
    (
        Move("take_up", "sent", "taken_up"),
        Move("mark_danger", "sent", "sent"),
        Move("mark_danger", "taken_up", "taken_up"),
        Move("decide_referral", "sent", "decided"),
        Move("decide_referral", "taken_up", "decided"),
        Move("tell_outcome", "decided", "told"),
    ),
)

CONSULTATION = States(
    "consultation",
    {"asked": "Waiting for an answer", "answered": "Answered", "looked_again": "Looked at again"},
    (
        Move("answer_consultation", "asked", "answered"),
        Move("look_again", "answered", "looked_again"),
        Move("look_again", "looked_again", "looked_again"),
    ),
)

HELP_REQUEST = States(
    "request for help",
    {"asked": "Waiting for an answer", "answered": "Answered"},
    (Move("answer_help", "asked", "answered"),),
)

REPORT = States(
    "report",
    {
        "received": "Not looked at yet",
        "looked_at": "Looked at",
        "told": "Looked at, and whoever told us knows",
    },
    (
        Move("look_at_report", "received", "looked_at"),
        Move("tell_reporter", "looked_at", "told"),
    ),
)

ALL: tuple[States, ...] = (REFERRAL, CONSULTATION, HELP_REQUEST, REPORT)
