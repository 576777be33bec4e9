"""The tables of moves: somebody thought of for a child, an approval for a time, a check abroad, a family group conference."""

from kinfold.base.transitions import Move, States

EXPLORED = States(
    "relative or friend",
    {
        "to_ask": "To be asked",
        "asked": "Asked, no answer yet",
        "offers": "Offers something",
        "cannot": "Cannot, at present",
        "assessing": "Being assessed to care for the child",
        "suitable": "Found able to care for the child",
        "not_suitable": "Found not able to care for the child",
        "not_asked": "Not to be asked, with a reason",
    },
    (
        Move("ask_kin", "to_ask", "asked"),
        Move("ask_kin", "cannot", "asked"),
        Move("ask_kin", "not_asked", "asked"),
        Move("ask_kin", "not_suitable", "asked"),
        Move("offer_something", "asked", "offers"),
        Move("offer_something", "offers", "offers"),
        Move("offer_something", "cannot", "offers"),
        Move("say_they_cannot", "asked", "cannot"),
        Move("say_they_cannot", "offers", "cannot"),
        Move("leave_out", "to_ask", "not_asked"),
        Move("begin_viability", "offers", "assessing"),
        Move("begin_viability", "suitable", "assessing"),
        Move("begin_viability", "not_suitable", "assessing"),
        Move("find_able", "assessing", "suitable"),
        Move("find_not_able", "assessing", "not_suitable"),
        Move("withdraw", "assessing", "cannot"),
    ),
)

APPROVAL = States(
    "approval for a time",
    {
        "running": "Approved for sixteen weeks",
        "longer": "Made longer once, by eight weeks",
        "ended": "Ended",
    },
    (
        Move("make_longer", "running", "longer"),
        Move("end_approval", "running", "ended"),
        Move("end_approval", "longer", "ended"),
    ),
)

ABROAD = States(
    "check abroad",
    {"finding_out": "Being found out", "ended": "Ended, with what was found"},
    (Move("do_abroad_task", "finding_out", "finding_out"), Move("end_abroad_check", "finding_out", "ended")),
)

FAMILY_GROUP = States(
    "family group conference",
    {
        "offered": "Offered",
        "declined": "The family said no, for now",
        "preparing": "Being prepared with the family",
        "held": "Held; the family has a plan",
        "agreed": "The plan is agreed",
        "not_agreed": "The plan could not be agreed, with the reason",
        "ended": "Ended",
    },
    (
        Move("say_yes", "offered", "preparing"),
        Move("say_yes", "declined", "preparing"),
        Move("say_yes", "preparing", "preparing"),
        Move("all_say_no", "offered", "declined"),
        Move("all_say_no", "preparing", "declined"),
        Move("offer_again", "declined", "offered"),
        Move("hold_family_group", "preparing", "held"),
        Move("hold_family_group", "not_agreed", "held"),
        Move("agree_family_plan", "held", "agreed"),
        Move("cannot_agree", "held", "not_agreed"),
        Move("review_family_group", "agreed", "agreed"),
        Move("end_family_group", "offered", "ended"),
        Move("end_family_group", "declined", "ended"),
        Move("end_family_group", "preparing", "ended"),
        Move("end_family_group", "held", "ended"),
        Move("end_family_group", "agreed", "ended"),
        Move("end_family_group", "not_agreed", "ended"),
    ),
)

ALL: tuple[States, ...] = (EXPLORED, APPROVAL, ABROAD, FAMILY_GROUP)
