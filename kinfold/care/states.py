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
        Move("place", "away", "ended"),
        Move("end_placement", "here", "ended"),
        Move("leave_care", "here", "ended"),
    ),
)
"""A child who is away for a short time comes back, or moves straight to another home; before they leave care, or a home ends
without the next, they come back (statutory/903.md, rules 380-383)."""

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

REVIEW = States(
    "review in care",
    {"to_come": "To come", "held": "Held"},
    (
        Move("plan_care_review", "to_come", "to_come"),
        Move("hold_care_review", "to_come", "held"),
        Move("correct_care_review", "held", "held"),
    ),
)

RETURN = States(
    "return home",
    {
        "preparing": "Being prepared",
        "home": "The child is home; visits go on",
        "lasted": "It has lasted",
        "ended": "It did not last, with the reason",
    },
    (
        Move("change_return", "preparing", "preparing"),
        Move("go_home", "preparing", "home"),
        Move("return_ended", "preparing", "ended"),
        Move("return_lasted", "home", "lasted"),
        Move("return_ended", "home", "ended"),
        Move("return_ended", "lasted", "ended"),
    ),
)
"""A return that lasted may still end one day: the record says so, and a new one can be prepared."""

_LEAVING = ("eligible", "relevant", "former_relevant", "qualifying")
LEAVING = States(
    "help with leaving care",
    {
        "eligible": "16 or 17 and still in care",
        "relevant": "16 or 17 and left care",
        "former_relevant": "18 or over",
        "qualifying": "Help and advice",
        "ended": "Ended",
    },
    (
        Move("become_relevant", "eligible", "relevant"),
        Move("become_former_relevant", "eligible", "former_relevant"),
        Move("become_former_relevant", "relevant", "former_relevant"),
        Move("become_eligible", "relevant", "eligible"),
        Move("become_qualifying", "relevant", "qualifying"),
        Move("stay_put", "former_relevant", "former_relevant"),
        *(
            Move(verb, word, word)
            for verb in ("write_pathway_plan", "keep_in_touch", "keep_tie")
            for word in _LEAVING
        ),
        *(Move("end_leaving", word, "ended") for word in _LEAVING),
    ),
)
"""Back in care at seventeen is `become_eligible`; home for good for half a year is `become_qualifying`."""

ALL: tuple[States, ...] = (PERIOD, PLACEMENT, MATCHING, PROMISE, MISSING, REVIEW, RETURN, LEAVING)
