"""The table of moves of an ending that waits for somebody else's agreement."""

from kinfold.base.transitions import Move, States

CLOSING = States(
    "ending of help",
    {
        "asked": "Waiting for somebody else’s agreement",
        "agreed": "Agreed",
        "sent_back": "Sent back, with the reason",
    },
    (Move("agree", "asked", "agreed"), Move("send_back", "asked", "sent_back")),
)
