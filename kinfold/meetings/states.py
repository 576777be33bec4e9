"""The table of moves of a meeting. A meeting that was called off stays on the record: one that is wanted still is a new one."""

from kinfold.base.transitions import Move, States

MEETING = States(
    "meeting",
    {
        "arranging": "Being arranged",
        "set": "Day and place are set",
        "held": "Held",
        "called_off": "Called off",
    },
    (
        Move("offer_time", "arranging", "arranging"),
        Move("offer_time", "set", "set"),
        Move("set_time", "arranging", "set"),
        Move("move_meeting", "set", "set"),
        Move("invite", "arranging", "arranging"),
        Move("invite", "set", "set"),
        Move("invite", "held", "held"),
        Move("withdraw_invitation", "arranging", "arranging"),
        Move("withdraw_invitation", "set", "set"),
        Move("prepare", "arranging", "arranging"),
        Move("prepare", "set", "set"),
        Move("answer_invitation", "arranging", "arranging"),
        Move("answer_invitation", "set", "set"),
        Move("ask_report", "arranging", "arranging"),
        Move("ask_report", "set", "set"),
        Move("send_report", "arranging", "arranging"),
        Move("send_report", "set", "set"),
        Move("send_report", "held", "held"),
        Move("mark_attended", "set", "set"),
        Move("mark_attended", "held", "held"),
        Move("take_minute", "set", "set"),
        Move("take_minute", "held", "held"),
        Move("agree_at", "set", "set"),
        Move("agree_at", "held", "held"),
        Move("hold", "arranging", "held"),
        Move("hold", "set", "held"),
        Move("agree_words", "held", "held"),
        Move("send_notes", "held", "held"),
        Move("correct_notes", "held", "held"),
        Move("call_off", "arranging", "called_off"),
        Move("call_off", "set", "called_off"),
    ),
)

ALL: tuple[States, ...] = (MEETING,)
