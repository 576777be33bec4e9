"""The board, the caseload and supervision in a real browser: at a desk and on a phone, with axe; a manager by keyboard alone."""

import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinfold.plan import actions as plan
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.work import actions
from kinfold.work.models import Supervision
from kinfold.work.tests.families import clock, many


@pytest.fixture
def full(transactional_db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    many(cast, 2)
    many(cast, 1, planned=True)
    plan.make_plan(cast.family, made_on=TODAY, by=cast.who("AW"), on=TODAY)
    clock(cast, cast.family, "six_month_drift_review", days=250, due=-67, person=cast.child)
    return cast


def sign_in(page: Page, cast: Cast, actor: str, url: str) -> None:
    value = cast.client(actor).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": url}])


def shot(page: Page, name: str) -> None:
    """Keep a picture where somebody asked for it (KINFOLD_SHOTS names a folder)."""
    folder = os.environ.get("KINFOLD_SHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("width", [1200, 400])
def test_a_managers_pages_fit_and_have_no_barriers(
    open_context: Any, live_server: Any, axe: Callable[..., None], full: Cast, width: int
) -> None:
    page = open_context(width=width, height=900).new_page()
    sign_in(page, full, "MG", live_server.url)
    talk = actions.supervise(
        full.family, worker=full.practitioners["AW"], held_on=TODAY, what_was_said="Wren sleeps better.",
        how_is_the_worker="Well.", decided="Go on", why="It works", by=full.who("MG"), on=TODAY,
        agreed=[actions.Agreed("Ask the school", full.practitioners["AW"], TODAY)],
    )  # fmt: skip
    due = clock(full, full.family, "promised_contact", days=5, due=2, owner=None)
    paths = {
        "drift": "/drift/",
        "caseload": "/caseload/",
        "supervise": f"/families/{full.family.ref}/supervision/write/",
        "supervision": f"/supervision/{talk.ref}/",
        "done": f"/supervision/agreed/{talk.actions.get().ref}/",
        "owner": f"/due/{due.ref}/owner/",
        "home": "/",
    }
    for name, path in paths.items():
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, name
        expect(page.locator("h1"), name).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700", name
        axe(page)
        shot(page, f"{name}-{width}")


def test_a_plan_that_stands_still_is_found_on_the_board_and_moved_on_by_keyboard_alone(
    page: Page, live_server: Any, full: Cast
) -> None:
    sign_in(page, full, "MG", live_server.url)
    page.goto("/drift/")
    page.locator(f"a[href='/families/{full.family.ref}/plan/move-on/']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/move-on/")
    for label, words in (
        ("decided", "A meeting on Friday; housing comes too"),
        ("why", "Nobody had rung housing"),
    ):
        page.locator(f"[name={label}]").focus()
        page.keyboard.type(words)
    page.locator("main form button").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/plan/(\?.*)?$"))
    page.goto("/drift/")
    expect(page.locator(f"a[href='/families/{full.family.ref}/plan/move-on/']")).to_have_count(0)
    expect(page.locator("#stuck"), "the other families still stand there").to_have_count(1)


def test_what_a_manager_typed_about_a_talk_is_offered_back_after_the_page_is_lost(
    page: Page, live_server: Any, full: Cast
) -> None:
    sign_in(page, full, "MG", live_server.url)
    path = f"/families/{full.family.ref}/supervision/write/"
    page.goto(path)
    page.locator("[name=what_was_said]").fill("Wren has no bed of her own yet.")
    expect(page.locator(".kf-saved")).not_to_be_empty()
    page.goto("/drift/")
    page.goto(path)
    page.locator("a[href='?carry_on=yes']").click()
    assert page.locator("[name=what_was_said]").input_value() == "Wren has no bed of her own yet."
    assert not Supervision.objects.exists()
