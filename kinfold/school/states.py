"""The tables of moves: a request for a plan, a prevention panel, an exclusion."""

from kinfold.base.transitions import Move, States

EHC = States(
    "request for a plan",
    {
        "begun": "Being written, not sent yet",
        "asked": "Sent: the council is to decide whether to assess",
        "assessing": "Being assessed",
        "drafted": "Draft plan with the family",
        "finished": "Plan finished",
        "refused": "The council will not assess",
        "no_plan": "Assessed: no plan",
        "challenged": "The family challenges the decision",
        "withdrawn": "Taken back",
        "ended": "Challenge heard: the decision stands",
    },
    (
        Move("send", "begun", "asked"),
        Move("agree_to_assess", "asked", "assessing"),
        Move("refuse_to_assess", "asked", "refused"),
        Move("draft", "assessing", "drafted"),
        Move("say_no_plan", "assessing", "no_plan"),
        Move("finish", "drafted", "finished"),
        Move("challenge", "refused", "challenged"),
        Move("challenge", "no_plan", "challenged"),
        Move("win_challenge", "challenged", "assessing"),
        Move("lose_challenge", "challenged", "ended"),
        Move("take_back", "begun", "withdrawn"),
        Move("take_back", "asked", "withdrawn"),
        Move("take_back", "assessing", "withdrawn"),
        Move("take_back", "drafted", "withdrawn"),
    ),
)

PANEL = States(
    "prevention panel",
    {"asked": "Asked for, not met yet", "met": "Met: actions agreed", "ended": "Ended"},
    (
        Move("hold", "asked", "met"),
        Move("hold", "met", "met"),
        Move("end", "asked", "ended"),
        Move("end", "met", "ended"),
    ),
)

EXCLUSION = States(
    "exclusion",
    {
        "stands": "Stands",
        "back": "Back in school",
        "taken_back": "Taken back",
        "upheld": "Looked at again: it stands",
    },
    (
        Move("come_back", "stands", "back"),
        Move("come_back", "upheld", "back"),
        Move("take_back", "stands", "taken_back"),
        Move("take_back", "upheld", "taken_back"),
        Move("uphold", "stands", "upheld"),
    ),
)
