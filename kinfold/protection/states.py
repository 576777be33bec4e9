"""The tables of moves of the protection room."""

from kinfold.base.transitions import Move, States

ENQUIRY = States(
    "section 47 enquiry",
    {"open": "Being made", "ready": "Written, waiting for a manager", "ended": "Ended"},
    (
        Move("change_enquiry", "open", "open"),
        Move("write_outcome", "open", "ready"),
        Move("write_outcome", "ready", "ready"),
        Move("send_back_enquiry", "ready", "open"),
        Move("approve_enquiry", "ready", "ended"),
        Move("tell_outcome", "ended", "ended"),
    ),
)

CONFERENCE = States(
    "conference",
    {"preparing": "Being prepared", "held": "Held, and decided", "called_off": "Called off"},
    (
        Move("prepare_conference", "preparing", "preparing"),
        Move("prepare_child", "preparing", "preparing"),
        Move("hold_conference", "preparing", "held"),
        Move("call_off_conference", "preparing", "called_off"),
        Move("answer_quality", "held", "held"),
    ),
)

PROTECTION_PLAN = States(
    "child protection plan",
    {"running": "Runs", "ended": "Ended"},
    (
        Move("continue_plan", "running", "running"),
        Move("end_plan", "running", "ended"),
    ),
)
"""A child who needs a plan again has a new one; the earlier ones stay and are counted as a fact."""

EMERGENCY_POWER = States(
    "emergency power",
    {"running": "In force", "ended": "Ended"},
    (Move("extend_emergency_power", "running", "ended"), Move("end_emergency_power", "running", "ended")),
)

SAFETY_ALERT = States(
    "safety alert",
    {"running": "To be read before a visit", "ended": "Ended"},
    (Move("look_at_alert", "running", "running"), Move("end_alert", "running", "ended")),
)

TOLD = States(
    "police notice to a school",
    {
        "to_tell": "To be told",
        "told": "Told, not answered yet",
        "answered": "Answered",
        "nobody": "Nobody to tell, with the reason",
    },
    (
        Move("tell_of_notice", "to_tell", "told"),
        Move("tell_nobody", "to_tell", "nobody"),
        Move("tell_of_notice", "nobody", "told"),
        Move("acknowledge_notice", "told", "answered"),
    ),
)

ALL: tuple[States, ...] = (ENQUIRY, CONFERENCE, PROTECTION_PLAN, EMERGENCY_POWER, SAFETY_ALERT, TOLD)
