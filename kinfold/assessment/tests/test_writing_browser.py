"""The writing pages in a browser: on a telephone with one tap each, by keyboard alone, and without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from kinfold.assessment import actions
from kinfold.assessment.models import Contribution, StillTrue
from kinfold.sharing.tests.cast import TODAY, Cast, build

LONG = "They sleep in one room because the other one is wet. " * 6


@pytest.fixture
def cast(transactional_db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return build()


def add(cast: Cast, words: str, section: str = "housing") -> Contribution:
    return actions.contribute(cast.family, section, words, by=cast.who("AW"), on=TODAY)


def signed_in(page: Any, client: Client, path: str) -> None:
    """Open a page as somebody who is signed in."""
    page.goto("/sign-in/")
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}])
    page.goto(path)


def test_on_a_telephone_each_thing_takes_one_tap_and_nothing_is_cut_off(
    cast: Cast, phone: Any, axe: Callable[..., None]
) -> None:
    kept, gone = add(cast, LONG), add(cast, "x" * 200, "health")
    signed_in(phone, cast.client("AW"), f"/families/{cast.family.ref}/assessment/still-true/")
    axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 400
    phone.locator(f'label[for="id_answer_{kept.ref}"]').tap()
    phone.locator(f'label[for="id_answer_{gone.ref}-3"]').tap()
    phone.get_by_role("button", name="Keep these answers").tap()
    phone.wait_for_url("**/assessment/")
    assert {(row.contribution_id, row.answer) for row in StillTrue.objects.all()} == {
        (kept.pk, "confirmed"),
        (gone.pk, "no_longer"),
    }


def test_a_parent_says_it_their_way_by_keyboard_alone(
    cast: Cast, page: Any, axe: Callable[..., None]
) -> None:
    signed_in(page, cast.client("FAM"), f"/families/{cast.family.ref}/assessment/add/")
    axe(page)
    press, keys = page.keyboard.press, page.keyboard
    for _ in range(40):  # from the top of the page to the box, as somebody without a mouse comes to it
        press("Tab")
        if page.evaluate("document.activeElement.name") == "words":
            break
    keys.type("He has stopped coming at night.")
    for _ in range(40):
        press("Tab")
        if page.evaluate("document.activeElement.name") == "sharing":
            break
    press("Space")
    for _ in range(10):
        press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    press("Enter")
    page.wait_for_url("**/copy/")
    made = Contribution.objects.get()
    assert (made.words, made.sharing, made.said_by_person) == (
        "He has stopped coming at night.",
        "own",
        cast.mother,
    )


def test_everything_can_be_added_and_changed_without_scripts(
    cast: Cast, open_context: Callable[..., Any]
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    signed_in(page, cast.client("AW"), f"/families/{cast.family.ref}/assessment/add/?section=housing")
    page.get_by_text("A worry: what is going well beside it").click()
    page.locator('[name="words"]').fill("It is damp.")
    page.locator('[name="sort"][value="worry"]').check()
    page.locator('[name="strength"]').fill("He airs it every day.")
    page.get_by_role("button", name="Add", exact=True).click()
    worry = Contribution.objects.get(sort="worry")
    assert Contribution.objects.get(ref=worry.strength_beside).words == "He airs it every day."
    page.goto(f"/contributions/{worry.ref}/change/")
    page.locator('[name="words"]').fill("It is dry.")
    actions.change_contribution(worry, "It is nearly dry.", by=cast.who("TM"), on=TODAY)
    page.get_by_role("button", name="Let this stand").click()
    expect(page.get_by_text("Nothing is lost: here are both.")).to_be_visible()
    page.get_by_role("button", name="Let this stand").click()
    assert list(Contribution.objects.filter(section="housing", sort="worry").values_list("words", flat=True)) == [
        "It is damp.", "It is nearly dry.", "It is dry.",
    ]  # fmt: skip
