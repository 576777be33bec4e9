"""A charity answers on a telephone, without an account; the same link then opens nothing; the worker sees who answered."""

import re

import pytest
from django.core import mail

from journeys.finding import TODAY, person, roberts, who
from journeys.test_by_keyboard import choose, press, typed
from kinfold.services import actions as services
from kinfold.services.models import AnswerLink, Request

CHARITY = "hello@lanternhouse.example.org"
SHARES = "A friend to talk to, one evening a week. He works until six."


@pytest.fixture
def asked(db) -> Request:
    """Help for the father of the Roberts family, asked of a tiny charity."""
    home = roberts()
    house = services.list_service("lantern-house", "Lantern House", does="Somebody to talk to", email=CHARITY)
    return services.ask_for_service(
        home, [person(home, "Jason")], house, asked_on=TODAY, by=who("daniel"), on=TODAY
    )[0]


def link_of(message) -> str:
    """The path of the link in a mail."""
    found = re.search(r"/answer/[\w-]+/", message.body)
    assert found is not None
    return found[0]


def sent(asked: Request) -> str:
    """Send a link; return its path."""
    services.send_answer_link(
        asked, sent_to=CHARITY, name_given="J", shares=SHARES, agreed_how="He said yes at home.", by=who("daniel"), on=TODAY,
    )  # fmt: skip
    return link_of(mail.outbox[-1])


def test_a_charity_accepts_on_a_telephone_without_an_account_and_the_worker_sees_it(visitor, asked):
    daniel = visitor("daniel")
    daniel.goto(f"/help/{asked.ref}/")
    daniel.click("Let them answer by a link")
    assert daniel.box("sent_to").input_value() == CHARITY
    daniel.fill(name_given="J", shares=SHARES, agreed_how="He said yes at home.")
    daniel.choose("family_told", "yes")
    daniel.click("Read it through")
    daniel.reads("This is all that they will read", SHARES, CHARITY)
    daniel.click("Send the link")
    daniel.reads("Links that were sent", CHARITY)
    path = link_of(mail.outbox[-1])

    charity = visitor(width=400, has_touch=True)
    charity.goto(path)
    charity.reads("Can you help?", "Lantern House", SHARES)
    assert "Roberts" not in charity.words()
    charity.goto(path)  # a program that checks mail may have looked before: nothing is used up
    charity.tick("Yes, we can help")
    charity.click("Continue")
    charity.fill(said_by="Jo, volunteer")
    charity.click("Send this answer")
    charity.reads("Thank you")
    charity.goto(path, status=404)
    charity.reads("This link has been answered already", "ask for a new link")
    assert SHARES not in charity.words()
    assert charity.page.context.cookies() == []

    daniel.goto(f"/help/{asked.ref}/")
    daniel.reads("They have answered", "Jo, volunteer, Lantern House", "answered")
    daniel.click("I have told them")
    daniel.click("Save")
    assert "They have answered" not in daniel.words()
    assert AnswerLink.objects.filter(request=asked).count() == 2  # and one more, for when it begins


def test_a_no_with_its_reason_by_the_keyboard_alone(visitor, asked):
    charity = visitor(width=400)
    charity.goto(sent(asked))
    press(charity, "link", "Skip to main content")
    choose(charity, "answer", "not_eligible")
    press(charity, "button", "Continue")
    typed(charity, "why", "Only for people from sixty on.")
    press(charity, "button", "Send this answer")
    charity.reads("Thank you")
    asked.refresh_from_db()
    assert asked.state == "not_eligible"


def test_bad_answers_are_told_in_words_and_nothing_typed_is_lost(visitor, asked):
    charity = visitor(width=400, has_touch=True)
    path = sent(asked)
    charity.goto(path)
    charity.click("Continue")
    charity.reads("There is a problem", "Choose your answer")
    charity.tick("They are on our waiting list")
    charity.click("Continue")
    charity.fill(position="0", said_by="Zoë 🐝 قالت")
    charity.day("expected_on", 30, 2, 2027)
    charity.click("Send this answer")
    charity.reads("There is no 30 February 2027", "1")
    assert charity.box("said_by").input_value() == "Zoë 🐝 قالت"
    charity.fill(position="3")
    charity.day("expected_on", 1, 2, 2027)
    charity.click("Send this answer")
    charity.reads("Thank you")
    asked.refresh_from_db()
    assert (asked.state, asked.position) == ("waiting", 3)


def test_a_link_with_a_part_missing_says_so_kindly(visitor):
    somebody = visitor(width=400, has_touch=True)
    somebody.goto("/answer/only-a-part/", status=404)
    somebody.reads("This link does not open anything", "copy all of it", "01632 960100")
