"""The tables of moves: a check, and an offer made at a good moment."""

from kinfold.base.transitions import Move, States

_MISSED = ("not_taken_up", "not_offered", "declined")
_OPEN = ("due", *_MISSED, "offered_again")

CHECK = States(
    "check",
    {
        "due": "Due",
        "done": "Done",
        "not_taken_up": "Offered, and it did not happen",
        "not_offered": "Nobody offered it",
        "declined": "The family said no",
        "offered_again": "Offered again",
    },
    (
        *(Move("record_check", before, "done") for before in _OPEN),
        *(Move(f"miss_{how}", before, how) for how in _MISSED for before in _OPEN),
        *(Move("offer_check_again", before, "offered_again") for before in _OPEN),
        Move("put_right", "done", "done"),
    ),
)

OFFER = States(
    "offer",
    {"waiting": "Thinking about it", "yes": "Yes", "not_now": "Not now", "no": "No"},
    tuple(
        Move(f"say_{answer}", before, answer)
        for answer in ("yes", "not_now", "no")
        for before in ("waiting", "not_now", "no", "yes")
        if before != answer
    ),
)

ALL = (CHECK, OFFER)
