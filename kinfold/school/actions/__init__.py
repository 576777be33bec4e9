"""The only writers of the school room."""

from kinfold.school.actions.after import put_on_list, record_destination, take_off_list
from kinfold.school.actions.asking import ask_if_parent
from kinfold.school.actions.days import end_hours, offer_hours, record_attendance, write_daily_note
from kinfold.school.actions.ehc import begin_ehc_request, move_ehc, take_up_ehc
from kinfold.school.actions.excluding import (
    Agreed,
    answer_exclusion,
    ask_prevention_panel,
    do_panel_action,
    end_prevention_panel,
    hold_prevention_panel,
    record_exclusion,
)
from kinfold.school.actions.placing import (
    end_school_lead,
    end_school_place,
    name_school_lead,
    place_at_school,
)
from kinfold.school.actions.telling import (
    acknowledge_at_school,
    end_worker_known,
    tell_school_has_worker,
    tell_school_of_notice,
)

__all__ = [
    "Agreed",
    "acknowledge_at_school",
    "answer_exclusion",
    "ask_if_parent",
    "ask_prevention_panel",
    "begin_ehc_request",
    "do_panel_action",
    "end_hours",
    "end_prevention_panel",
    "end_school_lead",
    "end_school_place",
    "end_worker_known",
    "hold_prevention_panel",
    "move_ehc",
    "name_school_lead",
    "offer_hours",
    "place_at_school",
    "put_on_list",
    "record_attendance",
    "record_destination",
    "record_exclusion",
    "take_off_list",
    "take_up_ehc",
    "tell_school_has_worker",
    "tell_school_of_notice",
    "write_daily_note",
]
