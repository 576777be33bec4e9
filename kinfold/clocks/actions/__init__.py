"""The only writers of clocks."""

from kinfold.clocks.actions.limits import set_local_limit
from kinfold.clocks.actions.moves import give_reason, hand_over, hand_over_all, meet, start, stop
from kinfold.clocks.actions.reacting import react
from kinfold.clocks.actions.telling import tell

__all__ = [
    "give_reason",
    "hand_over",
    "hand_over_all",
    "meet",
    "react",
    "set_local_limit",
    "start",
    "stop",
    "tell",
]
