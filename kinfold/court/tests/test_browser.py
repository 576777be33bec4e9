"""In a real browser: the main pages fit a telephone, hold no barrier, and a letter before court without its offer comes back."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from kinfold.court import actions, queries
from kinfold.court.tests.making import MONTHS_AGO, issued, letter_sent, sibling, told
from kinfold.court.tests.papers import asked, happened
from kinfold.sharing.tests.cast import TODAY, Cast

LONG = "Maximiliane-Alexandrina Wolfeschlegelsteinhausen-Ardleigh"
MAIN = (
    "court",
    "pre_proceedings",
    "proceedings",
    "letter_before_proceedings",
    "ask_for_bundle",
    "bundle",
    "send_letter",
)


@pytest.fixture
def addresses(cast: Cast, settings: Any, tmp_path: Path) -> dict[str, str]:
    """A family of five children, one with a long name, before and at court; the addresses of its pages."""
    settings.MEDIA_ROOT = tmp_path
    others = [sibling(cast.family, name) for name in (LONG, "Bo Ardleigh", "Cai Ardleigh", "Dot Ardleigh")]
    before = letter_sent(cast)
    mother, father = queries.offers(before)
    actions.answer_letter_offer(
        mother, "yes", answered_on=TODAY, in_their_words="My sister will come, and Gran.", **told(cast)
    )
    actions.hold_before_meeting(
        before, held_on=MONTHS_AGO + timedelta(days=20), decided="Another six weeks of help.",
        family_says="We want this to work.", next_due_on=TODAY + timedelta(days=9), **told(cast),
    )  # fmt: skip
    case = issued(cast, children=[cast.child, *others], first_hearing_on=TODAY - timedelta(days=40))
    case = actions.name_guardian(case, "Gwen Ash", named_on=TODAY - timedelta(days=50), **told(cast))
    actions.hold_hearing(
        case,
        "first",
        held_on=TODAY - timedelta(days=40),
        what_happened="A timetable.",
        judge="Judge Alder",
        **told(cast),
    )
    actions.plan_hearing(case, "issues_resolution", due_on=TODAY + timedelta(days=30), **told(cast))
    actions.write_care_plan(
        queries.child_in(case, others[0].ref), word="kin", care_plan="To live with her aunt, who knows her well.",
        parallel_word="foster", parallel_plan="With foster carers near the school.", child_says="I want to stay with Auntie Jo.",
        written_on=TODAY, **told(cast),
    )  # fmt: skip
    actions.make_order(cast.family, others[0], "interim_care", made_on=TODAY, proceedings=case, **told(cast))
    happened(cast, "Something of note.")
    bundle = asked(cast)
    family = f"/families/{cast.family.ref}"
    return {
        "court": f"{family}/court/",
        "pre_proceedings": f"/before-court/{before.ref}/",
        "proceedings": f"/court-cases/{case.ref}/",
        "letter_before_proceedings": f"/before-court/{before.ref}/letter/print/?to={father.ref}",
        "send_letter": f"/before-court/{before.ref}/letter/",
        "ask_for_bundle": f"{family}/court/bundles/ask/",
        "bundle": f"/bundles/{bundle.ref}/",
        "court_for_family": f"{family}/court/for-us/",
    }


def sign_in(window: Page, cast: Cast, actor: str, live_server: Any) -> None:
    cookie = cast.client(actor).cookies["sessionid"]
    window.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def look(window: Page, name: str, width: str) -> None:
    """Keep a picture, where a folder for pictures is named."""
    if folder := os.environ.get("KINFOLD_PICTURES"):
        window.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def fits(window: Page) -> bool:
    return bool(window.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.django_db(transaction=True)
def test_main_pages_fit_a_telephone_and_hold_no_barrier(
    addresses: dict[str, str], cast: Cast, page: Page, phone: Page, axe: Callable[..., None], live_server: Any
) -> None:
    for window, width in ((page, "1200"), (phone, "400")):
        for actor, names in (("AW", MAIN), ("FAM", ("court_for_family",))):
            window.context.clear_cookies()
            sign_in(window, cast, actor, live_server)
            for name in names:
                window.goto(addresses[name])
                assert window.locator("h1").first.inner_text()
                assert fits(window), f"{name} at {width}"
                axe(window)
                look(window, name, width)
    colour = phone.locator("h1").first.evaluate("one => getComputedStyle(one).fontSize")
    assert float(colour.removesuffix("px")) > 20
