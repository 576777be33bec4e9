"""What a page of the family map does in one transaction, where it touches more rooms than one.

The network room stands below the chronology, so its own actions cannot write there. Each action here is one network
action with its entry in the chronology, the clocks it moves, and the child's own words, together or not at all.
"""

from kinfold.front.network.actions.people import (
    add_relative,
    choose_trusted_adult,
    end_matters,
    end_tie,
    move_in,
    move_out,
    set_up_household,
)
from kinfold.front.network.actions.workers import end_involvement, hand_over_lead, involve

__all__ = [
    "add_relative",
    "choose_trusted_adult",
    "end_involvement",
    "end_matters",
    "end_tie",
    "hand_over_lead",
    "involve",
    "move_in",
    "move_out",
    "set_up_household",
]
