"""The only writers of protection."""

from kinfold.protection.actions.beside import answer_all_quality, answer_quality
from kinfold.protection.actions.core_groups import join_core_group, leave_core_group
from kinfold.protection.actions.drafts import ChildDecision, Circumstances, Dissenting, InCoreGroup, Present
from kinfold.protection.actions.emergencies import end_emergency_power, record_emergency_power
from kinfold.protection.actions.enquiring import (
    approve_enquiry,
    change_enquiry,
    send_back_enquiry,
    tell_outcome,
    write_outcome,
)
from kinfold.protection.actions.holding import hold_conference
from kinfold.protection.actions.notices import acknowledge_notice, receive_police_notice, tell_of_notice
from kinfold.protection.actions.plans import end_protection_plan, transfer_out
from kinfold.protection.actions.preparing import (
    ask_for_conference,
    call_off_conference,
    prepare_child,
    prepare_conference,
    transfer_in,
)
from kinfold.protection.actions.safety import end_alert, look_at_alert, raise_safety_alert
from kinfold.protection.actions.strategy import hold_strategy_discussion, tell_family_of_discussion

__all__ = [
    "ChildDecision",
    "Circumstances",
    "Dissenting",
    "InCoreGroup",
    "Present",
    "acknowledge_notice",
    "answer_all_quality",
    "answer_quality",
    "approve_enquiry",
    "ask_for_conference",
    "call_off_conference",
    "change_enquiry",
    "end_alert",
    "end_emergency_power",
    "end_protection_plan",
    "hold_conference",
    "hold_strategy_discussion",
    "join_core_group",
    "leave_core_group",
    "look_at_alert",
    "prepare_child",
    "prepare_conference",
    "raise_safety_alert",
    "receive_police_notice",
    "record_emergency_power",
    "send_back_enquiry",
    "tell_family_of_discussion",
    "tell_of_notice",
    "tell_outcome",
    "transfer_in",
    "transfer_out",
    "write_outcome",
]
