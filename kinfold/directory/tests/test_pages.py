"""The public pages: anybody finds help and asks; the workers' pages: only duty and the advice line answer."""

import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.concerns.models import HelpRequest
from kinfold.directory import actions, rules
from kinfold.directory.models import PublicAsk
from kinfold.directory.tests.test_asking import NOW
from kinfold.people import actions as people
from kinfold.services import actions as services
from kinfold.services.models import Place, Service
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

pytestmark = pytest.mark.usefixtures("today")
MOST_QUERIES = 25


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", str(answer.content.decode()))


def look(name: str, *args: Any, **query: Any) -> Any:
    return Client().get(reverse(name, args=args), query)


def sent(**told: Any) -> dict[str, Any]:
    return {"token": str(uuid.uuid4()), **told}


def asked(**more: Any) -> tuple[PublicAsk, str]:
    return actions.ask_yourself("The money runs out.", now=NOW, on=TODAY, **more)


# ---- looking


def test_anybody_finds_help_by_what_is_hard_and_sees_when_it_is_open(pantry: Service) -> None:
    services.list_service("club", "Music club", needs=["activities"], public=True)
    page = text(look("help_near_you", hard="money", whom="mothers"))
    assert "Larch Lane Pantry" in page
    assert "Open today, 9am to midday" in page
    assert "For families" in page
    assert "Music club" not in page
    assert "tel:999" in page
    assert "tel:111" in page


def test_the_nearest_comes_first_with_how_far_it_is(pantry: Service, hall: Place) -> None:
    services.list_service("a", "Another", public=True)
    page = text(look("help_near_you", near=hall.ref))
    assert page.index("Larch Lane Pantry</a>") < page.index("Another</a>")
    assert "Very near" in page
    assert "straight line" in page


def test_a_page_of_help_says_all_that_is_needed_to_go_there(pantry: Service, hall: Place) -> None:
    page = text(look("help_service", "pantry", near=hall.ref))
    for said in (
        "£3 a week", "English, Polish", "Bus 7 stops outside.", "The blue door", "MB4 2QT", "01632 960301",
        "Just come in.", "Monday", "9am to midday", "You live in MB4", "You may ask all the same", "2 March 2026",
    ):  # fmt: skip
        assert said in page


def test_what_nobody_has_said_is_said_so(db: None) -> None:
    services.list_service("bare", "A bare page", public=True)
    page = text(look("help_service", "bare"))
    assert "Nobody has told us. Ask them." in page
    assert "Nobody has checked this page yet" in page
    assert "A worker asks for this with you" in page


@pytest.mark.parametrize("slug", ["tool", "gone", "no-such", "visits"])
def test_what_is_not_public_or_withdrawn_is_as_if_missing(db: None, slug: str) -> None:
    services.list_service("tool", "A tool for workers")
    services.list_service("gone", "Ended help", public=True, withdrawn_on=TODAY)
    services.list_service("visits", "Visits", csc_only=True)
    answer = look("help_service", slug)
    assert answer.status_code == 404
    assert answer.content == look("help_service", "never-was").content
    assert "Ended help" not in text(look("help_near_you"))
    assert "Ended help" not in text(look("print_help", s=["gone", "tool", "visits"]))


def test_looking_sets_no_cookie_and_may_be_kept_for_some_minutes(pantry: Service) -> None:
    for answer in (look("help_near_you"), look("help_service", "pantry"), look("print_help", s="pantry")):
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "public, max-age=300"


def test_the_page_of_somebody_signed_in_is_kept_by_nobody_and_names_nobody(
    cast: Cast, pantry: Service
) -> None:
    answer = cast.client("FAM").get(reverse("help_near_you"))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Ilse" not in text(answer)


def test_several_kinds_of_help_go_on_paper_together(pantry: Service) -> None:
    services.list_service("club", "Music club", public=True, phone="01632 960302")
    page = text(look("print_help", s=["pantry", "club"]))
    assert page.count("kf-sheet") == 2
    assert "01632 960302" in page
    assert "Larch Lane Pantry" in page


