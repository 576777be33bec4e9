"""The main pages in a real browser: on a phone nothing sticks out, and axe finds no barrier; long names, four siblings."""

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from kinfold.assessment import actions as assessment
from kinfold.meetings import actions as meetings
from kinfold.meetings import queries as meetings_asked
from kinfold.protection import actions
from kinfold.protection.models import Conference, PoliceNoticeTold
from kinfold.protection.tests.making import (
    TODAY,
    a_plan,
    asked_for,
    brother,
    discussed,
    ended,
    enquiry,
    hold,
    no_plan,
)
from kinfold.protection.tests.test_urgent import alert, notice
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import Cast

World = tuple[Cast, Conference, Conference]
LONG = "Maximiliana-Rosalind Featherstonehaugh-Ardleigh"


@pytest.fixture
def world(transactional_db: None, settings: Any) -> World:
    """Four siblings: enquiries, a conference held with different decisions, one being prepared, an alert, a notice."""
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    by = cast.who("AW")
    siblings = [cast.child, *(brother(cast, name) for name in (LONG, "Ash Ardleigh", "Bo Ardleigh"))]
    before = TODAY - timedelta(days=30)
    discussed(cast, *siblings[:2], held_on=before, on=TODAY)
    ended(cast, enquiry(cast, siblings[0]), "conference", on=before)
    held = with_parents(cast, asked_for(cast, *siblings[:3], on=before))
    hold(
        cast, held, a_plan(cast.child, "EMO", participation="PN6", child_says="I want everybody to sleep at night."),
        a_plan(siblings[1]), no_plan(siblings[2], what_follows="Petra sees Ash each Monday."), on=before,
        circumstances=[actions.Circumstances(cast.mother, "alcohol", "Since her mother died."),
                       actions.Circumstances(cast.mother, "bereavement")],
        dissents=[actions.Dissenting("I was there every morning, and nobody asked me.", child=cast.child, person=cast.father,
                                     would_have="Help as a child in need")],
        core_group=[actions.InCoreGroup(person=cast.mother, does="Gets everybody up."),
                    actions.InCoreGroup(practitioner=cast.practitioners["PT"], does="Breakfast club.")],
        family_view="We will do it, if somebody helps us with the mornings.",
    )  # fmt: skip
    assessment.contribute(cast.family, "housing", "Two rooms, and it is damp.", by=by, on=TODAY)
    assessment.contribute(
        cast.family, "wider_family", "Gran comes each day.", sort="strength", by=by, on=TODAY
    )
    coming = with_parents(cast, asked_for(cast, *siblings[:2], kind="review"))
    alert(cast)
    row = notice(cast, cast.child, siblings[2]).told.order_by("pk")[0]
    actions.tell_of_notice(row, told_on=TODAY, by=by, on=TODAY)
    return cast, held, coming


def with_parents(cast: Cast, conference: Conference) -> Conference:
    """Both parents and the teacher are asked."""
    meeting = meetings_asked.meeting(conference.meeting)
    for relative in (cast.mother, cast.father):
        meetings.invite(meeting, person=relative, part="family", by=cast.who("AW"), on=TODAY)
    meetings.invite(
        meeting, practitioner=cast.practitioners["PT"], part="worker", by=cast.who("AW"), on=TODAY
    )
    return conference


def addresses(world: World) -> list[tuple[str, str, str]]:
    """The main pages: who reads them, their name, the reference."""
    cast, held, coming = world
    family, told = cast.family.ref, PoliceNoticeTold.objects.filter(told_on__isnull=False).get()
    return [
        ("AW", "protection", family), ("AW", "conference", held.ref), ("AW", "conference", coming.ref),
        ("AW", "conference_report", coming.ref), ("CH", "hold_conference", coming.ref), ("AW", "safety_alerts", family),
        ("AW", "hold_strategy_discussion", family), ("AW", "police_notice", told.notice.ref),
        ("PT", "acknowledge_notice", told.ref), ("FAM", "conference_for_family", held.ref),
        ("FAM", "conference_for_family", coming.ref), ("AW", "enquiry", enquiry(cast, held.children.all()[1].person).ref),
    ]  # fmt: skip


def sign_in(page: Page, cast: Cast, actor: str, url: str) -> None:
    cookie = cast.client(actor).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": url}])


def test_every_main_page_can_be_used_by_everybody_on_a_phone(
    phone: Page, page: Page, axe: Callable[..., None], live_server: Any, world: World
) -> None:
    barriers = []
    for number, (actor, name, ref) in enumerate(addresses(world)):
        sign_in(phone, world[0], actor, live_server.url)
        answer = phone.goto(reverse(name, kwargs={"ref": ref}))
        assert answer is not None
        assert answer.status == 200, name
        expect(phone.locator("h1"), name).to_have_count(1)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 400, name
        assert (
            phone.evaluate("getComputedStyle(document.querySelector('.kf-top')).backgroundColor")
            == "rgb(251, 248, 243)"
        )
        try:
            axe(phone)
        except AssertionError as found:
            barriers.append(f"{name}: {found}")
        if folder := os.environ.get("KINFOLD_SHOTS"):
            phone.screenshot(path=f"{folder}/{number:02}-{name}-400.png", full_page=True)
            sign_in(page, world[0], actor, live_server.url)
            page.goto(reverse(name, kwargs={"ref": ref}))
            page.screenshot(path=f"{folder}/{number:02}-{name}-1200.png", full_page=True)
    assert not barriers, "\n".join(barriers)
