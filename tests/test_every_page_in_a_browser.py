"""Every page in a real browser: it fits a phone, has one heading, and axe finds no barrier."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from kinfold.sharing.tests.cast import TODAY
from tests.test_every_page import expected
from tests.world import whole_world

pytestmark = pytest.mark.django_db(transaction=True)
FILES = frozenset({"open_document", "meeting_calendar"})  # answers with a file, not a page
LOOKERS = ("AW", "DU", "FAM", "IG")
Sit = Callable[..., Page]


@pytest.fixture
def world(settings: Any) -> Any:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return whole_world()


@pytest.fixture
def sit(open_context: Any, live_server: Any, world: Any) -> Sit:
    """A window of somebody of the cast."""

    def open_page(actor: str, width: int) -> Page:
        page: Page = open_context(width=width, has_touch=width < 500).new_page()
        if actor != "EX":
            value = world[0].client(actor).cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
        return page

    return open_page


def what_is_wrong(page: Page, path: str, axe: Callable[..., None]) -> list[str]:
    page.goto(path)
    found = []
    if page.locator("h1").count() != 1:
        found.append(f"{path} has {page.locator('h1').count()} first headings")
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append(f"{path} does not fit {page.viewport_size}")
    try:
        axe(page)
    except AssertionError as barriers:
        found.append(str(barriers))
    return found


@pytest.mark.parametrize("actor", LOOKERS)
def test_every_page_fits_a_phone_and_has_no_barriers(world: Any, sit: Sit, axe: Any, actor: str) -> None:
    """Each page as the first of these people who is shown it: pages look alike to those who come after."""
    parts, page = world[1], sit(actor, 400)
    before = LOOKERS[: LOOKERS.index(actor)]
    wrong = []
    for name, row in expected().items():
        seen_already = any(row[other] == "y" for other in before) and actor != "FAM"
        if row[actor] == "y" and name not in FILES and not seen_already:
            wrong += what_is_wrong(page, reverse(name, kwargs=parts[name]), axe)
    assert not wrong, "\n".join(wrong)


def test_the_pages_that_people_look_at_most_fit_a_desk(world: Any, sit: Sit, axe: Any) -> None:
    parts, page = world[1], sit("AW", 1200)
    wrong = []
    for name in (
        "home",
        "find",
        "family",
        "person",
        "chronology",
        "genogram",
        "ecomap",
        "raise_concern_step",
        "referral",
    ):
        wrong += what_is_wrong(page, reverse(name, kwargs=parts[name]), axe)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", [400, 1200])
def test_everybodys_first_page_fits_and_has_no_barriers(world: Any, sit: Sit, axe: Any, width: int) -> None:
    wrong = []
    for actor in expected()["home"]:
        wrong += what_is_wrong(sit(actor, width), "/", axe)
    assert not wrong, "\n".join(wrong)
    assert sit("AW", width).goto("/static/front/front.css").ok  # type: ignore[union-attr]
