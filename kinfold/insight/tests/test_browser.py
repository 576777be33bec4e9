"""The pages of figures in a browser: axe finds nothing, nothing sticks out on a telephone."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from kinfold.insight import actions as insight
from kinfold.services import actions as services
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PICTURES = os.environ.get("KINFOLD_PICTURES", "")


@pytest.fixture
def told(db: None) -> Cast:
    """A few people with needs, some waiting, some refused; and one change."""
    from kinfold.insight.tests.test_pages import BEFORE, fathers

    cast = casting.build()
    group = services.list_service("fathers-group", "Fathers’ group", needs=["parenting"])
    told = {"by": cast.who("OT"), "on": TODAY}
    for index, one in enumerate(fathers(cast, 16, service=group)):
        family = one.family_memberships.get().family
        services.notice_need(one, family, ("parenting", "mental_health")[index % 2], since=BEFORE, noticed_on=BEFORE,
            met="no", named_how="asked", **told)  # fmt: skip
        if index < 9:
            services.ask_for_service(family, [one], None, named_service="Talking", asked_on=BEFORE,
                state="not_eligible", reason_code="need_too_low", why="Not yet", **told)  # fmt: skip
    mine = {"by": cast.who("AW"), "on": TODAY}
    services.notice_need(
        cast.mother, cast.family, "parenting", since=BEFORE, noticed_on=BEFORE, met="no", **mine
    )
    insight.write_change(
        table="services", chosen="whose=fathers", as_of=BEFORE, what_we_saw="Sixteen fathers wait.",
        what_we_decided="A second fathers’ group, on Saturdays.", decided_by_words="Early help board", decided_on=BEFORE,
        look_again_on=TODAY, public_words="Fathers told us that they wait too long. There is a second group now.",
        by=cast.who("AN"), on=TODAY,
    )  # fmt: skip
    return cast


def signed_in(context: BrowserContext, cast: Cast, actor: str, url: str) -> Page:
    client = Client()
    client.force_login(cast.accounts[actor])
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
    return context.new_page()


@pytest.mark.parametrize("width", [1200, 400])
def test_pages_hold_together_on_a_desk_and_on_a_telephone(
    told: Cast, open_context: Callable[..., Any], axe: Callable[..., None], live_server: Any, width: int
) -> None:
    pages = {
        "AN": ("figures", "figures_equity", "what_we_changed", "write_change"),
        "MG": ("figures", "figures_around", "takings"),
    }
    for actor, names in pages.items():
        context = open_context(width=width, height=900)
        page = signed_in(context, told, actor, live_server.url)
        for name in names:
            page.goto(live_server.url + reverse(name))
            axe(page)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} wide"
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"{name}-{actor}-{width}.png", full_page=True)


def test_what_fathers_in_this_area_wait_for_is_answered_in_four_clicks_from_signing_in(
    told: Cast, open_context: Callable[..., Any], live_server: Any
) -> None:
    page = signed_in(open_context(width=400, height=900), told, "AN", live_server.url)
    page.goto(live_server.url + "/")
    clicks = 0
    menu = page.get_by_role("button", name="Menu", exact=True)
    if menu.is_visible():
        menu.click()  # on a telephone the links stand behind one button: not counted, a desk has none
    page.get_by_role("link", name="Figures", exact=True).click()
    clicks += 1
    for label, option in (("Who", "Fathers"), ("Where they live", "ZX5")):
        page.get_by_label(label, exact=True).select_option(label=option)
        clicks += 1
    page.get_by_role("button", name="Show").click()
    clicks += 1
    assert clicks <= 4
    expect(page.locator("h2").first).to_have_text("Who asked for which help, and who still waits")
    expect(page.get_by_text("Fathers, ZX5, as it stood on")).to_be_visible()
    first = page.locator("section").first
    expect(first.get_by_role("columnheader", name="Still waiting")).to_be_visible()
    expect(first.get_by_role("row", name="Fathers’ group")).to_contain_text("16 to 20")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    expect(first.get_by_role("row", name="Fathers’ group")).to_be_visible()
