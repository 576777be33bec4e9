"""The chronology in a real browser: at a desk, on a phone, by keyboard, without JavaScript, on paper, and with axe."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kinfold.chronology import actions

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sit(open_context: Any, live_server: Any, cast: Any, history: Any):
    """A window of somebody of the cast, of any width."""

    def open_page(actor: str = "AW", width: int = 1200, **more: Any) -> Any:
        page = open_context(width=width, height=900, **more).new_page()
        value = cast.client(actor).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
        return page

    return open_page


@pytest.fixture
def long_story(cast: Any, history: Any) -> None:
    """Sixty more entries, one with a very long word and one put right, so that nothing is only tried when it is short."""
    by = cast.who("AW")
    for n in range(60):
        history.tell(
            "conversation",
            f"Entry {n}. " + "w" * (200 if n == 59 else 5),
            date(2025, 1, 1) + timedelta(days=6 * n),
        )
    actions.correct(
        history.ordinary.uuid,
        what="Wren fell asleep at lunch.\n\nShe was warm.",
        by=by,
        on=date(2026, 3, 1),
        reason="Her teacher said so.",
    )


def addresses(cast: Any, history: Any) -> list[str]:
    child = reverse("chronology", kwargs={"ref": cast.child.ref})
    entry = {"uuid": history.ordinary.uuid}
    return [
        child,
        f"{child}?as=family",
        f"{child}?words=nothing-like-this",
        f"{child}?choose=agency&since-month=13",
        f"{child}?bars=agency",
        f"{child}?print=1",
        f"{child}?print=court",
        reverse("family_chronology", kwargs={"ref": cast.family.ref}),
        reverse("entry", kwargs=entry),
        reverse("add_meaning", kwargs=entry),
        reverse("correct_entry", kwargs=entry),
    ]


@pytest.mark.parametrize("width", [1200, 400])
def test_every_page_fits_and_has_no_barriers(sit, axe, cast, history, long_story, width) -> None:
    page = sit(width=width, has_touch=width < 500)
    for path in addresses(cast, history):
        page.goto(path)
        expect(page.locator("h1"), path).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        axe(page)
    page.goto(addresses(cast, history)[0])
    assert page.locator(".kf-entry").first.evaluate("e => getComputedStyle(e).position") == "relative"


def test_a_mother_reads_her_page_on_a_phone(sit, axe, cast, history) -> None:
    page = sit("FAM", width=400, has_touch=True)
    page.goto(reverse("chronology", kwargs={"ref": cast.child.ref}))
    assert page.locator("h1").inner_text().endswith("What has happened")
    expect(page.locator(".kf-entry")).to_have_count(1)
    expect(page.get_by_text("Put this right")).to_have_count(0)
    axe(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_filters_pages_and_comes_back(sit, cast, history, long_story, scripts) -> None:
    page = sit(java_script_enabled=scripts)
    page.goto(reverse("chronology", kwargs={"ref": cast.child.ref}))
    page.get_by_text("Show only some of this").click()
    page.get_by_label("Talks, notes and visits").check()
    page.get_by_role("button", name="Show").click()
    assert "group=contact" in page.url
    expect(page.locator(".kf-entry")).to_have_count(50)
    page.locator("a[rel=next]").click()
    assert "group=contact" in page.url
    expect(page.locator(".kf-entry")).to_have_count(10)
    page.get_by_role("link", name="Show everything").click()
    assert "?" not in page.url
    expect(page.locator(".kf-entry")).to_have_count(50)


def test_by_keyboard_alone_somebody_says_what_it_meant(sit, cast, history) -> None:
    page = sit()
    page.goto(reverse("add_meaning", kwargs={"uuid": history.shared.uuid}))
    page.get_by_label("Wren Ardleigh").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("She slept at last.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("What it meant is written down").wait_for()
    expect(page.get_by_text("She slept at last.")).to_have_count(1)


def test_on_paper_the_court_version_is_numbered_and_holds_no_buttons(sit, cast, history, long_story) -> None:
    page = sit()
    page.goto(reverse("chronology", kwargs={"ref": cast.child.ref}) + "?print=court")
    page.emulate_media(media="print")
    expect(page.get_by_text("Back to the chronology")).to_be_hidden()
    first = page.locator(".kf-court__item").first
    assert first.evaluate("e => getComputedStyle(e, '::before').content").startswith("counter(paragraph)")
    assert page.pdf()[:4] == b"%PDF"
