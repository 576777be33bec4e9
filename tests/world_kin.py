"""Of every kind of thing in the kin room one, made by its actions; and what the addresses of its pages are made of."""

from typing import Any

from kinfold.kin import actions as kin
from kinfold.network.models import FamilyMember
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

LATER = TODAY.replace(month=9)


def add_kin(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """A grandmother who was assessed and approved, a father's cousin abroad, and a family group conference."""
    family, told = cast.family, {"by": cast.who("AW"), "on": TODAY}
    granny = person("Edith Sallow")
    member(family, granny, FamilyMember.Part.RELATIVE)
    row = kin.explore(family, cast.child, tie="grandmother", person=granny, found_on=TODAY, **told)
    row = kin.answer_kin(row, answer="She can have my room.", offers=["home"], answered_on=TODAY, **told)
    assessed = kin.begin_viability(row, begun_on=TODAY, told_on=TODAY, told_how="In her kitchen.", **told)
    approved = kin.approve_for_a_time(
        row, began_on=TODAY, why="Tonight.", approved_by=cast.practitioners["MG"], **told
    )
    gets = kin.agree_carer_support(
        family, cast.child, granny, arrangement="approved_for_a_time", since=TODAY, pounds_pence=18_700,
        childs_needs="A light at night.", **told,
    )  # fmt: skip
    far = kin.explore(
        family, cast.child, tie="father’s cousin", named="Ifeoma", country="Nigeria", found_on=TODAY, **told
    )
    check = kin.begin_abroad_check(far, "Nigeria", begun_on=TODAY, **told)
    visit = kin.plan_abroad_visit(check, due_on=LATER, by_whom="A charity in Lagos", **told)
    group = kin.offer_family_group(
        family, [cast.child], "parent_alone", offered_on=TODAY, to=[cast.mother, cast.father], **told
    )
    friend = kin.add_to_network(group, named="Bea", tie="godmother, upstairs", **told)

    def at(names: str, **parts: Any) -> None:
        found.update(dict.fromkeys(names.split(), parts))

    at("kin explore_kin carer_support family_groups offer_family_group", ref=family.ref)
    at("explore_from_map", ref=family.ref, child=cast.child.ref)
    at("kin_explored ask_kin answer_kin leave_out begin_viability approve_for_a_time", ref=row.ref)
    at("viability tell_viability finish_viability share_viability answer_challenge", ref=assessed.ref)
    at("temporary_approval make_longer end_approval", ref=approved.ref)
    at("carers_page", ref=gets.ref)
    at("begin_abroad_check", ref=far.ref)
    at("abroad_check change_abroad_check end_abroad_check plan_abroad_visit", ref=check.ref)
    at("abroad_task", ref=check.tasks.all()[0].ref)
    at("abroad_visit", ref=visit.ref)
    at(
        "family_group family_group_for_family offer_again name_coordinator prepare_family_group",
        ref=group.ref,
    )
    at("add_to_network hold_family_group add_to_rota agree_family_plan", ref=group.ref)
    at("review_family_group end_family_group", ref=group.ref)
    at("answer_offer", ref=group.offers.get(person=cast.mother).ref)
    at("invite_to_family_group", ref=friend.ref)