@pytest.mark.parametrize(
    "query",
    [
        {"words": "\x00", "near": "'; --"}, {"hard": "dragons", "whom": "me"}, {"after": "9.9.9"}, {"near": "Ü" * 40},
        {"words": "%_" * 80}, {"s": ["x"] * 300}, {"after": "1" * 50, "near": "R0000000000"},
    ],
)  # fmt: skip
def test_nothing_typed_into_the_address_breaks_a_public_page(pantry: Service, query: dict[str, Any]) -> None:
    for name in ("help_near_you", "print_help"):
        assert look(name, **query).status_code in (200, 404)


def test_a_list_of_many_takes_few_queries(pantry: Service, hall: Place) -> None:
    for number in range(30):
        one = services.list_service(f"s-{number}", f"Help {number}", public=True)
        services.give_at(one, hall)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        look("help_near_you", near=hall.ref)
    assert len(seen) <= MOST_QUERIES
    assert "Show more help" in text(look("help_near_you"))


# ---- asking


def test_she_asks_without_a_sign_in_and_reads_the_answer_by_her_code(cast: Cast, pantry: Service) -> None:
    browser = Client()
    address = reverse("ask_for_help_yourself") + "?service=pantry"
    assert "Larch Lane Pantry" in text(browser.get(address))
    page = browser.post(address, sent(words="We have no food.", named="Jo", for_whom="my_family"))
    code = re.search(r'id="code">([0-9A-Z-]+)<', text(page))
    assert code
    assert "You get an answer by Wednesday 4 March 2026" in text(page)
    row = PublicAsk.objects.get()
    assert row.service == pantry
    assert "We are still working" in text(browser.post(reverse("my_ask"), sent(code=code[1])))
    actions.answer_public_ask(
        row,
        answer="help",
        what_was_given="Come on Monday.",
        reasons="Nobody should be hungry.",
        by=cast.who("DU"),
        on=TODAY,
    )
    read = text(browser.post(reverse("my_ask"), sent(code=code[1])))
    assert "Come on Monday." in read
    assert "Nobody should be hungry." in read


def test_sending_twice_keeps_one_asking_and_never_shows_the_code_again(db: None) -> None:
    told = sent(words="Help me sleep.")
    browser = Client()
    browser.post(reverse("ask_for_help_yourself"), told)
    again = browser.post(reverse("ask_for_help_yourself"), told, follow=True)
    assert PublicAsk.objects.count() == 1
    assert 'id="code"' not in text(again)
    assert "The code was shown once" in text(again)


def test_nothing_typed_is_lost_when_words_are_missing_or_a_machine_is_suspected(db: None) -> None:
    page = Client().post(reverse("ask_for_help_yourself"), sent(words="", named="Jo Sandhu"))
    assert page.status_code == 422
    assert "One line is enough" in text(page)
    assert "Jo Sandhu" in text(page)
    page = Client().post(reverse("ask_for_help_yourself"), sent(words="Buy now", leave_empty="http://x"))
    assert "only there to stop machines" in text(page)
    assert "Buy now" in text(page)
    assert not PublicAsk.objects.exists()


def test_a_service_that_is_not_public_is_not_named_on_the_form(db: None) -> None:
    services.list_service("tool", "A tool for workers")
    answer = look("ask_for_help_yourself", service="tool")
    assert "A tool for workers" not in text(answer)


def test_a_wrong_code_says_so_kindly_and_a_page_with_an_answer_is_kept_by_nobody(db: None) -> None:
    _, code = asked()
    wrong = Client().post(reverse("my_ask"), sent(code="AAAA-BBBB-CCCC"))
    assert wrong.status_code == 422
    assert "Check each letter and number" in text(wrong)
    assert "no-store" in Client().post(reverse("my_ask"), sent(code=code)).headers["Cache-Control"]


# ---- answering


