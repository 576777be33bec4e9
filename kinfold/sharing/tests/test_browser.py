"""The pages of this room in a real browser: on a phone nothing sticks out, axe finds no barrier; one walk by keyboard."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinfold.sharing import actions
from kinfold.sharing.models import Grant
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

PAGES = {
    "MG": "kept-closer kept-closer/restrict kept-closer/withhold who-looked shared shared/new shared/not "
    "team/invite?words=piers",
    "OT": "emergency-access",
    "FAM": "who-looked",
}


@pytest.fixture
def family(transactional_db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    mine = {"by": cast.who("MG"), "on": TODAY}
    actions.restrict(cast.family, person=cast.father, named=[cast.practitioners["AW"]], why="MARAC", **mine)
    actions.withhold(cast.father, cast.family, kind="person", item=cast.child.ref, why="Fear", **mine)
    actions.protect_detail(cast.mother, "address", "12 Invented Row", why="Fled", readers=[], **mine)
    actions.disclose(
        cast.family,
        items="The plan",
        to_whom="School",
        purpose="Support",
        basis="public_task",
        family_told=True,
        **mine,
    )
    return cast


def sign_in(page: Page, cast: Cast, actor: str, url: str) -> None:
    cookie = cast.client(actor).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": url}])


def test_every_page_can_be_used_by_everybody_on_a_phone(
    phone: Page, axe: Callable[..., None], live_server: Any, family: Cast
):
    detail = family.mother.protected_details.get()
    more = {
        "MG": f" details/{detail.ref} people/{family.mother.ref}/protect"
        f" team/{family.practitioners['PT'].involvements.get().ref}/end"
    }
    barriers = []
    for actor, pages in PAGES.items():
        sign_in(phone, family, actor, live_server.url)
        for name in (pages + more.get(actor, "")).split():
            path, _, asked = name.partition("?")
            answer = phone.goto(f"/families/{family.family.ref}/{path}/" + (f"?{asked}" if asked else ""))
            assert answer is not None
            assert answer.status == 200, name
            expect(phone.locator("h1"), name).to_have_count(1)
            assert phone.evaluate("document.documentElement.scrollWidth") <= 400, name
            try:
                axe(phone)
            except AssertionError as found:
                barriers.append(str(found))
            if folder := os.environ.get("KINFOLD_SHOTS"):
                phone.screenshot(path=f"{folder}/{actor}-{path.replace('/', '-')}.png", full_page=True)
    assert not barriers, "\n".join(barriers)


def test_emergency_access_by_keyboard_and_the_review_that_follows(
    page: Page, axe: Callable[..., None], live_server: Any, family: Cast
):
    sign_in(page, family, "OT", live_server.url)
    page.goto(f"/families/{family.family.ref}/emergency-access/")
    page.get_by_label("A child is missing").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("The police rang: she is with them")
    page.get_by_role("button", name="Open the record").press("Enter")
    page.wait_for_url(f"**/families/{family.family.ref}/")
    expect(page.get_by_role("region", name="Emergency access")).to_be_visible()
    axe(page)
    sign_in(page, family, "IG", live_server.url)
    page.goto("/emergency-access/")
    axe(page)
    page.get_by_role("link", name="Look at this again").click()
    page.get_by_label("What did you find?").fill("Right to look")
    page.get_by_role("button", name="Save what I found").click()
    page.get_by_text("Nothing is waiting for you").wait_for()
    assert Grant.objects.get(kind="glass").review_note == "Right to look"
