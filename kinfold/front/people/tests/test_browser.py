"""Pages about people in a real browser: on a phone, by keyboard, without JavaScript, and with axe."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kinfold.base.dates import PartialDate
from kinfold.people import actions as people
from kinfold.people.models import Person
from kinfold.sharing.tests import cast as players

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hand(open_context, live_server, cast):
    """A phone in the hand of the lead worker."""
    page = open_context(width=400, height=800, has_touch=True).new_page()
    page.context.add_cookies(
        [{"name": "sessionid", "value": cast.client("AW").cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def fits(page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= 400"))


def test_a_twin_is_noticed_and_the_new_person_added_on_a_phone(hand, cast, axe):
    people.correct_person(
        cast.mother, version=1, by=players.SETTER_UP, on=players.TODAY, born=PartialDate(date(1990, 7, 5))
    )
    cast.mother.refresh_from_db()
    given, family = cast.mother.known_as.rsplit(" ", 1)
    hand.goto(reverse("add_person"))
    axe(hand)
    assert fits(hand)
    hand.get_by_label("Given names").fill(given)
    hand.get_by_label("Family name").fill(family)
    hand.get_by_label("Parent", exact=True).check()
    for part, typed in (("Day", "7"), ("Month", "5"), ("Year", "1990")):
        hand.get_by_role("group", name="Date of birth").get_by_label(part).fill(typed)
    hand.get_by_role("button", name="Continue").click()
    hand.wait_for_selector("text=Is this the same person?")
    expect(hand.get_by_text("day and month of birth the other way round")).to_be_visible()
    axe(hand)
    assert fits(hand)
    hand.get_by_label("None of these").check()
    hand.get_by_role("button", name="Continue").click()
    hand.wait_for_url("**/people/**")
    assert Person.objects.filter(known_as=cast.mother.known_as).count() == 2


@pytest.mark.parametrize(
    "name",
    [
        "person_details",
        "correct_person",
        "add_name",
        "add_identifier",
        "add_address",
        "add_contact_point",
        "add_disability",
        "record_death",
        "ask_to_merge",
    ],
)
def test_each_page_fits_a_phone_and_has_no_barriers(hand, cast, axe, name):
    people.add_address(
        cast.child, lines="12 Mill Lane, Merebridge", postcode="ZZ1 1AA", since=players.BEGAN, by=players.SETTER_UP, on=players.TODAY
    )  # fmt: skip
    reply = hand.goto(reverse(name, kwargs={"ref": cast.child.ref}))
    assert reply.status == 200
    axe(hand)
    assert fits(hand)


def test_errors_are_linked_to_their_boxes_by_keyboard(hand, cast, axe):
    hand.goto(reverse("add_identifier", kwargs={"ref": cast.child.ref}))
    hand.get_by_label("NHS number").check()
    hand.get_by_label("The number").fill("999 000 0019")
    hand.keyboard.press("Enter")
    hand.wait_for_selector(".govuk-error-summary")
    axe(hand)
    hand.locator(".govuk-error-summary a").first.press("Enter")
    assert hand.evaluate("document.activeElement.id") == "id_value"
    assert hand.get_by_label("The number").input_value() == "999 000 0019"
