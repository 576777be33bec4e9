"""The pages of this room in a real browser, on a phone: nothing sticks out, and axe finds no barrier."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinfold.concerns.tests.test_pages import Records, addresses, make_records
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

AS: dict[str, str] = {
    "PT": "raise_concern_step my_worries worry worry_sent make_referral",
    "FAM": "ask_for_help_step",
}
AS["CL"] = "consultation_queue consultation answer_consultation not_checked same_child pattern"
AS["DU"] = "duty_desk referral mark_danger decide_referral receive_report report look_at_report help_request"
AS["DU"] += " answer_help known_to_us"


@pytest.fixture
def everything(transactional_db: None, settings: Any) -> tuple[Cast, Records]:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    return cast, make_records(cast)


def shot(page: Page, name: str) -> None:
    """Keep a picture where somebody asked for it (KINFOLD_SHOTS names a folder)."""
    folder = os.environ.get("KINFOLD_SHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def sign_in(page: Page, cast: Cast, actor: str, url: str) -> None:
    cookie = cast.client(actor).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": url}])


def test_every_page_can_be_used_by_everybody_on_a_phone(
    phone: Page, axe: Callable[..., None], live_server: Any, everything: tuple[Cast, Records]
):
    cast, records = everything
    paths, barriers = addresses(records), []
    for actor, names in AS.items():
        sign_in(phone, cast, actor, live_server.url)
        for name in names.split():
            answer = phone.goto(paths[name])
            assert answer is not None
            assert answer.status == 200, name
            expect(phone.locator("h1"), f"{name} has not exactly one h1").to_have_count(1)
            assert phone.evaluate("getComputedStyle(document.body).fontFamily"), name
            wide = phone.evaluate("document.documentElement.scrollWidth")
            assert wide <= 400, f"{name} is {wide} pixels wide"
            try:
                axe(phone)
            except AssertionError as found:
                barriers.append(str(found))
            shot(phone, name)
    assert not barriers, "\n".join(barriers)


def test_a_worry_is_written_by_keyboard_alone(page: Page, live_server: Any, everything: tuple[Cast, Records]):
    cast, _ = everything
    sign_in(page, cast, "PX", live_server.url)
    page.goto("/worry/new?afresh=yes")
    page.get_by_label("What is the child called?").focus()
    page.keyboard.type("Jake Brindle")
    page.keyboard.press("Enter")
    page.get_by_label("What did you see and hear?").focus()
    page.keyboard.type("Came without breakfast again.")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Continue":
            break
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Continue").press("Enter")
    page.get_by_label("Keep it: not enough to act on yet").press("Space")
    page.get_by_role("button", name="Continue").press("Enter")
    page.get_by_role("button", name="Send").press("Enter")
    page.wait_for_url("**/sent")
    expect(page.get_by_role("heading", name="Thank you. Your worry is kept.")).to_be_visible()
