"""Stepping, ending, coming back and handing over in a real browser: no barrier, nothing wider than a phone."""

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinfold.network import actions as network_actions
from kinfold.plan import actions
from kinfold.services import actions as services
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast
from kinfold.voice import actions as voice

SHOTS = os.environ.get("KINFOLD_SHOTS", "")
BEFORE = TODAY - timedelta(days=60)


def stepped(cast: Cast) -> dict[str, str]:
    """A family of which one child's help has ended, and that has handed over; returns the addresses of the pages."""
    by, told, family = cast.who("AW"), {"by": cast.who("AW"), "on": TODAY}, cast.family
    sister = players.person("Linnet Ardleigh", born=BEGAN.replace(year=2019))
    players.member(family, sister, "child")
    plan = actions.make_plan(family, made_on=BEFORE, **told)
    actions.set_goal(plan, "A story every night", how_we_will_know="Wren says so", since=BEFORE, **told)
    for child in (cast.child, sister):
        actions.change_level(child, family, "early_help", on=BEFORE, by=by, recorded_on=TODAY)
    network_actions.choose_trusted_adult(
        cast.child, practitioner=cast.practitioners["AW"], chosen_by_child=True, said_on=BEGAN, by=by
    )
    voice.keep_words(
        cast.child, family, "I like it when Amina reads.", said_on=BEFORE, wrote_down_by="Amina", by=by
    )
    services.notice_need(cast.mother, family, "mental_health", since=BEFORE, met="partly", **told)
    ended = actions.close(
        plan, [sister], decided_on=TODAY, why="She sleeps and eats well.", who_to_ring="Amina Yusuf, 01632 960111",
        look_back_on=TODAY + timedelta(days=91), open_needs=[], ready="yes", family_says="We manage now.", **told,
    )  # fmt: skip
    taken = actions.hand_over(
        plan, cast.practitioners["PT"], why="Petra sees Wren every day.", on_day=TODAY, because="fits",
        promises="A library card for Wren.", by=cast.who("MG"), on=TODAY,
    )  # fmt: skip
    at = f"/families/{family.ref}/plan/"
    return {
        "step": f"{at}step/?way=up", "end": f"{at}end/", "come-back": f"{at}come-back/", "hand-over": f"{at}hand-over/",
        "steps": f"{at}steps/", "look-back": f"/steps/{ended.ref}/look-back/", "read": f"/handovers/{taken.ref}/",
    }  # fmt: skip


@pytest.mark.parametrize("width", [400, 1200])
def test_the_pages_can_be_used_by_everybody(
    transactional_db: None,
    settings: Any,
    live_server: Any,
    open_context: Callable[..., Any],
    axe: Callable[[Page], None],
    width: int,
) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    pages = stepped(cast)
    context = open_context(width=width)
    session = cast.client("AW").cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    for name, path in pages.items():
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, name
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name}: {wide} pixels wider than the window"
        expect(page.locator("h1")).to_have_count(1)
        axe(page)
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)
