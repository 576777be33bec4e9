"""The only writers of families, ties, households, who matters and who works with whom."""

from kinfold.network.actions.families import (
    add_member,
    answer_gap,
    end_membership,
    join_families,
    move_in,
    move_out,
    set_up_household,
    start_family,
    undo_join,
)
from kinfold.network.actions.ties import (
    change_tie,
    choose_trusted_adult,
    end_matters,
    end_tie,
    record_responsibility,
    relate,
    take_back_tie,
)
from kinfold.network.actions.workers import end_involvement, hand_over_lead, involve

__all__ = [
    "add_member",
    "answer_gap",
    "change_tie",
    "choose_trusted_adult",
    "end_involvement",
    "end_matters",
    "end_membership",
    "end_tie",
    "hand_over_lead",
    "involve",
    "join_families",
    "move_in",
    "move_out",
    "record_responsibility",
    "relate",
    "set_up_household",
    "start_family",
    "take_back_tie",
    "undo_join",
]
