"""The family map in a real browser: on a phone, by keyboard, without JavaScript, on paper, and with axe."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from kinfold.front.tests.network.conftest import Drawn, addresses
from kinfold.people.models import Person
from kinfold.sharing.tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sit(open_context: Any, live_server: Any, cast: Cast, drawn: Drawn) -> Callable[..., Any]:
    """A window of the lead worker, of any width."""

    def open_page(width: int = 1200, **more: Any) -> Any:
        page = open_context(width=width, height=900, **more).new_page()
        value = cast.client("AW").cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
        return page

    return open_page


@pytest.mark.parametrize("width", [1200, 400])
def test_every_page_of_the_map_fits_and_has_no_barriers(
    sit: Any, axe: Any, cast: Cast, drawn: Drawn, width: int
) -> None:
    page = sit(width, has_touch=width < 500)
    for name, path in addresses(cast, drawn).items():
        asked = "?words=teacher" if name == "involve" else ""
        assert page.goto(path + asked).status == 200, name
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "700"
        axe(page)
    page.goto(addresses(cast, drawn)["genogram"] + "?on=yesterday")
    axe(page)


def test_the_picture_can_be_walked_through_by_keyboard(sit: Any, cast: Cast, drawn: Drawn) -> None:
    page = sit()
    page.goto(addresses(cast, drawn)["genogram"])
    page.locator(".kf-map-frame").focus()
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        ring = page.evaluate("getComputedStyle(document.activeElement.querySelector('.kf-ring')).strokeWidth")
        assert ring == "3px"
    assert "Wren Ardleigh" in reached[0]
    page.locator(f"a.kf-person[href='/people/{cast.child.ref}/']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/people/{cast.child.ref}/")


def test_grandmother_is_added_on_a_phone_without_javascript(sit: Any, cast: Cast, drawn: Drawn) -> None:
    page = sit(400, java_script_enabled=False, has_touch=True)
    page.goto(addresses(cast, drawn)["genogram"])
    page.get_by_role("link", name="Add somebody").click()
    page.get_by_label("What are they to the family?").select_option("Grandmother")
    page.get_by_label("Wren Ardleigh").check()
    page.get_by_label("Given names").fill("Olive")
    page.get_by_label("Larch Road").check()
    page.get_by_label("Close", exact=True).check()
    page.get_by_role("button", name="Put them on the map").click()
    expect(page.get_by_text("They are on the map.")).to_be_visible()
    assert Person.objects.filter(known_as="Olive").count() == 1
    expect(page.get_by_role("link", name="Olive").first).to_be_visible()


def test_on_paper_there_is_the_picture_and_the_words_and_no_links_to_change_it(
    sit: Any, cast: Cast, drawn: Drawn
) -> None:
    page = sit()
    page.goto(addresses(cast, drawn)["genogram"])
    page.emulate_media(media="print")
    expect(page.locator("svg.kf-genogram")).to_be_visible()
    for gone in ("Add somebody", "What we do not know yet", "Ties between people", "How it was before"):
        assert not page.get_by_text(gone).first.is_visible(), gone
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 841" in pdf  # A4, lying down
    assert pdf.count(b"/MediaBox") == 2  # the picture whole on the first, the words on the second


def test_the_familys_own_map_has_no_barriers(
    sit: Any, axe: Any, cast: Cast, drawn: Drawn, live_server: Any
) -> None:
    page = sit(400, has_touch=True)
    value = cast.client("FAM").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
    for name in ("genogram", "ecomap"):
        page.goto(addresses(cast, drawn)[name])
        expect(page.get_by_role("button", name="Exit this page")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        axe(page)
