"""The views of the family map, by what they do."""

from kinfold.front.network.views.homes import move_in, move_out, set_up_household
from kinfold.front.network.views.looking import ecomap, genogram
from kinfold.front.network.views.mattering import (
    answer_gap,
    choose_trusted_adult,
    end_matters,
    record_responsibility,
)
from kinfold.front.network.views.ties import add_relative, change_tie, end_tie, relate, take_back_tie
from kinfold.front.network.views.workers import end_involvement, hand_over_lead, involve

__all__ = [
    "add_relative",
    "answer_gap",
    "change_tie",
    "choose_trusted_adult",
    "ecomap",
    "end_involvement",
    "end_matters",
    "end_tie",
    "genogram",
    "hand_over_lead",
    "involve",
    "move_in",
    "move_out",
    "record_responsibility",
    "relate",
    "set_up_household",
    "take_back_tie",
]
