"""The pages of this room in a real browser: on a phone nothing sticks out, axe finds no barrier, long names fit."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinfold.plan import actions as plan
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast, member, person
from kinfold.universal import actions
from kinfold.universal.tests.making import Young, with_young_children
from tests.looking import Phone

LONG = "Aurelia-Constance Wilhelmina Featherstonehaugh-Okonkwo-Ardleigh"


def a_full_family(young: Young) -> dict[str, tuple[str, str]]:
    """Checks of every kind, a long name, a birth, contacts, offers; pages by who reads them."""
    cast, told = young.cast, young.told()
    long = person(LONG, born=date(2023, 7, 2))
    member(cast.family, long, "child")
    young.in_need()
    plan.make_plan(cast.family, in_short="Calm mornings", made_on=TODAY, **told)
    young.seen("new_birth", date(2023, 9, 1))
    young.seen("weeks_6_8", date(2023, 10, 5), found="Pip smiles at everybody. Ilse sleeps a little more.")
    young.seen("months_9_12", date(2024, 7, 1), seen_by=None, seen_by_words="A bank nurse", place="clinic")
    young.missed(why="The clinic moved.")
    actions.miss_check(cast.family, long, "two_years", how="declined", known_on=TODAY, **told)
    actions.set_first_day(
        cast.family,
        young.pip,
        "nursery",
        starts_on=date(2026, 4, 13),
        why="A place from two years on",
        **told,
    )
    for days, about in ((68, "burn"), (30, "burn"), (1, "illness")):
        actions.record_health_contact(
            cast.family, young.pip, kind="emergency", happened_on=TODAY - timedelta(days=days), about_what=about,
            place="Merebridge General", told_by="The liaison nurse", words="Hot tea from a low table.", **told,
        )  # fmt: skip
    actions.be_born(cast.family, young.baby, {"born_on": TODAY - timedelta(days=9), "sex": "F"}, **told)
    actions.register_birth(
        cast.family, young.baby, registered_on=TODAY, place="hub", place_name="Larch Lane Family Hub", how="joint",
        father=cast.father, offers=[actions.Offered(cast.father, "Saturday dads", "not_now", "When she sleeps")], **told,
    )  # fmt: skip
    ref, family = {"ref": young.pip.ref}, {"ref": cast.family.ref}
    check = {**ref, "check": "two_years"}
    return {
        "checks": ("HV", reverse("checks", kwargs=ref)),
        "for-family": ("FAM", reverse("checks", kwargs=ref)),
        "record": ("HV", reverse("record_check", kwargs=check)),
        "miss": ("AW", reverse("miss_check", kwargs=check)),
        "missed": ("MG", reverse("missed_checks")),
        "birth": ("AW", reverse("birth_registration", kwargs={"ref": young.baby.ref})),
        "register": ("AW", reverse("register_birth", kwargs=ref)),
        "first-days": ("AW", reverse("first_days", kwargs=ref)),
        "contacts": ("AW", reverse("health_contacts", kwargs=ref)),
        "moments": ("AW", reverse("moments", kwargs=family)),
        "offer": ("AW", reverse("offer_at_moment", kwargs={**family, "moment": "birth"})),
        "person": ("AW", reverse("person", kwargs=ref)),
    }


@pytest.fixture
def everything(transactional_db: None, settings: Any) -> tuple[Cast, dict[str, tuple[str, str]]]:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    return cast, a_full_family(with_young_children(cast))


def test_the_pages_of_what_every_child_is_offered_can_be_used_by_everybody_on_a_phone(
    on_a_phone: Phone, everything: tuple[Cast, dict[str, tuple[str, str]]]
) -> None:
    cast, paths = everything
    barriers = on_a_phone.holds(cast, paths, called="universal")
    assert not barriers, "\n".join(barriers)
