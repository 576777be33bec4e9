"""The tables of moves of care: a period, a home, choosing a home, promised time, going missing."""

from kinfold.base.transitions import Move, States

PERIOD = States(
    "period of care",
    {"open": "In care", "ended": "Ended"},
    (
        Move("change_legal_status", "open", "open"),
        Move("place", "open", "open"),
        Move("agree_permanence", "open", "open"),
        Move("begin_matching", "open", "open"),
        Move("leave_care", "open", "ended"),
    ),
)

PLACEMENT = States(
    "placement",
    {"here": "Living here", "away": "Away for a short time", "ended": "Ended"},
    (
        Move("give_information", "here", "here"),
        Move("give_information", "away", "away"),
        Move("note_gap", "here", "here"),
        Move("note_gap", "away", "away"),
        Move("stay_away", "here", "away"),
        Move("come_back_to", "away", "here"),
        Move("place", "here", "ended"),
        Move("end_placement", "here", "ended"),
        Move("leave_care", "here", "ended"),
    ),
)
"""A child who is away for a short time comes back before they move or leave care (statutory/903.md, rules 380-383)."""

MATCHING = States(
    "choice of a home",
    {"looking": "Looking together", "decided": "Decided", "moved": "The child has moved in"},
    (
        Move("change_matching", "looking", "looking"),
        Move("show_profile", "looking", "looking"),
        Move("show_profile", "decided", "decided"),
        Move("answer_question", "looking", "looking"),
        Move("answer_question", "decided", "decided"),
        Move("decide_matching", "looking", "decided"),
        Move("place", "decided", "moved"),
    ),
)

PROMISE = States(
    "promise of time",
    {"promised": "Promised", "ended": "Ended"},
    (
        Move("record_time", "promised", "promised"),
        Move("end_promise", "promised", "ended"),
    ),
)

MISSING = States(
    "missing episode",
    {
        "away": "Not back yet",
        "back": "Back",
        "talk_offered": "A talk is offered",
        "talk_refused": "They did not want a talk",
        "talked": "Talked",
    },
    (
        Move("found", "away", "back"),
        Move("offer_talk", "back", "talk_offered"),
        Move("offer_talk", "talk_refused", "talk_offered"),
        Move("hold_talk", "back", "talked"),
        Move("hold_talk", "talk_offered", "talked"),
        Move("refuse_talk", "back", "talk_refused"),
        Move("refuse_talk", "talk_offered", "talk_refused"),
    ),
)

# Care B adds its tables below this line.

ALL: tuple[States, ...] = (PERIOD, PLACEMENT, MATCHING, PROMISE, MISSING)
