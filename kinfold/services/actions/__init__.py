"""The only writers of the directory, of needs and of help asked for."""

from kinfold.services.actions.asking import ask_for_service, change_request
from kinfold.services.actions.catalogue import load_catalogue
from kinfold.services.actions.gaps import (
    answer_gap_of_help,
    hand_over_gap,
    let_gap_stand,
    open_gap,
    take_up_gap,
)
from kinfold.services.actions.keeping import (
    Entry,
    Hours,
    add_place,
    check_service,
    close_place,
    give_at,
    give_no_longer_at,
    keep_service,
    list_again,
    set_criteria,
    set_opening,
    withdraw_service,
)
from kinfold.services.actions.listing import Facts, list_service
from kinfold.services.actions.moving import move_request, service_step
from kinfold.services.actions.noticing import notice_need, read_need, say_effect, share_need

__all__ = [
    "Entry",
    "Facts",
    "Hours",
    "add_place",
    "answer_gap_of_help",
    "ask_for_service",
    "change_request",
    "check_service",
    "close_place",
    "give_at",
    "give_no_longer_at",
    "keep_service",
    "list_again",
    "hand_over_gap",
    "let_gap_stand",
    "list_service",
    "load_catalogue",
    "move_request",
    "notice_need",
    "open_gap",
    "read_need",
    "say_effect",
    "service_step",
    "set_criteria",
    "set_opening",
    "share_need",
    "take_up_gap",
    "withdraw_service",
]
