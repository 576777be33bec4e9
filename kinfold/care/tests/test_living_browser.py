"""Pages of living in care in a real browser: no barrier, nothing wider than a phone, four brothers and sisters, long names."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinfold.care.models import Matching, Missing, Placement
from kinfold.care.tests.test_living_pages import a_life
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

SHOTS = os.environ.get("KINFOLD_SHOTS", "")


def addresses(cast: Cast) -> dict[str, str]:
    """The main pages of one child in care."""
    period = a_life(cast)
    home = Placement.objects.filter(period=period).earliest("since", "pk")
    at, choice = f"/people/{cast.child.ref}/", Matching.objects.get()
    return {
        "care": f"{at}care/", "begin": f"{at}care/begin/", "same": f"{at}care/what-stayed-the-same/",
        "missing": f"{at}missing/", "one-missing": f"/missing/{Missing.objects.latest('pk').ref}/",
        "home": f"/homes-in-care/{home.ref}/", "move": f"/periods-of-care/{period.ref}/home/",
        "choosing": f"/choosing-a-home/{choice.ref}/", "for-me": f"/choosing-a-home/{choice.ref}/for-me/",
        "agreeing": f"{at}care/agreeing/",
    }  # fmt: skip


@pytest.mark.parametrize("width", [400, 1200])
def test_the_pages_of_care_can_be_used_by_everybody(
    transactional_db: None,
    settings: Any,
    live_server: Any,
    open_context: Callable[..., Any],
    axe: Callable[[Page], None],
    width: int,
) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    pages = addresses(cast)
    context = open_context(width=width)
    for actor, chosen in (("AW", pages), ("FAM", {"care-family": pages["care"]})):
        context.clear_cookies()
        session = cast.client(actor).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        for name, path in chosen.items():
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200, name
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, f"{name}: {wide} pixels wider than the window"
            expect(page.locator("h1"), name).to_have_count(1)
            if SHOTS:
                page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)
            axe(page)
