"""The only writers of the directory, of needs and of help asked for."""

from kinfold.services.actions.answering import (
    LinkClosed,
    Opened,
    answer_by_link,
    open_answer_link,
    tell_answer,
)
from kinfold.services.actions.asking import ask_for_service, ask_several, change_request
from kinfold.services.actions.catalogue import load_catalogue
from kinfold.services.actions.gaps import (
    answer_gap_of_help,
    hand_over_gap,
    let_gap_stand,
    open_gap,
    take_up_gap,
)
from kinfold.services.actions.hosting import agree_stay, call_off_stay, end_stay
from kinfold.services.actions.keeping import (
    Entry,
    Hours,
    add_place,
    add_service,
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
from kinfold.services.actions.links import ask_for_new_link, send_answer_link, take_back_link
from kinfold.services.actions.listing import Facts, list_service
from kinfold.services.actions.meanwhile import (
    companion_went,
    end_help_meanwhile,
    end_well,
    help_meanwhile,
    let_go,
)
from kinfold.services.actions.moving import move_request, service_step
from kinfold.services.actions.noticing import notice_need, read_need, say_effect, share_need
from kinfold.services.actions.partings import (
    After,
    child_went,
    decide_help_after,
    name_parents_worker,
    settle_after_child_went,
)

__all__ = [
    "After",
    "Entry",
    "Facts",
    "Hours",
    "LinkClosed",
    "Opened",
    "add_place",
    "add_service",
    "agree_stay",
    "answer_by_link",
    "answer_gap_of_help",
    "ask_for_new_link",
    "ask_for_service",
    "ask_several",
    "call_off_stay",
    "change_request",
    "check_service",
    "child_went",
    "close_place",
    "companion_went",
    "decide_help_after",
    "end_help_meanwhile",
    "end_stay",
    "end_well",
    "give_at",
    "give_no_longer_at",
    "hand_over_gap",
    "help_meanwhile",
    "keep_service",
    "let_gap_stand",
    "let_go",
    "list_again",
    "list_service",
    "load_catalogue",
    "move_request",
    "name_parents_worker",
    "notice_need",
    "open_answer_link",
    "open_gap",
    "read_need",
    "say_effect",
    "send_answer_link",
    "service_step",
    "set_criteria",
    "set_opening",
    "settle_after_child_went",
    "share_need",
    "take_back_link",
    "take_up_gap",
    "tell_answer",
    "withdraw_service",
]
