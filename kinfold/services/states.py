"""What may follow what, once help has been asked for. Any refusal may be asked for again."""

from kinfold.base.transitions import Move, States
from kinfold.services.rules.saying import STATES

VERBS: dict[str, str] = {
    "asked": "ask",
    "offered": "offer",
    "accepted": "accept",
    "declined": "decline",
    "waiting": "put_on_the_list",
    "not_eligible": "refuse_by_the_rules",
    "unavailable": "have_none",
    "closed_non_engagement": "close_for_not_coming",
    "started": "begin",
    "irregular": "come_and_go",
    "ended": "end",
}
"""The verb that brings a request into each state."""

BEFORE = ("asked", "offered", "accepted", "waiting")
WAITING = ("asked", "accepted", "waiting")
RECEIVING = ("started", "irregular")
REFUSED = ("declined", "not_eligible", "unavailable", "closed_non_engagement")
STOPPED = (*REFUSED, "ended")
AFTERWARDS = ("asked", "offered", "accepted", "waiting", "started", "irregular")


def _moves() -> list[Move]:
    table: dict[str, tuple[str, ...]] = {}
    for state in BEFORE:
        table[state] = (*(BEFORE if state == "asked" else BEFORE[1:]), *RECEIVING, *STOPPED)
    for state in RECEIVING:
        table[state] = ("waiting", *RECEIVING, *STOPPED)
    for state in STOPPED:
        table[state] = AFTERWARDS
    return [Move(VERBS[after], state, after) for state, follow in table.items() for after in follow]


REQUEST = States("request for help", {state: label.worker for state, label in STATES.items()}, _moves())
"""What holds already may be said again (asked once more, another place on the list); `state_since` then stays."""


def check(state: str, after: str) -> str:
    """Return the state that follows. Raises NotNow in plain words when it may not."""
    return REQUEST.after(VERBS[after], state)


def may_follow(state: str) -> list[str]:
    """List the states that may follow, in the order of the table."""
    return [move.target for move in REQUEST.moves if move.source == state]


GAP = States(
    "gap",
    {
        "open": "Nobody gives it yet",
        "taken_up": "Taken up with those who could",
        "answered": "Answered",
        "stands": "It stays a gap, and is said so",
    },
    [
        Move("take_up", "open", "taken_up"),
        Move("take_up", "taken_up", "taken_up"),
        Move("take_up", "stands", "taken_up"),
        Move("answer", "open", "answered"),
        Move("answer", "taken_up", "answered"),
        Move("answer", "stands", "answered"),
        Move("let_stand", "open", "stands"),
        Move("let_stand", "taken_up", "stands"),
        Move("let_stand", "stands", "stands"),
        Move("hand_over", "open", "open"),
        Move("hand_over", "taken_up", "taken_up"),
        Move("hand_over", "stands", "stands"),
    ],
)
"""What may become of something that nobody gives. It always has an owner; once answered, a later no is a new gap."""

OWNED = ("open", "taken_up", "stands")
"""A gap that somebody still looks after."""
