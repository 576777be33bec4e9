"""The pages of the services room in a real browser: at a desk and on a phone, usable by everybody, nothing sticking out."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from kinfold.services import actions
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db(transaction=True)
LAST_MONTH = TODAY - timedelta(days=30)
PICTURES = os.environ.get("KINFOLD_PICTURES", "")


@pytest.fixture
def busy(settings: Any, transactional_db: None) -> tuple[Cast, dict[str, str]]:
    """The cast's family with every kind of state, needs read by both, and a directory; and the addresses."""
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = casting.build()
    return cast, fill(cast)


def fill(cast: Cast) -> dict[str, str]:
    by, family = cast.who("AW"), cast.family
    baby = casting.person("Pip Ardleigh", born=LAST_MONTH - timedelta(days=70))
    casting.member(family, baby, "child")
    speech = actions.list_service(
        "speech-therapy", "Speech and language therapy", needs=["speech_language"], kind="specialist_service",
        target="children with speech delay", sources=[{"seed": "001", "lines": [[1064, 1064]]}],
    )  # fmt: skip
    actions.list_service(
        "school-nurture", "School nurture (food, warm clothes, someone to talk to)", kind="universal_service",
        target="pupils showing need", caution="can hide how bad things are and can stop suddenly",
    )  # fmt: skip
    need = actions.notice_need(
        cast.mother, family, "alcohol", since=LAST_MONTH, by=by, on=TODAY, met="no", reason_code="waiting_list",
        in_their_words="I want to stop before Pip is walking.", effect_on_child="Wren puts her to bed.",
    )  # fmt: skip
    actions.read_need(
        need,
        "partly",
        on_day=TODAY,
        by=cast.who("FAM"),
        on=TODAY,
        seen_by="family",
        why="I rang the line twice.",
    )
    actions.notice_need(cast.father, family, "anger", since=LAST_MONTH, by=by, on=TODAY, met="no")

    def ask(people: list[Any], named: str, **more: Any) -> Any:
        told = {"asked_on": LAST_MONTH, "by": by, "on": TODAY, "named_service": named} | more
        return actions.ask_for_service(family, people, None, **told)[0]

    one = ask([cast.mother], "Alcohol counselling", need=need, aim="To be sober in the evenings")
    actions.move_request(
        one, "waiting", on_day=LAST_MONTH, by=by, on=TODAY, reason_code="waiting_list", position=14
    )
    ask([cast.mother], "Parenting classes", state="irregular", reason_code="needs_childcare",
        why="Nobody to mind Pip on a Tuesday.", said_by="Ilse")  # fmt: skip
    ask([cast.child], "Early-morning help", state="declined", reason_code="wrong_time",
        why="We do not want anyone in so early.", said_by="Ilse")  # fmt: skip
    ask([cast.child], "Young carers group", state="started", every_days=7, given_by=cast.practitioners["PT"])
    actions.ask_for_service(family, [baby, cast.child], speech, asked_on=LAST_MONTH, by=by, on=TODAY)
    ask([cast.father], "Work on anger", state="offered")
    return {
        "family_services": reverse("family_services", args=[family.ref]),
        "needs": reverse("needs", args=[cast.mother.ref]),
        "request": reverse("request", args=[one.ref]),
        "move_request": reverse("move_request", args=[one.ref]),
        "change_request": reverse("change_request", args=[one.ref]),
        "ask_for_service": reverse("ask_for_service", args=[family.ref]),
        "notice_need": reverse("notice_need", args=[cast.mother.ref]),
        "read_need": reverse("read_need", args=[need.ref]),
        "unmet_needs": reverse("unmet_needs"),
        "directory": reverse("directory"),
        "service": reverse("service", args=["school-nurture"]),
    }


WORKER = (
    "family_services", "needs", "request", "move_request", "change_request", "ask_for_service", "notice_need", "unmet_needs",
    "directory", "service",
)  # fmt: skip
OWN = ("family_services", "needs", "request", "read_need")


def signed_in(context: BrowserContext, cast: Cast, actor: str, url: str) -> Page:
    client = Client()
    client.force_login(cast.accounts[actor])
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
    return context.new_page()


def picture(page: Page, name: str) -> None:
    """Keep a picture when somebody asked for pictures."""
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1200, 400])
def test_every_page_fits_and_can_be_used_by_everybody(
    busy: tuple[Cast, dict[str, str]],
    open_context: Callable[..., BrowserContext],
    live_server: Any,
    axe: Callable[..., None],
    width: int,
) -> None:
    cast, pages = busy
    for actor, names in (("AW", WORKER), ("FAM", OWN)):
        page = signed_in(open_context(width=width), cast, actor, live_server.url)
        for name in names:
            page.goto(pages[name])
            picture(page, f"{actor}-{name}-{width}")
            expect(page.locator("h1"), name).to_have_count(1)
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{name} sticks out by {wide} pixels at {width}"
            axe(page)


@pytest.mark.browser
def test_on_a_phone_without_scripts_a_need_leads_to_asking_and_to_a_no_in_their_words(
    settings: Any, transactional_db: None, open_context: Callable[..., BrowserContext], live_server: Any
) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = casting.build()
    page = signed_in(open_context(width=400, java_script_enabled=False), cast, "AW", live_server.url)
    page.goto(reverse("needs", args=[cast.mother.ref]))
    page.get_by_role("link", name="Notice a need").or_(
        page.get_by_role("button", name="Notice a need")
    ).click()
    page.get_by_label("What is needed?").select_option("respite")
    page.get_by_label("How do they say it themselves?").fill("I have not slept since Sunday.")
    page.get_by_role("button", name="Save").click()
    assert (
        page.get_by_text("“I have not slept since Sunday.”")
        .or_(page.get_by_text("I have not slept since Sunday."))
        .first.is_visible()
    )
    page.get_by_role("link", name="Ask for help with it").click()
    assert page.get_by_label("Ilse Ardleigh").is_checked()
    page.get_by_label("If it is not in the directory, what is it?").fill("A neighbour for an afternoon")
    page.get_by_label("It was offered").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Say what happened next").click()
    page.get_by_label("They said no").check()
    page.get_by_label("Why, in the words of whoever decided").fill("Not her. She talks.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“Not her. She talks.”")).to_be_visible()
    page.goto(reverse("unmet_needs"))
    expect(page.get_by_role("link", name="Ilse Ardleigh: A break")).to_be_visible()
    expect(page.get_by_text("A neighbour for an afternoon")).to_be_visible()
