"""The only writers of care."""

from kinfold.care.actions.before import say_home_before, take_back_home_before
from kinfold.care.actions.breaks import record_short_break
from kinfold.care.actions.carers import (
    add_picture,
    change_carer,
    end_carer,
    record_training,
    register_carer,
    review_carers,
    stop_showing,
    visit_carers,
)
from kinfold.care.actions.going_home import change_return, decide_return, go_home, return_ended, return_lasted
from kinfold.care.actions.health import record_health
from kinfold.care.actions.learning import hold_education_plan, not_hold_education_plan
from kinfold.care.actions.leaving import (
    begin_leaving_care,
    change_leaving,
    end_leaving,
    keep_in_touch,
    keep_tie,
    stay_put,
    write_pathway_plan,
)
from kinfold.care.actions.matching import (
    answer_question,
    begin_matching,
    change_matching,
    decide_matching,
    give_information,
    matching_state,
    note_gap,
    show_profile,
)
from kinfold.care.actions.missing import found, hold_talk, missing_state, offer_talk, report_missing
from kinfold.care.actions.placing import come_back_to, end_placement, place, stay_away, tell_area
from kinfold.care.actions.promising import end_promise, promise_time, record_time
from kinfold.care.actions.reviewing import correct_care_review, hold_care_review, plan_care_review
from kinfold.care.actions.starting import agree_permanence, change_legal_status, come_into_care, leave_care
from kinfold.care.actions.story import (
    add_to_life_story,
    change_piece,
    end_alone_from_abroad,
    record_alone_from_abroad,
)

__all__ = [
    "add_picture",
    "add_to_life_story",
    "agree_permanence",
    "answer_question",
    "begin_leaving_care",
    "begin_matching",
    "change_carer",
    "change_leaving",
    "change_legal_status",
    "change_matching",
    "change_piece",
    "change_return",
    "come_back_to",
    "come_into_care",
    "correct_care_review",
    "decide_matching",
    "decide_return",
    "end_alone_from_abroad",
    "end_carer",
    "end_leaving",
    "end_placement",
    "end_promise",
    "found",
    "give_information",
    "go_home",
    "hold_care_review",
    "hold_education_plan",
    "hold_talk",
    "keep_in_touch",
    "keep_tie",
    "leave_care",
    "matching_state",
    "missing_state",
    "not_hold_education_plan",
    "note_gap",
    "offer_talk",
    "place",
    "plan_care_review",
    "promise_time",
    "record_alone_from_abroad",
    "record_health",
    "record_short_break",
    "record_time",
    "record_training",
    "register_carer",
    "report_missing",
    "return_ended",
    "return_lasted",
    "review_carers",
    "say_home_before",
    "show_profile",
    "stay_away",
    "stay_put",
    "stop_showing",
    "take_back_home_before",
    "tell_area",
    "visit_carers",
    "write_pathway_plan",
]
