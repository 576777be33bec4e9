"""Thresholds and gaps in a real browser: at a desk and on a phone, usable by everybody, nothing sticking out."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from kinfold.agencies import actions as agencies
from kinfold.network.models import Relationship
from kinfold.services import actions
from kinfold.services.tests.test_browser import picture, signed_in
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db(transaction=True)
BEGAN = TODAY - timedelta(days=30)


def fill(cast: Cast) -> dict[str, str]:
    """A need both sides refused, with its owner; and another that nobody owns yet."""
    by, family = cast.who("AW"), cast.family
    Relationship.objects.create(a=cast.father, b=cast.child, type="father_of")
    sides = [
        actions.list_service(slug, name, organisation=agencies.open_organisation(f"{name} trust", sector))
        for slug, name, sector in (
            ("adult-minds", "Adult wellbeing team", "adult_health"),
            ("family-help", "Family help at home", "social_care"),
        )
    ]
    need = actions.notice_need(
        cast.mother, family, "mental_health", since=BEGAN, by=by, on=TODAY, met="no", named_how="both",
        asked_by_person=cast.mother, in_their_words="I cry in the kitchen so that they do not see it.",
        how_hard="On most mornings she is up late and very tired.", strengths="She goes to the group for mothers, and likes it.",
        effects={cast.child: "Wren asks whether Mum is cross with her."}, outcome="being_healthy",
    )  # fmt: skip
    other = actions.notice_need(cast.mother, family, "debt", since=BEGAN, by=by, on=TODAY, met="no")
    noes = []
    for one in (need, other):
        for service, days in zip(sides, (12, 3), strict=True):
            asked = actions.ask_for_service(
                family, [cast.mother], service, need=one, asked_on=BEGAN, by=by, on=TODAY, state="not_eligible",
                reason_code="need_too_low", why="We see people who are ill for longer.",
            )[0]  # fmt: skip
            noes.append(actions.move_request(asked, "asked", on_day=BEGAN, by=by, on=TODAY))
            actions.move_request(
                asked, "not_eligible", on_day=TODAY - timedelta(days=days), by=by, on=TODAY, reason_code="need_too_low",
                why="We see people who are ill for longer.",
            )  # fmt: skip
    gap = actions.open_gap(
        family, cast.mother, noes[:2], need=need, owner=cast.practitioners["AW"], opened_on=TODAY, by=by, on=TODAY,
        why="The adults’ team says that she is not ill enough.\nFamily help says that it is for families with a plan.",
        look_again_on=TODAY + timedelta(days=14), meanwhile="Amina rings on Fridays.",
    )  # fmt: skip
    return {
        "thresholds": reverse("thresholds", args=[family.ref]),
        "open_gap": reverse("open_gap", args=[noes[3].ref]),
        "request": reverse("request", args=[noes[3].ref]),
        "gap": reverse("gap", args=[gap.ref]),
        "take_up_gap": reverse("take_up_gap", args=[gap.ref]),
        "gaps": reverse("gaps"),
        "needs": reverse("needs", args=[cast.mother.ref]),
        "notice_need": reverse("notice_need", args=[cast.mother.ref]),
    }


@pytest.mark.browser
def test_every_page_of_a_gap_fits_and_can_be_used_by_everybody(
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
        for actor, names in (("AW", list(pages)), ("FAM", ["gap", "needs"])):
            page = signed_in(open_context(width=width), cast, actor, live_server.url)
            for name in names:
                page.goto(pages[name])
                picture(page, f"gap-{actor}-{name}-{width}")
                expect(page.locator("h1"), name).to_have_count(1)
                wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                assert wide <= 0, f"{name} sticks out by {wide} pixels at {width}"
                axe(page)
