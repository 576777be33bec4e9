"""The pages of this room in a real browser: on a phone nothing sticks out, axe finds no barrier, thirty people are counted by keyboard."""

import time as clock
from datetime import time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kinfold.hubs import actions
from kinfold.hubs.models import Attendance, HubSession
from kinfold.hubs.tests.making import Hubs, around, service
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY
from tests.looking import Phone

NAMES = [
    "Ada",
    "Bea",
    "Cal",
    "Dot",
    "Eli",
    "Fay",
    "Gus",
    "Hal",
    "Ida",
    "Jo",
    "Kit",
    "Lou",
    "Mo",
    "Nia",
    "Ola",
    "Pat",
    "Quin",
    "Rae",
    "Sal",
    "Tia",
    "Uma",
    "Val",
    "Wes",
    "Xan",
    "Yan",
    "Zoe",
    "Big-Joe",
]
LONG = "Aurelia-Constance Wilhelmina Featherstonehaugh-Okonkwo"
Paths = dict[str, tuple[str, str]]


@pytest.fixture
def everything(transactional_db: None, settings: Any) -> tuple[Hubs, Paths]:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    hubs = around(players.build())
    return hubs, a_full_hub(hubs)


def a_full_hub(hubs: Hubs) -> Paths:
    """A busy morning at the hub, a mentor who meets Wren, both sides of a programme; pages by who reads them."""
    told, family = hubs.told("HUB"), hubs.cast.family.ref
    hub = hubs.hub
    offer = actions.offer_at_hub(
        hub, service(), since=TODAY, usually="Mondays, 10 to 12", creche_for=6, **told
    )
    actions.set_registrar_time(hub, TODAY.weekday(), time(9), time(12, 30), since=TODAY, **told)
    session = hubs.session(offer=offer, led_by="Hattie Quill")
    actions.cancel_session(hubs.session(held_on=TODAY + timedelta(days=1)), why="The boiler broke.", **told)
    hubs.session(held_on=TODAY - timedelta(days=2))
    for name in (*NAMES, LONG, "Ilse", "Baby Sol"):
        actions.know_guest(hub, name, agreed_on=TODAY, agreed_how="Asked at the door.", **told)
    actions.write_outreach(
        hub, "The food bank at St Mark’s", went_on=TODAY, adults=14, children=9, offered="Coats.", asked_for="Saturdays.", **told
    )  # fmt: skip
    for name in ("Nell Osei", LONG):
        other = actions.register_volunteer(hub, name=name, registered_on=TODAY, interests="newts", **told)
    hubs.make_ready(other)
    match = hubs.meeting()
    actions.record_mentoring(
        match, met_on=TODAY, did="Penalties in the park, then chips.", minutes=90, **hubs.told("MEN")
    )
    actions.record_mentoring(match, met_on=TODAY, did_not_why="Wren had a cold.", **hubs.told("MEN"))
    goal = actions.set_goal(match, "Go by bus on my own", set_on=TODAY, **hubs.told("MEN"))
    actions.end_goal(goal, reached=True, ended_on=TODAY, how_they_say="I did it!", **hubs.told("MEN"))
    actions.set_goal(match, "Be in the team", set_on=TODAY, **hubs.told("MEN"))
    actions.say_about_mentor(
        match, "He is late. I like him.", said_on=TODAY, wants_talk=True, mentor_may_read=True, **hubs.told()
    )
    asking = {
        "says": "A walk with somebody.",
        "called": "Ilse",
        "if_worried": "Ring Amina on 01632 960101.",
        "asked_on": TODAY,
    }
    wish = actions.ask_for_mentor(hubs.cast.family, hubs.cast.mother, hub, wants_interests="newts", wants_times=["monday"], **asking, **hubs.told())  # fmt: skip
    hers, _ = hubs.sides()
    actions.record_programme_meeting(
        hers, "Sleep", met_on=TODAY, note="She counts doors.", for_parent="Breathe.", **hubs.told("WMO")
    )
    actions.set_programme_goal(hers, "Sleep without a light", set_on=TODAY, **hubs.told("WMO"))
    actions.cross_wall(
        hers,
        why="Nights.",
        saw="Slept in the car.",
        seen_on=TODAY,
        children=[hubs.cast.child],
        **hubs.told("WMO"),
    )

    refs = {
        "hub": hub.ref, "session": session.ref, "volunteer": other.ref, "family": family, "wish": wish.ref, "match": match.ref,
        "hers": hers.ref, "case": hers.case.ref,
    }  # fmt: skip
    return paths_of(refs)


def paths_of(refs: dict[str, str]) -> Paths:
    """The pages to be looked at, each with who looks."""

    def at(name: str, actor: str, ref: str = "") -> tuple[str, str]:
        return actor, reverse(name, kwargs={"ref": ref} if ref else {})

    return {
        "hubs": at("hubs", "HUB"), "hub": at("hub", "HUB", refs["hub"]), "session": at("hub_session", "HUB", refs["session"]),
        "outreach": at("outreach", "HUB", refs["hub"]), "registrar": at("registrar_desk", "HUB", refs["hub"]),
        "plan": at("plan_session", "HUB", refs["hub"]), "volunteers": at("volunteers", "HUB", refs["hub"]),
        "volunteer": at("volunteer", "HUB", refs["volunteer"]), "register": at("register_volunteer", "HUB", refs["hub"]),
        "family-hubs": at("family_hubs", "AW", refs["family"]), "mentoring": at("mentoring", "AW", refs["family"]),
        "ask": at("ask_for_mentor", "AW", refs["family"]), "wish": at("mentor_wish", "AW", refs["wish"]),
        "match": at("mentoring_match", "AW", refs["match"]), "end": at("end_match", "AW", refs["match"]),
        "mentor": at("mentor_page", "MEN", refs["match"]), "met": at("record_mentoring", "MEN", refs["match"]),
        "mine": at("my_mentoring", "MEN"), "programmes": at("programmes", "AW", refs["family"]),
        "part": at("programme_part", "WMO", refs["hers"]), "own-part": at("programme_part", "FAM", refs["hers"]),
        "cross": at("cross_wall", "WMO", refs["hers"]), "case": at("programme_case", "SUP", refs["case"]),
        "my-programmes": at("my_programmes", "SUP"),
    }  # fmt: skip


def test_the_pages_of_hubs_can_be_used_by_everybody_on_a_phone(
    on_a_phone: Phone, everything: tuple[Hubs, Paths]
) -> None:
    hubs, paths = everything
    barriers = on_a_phone.holds(hubs.cast, paths, called="hubs")
    assert not barriers, "\n".join(barriers)


def test_thirty_people_at_the_door_are_counted_by_keyboard_within_a_minute(
    on_a_phone: Phone, everything: tuple[Hubs, Paths]
) -> None:
    hubs, paths = everything
    phone = on_a_phone.look(hubs.cast, *paths["session"])
    boxes = phone.locator('[name="came"]')
    expect(boxes).to_have_count(30)
    on_a_phone.shots("hubs-counting")
    began, keys = clock.monotonic(), 0
    boxes.first.focus()
    for _ in range(30):
        phone.keyboard.press("Space")
        phone.keyboard.press("Tab")
        keys += 2
    phone.keyboard.type("7")
    phone.keyboard.press("Tab")
    phone.keyboard.type("9")
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"**{paths['hub'][1]}")
    assert clock.monotonic() - began < 60
    assert keys == 60
    small = HubSession.objects.get(counted_on=TODAY)
    assert (Attendance.objects.count(), small.adults, small.children) == (30, 7, 9)
    expect(phone.get_by_text("37 grown-ups, 9 children came")).to_have_count(1)
