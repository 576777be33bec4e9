"""One-time links, attacked once more: scanners, two tabs, wrong clocks, other requests, other verbs, words that are code."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.base.who import Who
from kinfold.services import actions
from kinfold.services.models import AnswerLink, HelpStep, Request, Service
from kinfold.services.rules import links as rules
from kinfold.services.tests.test_links import NOW, TOLD, _on_the_day, answer, asked, token, token_in, where
from kinfold.sharing.tests.cast import TODAY, Cast

__all__ = ["_on_the_day", "asked", "token"]
YES = {"on_day-day": "2", "on_day-month": "3", "on_day-year": "2026"}


def said(token: str, client: Client, what: str, **more: str) -> Any:
    """Send one answer as the form of the page does."""
    return client.post(f"{where(token)}?answer={what}", {"token": str(uuid.uuid4()), **YES, **more})


def opens(token: str, on: Any) -> str:
    return actions.open_answer_link(token, on=on, now=NOW).stands


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["head", "get", "options", "put", "patch", "delete"])
def test_a_program_that_checks_mail_uses_nothing_up_whatever_it_tries(
    token: str, client: Client, verb: str
) -> None:
    for address in (where(token), f"{where(token)}?answer=accepted", f"{where(token)}?answer=ended"):
        getattr(client, verb)(address, headers={"Sec-Purpose": "prefetch", "User-Agent": "MailScanner"})
    assert HelpStep.objects.filter(recorded_by=None).count() == 0
    assert AnswerLink.objects.get().used_at is None
    assert said(token, client, "accepted").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["head", "get", "options", "put"])
def test_a_program_that_follows_the_button_for_a_new_link_brings_no_mail(
    token: str, client: Client, verb: str
) -> None:
    sent = len(mail.outbox)
    assert getattr(client, verb)(reverse("ask_for_new_link", args=[token])).status_code == 405
    assert len(mail.outbox) == sent


@pytest.mark.django_db
def test_an_empty_answer_sent_by_a_program_uses_nothing_up(token: str, client: Client) -> None:
    assert client.post(where(token)).status_code == 422
    for what in rules.ANSWERS:
        assert client.post(f"{where(token)}?answer={what}").status_code == 422
    assert client.post(f"{where(token)}?answer=started", YES).status_code == 422
    assert AnswerLink.objects.get().used_at is None


@pytest.mark.django_db
def test_of_two_tabs_the_second_is_told_kindly_that_it_was_answered(
    asked: Request, token: str, client: Client
) -> None:
    for what in ("accepted", "not_eligible"):
        assert client.get(f"{where(token)}?answer={what}").status_code == 200
    assert said(token, client, "accepted").status_code == 200
    second = said(token, client, "not_eligible", why="Full.")
    assert second.status_code == 404
    assert "This link has been answered already" in second.content.decode()
    asked.refresh_from_db()
    assert asked.state == "accepted"
    assert HelpStep.objects.filter(recorded_by=None).count() == 1


@pytest.mark.django_db
def test_a_link_answers_its_own_request_and_no_other(
    cast: Cast, by: Who, asked: Request, token: str, speech: Service, client: Client
) -> None:
    (other,) = actions.ask_for_service(cast.family, [cast.mother], speech, asked_on=TODAY, by=by, on=TODAY)
    _, theirs = actions.send_answer_link(other, **{**TOLD, "name_given": "Ilse"}, by=by, on=TODAY)
    said(token, client, "accepted", request=other.ref, ref=other.ref, request_id=str(other.pk), link="2")
    for one in (asked, other):
        one.refresh_from_db()
    assert (asked.state, other.state) == ("accepted", "asked")
    assert opens(theirs, TODAY) == "open"
    assert "Ilse" not in client.get(where(token)).content.decode()


@pytest.mark.django_db
def test_a_clock_put_back_opens_no_link_again(asked: Request, token: str) -> None:
    last = AnswerLink.objects.get().expires_on
    assert opens(token, last + timedelta(days=1)) == "expired"
    assert opens(token, last) == "expired"
    assert opens(token, TODAY) == "expired"
    with pytest.raises(actions.LinkClosed):
        answer(token)


@pytest.mark.django_db
def test_before_the_day_it_was_sent_no_link_is_open(token: str) -> None:
    assert opens(token, TODAY - timedelta(days=1)) == "expired"
    with pytest.raises(actions.LinkClosed):
        actions.answer_by_link(token, "accepted", now=NOW, on=TODAY - timedelta(days=1))
    assert opens(token, TODAY) == "open"


@pytest.mark.django_db
def test_what_was_used_or_taken_back_stays_so_whatever_the_clock_says(
    asked: Request, token: str, by: Who
) -> None:
    answer(token, "accepted")
    actions.take_back_link(AnswerLink.objects.latest("pk"), why="Wrong", by=by, on=TODAY)
    following = token_in(mail.outbox[-1])
    for on in (TODAY - timedelta(days=400), TODAY, TODAY + timedelta(days=400)):
        assert opens(token, on) == "answered"
        assert opens(following, on) == "taken_back"


@pytest.mark.django_db
def test_a_link_that_ran_out_can_still_be_taken_back_so_that_no_new_one_comes(
    cast: Cast, asked: Request, token: str, client: Client, settings: Any
) -> None:
    after = AnswerLink.objects.get().expires_on + timedelta(days=1)
    settings.KINFOLD_TODAY = after.isoformat()
    assert "not too late" in client.get(where(token)).content.decode()
    worker, link = cast.client("AW"), AnswerLink.objects.get()
    address = reverse("take_back_link", args=[link.ref])
    assert address in worker.get(reverse("request", args=[asked.ref])).content.decode()
    assert worker.post(address, {"token": str(uuid.uuid4()), "why": "Not needed"}).status_code == 302
    sent = len(mail.outbox)
    assert client.post(reverse("ask_for_new_link", args=[token])).status_code == 200
    assert len(mail.outbox) == sent


@pytest.mark.django_db
def test_how_long_it_takes_tells_nothing_of_a_token(token: str) -> None:
    near, far = token[:-1] + ("A" if token[-1] != "A" else "B"), "z" * len(token)
    asked_for = []
    for guess in (near, far):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert opens(guess, TODAY) == "unknown"
        words = " ".join(one["sql"] for one in seen.captured_queries)
        assert guess not in words, "the database is asked for a hash, never for the token"
        assert rules.hashed(guess) in words
        asked_for.append(len(seen))
    assert asked_for[0] == asked_for[1]


@pytest.mark.django_db
def test_no_answer_of_these_pages_is_kept_or_found_or_tells_another_site(token: str, client: Client) -> None:
    chosen = f"{where(token)}?answer=accepted"
    pages = [
        client.get(where(token)), client.head(where(token)), client.get(chosen), client.post(chosen),
        client.get(f"{where(token)}?answer=nonsense"), said(token, client, "accepted"),
        client.get(where(token)), said(token, client, "accepted"),
        client.post(reverse("ask_for_new_link", args=[token])), client.get(where("none")),
    ]  # fmt: skip
    for number in range(rules.WRONG_TRIES):
        client.get(where(f"guess{number}"))
    pages.append(client.get(where(token)))
    assert {page.status_code for page in pages} == {200, 404, 422, 429}
    for page in pages:
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert "no-store" in page.headers["Cache-Control"]
        assert "ETag" not in page.headers
        assert not page.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    "guess",
    ["%00", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"[:40], "a" * 6000, "%F0%9F%94%91", "..", "%2e%2e%2f"],
)
def test_what_is_no_token_is_no_error_and_is_drawn_as_words(token: str, client: Client, guess: str) -> None:
    page = client.get(f"/answer/{guess}/")
    assert page.status_code == 404
    assert b"<script>alert" not in page.content


@pytest.mark.django_db
def test_what_a_service_writes_is_shown_as_words_to_the_worker(
    cast: Cast, asked: Request, token: str, client: Client
) -> None:
    evil = "<script>alert(1)</script>{{ 7*7 }}"
    assert said(token, client, "not_eligible", why=evil, said_by=evil).status_code == 200
    page = cast.client("AW").get(reverse("request", args=[asked.ref])).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7*7 }}" in page
