"""The pages of meetings in a real browser: on a phone nothing sticks out, axe finds no barrier; a meeting by keyboard."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinfold.meetings import actions
from kinfold.meetings.models import Meeting, Minute
from kinfold.meetings.tests.making import with_a_day
from kinfold.meetings.tests.paging import RUNNING, and_sent, to
from kinfold.plan import queries as plans
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast

World = tuple[Cast, Meeting, Meeting]


@pytest.fixture
def world(transactional_db: None, settings: Any) -> World:
    """One meeting to come, prepared and with a report, and one that was held and told."""
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    by = cast.who("AW")
    over = and_sent(cast, with_a_day(cast))
    coming = with_a_day(cast)
    actions.invite(coming, named="Bea, her sister", part="supporter", by=by, on=TODAY)
    teacher = coming.invitations.get(practitioner=cast.practitioners["PT"])
    actions.answer_invitation(teacher, False, by=by, on=TODAY)
    actions.send_report(teacher, "Wren reads well, and is often tired on Mondays.", by=by, on=TODAY)
    actions.prepare(
        coming, cast.mother, on_day=TODAY, talked_with="Amina Yusuf, social worker", sheet_given=True,
        wants_said="I want the nights talked about first.", beside_them="Bea", by=by, on=TODAY,
    )  # fmt: skip
    actions.take_minute(coming, "decided", "The nurse comes weekly.", why="Nights are hard.", by=by, on=TODAY)
    actions.agree_at(coming, "Ring the school.", person=cast.mother, by=by, on=TODAY)
    return cast, coming, over


def sign_in(page: Page, cast: Cast, actor: str, url: str) -> None:
    cookie = cast.client(actor).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": url}])


def addresses(world: World) -> dict[str, list[str]]:
    """The pages of each actor."""
    cast, coming, over = world
    teacher = coming.invitations.get(practitioner=cast.practitioners["PT"])
    mother = coming.invitations.get(person=cast.mother)
    listed = f"/families/{cast.family.ref}/meetings/"
    family = [to(name, coming) for name in ("meeting", "offer_time", "what_to_expect")]
    return {
        "AW": [
            listed,
            f"{listed}arrange/",
            to("meeting", coming),
            to("meeting", over),
            to("what_to_expect", coming),
            *(to(name, coming) for name in RUNNING.split()),
            to("prepare_for_meeting", coming, person=cast.mother.ref),
            *(
                to(name, teacher)
                for name in ("send_report", "report_form", "mark_attended", "answer_invitation")
            ),
            to("send_notes", over),
            to("meeting_notes", over),
        ],
        "FAM": [
            listed,
            *family,
            to("answer_invitation", mother),
            to("meeting", over),
            to("meeting_notes", over),
        ],
    }


def test_every_page_can_be_used_by_everybody_on_a_phone(
    phone: Page, axe: Callable[..., None], live_server: Any, world: World
) -> None:
    barriers = []
    for actor, pages in addresses(world).items():
        sign_in(phone, world[0], actor, live_server.url)
        for path in pages:
            answer = phone.goto(path)
            assert answer is not None
            assert answer.status == 200, path
            expect(phone.locator("h1"), path).to_have_count(1)
            assert phone.evaluate("document.documentElement.scrollWidth") <= 400, path
            assert phone.evaluate("getComputedStyle(document.querySelector('.kf-top')).backgroundColor") == (
                "rgb(251, 248, 243)"
            ), path
            try:
                axe(phone)
            except AssertionError as found:
                barriers.append(f"{path}: {found}")
            if folder := os.environ.get("KINFOLD_SHOTS"):
                name = path.strip("/").replace("/", "-")
                phone.screenshot(path=f"{folder}/{actor}-{name}-400.png", full_page=True)
    assert not barriers, "\n".join(barriers)


def test_a_line_and_an_action_are_typed_and_a_guest_marked_by_keyboard_alone(
    page: Page, live_server: Any, world: World
) -> None:
    cast, coming, _ = world
    sign_in(page, cast, "AW", live_server.url)
    page.goto(to("during_meeting", coming))
    reach(
        page,
        "document.activeElement.value === 'in_person' && document.activeElement.textContent.includes('Ilse')",
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**#who-came")
    reach(page, "document.activeElement.id === 'line_sort'")
    page.keyboard.type("Said")
    page.keyboard.press("Tab")
    page.keyboard.type("The nights are hard.")
    reach(page, "document.activeElement.textContent.trim() === 'Keep this line'")
    page.keyboard.press("Enter")
    page.wait_for_url("**#lines")
    reach(page, "document.activeElement.id === 'action_what'")
    page.keyboard.type("Fetch Wren on Fridays.")
    page.keyboard.press("Tab")
    page.keyboard.type("Bea")
    reach(page, "document.activeElement.textContent.trim() === 'Put it in the plan'")
    page.keyboard.press("Enter")
    page.wait_for_url("**#agreed")
    assert coming.invitations.get(person=cast.mother).attended == "in_person"
    assert Minute.objects.filter(meeting=coming, sort="said", what="The nights are hard.").count() == 1
    assert plans.actions_of_meeting(coming.ref)[-1].friend == "Bea, her sister"


def reach(page: Page, condition: str) -> None:
    """Press Tab until something has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(condition):
            return
    raise AssertionError(f"Tab did not lead to {condition}")


def test_what_is_handed_over_on_paper_fits_on_one_page(page: Page, live_server: Any, world: World) -> None:
    cast, coming, _ = world
    sign_in(page, cast, "AW", live_server.url)
    teacher = coming.invitations.get(practitioner=cast.practitioners["PT"])
    for address in (to("what_to_expect", coming), to("report_form", teacher)):
        page.goto(address)
        paper = page.pdf(format="A4", print_background=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, address
        if folder := os.environ.get("KINFOLD_SHOTS"):
            Path(folder, f"paper-{address.strip('/').replace('/', '-')}.pdf").write_bytes(paper)
