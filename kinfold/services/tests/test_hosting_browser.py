"""Nights with a host family, adding a service, how long help lasts: in a real browser, at a desk and on a phone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from kinfold.services import actions
from kinfold.services.tests.test_browser import picture, signed_in
from kinfold.services.tests.test_hosting import MADE
from kinfold.services.tests.test_lengths import had_and_again, somebody
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db(transaction=True)


def fill(cast: Cast) -> dict[str, str]:
    """A stay that is over, one that goes on, one to come; and a service of which lengths can be told."""
    by = cast.who("AW")
    hosts = actions.list_service(
        "host-families", "Open Doors host families", kind="hosting", does="a weekend with a family nearby"
    )
    (rest,) = actions.ask_for_service(
        cast.family, [cast.mother], hosts, asked_on=TODAY - timedelta(days=30), state="started", by=by, on=TODAY,
        came_from="plan", planned_until=TODAY + timedelta(days=90),
    )  # fmt: skip
    stays = [
        actions.agree_stay(
            rest,
            [cast.child],
            **{**MADE, "begins_on": first, "until_on": first + timedelta(days=2)},
            by=by,
            on=TODAY,
        )[0]
        for first in (TODAY + timedelta(days=days) for days in (-14, -1, 12))
    ]
    actions.end_stay(
        stays[0], ended_on=TODAY - timedelta(days=12), child_says="We made a kite.", by=by, on=TODAY
    )
    speech = actions.list_service("speech-therapy", "Speech and language therapy")
    for number in range(6):
        had_and_again(cast, by, speech, somebody(cast, number), date(2025, 11, 1))
    return {
        "request": reverse("request", args=[rest.ref]),
        "agree_stay": reverse("agree_stay", args=[rest.ref]),
        "add_service": reverse("add_service"),
        "how_long": reverse("how_long"),
        "service": reverse("service", args=["speech-therapy"]),
        "family_services": reverse("family_services", args=[cast.family.ref]),
        "child_left_home": reverse("child_left_home", args=[cast.family.ref]) + "?moved=out",
    }


@pytest.mark.browser
def test_every_new_page_fits_and_can_be_used_by_everybody(
    settings: Any,
    transactional_db: None,
    open_context: Callable[..., BrowserContext],
    live_server: Any,
    axe: Callable[..., None],
) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = casting.build()
    pages = fill(cast)
    for width in (1200, 400):
        for actor, names in (("AW", list(pages)), ("FAM", ["request"])):
            page = signed_in(open_context(width=width), cast, actor, live_server.url)
            for name in names:
                page.goto(pages[name])
                picture(page, f"hosting-{actor}-{name}-{width}")
                expect(page.locator("h1"), name).to_have_count(1)
                wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                assert wide <= 0, f"{name} sticks out by {wide} pixels at {width}"
                axe(page)
