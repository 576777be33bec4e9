"""The gallery at a desk and on a phone, seen by everybody, with and without JavaScript."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect

from kinfold.base.models import Draft, Submission

GALLERY = "/design/"


def sign_in(page: Any, live_server: Any, name: str = "ann") -> Any:
    user = get_user_model()._default_manager.create(username=name, display_name="Ann Shah")
    client = Client()
    client.force_login(user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return user


def fill(page: Any, name: str = "Charlie") -> None:
    page.get_by_label("What is the child called?").fill(name)
    seen = page.get_by_role("group", name="When did you see them?")
    for label, value in (("Day", "3"), ("Month", "march"), ("Year", "2026")):
        seen.get_by_label(label).fill(value)
    page.get_by_label("Yes, they agreed").check()


def faults(page: Any) -> list[str]:
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.django_db(transaction=True)
def test_at_a_desk_it_is_styled_and_has_no_barriers(page: Any, axe: Any) -> None:
    wrong = faults(page)
    page.goto(GALLERY)
    axe(page)
    quote = page.evaluate("getComputedStyle(document.querySelector('.kf-words__line')).fontFamily")
    assert quote.startswith("Georgia")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.kf-words')).backgroundColor")
        == "rgb(251, 248, 243)"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith(
        '"Helvetica Neue", Arial'
    )
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.kf-form .govuk-button')).backgroundColor")
        == "rgb(15, 122, 82)"
    )
    assert "govuk-frontend-supported" in page.locator("body").get_attribute("class")
    assert wrong == []


@pytest.mark.django_db(transaction=True)
def test_on_a_phone_nothing_is_cut_off_and_there_are_no_barriers(phone: Any, axe: Any) -> None:
    phone.goto(GALLERY)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 400
    phone.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 400
    axe(phone)


@pytest.mark.django_db(transaction=True)
def test_errors_are_read_out_and_lead_to_the_box(page: Any, axe: Any) -> None:
    page.goto(GALLERY)
    page.get_by_label("What is the child called?").fill("Charlie")
    page.get_by_role("button", name="Send", exact=True).click()
    assert page.title().startswith("Error: ")
    summary = page.get_by_role("alert")
    assert summary.evaluate(
        "box => document.activeElement === box || box.contains(document.activeElement)"
    ) or (page.evaluate("document.activeElement.className").startswith("govuk-error-summary"))
    axe(page)
    page.get_by_role("link", name="Fill this in.").first.click()
    assert page.evaluate("document.activeElement.id") == "id_seen_on-day"
    assert page.get_by_label("What is the child called?").input_value() == "Charlie"


@pytest.mark.django_db(transaction=True)
def test_what_is_typed_survives_a_crash_within_ten_seconds(page: Any, live_server: Any) -> None:
    user = sign_in(page, live_server)
    page.goto(GALLERY)
    page.get_by_label("What did they say?").press_sequentially("I wish there was a light")
    page.get_by_text("Draft kept at").wait_for()
    page.goto("about:blank")
    page.goto(GALLERY)
    expect(page.get_by_text("I wish there was a light")).to_be_visible()
    page.get_by_role("button", name="Carry on").click()
    assert page.get_by_label("What did they say?").input_value() == "I wish there was a light"
    fill(page)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/design/?sent=yes")
    assert not Draft.objects.filter(account_id=user.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_signed_out_writer_is_told_while_writing(page: Any, live_server: Any) -> None:
    sign_in(page, live_server)
    page.goto(GALLERY)
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("What did they say?").press_sequentially("still here")
    page.get_by_text("You have been signed out").wait_for()
    assert page.get_by_label("What did they say?").input_value() == "still here"


@pytest.mark.django_db(transaction=True)
def test_everything_works_without_javascript(open_context: Any) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(GALLERY)
    fill(page)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Your form was received once")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_pressing_twice_makes_one_row(page: Any, live_server: Any) -> None:
    sign_in(page, live_server)
    page.goto(GALLERY)
    fill(page)
    page.get_by_role("button", name="Send", exact=True).dblclick()
    page.wait_for_url("**/design/?sent=yes")
    assert Submission.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_clash_is_shown_first_and_takes_the_focus(page: Any, axe: Any) -> None:
    page.goto(GALLERY)
    fill(page, name="Clash")
    page.get_by_label("What did they say?").fill("mine")
    page.get_by_role("button", name="Send", exact=True).click()
    assert page.evaluate("document.activeElement.className") == "kf-clash"
    axe(page)


@pytest.mark.django_db(transaction=True)
def test_it_prints_on_paper_without_what_paper_cannot_do(page: Any) -> None:
    page.goto(GALLERY)
    page.emulate_media(media="print")
    assert not page.locator(".govuk-button-group").first.is_visible()
    expect(page.locator(".kf-words").first).to_be_visible()
