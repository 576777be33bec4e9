"""One-time links: one request, one answer, one address; nothing else for anybody (threats: README)."""

import logging
import re
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.logs import NoLinks
from kinfold.base.who import NOBODY, Who
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.services import actions, jobs
from kinfold.services.actions import links
from kinfold.services.models import AnswerLink, HelpStep, Request, Service
from kinfold.services.rules import links as rules
from kinfold.sharing import queries as sharing
from kinfold.sharing.tests.cast import TODAY, Cast

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
CHARITY = "hello@lanternhouse.example.org"
SHARES = "Help with talking, after nursery noticed. Mondays are good."
TOLD = {
    "sent_to": CHARITY,
    "name_given": "Wren",
    "shares": SHARES,
    "agreed_how": "Ilse said yes on the telephone.",
}


@pytest.fixture(autouse=True)
def _on_the_day(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


@pytest.fixture
def asked(cast: Cast, by: Who, speech: Service) -> Request:
    """Help with talking, asked for today."""
    return actions.ask_for_service(cast.family, [cast.child], speech, asked_on=TODAY, by=by, on=TODAY)[0]


@pytest.fixture
def token(asked: Request, by: Who) -> str:
    """The token of a link that was just sent."""
    return actions.send_answer_link(asked, **TOLD, by=by, on=TODAY)[1]


def answer(token: str, what: str = "accepted", **facts: Any) -> HelpStep:
    return actions.answer_by_link(token, what, now=NOW, on=TODAY, **facts)


def stands(token: str, address: str = "") -> str:
    return actions.open_answer_link(token, on=TODAY, now=NOW, address=address).stands


def token_in(message: Any) -> str:
    found = re.search(r"/answer/([\w-]+)/", message.body)
    assert found is not None
    return found[1]


def where(token: str) -> str:
    return reverse("answer_link", args=[token])


@pytest.mark.django_db
def test_the_mail_holds_the_link_and_until_when_and_nothing_of_anybody(asked: Request, token: str) -> None:
    (message,) = mail.outbox
    assert message.to == [CHARITY]
    assert token_in(message) == token
    said = f"{message.subject} {message.body}"
    assert "16 March 2026" in said
    for word in ("Wren", "Ardleigh", "talking", "nursery", "Speech", asked.ref, asked.family.ref):
        assert word not in said


@pytest.mark.django_db
def test_only_a_hash_is_kept_of_256_bits(asked: Request, token: str) -> None:
    assert len(token) == 43
    link = AnswerLink.objects.get()
    assert link.token_hash == rules.hashed(token)
    everywhere = " ".join(str(value) for value in vars(link).values())
    assert token not in everywhere
    seal = jobs.sealed(link.ref, token)
    assert seal != token
    assert jobs.sealed(link.ref, seal) == token
    assert jobs.sealed("R000000000", seal) != token  # the pad of another link opens nothing


@pytest.mark.django_db
def test_sending_is_one_entry_and_one_disclosure(asked: Request, by: Who, cast: Cast) -> None:
    before = Entry.objects.count()
    actions.send_answer_link(asked, **TOLD, by=by, on=TODAY)
    assert Entry.objects.count() == before + 1
    told = Entry.objects.latest("pk")
    assert told.kind == "answer_link_sent"
    assert SHARES not in told.what
    (shared,) = sharing.disclosures(cast.family)
    assert SHARES in shared.items
    assert CHARITY in shared.to_whom
    assert shared.family_told


@pytest.mark.django_db
@pytest.mark.parametrize("gap", ["sent_to", "name_given", "shares", "agreed_how"])
def test_a_link_needs_its_address_words_and_agreement(asked: Request, by: Who, gap: str) -> None:
    with pytest.raises(NotNow):
        actions.send_answer_link(asked, **{**TOLD, gap: " "}, by=by, on=TODAY)
    assert not AnswerLink.objects.exists()
    assert not mail.outbox


@pytest.mark.django_db
def test_nobody_without_a_name_sends_a_link(asked: Request) -> None:
    with pytest.raises(RefusedOpenly):
        actions.send_answer_link(asked, **TOLD, by=NOBODY, on=TODAY)


@pytest.mark.django_db
def test_looking_uses_nothing_up(token: str) -> None:
    for _ in range(3):
        assert stands(token) == "open"
    link = AnswerLink.objects.get()
    assert link.tries == 3
    assert link.opened_at == NOW
    assert link.used_at is None
    assert answer(token).state == "accepted"


@pytest.mark.django_db
def test_a_link_cannot_be_used_again(asked: Request, token: str) -> None:
    answer(token, "not_eligible", reason_code="wrong_age")
    with pytest.raises(actions.LinkClosed) as closed:
        answer(token, "accepted")
    assert closed.value.opened.stands == "answered"
    assert HelpStep.objects.filter(request=asked).count() == 2


@pytest.mark.django_db
def test_a_link_cannot_be_guessed(token: str) -> None:
    for guess in ("", "x", token[:-1], token + "a", token.swapcase(), rules.hashed(token), "é" * 43):
        assert stands(guess) == "unknown"
        with pytest.raises(actions.LinkClosed):
            answer(guess)
    assert AnswerLink.objects.get().used_at is None


@pytest.mark.django_db
def test_many_wrong_tries_from_one_address_have_to_wait(token: str) -> None:
    for number in range(rules.WRONG_TRIES):
        assert stands(f"guess{number}", "192.0.2.1") == "unknown"
    assert stands(token, "192.0.2.1") == "too_many"
    with pytest.raises(actions.LinkClosed):
        answer(token, address="192.0.2.1")
    assert stands(token, "192.0.2.2") == "open"
    later = actions.open_answer_link(token, on=TODAY, now=NOW + rules.WITHIN, address="192.0.2.1")
    assert later.stands == "open"


@pytest.mark.django_db
def test_forwarded_after_use_a_link_shows_nothing(token: str, client: Client) -> None:
    answer(token, "unavailable", reason_code="no_money")
    page = client.get(where(token))
    said = page.content.decode()
    assert page.status_code == 404
    assert "answered already" in said
    for word in ("Wren", "talking", "Speech", "Ardleigh"):
        assert word not in said


@pytest.mark.django_db
def test_a_link_shows_the_shared_words_of_its_one_request_and_nothing_more(
    cast: Cast, by: Who, asked: Request, token: str, speech: Service, client: Client
) -> None:
    actions.ask_for_service(
        cast.family, [cast.mother], None, named_service="Debt advice", asked_on=TODAY, by=by, on=TODAY
    )
    actions.change_request(asked, by=by, on=TODAY, aim="Nursery thinks she hears badly.")
    for who in ("EX", "AW", "FAM"):  # whoever is signed in: the link shows what the link shows
        page = cast.client(who).get(where(token))
        said = page.content.decode()
        assert page.status_code == 200
        assert SHARES in said
        assert "Wren" in said
        assert "Speech" in said
        for word in (
            "Ardleigh",
            "Ilse",
            "Amina",
            "Debt",
            "hears badly",
            asked.ref,
            asked.family.ref,
            "Sign out",
        ):
            assert word not in said, (who, word)


@pytest.mark.django_db
def test_a_page_of_a_link_is_kept_nowhere_and_tells_no_other_site(token: str, client: Client) -> None:
    for address in (where(token), where("none-of-ours")):
        page = client.get(address)
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in page.headers["Cache-Control"]
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert not page.cookies


@pytest.mark.django_db
def test_closed_links_answer_alike(asked: Request, by: Who, client: Client) -> None:
    _, used = actions.send_answer_link(asked, **TOLD, by=by, on=TODAY)
    answer(used, "accepted")
    _, back = actions.send_answer_link(asked, **TOLD, by=by, on=TODAY)
    actions.take_back_link(AnswerLink.objects.latest("pk"), why="Sent to the wrong place", by=by, on=TODAY)
    statuses = {client.get(where(one)).status_code for one in (used, back, "never-was", "x" * 43)}
    assert statuses == {404}
    first, second = (client.get(where(one)).content for one in ("never-was", "y" * 43))
    assert first.replace(b"never-was", b"") == second.replace(b"y" * 43, b"")


@pytest.mark.django_db
def test_a_link_closes_on_its_last_day_and_no_sooner(asked: Request, token: str) -> None:
    last = TODAY + timedelta(days=14)
    assert actions.open_answer_link(token, on=last, now=NOW).stands == "open"
    after = last + timedelta(days=1)
    assert actions.open_answer_link(token, on=after, now=NOW).stands == "expired"
    with pytest.raises(actions.LinkClosed):
        actions.answer_by_link(token, "accepted", now=NOW, on=after)


@pytest.mark.django_db
def test_a_link_taken_back_answers_nothing_and_brings_no_other(asked: Request, by: Who, token: str) -> None:
    actions.take_back_link(AnswerLink.objects.get(), why="Sent to the wrong place", by=by, on=TODAY)
    assert stands(token) == "taken_back"
    actions.ask_for_new_link(token, on=TODAY)
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_newer_link_ends_the_one_before(asked: Request, by: Who, token: str) -> None:
    _, newer = actions.send_answer_link(asked, **TOLD, by=by, on=TODAY)
    assert (stands(token), stands(newer)) == ("replaced", "open")


@pytest.mark.django_db
def test_what_a_worker_closed_takes_no_answer(asked: Request, by: Who, token: str) -> None:
    actions.move_request(asked, "declined", on_day=TODAY, by=by, on=TODAY, reason_code="not_wanted")
    assert stands(token) == "no_longer"
    with pytest.raises(actions.LinkClosed):
        answer(token)
    actions.ask_for_new_link(token, on=TODAY)
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_an_answer_is_a_step_that_the_worker_sees_and_has_to_pass_on(
    asked: Request, token: str, cast: Cast, by: Who
) -> None:
    step = answer(token, "waiting", position=4, expected_on=TODAY + timedelta(days=60), said_by="Jo, manager")
    asked.refresh_from_db()
    assert (asked.state, asked.position, asked.expected_on) == ("waiting", 4, TODAY + timedelta(days=60))
    assert step.recorded_by is None
    assert step.said_by == "Jo, manager, Speech and language therapy"
    clock = Clock.objects.get(rule="tell_answer", state="open")
    assert clock.owner == cast.practitioners["AW"]
    assert "has answered" in clock.about
    actions.tell_answer(asked, told_on=TODAY, by=by, on=TODAY)
    clock.refresh_from_db()
    assert clock.state == "met"


@pytest.mark.django_db
def test_yes_is_told_as_the_services_yes_not_as_the_persons(token: str) -> None:
    told = Entry.objects.get(uuid=answer(token, "accepted").entry)
    assert told.what == "Speech and language therapy said yes for Wren Ardleigh. It has not begun yet."


@pytest.mark.django_db
def test_while_something_is_still_to_come_the_next_link_goes_to_the_same_address(
    asked: Request, token: str
) -> None:
    answer(token, "accepted")
    then = token_in(mail.outbox[-1])
    answer(then, "started")
    last = token_in(mail.outbox[-1])
    answer(last, "ended", reason_code="did_its_work", ring_after="Jo, 01632 960555")
    asked.refresh_from_db()
    assert [message.to for message in mail.outbox] == [[CHARITY]] * 3
    assert asked.state == "ended"
    assert asked.ring_after == "Jo, 01632 960555"
    assert len({token, then, last}) == 3


@pytest.mark.django_db
def test_a_no_needs_its_reason_and_an_answer_has_to_fit(token: str) -> None:
    for what in ("not_eligible", "unavailable", "ended", "nonsense", "offered"):
        with pytest.raises(NotNow):
            answer(token, what)
    assert stands(token) == "open"


@pytest.mark.django_db
def test_a_new_link_goes_to_the_known_address_only_and_not_for_ever(asked: Request, token: str) -> None:
    answer(token, "not_eligible", why="Only from four years on.")
    for _ in range(9):
        actions.ask_for_new_link(token, on=TODAY)
    actions.ask_for_new_link("never-was", on=TODAY)
    assert 2 <= len(mail.outbox) <= rules.NEW_A_DAY + 1
    assert {tuple(message.to) for message in mail.outbox} == {(CHARITY,)}
    newest = token_in(mail.outbox[-1])
    assert stands(newest) == "open"
    sent = len(mail.outbox)
    actions.ask_for_new_link(newest, on=TODAY + timedelta(days=rules.NEW_WITHIN + 1))
    assert len(mail.outbox) == sent


@pytest.mark.django_db
def test_asking_for_a_new_link_looks_the_same_for_a_link_that_never_was(token: str, client: Client) -> None:
    answer(token, "accepted")
    ours, never = (
        client.post(reverse("ask_for_new_link", args=[one]), {"sent_to": "me@elsewhere.example.org"})
        for one in (token, "never-was")
    )
    assert ours.status_code == never.status_code == 200
    assert ours.content == never.content
    assert {tuple(message.to) for message in mail.outbox} == {(CHARITY,)}


@pytest.mark.django_db
def test_a_mail_that_cannot_go_out_ends_its_link_and_says_so(asked: Request, token: str) -> None:
    links.mail_failed(AnswerLink.objects.get().ref, now=NOW)
    assert AnswerLink.objects.get().ended_why == links.NOT_DELIVERED
    assert stands(token) == "taken_back"


@pytest.mark.django_db
def test_without_a_mail_server_no_link_pretends_to_be_sent(asked: Request, by: Who, settings: Any) -> None:
    settings.EMAIL_IS_SET_UP = False
    with pytest.raises(NotNow, match=r"E-mail is not set up"):
        actions.send_answer_link(asked, **TOLD, by=by, on=TODAY)


@pytest.mark.django_db
def test_the_job_in_the_queue_does_not_hold_the_token(asked: Request, by: Who, settings: Any) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    settings.JOBS_IN_PLACE = False
    _, token = actions.send_answer_link(asked, **TOLD, by=by, on=TODAY)
    job = ProcrastinateJob.objects.get(task_name="services.mail_link")
    assert token not in str(job.args)
    assert not mail.outbox
    jobs.deliver(job.args["ref"], jobs.sealed(job.args["ref"], job.args["seal"]), again=False)
    assert token_in(mail.outbox[0]) == token


@pytest.mark.django_db
def test_no_log_holds_a_token(token: str, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(NoLinks())
    with caplog.at_level(logging.DEBUG):
        client.get(where(token))
        client.post(where(token), {"answer": "nonsense"})
        client.get(where("w" * 43))
        client.get(reverse("ask_for_new_link", args=[token]))
        logging.getLogger("django.server").warning('"GET %s HTTP/1.1" 200', where(token))
    assert token not in caplog.text
    assert "w" * 43 not in caplog.text


def test_the_filter_hides_links_and_leaves_the_rest() -> None:
    record = logging.LogRecord("x", 30, "", 1, "Gone: %s and %s", ("/answer/abc-DEF_1/new/", "/find/"), None)
    assert NoLinks().filter(record)
    assert record.getMessage() == "Gone: /answer/[link]/new/ and /find/"


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_exactly_one_is_taken() -> None:
    from kinfold.sharing.tests import cast as casting

    cast = casting.build()
    speech = actions.list_service("speech-therapy", "Speech and language therapy")
    by = cast.who("AW")
    made = actions.ask_for_service(cast.family, [cast.child], speech, asked_on=TODAY, by=by, on=TODAY)[0]
    _, token = actions.send_answer_link(made, **TOLD, by=by, on=TODAY)
    together, told = threading.Barrier(2), []

    def send(what: str) -> None:
        try:
            together.wait(timeout=10)
            told.append(answer(token, what, reason_code="wrong_age" if what == "not_eligible" else "").state)
        except actions.LinkClosed as closed:
            told.append(closed.opened.stands)
        finally:
            connection.close()

    both = [threading.Thread(target=send, args=(what,)) for what in ("accepted", "not_eligible")]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=20)
    assert sorted(told)[0] in ("accepted", "answered")
    assert "answered" in told
    assert len(told) == 2
    assert HelpStep.objects.filter(request=made).count() == 2


@pytest.mark.django_db
def test_a_no_without_its_reason_comes_back_with_what_was_typed(token: str, client: Client) -> None:
    back = client.post(where(token) + "?answer=not_eligible", {"said_by": "Zoë"})
    assert back.status_code == 422
    assert "Zoë" in back.content.decode()
    refused = client.post(
        where(token) + "?answer=started",
        {"token": "sent-by-its-page", "on_day-day": "1", "on_day-month": "1", "on_day-year": "2020"},
    )
    assert refused.status_code == 422
    assert b"The step before this one was on" in refused.content
    assert stands(token) == "open"
