"""The tables of moves: a wish for a mentor, a match, a parent's side of a programme."""

from kinfold.base.transitions import Move, States

WISH = States(
    "wish for a mentor",
    {
        "waiting": "Waiting for a mentor",
        "matched": "Has a mentor",
        "answered": "Told that there is none for now",
        "closed": "No longer wanted",
    },
    (
        Move("find_mentor", "waiting", "matched"),
        Move("find_mentor", "answered", "matched"),
        Move("answer_wish", "waiting", "answered"),
        Move("wait_again", "matched", "waiting"),
        Move("wait_again", "answered", "waiting"),
        Move("close_wish", "waiting", "closed"),
        Move("close_wish", "matched", "closed"),
        Move("close_wish", "answered", "closed"),
    ),
)

MATCH = States(
    "match",
    {
        "proposed": "Proposed: the child is asked first",
        "not_this_time": "Not this time",
        "meeting": "They meet",
        "ended_well": "Ended well, with a goodbye",
        "ended_early": "Ended before it was planned",
    },
    (
        Move("agree_match", "proposed", "meeting"),
        Move("decline_match", "proposed", "not_this_time"),
        Move("look_at_match", "meeting", "meeting"),
        Move("plan_goodbye", "meeting", "meeting"),
        Move("end_well", "meeting", "ended_well"),
        Move("end_early", "meeting", "ended_early"),
    ),
)

PROGRAMME_PART = States(
    "part in a programme",
    {
        "running": "Takes part",
        "finished": "Finished",
        "left": "Stopped before the end, with the reason",
    },
    (
        Move("hand_over_part", "running", "running"),
        Move("finish_part", "running", "finished"),
        Move("leave_part", "running", "left"),
    ),
)

ALL: tuple[States, ...] = (WISH, MATCH, PROGRAMME_PART)
