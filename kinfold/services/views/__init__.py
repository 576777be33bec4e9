"""The pages of the services room."""

from kinfold.services.views.around import (
    ask_several,
    companion_went,
    end_help_meanwhile,
    end_well,
    help_meanwhile,
    let_go,
    tell_answer,
)
from kinfold.services.views.asking import ask_for_service, change_request, move_request
from kinfold.services.views.directory import directory, service
from kinfold.services.views.gaps import (
    answer_gap_of_help,
    gap,
    gaps,
    hand_over_gap,
    let_gap_stand,
    open_gap,
    take_up_gap,
    thresholds,
)
from kinfold.services.views.hosting import agree_stay, call_off_stay, end_stay
from kinfold.services.views.keeping import (
    add_service,
    check_service,
    keep_service,
    service_criteria,
    service_places,
    services_to_check,
    withdraw_service,
)
from kinfold.services.views.links import answer_link, ask_for_new_link, send_answer_link, take_back_link
from kinfold.services.views.needs import needs, notice_need, read_need, say_effect, share_need
from kinfold.services.views.partings import child_left_home, child_went, help_ended_after
from kinfold.services.views.reading import family_services, request
from kinfold.services.views.reporting import how_long, unmet_needs

__all__ = [
    "add_service",
    "agree_stay",
    "answer_gap_of_help",
    "answer_link",
    "ask_for_new_link",
    "ask_for_service",
    "ask_several",
    "call_off_stay",
    "change_request",
    "check_service",
    "child_left_home",
    "child_went",
    "companion_went",
    "directory",
    "end_help_meanwhile",
    "end_stay",
    "end_well",
    "family_services",
    "gap",
    "gaps",
    "hand_over_gap",
    "help_ended_after",
    "help_meanwhile",
    "how_long",
    "keep_service",
    "let_gap_stand",
    "let_go",
    "move_request",
    "needs",
    "notice_need",
    "open_gap",
    "read_need",
    "request",
    "say_effect",
    "send_answer_link",
    "service",
    "service_criteria",
    "service_places",
    "services_to_check",
    "share_need",
    "take_back_link",
    "take_up_gap",
    "tell_answer",
    "thresholds",
    "unmet_needs",
    "withdraw_service",
]
