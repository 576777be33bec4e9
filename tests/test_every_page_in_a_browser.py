"""Every page in a real browser: it fits a phone, has one heading, and axe finds no barrier."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page

from kinfold.sharing.tests.cast import TODAY, Cast
from tests.pages import expected
from tests.world import whole_world

FILES = frozenset(
    {"open_document", "meeting_calendar", "carer_picture", "life_story_picture", "download_bundle"}
)  # answers with a file, not a page
LOOKERS = ("AW", "DU", "FAM", "IG")
LOOKED_AT_MOST = (
    "home", "find", "family", "person", "chronology", "genogram", "ecomap", "raise_concern_step", "referral",
)  # fmt: skip
World = tuple[Cast, dict[str, dict[str, Any]]]
Sit = Callable[[str], Page]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for all of this file: looking changes nothing that another look would miss."""
    with django_db_blocker.unblock():
        yield whole_world()
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)


@pytest.fixture
def _django_db_helper(made: World, django_db_blocker: Any) -> Iterator[None]:
    """In place of emptying the tables after each test."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def world(made: World, settings: Any) -> World:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return made


@pytest.fixture
def sit(open_context: Any, live_server: Any, world: World) -> Callable[[int], Sit]:
    """A window of some width, at which one after another of the cast sits down: `sit(400)("AW")`."""

    def at(width: int) -> Sit:
        page: Page = open_context(width=width, has_touch=width < 500).new_page()

        def seat(actor: str) -> Page:
            page.context.clear_cookies()
            if actor != "EX":
                value = world[0].client(actor).cookies["sessionid"].value
                page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
            return page

        return seat

    return at


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


def shown_first_to(actor: str) -> list[str]:
    """The pages that this person is shown and nobody before: pages look alike to those who come after."""
    before = LOOKERS[: LOOKERS.index(actor)]
    return [
        name
        for name, row in expected().items()
        if row[actor] == "y"
        and name not in FILES
        and not name.startswith("open_referral")  # answers for programs, in JSON
        and (actor == "FAM" or not any(row[other] == "y" for other in before))
    ]


PARTS = {"AW": 3}  # the longest list, in three, so that two workers have something to share
TURNS = [(actor, part) for actor in LOOKERS for part in range(PARTS.get(actor, 1))]


@pytest.mark.parametrize(("actor", "part"), TURNS)
def test_every_page_fits_a_phone_and_has_no_barriers(
    world: World, sit: Any, axe: Any, actor: str, part: int
) -> None:
    page, wrong = sit(400)(actor), []
    for name in shown_first_to(actor)[part :: PARTS.get(actor, 1)]:
        wrong += what_is_wrong(page, reverse(name, kwargs=world[1][name]), axe)
    assert not wrong, "\n".join(wrong)


def test_the_pages_that_people_look_at_most_fit_a_desk(world: World, sit: Any, axe: Any) -> None:
    page, wrong = sit(1200)("AW"), []
    for name in LOOKED_AT_MOST:
        wrong += what_is_wrong(page, reverse(name, kwargs=world[1][name]), axe)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", [400, 1200])
def test_everybodys_first_page_fits_and_has_no_barriers(sit: Any, axe: Any, width: int) -> None:
    seat, wrong = sit(width), []
    for actor in expected()["home"]:
        wrong += what_is_wrong(seat(actor), "/", axe)
    assert not wrong, "\n".join(wrong)
    assert seat("AW").goto("/static/front/front.css").ok  # type: ignore[union-attr]
