"""The only writers of the kin room."""

from kinfold.kin.actions.abroad import (
    begin_abroad_check,
    change_abroad_check,
    do_abroad_task,
    end_abroad_check,
    give_abroad_task,
    plan_abroad_visit,
    record_abroad_visit,
)
from kinfold.kin.actions.approving import approve_for_a_time, end_approval, make_longer
from kinfold.kin.actions.assessing import (
    answer_challenge,
    begin_viability,
    challenge_viability,
    finish_viability,
    share_viability,
    tell_viability,
)
from kinfold.kin.actions.holding import (
    RotaDraft,
    add_to_rota,
    agree_family_plan,
    cannot_agree,
    end_family_group,
    hold_family_group,
    review_family_group,
)
from kinfold.kin.actions.offering import (
    add_to_network,
    answer_offer,
    invite_to_family_group,
    leave_out_of_family_group,
    name_coordinator,
    offer_again,
    offer_family_group,
    prepare_family_group,
)
from kinfold.kin.actions.searching import answer_kin, ask_kin, explore, explore_from_map, leave_out
from kinfold.kin.actions.supporting import agree_carer_support

__all__ = [
    "RotaDraft",
    "add_to_network",
    "add_to_rota",
    "agree_carer_support",
    "agree_family_plan",
    "answer_challenge",
    "answer_kin",
    "answer_offer",
    "approve_for_a_time",
    "ask_kin",
    "begin_abroad_check",
    "begin_viability",
    "cannot_agree",
    "challenge_viability",
    "change_abroad_check",
    "do_abroad_task",
    "end_abroad_check",
    "end_approval",
    "end_family_group",
    "explore",
    "explore_from_map",
    "finish_viability",
    "give_abroad_task",
    "hold_family_group",
    "invite_to_family_group",
    "leave_out",
    "leave_out_of_family_group",
    "make_longer",
    "name_coordinator",
    "offer_again",
    "offer_family_group",
    "plan_abroad_visit",
    "prepare_family_group",
    "record_abroad_visit",
    "review_family_group",
    "share_viability",
    "tell_viability",
]
