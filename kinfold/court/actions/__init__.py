"""The only writers of the court room: before court, court cases, hearings, orders, care plans, adoption, afterwards, bundles."""

from kinfold.court.actions.adoption import adoption_step, decide_adoption, reverse_adoption
from kinfold.court.actions.afterwards import look_at_earlier_proceedings, record_track_outcome
from kinfold.court.actions.before import (
    answer_letter_offer,
    decide_pre_proceedings,
    end_before,
    family_group_was_held,
    move_decision,
    send_letter,
    sign_agreement,
)
from kinfold.court.actions.bundles import ask_again, ask_for_bundle
from kinfold.court.actions.care_plans import child_leaves, endorse_care_plan, write_care_plan
from kinfold.court.actions.ending import end_proceedings, review_after_court, withdraw_proceedings
from kinfold.court.actions.hearings import Direction, do_direction, hold_hearing, plan_hearing
from kinfold.court.actions.making import make_bundle
from kinfold.court.actions.meeting import hold_before_meeting, plan_before_meeting
from kinfold.court.actions.orders import end_order, make_order, say_order_better
from kinfold.court.actions.proceedings import (
    change_judge,
    extend,
    issue_proceedings,
    name_guardian,
    note_court_number,
)

__all__ = [
    "Direction",
    "adoption_step",
    "answer_letter_offer",
    "ask_again",
    "ask_for_bundle",
    "change_judge",
    "child_leaves",
    "decide_adoption",
    "decide_pre_proceedings",
    "do_direction",
    "end_before",
    "end_order",
    "end_proceedings",
    "endorse_care_plan",
    "extend",
    "family_group_was_held",
    "hold_before_meeting",
    "hold_hearing",
    "issue_proceedings",
    "look_at_earlier_proceedings",
    "make_bundle",
    "make_order",
    "move_decision",
    "name_guardian",
    "note_court_number",
    "plan_before_meeting",
    "plan_hearing",
    "record_track_outcome",
    "reverse_adoption",
    "review_after_court",
    "say_order_better",
    "send_letter",
    "sign_agreement",
    "withdraw_proceedings",
    "write_care_plan",
]
