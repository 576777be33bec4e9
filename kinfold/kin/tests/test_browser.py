"""The pages of this room in a real browser: on a phone nothing sticks out, axe finds no barrier, long names fit."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.kin import actions
from kinfold.kin.models import FamilyGroup
from kinfold.kin.tests.making import LATER, Kin, around
from kinfold.network import actions as network
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import PASSWORD, TODAY, Cast, member, person
from tests.looking import Phone

LONG = "Aurelia-Constance Wilhelmina Featherstonehaugh-Okonkwo-Ardleigh"


def a_full_family(cast: Cast, kin: Kin) -> dict[str, tuple[str, str]]:
    """Four children, two fathers, a search, an approval, a check abroad and a family group; pages by who reads them."""
    told = kin.told()
    for n, name in enumerate((LONG, "Bo Ardleigh", "Cy Brand")):
        child = person(name, born=date(2012 + n, 1, 2))
        member(cast.family, child, "child")
    other_father = person("Dez Brand")
    member(cast.family, other_father, "parent")
    network.relate(other_father, child, "father_of", **told)
    actions.explore_from_map(cast.family, cast.child, found_on=TODAY, **told)
    row = kin.offering(("home", "meals"))
    assessed = actions.begin_viability(row, begun_on=TODAY, **told)
    approved = actions.approve_for_a_time(
        row, began_on=TODAY - timedelta(weeks=15), why="Ilse is in hospital.", **kin.told(actor="MG")
    )
    gets = actions.agree_carer_support(
        cast.family, cast.child, kin.granny, arrangement="approved_for_a_time", since=TODAY, pounds_pence=18_750,
        paid_by="Merebridge Children’s Services", childs_needs="A light at night, and her own cup.",
        help_agreed="A break on the first weekend of each month.", **told,
    )  # fmt: skip
    far = actions.explore(
        cast.family,
        child,
        named="Ifeanyi Brand-Okonkwo",
        tie="father’s brother",
        country="Nigeria",
        found_on=TODAY,
        **told,
    )
    check = actions.begin_abroad_check(far, "Nigeria", begun_on=TODAY - timedelta(days=12), **told)
    actions.do_abroad_task(check.tasks.all()[2], done_on=TODAY, result="He has a British passport.", **told)
    actions.plan_abroad_visit(check, due_on=LATER, by_whom="A charity in Lagos", **told)
    group = kin.accepted()
    actions.prepare_family_group(
        group, asked_of_family="Who can help while Ilse is ill?", must_be_met="Wren is never alone at night.",
        resources="Taxis to hospital.", **told,
    )  # fmt: skip
    for n in range(6):
        friend = actions.add_to_network(
            group, named=f"Friend number {n + 1}", tie="Ilse’s friend", named_by="Ilse", **told
        )
        actions.invite_to_family_group(
            friend, invited_on=TODAY, coming=n % 2 == 0, brings="A meal a week", **told
        )
    held = {"ref": group.ref}
    a_sign_in(cast, kin)
    ref = {"ref": cast.family.ref}
    return {
        "kin": ("AW", reverse("kin", kwargs=ref)),
        "explored": ("AW", reverse("kin_explored", kwargs={"ref": row.ref})),
        "viability": ("AW", reverse("viability", kwargs={"ref": assessed.ref})),
        "approval": ("MG", reverse("temporary_approval", kwargs={"ref": approved.ref})),
        "carers": ("GRAN", reverse("carers_page", kwargs={"ref": gets.ref})),
        "abroad": ("AW", reverse("abroad_check", kwargs={"ref": check.ref})),
        "answer": ("AW", reverse("answer_kin", kwargs={"ref": row.ref})),
        "hold": ("AW", reverse("hold_family_group", kwargs=held)),
        "group": ("AW", reverse("family_group", kwargs=held)),
        "family": ("FAM", reverse("family_group_for_family", kwargs=held)),
        "fridge": ("FAM", reverse("fridge_page", kwargs=ref)),
    }


def a_sign_in(cast: Cast, kin: Kin) -> None:
    """The grandmother reads her own page."""
    account = agencies.open_account("granny", "Edith Sallow", password=PASSWORD)
    kin.granny.account = account
    kin.granny.save()
    cast.accounts["GRAN"] = account


@pytest.fixture
def everything(transactional_db: None, settings: Any) -> tuple[Cast, dict[str, tuple[str, str]]]:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    return cast, a_full_family(cast, around(cast))


def test_the_pages_of_family_and_friends_can_be_used_by_everybody_on_a_phone(
    on_a_phone: Phone, everything: tuple[Cast, dict[str, tuple[str, str]]]
) -> None:
    cast, paths = everything
    first = list(paths).index("group")
    before, after = dict(list(paths.items())[:first]), dict(list(paths.items())[first:])
    barriers = on_a_phone.holds(cast, before, called="kin")
    a_rota(cast)  # from here on the family has met
    barriers += on_a_phone.holds(cast, after, called="kin")
    assert not barriers, "\n".join(barriers)


def a_rota(cast: Cast) -> None:
    """The family met, and friends and kin share the work."""
    group = FamilyGroup.objects.get()
    friends = list(group.network.all())
    draft = actions.RotaDraft
    rota = [
        draft(
            "Take Wren to school", friend="Friend number 1, upstairs", days=("monday", "wednesday", "friday")
        ),
        draft("Fetch Wren from school", friend="Friend number 3", days=("tuesday", "thursday")),
        draft("Cook supper", friend="Friend number 5", days=("saturday", "sunday")),
        draft("Go with Ilse to hospital", person=cast.mother),
    ]
    actions.hold_family_group(
        group, held_on=TODAY, attended=friends[:3], rota=rota, by=cast.who("AW"), on=TODAY,
        plan_words="We carry Ilse and Wren until Ilse is well.\n\nNobody has to ask twice.",
    )  # fmt: skip
    actions.agree_family_plan(group, agreed_on=TODAY, review_on=LATER, by=cast.who("AW"), on=TODAY)
