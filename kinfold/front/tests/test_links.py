"""Every page has a way in, for those whose work it is, and no link leads to a page that refuses."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kinfold.front.chronology.sources import source_address
from kinfold.network import actions as network
from kinfold.people import actions as people
from kinfold.plan import actions as plan
from kinfold.sharing.tests.cast import TODAY, Cast

WORKERS = ("AW", "TM", "MG", "DU", "CH", "PT", "LA2", "IG")


def offers(cast: Cast, actor: str, path: str, name: str) -> bool:
    """Whether a page of this address is linked; if it is, it must open."""
    client = cast.client(actor)
    there = f'href="{name}"' in client.get(path).content.decode().replace("&amp;", "&")
    if there:
        assert client.get(name, follow=True).status_code == 200, (actor, name)
    return there


@pytest.mark.parametrize(
    "page, may",
    [
        ("families/{family}/plan/steps/", "AW TM MG DU CH LA2 IG"),
        ("families/{family}/map/lead/", "AW TM MG CH"),
    ],
)
def test_the_family_page_leads_on_quietly(cast: Cast, page: str, may: str) -> None:
    plan.make_plan(cast.family, made_on=TODAY, by=cast.who("AW"), on=TODAY)
    to = "/" + page.format(family=cast.family.ref)
    found = {a for a in WORKERS if offers(cast, a, f"/families/{cast.family.ref}/", to)}
    assert found == set(may.split())


@pytest.mark.parametrize(
    "page, may", [("person/{child}/level", "AW MG DU"), ("person/{child}/pattern", "AW TM MG DU CH LA2 IG")]
)
def test_a_childs_page_leads_on_quietly(cast: Cast, page: str, may: str) -> None:
    to = "/" + page.format(child=cast.child.ref)
    found = {a for a in WORKERS if offers(cast, a, f"/people/{cast.child.ref}/", to)}
    assert found == set(may.split())
    assert not offers(cast, "AW", f"/people/{cast.mother.ref}/", to)


def test_from_a_tie_it_can_be_kept_from_somebody(cast: Cast) -> None:
    tie = network.relate(cast.father, cast.child, "father_of", by=cast.who("AW"))
    path = reverse("change_tie", kwargs={"ref": cast.family.ref, "tie": tie.ref})
    to = f"/families/{cast.family.ref}/kept-closer/withhold/?kind=tie&item={tie.ref}"
    assert offers(cast, "AW", path, to)


def test_a_manager_finds_what_waits_for_a_second_person(cast: Cast) -> None:
    by = cast.who("AW")
    made = plan.make_plan(cast.family, made_on=TODAY, by=by, on=TODAY)
    plan.change_level(cast.child, cast.family, "child_in_need", on=TODAY, by=by)
    plan.ask_to_close(
        made, [cast.child], decided_on=TODAY, why="Reached", who_to_ring="Duty", ready="yes", family_says="Yes",
        look_back_on=TODAY + timedelta(days=60), open_needs=[], by=by, on=TODAY,
    )  # fmt: skip
    asked = people.ask_to_merge(cast.child, cast.mother, why="A test of a list", by=by, on=TODAY)
    for to in (f"/families/{cast.family.ref}/plan/end/answer/", f"/same-person/{asked.pk}/"):
        assert offers(cast, "MG", "/", to)
        assert not offers(cast, "AW", "/", to)


def test_an_entry_of_a_room_leads_to_no_page_of_another_thing() -> None:
    for room in ("protection", "court", "kin", "care"):
        assert source_address(room, "RABCDEFGHJK") == ""
