"""Signing in and out: names, passwords, throttle, session keys, and where it leads."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from kinfold.base.models import Draft
from kinfold.design import drafts
from kinfold.front import actions
from kinfold.front.models import SignInTry
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import PASSWORD, TODAY, Cast


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: str):
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def test_somebody_signs_in_and_comes_to_their_work(cast: Cast) -> None:
    client = Client()
    answer = sign_in(client, "cast-aw")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    page = client.get("/")
    assert "Hello, Amina" in page.content.decode()
    assert AccessLog.objects.filter(action="sign_in", account_id=cast.accounts["AW"].pk).count() == 1


def test_the_session_key_changes_at_sign_in_and_is_not_stored_in_clear(cast: Cast) -> None:
    client = Client()
    session = client.session
    session["seen"] = "before"
    session.save()
    before = client.cookies["sessionid"].value
    sign_in(client, "cast-aw")
    after = client.cookies["sessionid"].value
    assert before != after
    assert not Session.objects.filter(session_key__in=[before, after]).exists()


@pytest.mark.parametrize(
    ("username", "password"),
    [("cast-aw", "wrong"), ("nobody-has-this", "wrong"), ("cast-aw ", "Wrong again")],
)
def test_a_wrong_try_answers_alike_whether_or_not_the_name_exists(
    cast: Cast, username: str, password: str
) -> None:
    answer = sign_in(Client(), username, password)
    assert answer.status_code == 422
    assert actions.WRONG in answer.content.decode().replace("&#39;", "'")
    assert password not in answer.content.decode()


def test_ten_wrong_tries_stop_even_the_right_password_whatever_the_header_says(cast: Cast) -> None:
    client = Client()
    for n in range(actions.MOST_TRIES):
        client.post(
            "/sign-in/", {"username": "cast-aw", "password": "no"}, headers={"X-Forwarded-For": f"10.0.0.{n}"}
        )
    assert actions.TOO_MANY in sign_in(client, "cast-aw").content.decode()
    assert sign_in(Client(), "cast-tm").status_code == 302, "somebody else is not locked out"


def test_after_five_minutes_the_right_password_opens_again(cast: Cast) -> None:
    for _ in range(actions.MOST_TRIES):
        sign_in(Client(), "cast-aw", "no")
    SignInTry.objects.update(at=timezone.now() - actions.WITHIN)
    assert sign_in(Client(), "cast-aw").status_code == 302
    assert not SignInTry.objects.exists()


def test_who_left_or_was_suspended_does_not_come_in(cast: Cast) -> None:
    worker = cast.practitioners["AW"]
    worker.left_on = TODAY
    worker.save()
    cast.accounts["TM"].is_active = False
    cast.accounts["TM"].save()
    assert sign_in(Client(), "cast-aw").status_code == 422
    assert sign_in(Client(), "cast-tm").status_code == 422


@pytest.mark.parametrize(
    "evil",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:evil.example",
     "\t//evil.example", "///evil.example", "https:///evil.example"],
)  # fmt: skip
def test_signing_in_never_leads_to_another_site(cast: Cast, evil: str) -> None:
    assert sign_in(Client(), "cast-aw", next=evil)["Location"] == "/"


def test_signing_in_leads_to_the_page_that_was_wanted(cast: Cast) -> None:
    client = Client()
    wanted = client.get("/find/")
    assert wanted["Location"] == "/sign-in/?next=/find/"
    assert sign_in(client, "cast-aw", next="/find/")["Location"] == "/find/"


def test_signing_out_clears_the_browser_and_ends_the_session(cast: Cast) -> None:
    client = cast.client("AW")
    assert client.get("/sign-out/").status_code == 405
    answer = client.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.get("/").status_code == 302


def test_a_form_sent_after_the_session_ended_comes_back_filled(cast: Cast) -> None:
    account = cast.accounts["AW"]
    sent = {
        "draft_owner": drafts.owner_mark(account.pk),
        "draft_form": "ask_for_help",
        "draft_about": "",
        "words": "Could you ring me on Tuesday?",
    }
    client = Client()
    answer = client.post("/find/", sent)
    assert answer["Location"].startswith("/sign-in/?parked=")
    page = client.get(answer["Location"])
    assert "has been kept" in page.content.decode()
    back = sign_in(client, "cast-aw", parked=answer["Location"].split("parked=")[1].replace("%3A", ":"))
    assert back["Location"] == "/find/?carry_on=yes"
    assert Draft.objects.get(account_id=account.pk).data["words"] == ["Could you ring me on Tuesday?"]


def test_parked_words_never_come_up_for_somebody_else(cast: Cast) -> None:
    sent = {"draft_owner": drafts.owner_mark(cast.accounts["AW"].pk), "draft_form": "note", "words": "secret"}
    answer = Client().post("/find/", sent)
    name = answer["Location"].split("parked=")[1].replace("%3A", ":")
    assert sign_in(Client(), "cast-tm", parked=name)["Location"] == "/"


def test_a_card_makes_somebody_of_the_demonstration_in_one_click(cast: Cast, settings, tmp_path) -> None:
    cards = tmp_path / "cast.yaml"
    cards.write_text(
        'cards: [{username: cast-aw, today: "Visits Wren."}, {username: cast-fam}, {username: gone}]'
    )
    settings.SIGN_IN_CARDS = str(cards)
    client = Client()
    shown = client.get("/sign-in/").content.decode()
    assert "Amina Yusuf" in shown
    assert "Social worker, Merebridge Children&#39;s Services" in shown
    assert "Visits Wren." in shown
    assert "Children and parents" in shown
    assert client.post("/sign-in/as/", {"username": "cast-aw"})["Location"] == "/"
    assert client.post("/sign-in/as/", {"username": "cast-tm"}).status_code == 404, "only those on the cards"


def test_in_production_there_are_no_cards_and_no_such_page(cast: Cast, settings) -> None:
    settings.SIGN_IN_CARDS = ""
    assert Client().post("/sign-in/as/", {"username": "cast-aw"}).status_code == 404
    shown = Client().get("/sign-in/").content.decode()
    assert "Password" in shown
    assert "Who would you like to be?" not in shown


def test_an_old_page_sent_with_a_wrong_token_shows_what_was_typed(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.accounts["AW"])
    sent = {
        "words": "Wren said she is hungry at night.",
        "draft_form": "note",
        "csrfmiddlewaretoken": "x" * 64,
    }
    here = client.post("/find/", sent, headers={"Origin": "http://testserver"})
    assert here.status_code == 403
    assert "Wren said she is hungry at night." in here.content.decode()
    assert "send it" in here.content.decode()
    elsewhere = client.post("/find/", sent, headers={"Origin": "https://evil.example"})
    assert elsewhere.status_code == 403
    assert "cannot be sent from here" in elsewhere.content.decode()
