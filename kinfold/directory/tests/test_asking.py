"""Asking on the public page: what is kept, who answers, who reads the answer, and that no code is guessed."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.concerns import actions as concerns
from kinfold.concerns.models import HelpRequest
from kinfold.directory import actions, queries, rules
from kinfold.directory.models import PublicAsk, Try
from kinfold.services import actions as services
from kinfold.services.models import Request
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast

NOW = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/London"))
WORDS = "The money runs out on Thursdays and I cannot sleep."


@pytest.fixture
def cast(db: None) -> Cast:
    """One family and everybody around it."""
    return casting.build()


def ask(**more: Any) -> tuple[PublicAsk, str]:
    return actions.ask_yourself(WORDS, now=NOW, on=TODAY, **more)


def answer(cast: Cast, row: PublicAsk, actor: str = "DU") -> PublicAsk:
    told = {
        "answer": "help",
        "what_was_given": "Ring Sal on 01632 960155.",
        "reasons": "You should not go hungry.",
    }
    return actions.answer_public_ask(row, **told, by=cast.who(actor), on=TODAY)


def test_the_code_is_shown_once_and_nowhere_kept(db: None) -> None:
    row, code = ask(named="Jo")
    number, rest = code.split("-", 1)
    assert row.number == number
    kept = str(
        [
            PublicAsk.objects.values().get(),
            *apps.get_model("directory", "PublicAskEvent")._default_manager.values(),
        ]
    )
    assert rest not in kept
    assert rest.replace("-", "") not in kept


@pytest.mark.parametrize("words", ["", "   ", "\x00", "x" * 4_001])
def test_asking_needs_words_that_fit(db: None, words: str) -> None:
    with pytest.raises(NotNow):
        actions.ask_yourself(words, now=NOW, on=TODAY)
    assert not PublicAsk.objects.exists()


def test_whoever_has_the_code_reads_the_answer_with_its_reasons(cast: Cast) -> None:
    row, code = ask()
    found, _ = actions.read_answer(code.lower().replace("-", " "), now=NOW, on=TODAY)
    assert found == row
    assert queries.answer_to(row) is None
    answer(cast, row)
    found, _ = actions.read_answer(code, now=NOW, on=TODAY + timedelta(days=1))
    assert found is not None
    reply = queries.answer_to(found)
    assert reply is not None
    assert (reply.answer, reply.reasons, reply.answered_by) == (
        "Yes, we can help", "You should not go hungry.", "Duncan Umber, duty social worker",
    )  # fmt: skip
    assert found.read_on == TODAY + timedelta(days=1)


@pytest.mark.parametrize("code", ["", "K7QM", "x" * 300, "ÄÄÄÄ-0000-0000", "0000-0000-0000", "\x00"])
def test_what_is_no_code_opens_nothing(db: None, code: str) -> None:
    ask()
    assert actions.read_answer(code, now=NOW, on=TODAY)[0] is None


def test_after_ten_wrong_codes_even_the_right_one_waits_an_hour(db: None) -> None:
    row, code = ask()
    for _ in range(rules.MOST_TRIES):
        assert actions.read_answer(f"{row.number}-0000-0000", now=NOW, on=TODAY)[1] == actions.WRONG
    assert actions.read_answer(code, now=NOW, on=TODAY) == (None, actions.TOO_MANY_TRIES)
    later = NOW + timedelta(hours=1, minutes=1)
    assert actions.read_answer(code, now=later, on=TODAY)[0] == row


def test_wrong_codes_at_one_asking_do_not_keep_another_from_reading(db: None) -> None:
    mine, code = ask()
    theirs, _ = ask()
    for _ in range(rules.MOST_TRIES):
        actions.read_answer(f"{theirs.number}-0000-0000", now=NOW, on=TODAY)
    assert actions.read_answer(code, now=NOW, on=TODAY)[0] == mine


def test_a_code_that_never_was_is_counted_as_one_that_is(db: None) -> None:
    for _ in range(rules.MOST_TRIES):
        assert actions.read_answer("ZZZZ-0000-0000", now=NOW, on=TODAY)[1] == actions.WRONG
    assert actions.read_answer("ZZZZ-0000-0000", now=NOW, on=TODAY)[1] == actions.TOO_MANY_TRIES


def test_a_machine_that_asks_without_end_is_stopped_and_the_next_hour_is_free(db: None) -> None:
    Try.objects.bulk_create(
        Try(mark=actions._mark(actions.EVERYBODY), at=NOW) for _ in range(rules.MOST_ASKS)
    )
    with pytest.raises(NotNow, match="try again in an hour"):
        ask()
    row, _ = actions.ask_yourself(WORDS, now=NOW + timedelta(hours=1, minutes=1), on=TODAY)
    assert row.pk


def test_it_waits_two_working_days_and_then_is_late(db: None) -> None:
    friday = date(2026, 2, 27)
    row, _ = actions.ask_yourself(WORDS, now=NOW, on=friday)
    (waiting,) = queries.asks_waiting(date(2026, 3, 3))
    assert (waiting.ask, waiting.due, waiting.is_late) == (row, date(2026, 3, 3), False)
    assert queries.asks_waiting(date(2026, 3, 4))[0].is_late


@pytest.mark.parametrize("actor", ["AW", "MG", "PT", "AN", "SA", "FAM", "EX"])
def test_only_duty_and_the_advice_line_answer_or_take_up(cast: Cast, actor: str) -> None:
    row, _ = ask(named="Jo")
    with pytest.raises(RefusedOpenly):
        answer(cast, row, actor)
    with pytest.raises(RefusedOpenly):
        actions.take_up_public_ask(row, words=WORDS, by=cast.who(actor), on=TODAY)
    assert not HelpRequest.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": "maybe", "reasons": "Yes."},
        {"answer": "no", "reasons": ""},
        {"answer": "help", "reasons": "Yes.", "what_was_given": ""},
    ],
)
def test_no_answer_goes_out_without_its_reason_and_what_help_it_is(cast: Cast, wrong: dict[str, str]) -> None:
    row, _ = ask()
    with pytest.raises(NotNow):
        actions.answer_public_ask(row, **wrong, by=cast.who("DU"), on=TODAY)
    assert PublicAsk.objects.get().state == "asked"


def test_it_is_answered_once(cast: Cast) -> None:
    row, _ = ask()
    answer(cast, row)
    with pytest.raises(NotNow):
        answer(cast, row)


def test_taken_up_for_somebody_nobody_has_met_it_becomes_a_request_in_a_record(cast: Cast) -> None:
    row, _ = ask(named="Jo Sandhu", safe_to_reply="Text only")
    made = actions.take_up_public_ask(row, words="Money and sleep.", by=cast.who("DU"), on=TODAY)
    assert (made.words, made.route, made.safe_to_reply) == ("Money and sleep.", "public page", "Text only")
    assert made.asked_by.known_as == "Jo Sandhu"
    assert made.asked_by.unconfirmed
    with pytest.raises(NotNow):
        actions.take_up_public_ask(row, words="Again.", by=cast.who("DU"), on=TODAY)


def test_taken_up_for_somebody_known_it_stands_in_their_family_with_the_service_they_chose(
    cast: Cast,
) -> None:
    club = services.list_service("club", "Saturday club", public=True)
    row, _ = ask(service=club)
    made = actions.take_up_public_ask(
        row,
        words=WORDS,
        person=cast.mother,
        family=cast.family,
        ask_service=True,
        by=cast.who("DU"),
        on=TODAY,
    )
    asked = Request.objects.get()
    assert (made.family, asked.person, asked.service) == (cast.family, cast.mother, club)
    assert (asked.came_from, asked.came_from_ref) == ("public_page", row.ref)


def test_an_answer_in_the_record_is_read_by_the_code_too(cast: Cast) -> None:
    row, code = ask(named="Jo")
    made = actions.take_up_public_ask(row, words=WORDS, by=cast.who("DU"), on=TODAY)
    concerns.answer_help(
        made, answer="no", reasons="There is no place before May.", by=cast.who("DU"), on=TODAY
    )
    found, _ = actions.read_answer(code, now=NOW, on=TODAY)
    assert found is not None
    reply = queries.answer_to(found)
    assert reply is not None
    assert reply.reasons == "There is no place before May."
    assert queries.asks_waiting(TODAY) == []


@pytest.mark.parametrize("first", ["answer", "take up"])
def test_one_answer_holds_for_the_public_page_and_the_record_in_either_order(cast: Cast, first: str) -> None:
    row, _ = ask(named="Jo")
    if first == "answer":
        answer(cast, row)
    actions.take_up_public_ask(row, words=WORDS, by=cast.who("DU"), on=TODAY)
    if first == "take up":
        answer(cast, row)
    asked = HelpRequest.objects.get()
    assert (asked.state, asked.reasons) == ("answered", "You should not go hungry.")


def test_every_thing_that_is_hard_leads_to_needs_that_are_known() -> None:
    from kinfold.services import rules as needs

    assert {need for hard in rules.HARD.values() for need in hard.needs} <= set(needs.NEEDS)
