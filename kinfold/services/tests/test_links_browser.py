"""Pages of links, of several services at once and of a child's going, in a real browser: at a desk and on a phone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from kinfold.services import actions
from kinfold.services.tests.test_browser import picture, signed_in
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

pytestmark = pytest.mark.django_db(transaction=True)


def fill(cast: Cast) -> tuple[dict[str, str], dict[str, str]]:
    """Make what the pages are about; return the addresses for a worker, and those that need no account."""
    told: dict[str, Any] = {"by": cast.who("AW"), "on": TODAY}
    both = [
        actions.list_service(name.lower().replace(" ", "-"), name)
        for name in ("Lantern House", "Talking mornings")
    ]
    has, waits = actions.ask_several(
        cast.family, [cast.mother], both, asked_on=BEGAN, came_from="meeting", companion="Joan", **told
    )
    actions.help_meanwhile(waits, what="A walk on Sundays", given_by_words="Her sister", since=TODAY, **told)
    shares = {
        "sent_to": "hello@lanternhouse.example.org",
        "name_given": "Ilse",
        "shares": "She would like somebody to talk to.\nEvenings are good.",
        "agreed_how": "She said yes.",
    }
    _, used = actions.send_answer_link(has, **shares, **told)
    now = casting_now()
    actions.answer_by_link(used, "started", now=now, on=TODAY, said_by="Jo, volunteer")
    _, token = actions.send_answer_link(waits, **shares, **told)
    went = actions.child_went(cast.family, cast.child, how="care", went_on=TODAY - timedelta(days=9), **told)
    hers = next(row for row in went if row.parent_id == cast.mother.pk)
    worker = {
        "request": reverse("request", args=[has.ref]),
        "waiting": reverse("request", args=[waits.ref]),
        "ask_several": reverse("ask_several", args=[cast.family.ref]),
        "let_go": reverse("let_go", args=[has.ref]),
        "send": reverse("send_answer_link", args=[waits.ref]),
        "child_went": reverse("child_went", args=[hers.ref]),
        "ended": reverse("help_ended_after"),
    }
    open_to_all = {
        "answer": reverse("answer_link", args=[token]),
        "answer_waiting": reverse("answer_link", args=[token]) + "?answer=waiting",
        "answer_no": reverse("answer_link", args=[token]) + "?answer=not_eligible",
        "closed": reverse("answer_link", args=[used]),
    }
    return worker, open_to_all


def casting_now() -> Any:
    """A moment of the day on which the tests stand."""
    from datetime import UTC, datetime, time

    return datetime.combine(TODAY, time(10), tzinfo=UTC)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1200, 400])
def test_every_page_fits_and_can_be_used_by_everybody(
    settings: Any,
    transactional_db: None,
    open_context: Callable[..., BrowserContext],
    live_server: Any,
    axe: Callable[..., None],
    width: int,
) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = casting.build()
    worker, open_to_all = fill(cast)
    own = {"hers": worker["child_went"], "her_help": worker["request"]}
    for actor, pages in (("AW", worker), ("FAM", own), ("", open_to_all)):
        context = open_context(width=width)
        page = signed_in(context, cast, actor, live_server.url) if actor else context.new_page()
        for name, address in pages.items():
            page.goto(address)
            picture(page, f"links-{name}-{width}")
            expect(page.locator("h1"), name).to_have_count(1)
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{name} sticks out by {wide} pixels at {width}"
            axe(page)
