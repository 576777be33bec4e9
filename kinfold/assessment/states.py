"""The table of moves of a stage. A signed one has no way out: what comes later is another stage."""

from kinfold.base.transitions import Move, States

STAGE = States(
    "assessment",
    {
        "open": "Being written",
        "ready": "Ready to be agreed",
        "signed": "Signed",
        "stopped": "Stopped before it was finished",
    },
    (
        Move("get_ready", "open", "ready"),
        Move("open_again", "ready", "open"),
        Move("sign", "open", "signed"),
        Move("sign", "ready", "signed"),
        Move("review_stage", "open", "open"),
        Move("review_stage", "ready", "ready"),
        Move("approve", "signed", "signed"),
        Move("ask_for_more", "signed", "signed"),
        Move("stop_stage", "open", "stopped"),
        Move("stop_stage", "ready", "stopped"),
    ),
)

ALL: tuple[States, ...] = (STAGE,)