@pytest.mark.parametrize("actor", ["AW", "MG", "PT", "AN", "SA", "FAM"])
def test_others_find_nothing_of_what_was_asked_in_public(cast: Cast, actor: str) -> None:
    row, _ = asked(named="Jo Sandhu")
    browser = cast.client(actor)
    for name in ("public_ask", "answer_public_ask", "take_up_public_ask"):
        answer = browser.get(reverse(name, args=[row.ref]))
        assert answer.status_code == 404
        assert answer.content == browser.get(reverse(name, args=["R0000000000"])).content
    assert browser.get(reverse("public_asks")).status_code == 404


@pytest.mark.parametrize("actor", ["DU", "CL"])
def test_duty_and_the_advice_line_see_what_waits_and_answer(cast: Cast, actor: str) -> None:
    row, _ = asked(named="Jo Sandhu", safe_to_reply="Never ring after five")
    browser = cast.client(actor)
    assert "Jo Sandhu" in text(browser.get(reverse("public_asks")))
    assert "Never ring after five" in text(browser.get(reverse("public_ask", args=[row.ref])))
    answer = browser.post(
        reverse("answer_public_ask", args=[row.ref]),
        sent(answer="other", what_was_given="The pantry, Mondays.", reasons="They have food today."), follow=True,
    )  # fmt: skip
    assert "They have food today." in text(answer)
    assert AccessLog.objects.filter(action="public_ask", about=row.ref).exists()


def test_an_answer_without_reasons_comes_back_with_what_was_written(cast: Cast) -> None:
    row, _ = asked()
    page = cast.client("DU").post(
        reverse("answer_public_ask", args=[row.ref]),
        sent(answer="help", what_was_given="The pantry", reasons=""),
    )
    assert page.status_code == 422
    assert "The pantry" in text(page)


def test_duty_looks_with_two_things_known_and_takes_it_up_for_somebody_we_know(
    cast: Cast, pantry: Service
) -> None:
    row, _ = asked(named="Ilse", service=pantry)
    people.add_address(
        cast.mother, lines="2 Elm Road", postcode="MB4 2QT", since=BEGAN, by=cast.who("AW"), on=TODAY
    )
    browser, address = cast.client("DU"), reverse("take_up_public_ask", args=[row.ref])
    one = browser.post(address, {"look": "yes", "called": "Ilse Ardleigh"})
    assert "two things are needed" in text(one)
    found = text(browser.post(address, {"look": "yes", "called": "Ilse Ardleigh", "postcode": "MB4 2QT"}))
    assert cast.mother.ref in found
    done = browser.post(
        address, sent(person=cast.mother.ref, words="The money runs out.", ask_service="on"), follow=True
    )
    made = HelpRequest.objects.get()
    assert (made.family, made.asked_by, made.route) == (cast.family, cast.mother, "public page")
    assert done.status_code == 200


def test_nobody_is_taken_up_whom_the_worker_may_not_find(cast: Cast) -> None:
    row, _ = asked()
    page = cast.client("DU").post(
        reverse("take_up_public_ask", args=[row.ref]), sent(person="P0000000000", words="x")
    )
    assert page.status_code == 404
    assert not HelpRequest.objects.exists()


def test_a_new_person_needs_a_name(cast: Cast) -> None:
    row, _ = asked()
    page = cast.client("DU").post(
        reverse("take_up_public_ask", args=[row.ref]), sent(person="new", words="Money.")
    )
    assert page.status_code == 422
    assert "Write the name of the person who asks" in text(page)


def test_each_thing_that_is_hard_is_said_in_few_short_words() -> None:
    assert all(len(one.says.split()) <= 7 for one in rules.HARD.values())


def test_words_that_nothing_holds_lead_to_what_may_be_hard(cast: Cast) -> None:
    page = text(Client().get(reverse("help_near_you"), {"words": "sad after the baby"}))
    assert "Is it about one of these?" in page
    assert "?hard=feeling_low" in page
    assert "?hard=baby" in page
    assert "?hard=work" not in page
