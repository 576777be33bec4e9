"""The table of moves of what somebody asked on the public page. Taking it up into a record is a fact beside it, not a state."""

from kinfold.base.transitions import Move, States

PUBLIC_ASK = States(
    "asking on the public page",
    {"asked": "Waiting for an answer", "answered": "Answered"},
    (Move("answer_public_ask", "asked", "answered"),),
)
