"""A keeper takes in another council's directory in a real browser, at a desk and on a phone."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinfold.openreferral.tests.test_taking import one
from kinfold.sharing.tests import cast as casting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [400, 1200])
def test_a_keeper_looks_at_a_file_and_takes_it_in(
    open_context: Any, live_server: Any, axe: Callable[[Page], None], width: int
) -> None:
    cast = casting.build()
    page: Page = open_context(width=width, has_touch=width < 500).new_page()
    value = cast.client("AN").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
    page.goto(f"{live_server.url}/directory-feeds/")
    axe(page)
    page.get_by_role("button", name="Look at a file").click()
    axe(page)
    page.get_by_label("Whose directory is it?").fill("https://directory.next-council.example.org")
    told = [
        one(name="Harbour kitchen", description="Soup, and company."),
        one(2, name="A closed door", status="shut"),
    ]
    page.get_by_label("The file").set_input_files(
        {"name": "services.json", "mimeType": "application/json", "buffer": json.dumps(told).encode()}
    )
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("Nothing is taken yet.")).to_have_count(1)
    expect(page.get_by_text("Harbour kitchen")).to_have_count(1)
    expect(page.get_by_role("heading", name="Refused (1)")).to_have_count(1)
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    axe(page)
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_text("Nobody here has rung them yet")).to_have_count(1)
    expect(page.get_by_role("button", name="Take it")).to_have_count(0)
    axe(page)
