"""What was asked in public is not kept for ever: how long, what goes with it, what stays, and that it is done every day."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from procrastinate.contrib.django import app

from kinfold.base.models import Draft
from kinfold.design import drafts
from kinfold.directory import actions, jobs, queries, rules
from kinfold.directory.models import PublicAsk, Try
from kinfold.sharing.tests.cast import TODAY, Cast

NOW = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/London"))
WORDS = "The money runs out on Thursdays and I cannot sleep."
PROMISED = date(2026, 3, 4)
LAST = date(2026, 6, 4)


def ask(**more: Any) -> tuple[PublicAsk, str]:
    return actions.ask_yourself(WORDS, now=NOW, on=TODAY, **more)


def forget(on: date) -> actions.Forgotten:
    return actions.forget_old_asks(now=NOW, on=on)


def answer(cast: Cast, row: PublicAsk, on: date) -> None:
    actions.answer_public_ask(row, answer="no", reasons="No room before May.", by=cast.who("DU"), on=on)


@pytest.mark.parametrize(
    ("answered", "last"),
    [
        (None, LAST),
        (
            date(2026, 3, 3),
            LAST,
        ),  # early: still readable on the day that they were told, and three months from it
        (date(2026, 3, 20), date(2026, 6, 20)),
    ],
)
def test_it_is_kept_three_months_from_the_answer_or_the_day_of_the_promise(
    answered: date | None, last: date
) -> None:
    assert rules.kept_until(PROMISED, answered) == last
    assert rules.kept_in_words() == "3 months"


def test_what_nobody_answered_and_what_was_answered_are_deleted_after_their_last_day(cast: Cast) -> None:
    ask()
    row, code = ask()
    answer(cast, row, date(2026, 3, 20))
    assert forget(LAST) == actions.Forgotten(0, 0)
    assert forget(LAST + timedelta(days=1)) == actions.Forgotten(1, 1)
    assert PublicAsk.objects.get() == row
    assert forget(date(2026, 6, 21)) == actions.Forgotten(1, 0)
    assert actions.read_answer(code, now=NOW, on=TODAY) == (None, actions.WRONG)  # as if it had never been
    assert forget(date(2026, 6, 21)) == actions.Forgotten(0, 0)


def test_the_history_of_an_asking_holds_days_and_not_one_word(cast: Cast) -> None:
    row, _ = ask(named="Leila", safe_to_reply="Text, never ring")
    answer(cast, row, TODAY)
    events = apps.get_model("directory", "PublicAskEvent")._default_manager
    assert events.count() == 2
    kept = str(list(events.values()))
    for told in (WORDS, "Leila", "never ring", "No room before May."):
        assert told not in kept


def test_what_became_part_of_a_record_stays_and_its_code_still_opens_it(cast: Cast) -> None:
    row, code = ask(named="Jo")
    actions.take_up_public_ask(row, words=WORDS, by=cast.who("DU"), on=TODAY)
    assert forget(date(2030, 1, 1)).asks == 0
    assert actions.read_answer(code, now=NOW, on=TODAY)[0] == row


def test_what_a_worker_was_typing_about_it_goes_with_it(cast: Cast) -> None:
    row, _ = ask()
    account = cast.accounts["DU"].pk
    drafts.save(account, "take_up_public_ask", row.ref, {"words": [WORDS]})
    drafts.save(account, "raise_concern", "", {"saw": ["Something else"]})
    forget(date(2027, 1, 1))
    assert [draft.form for draft in Draft.objects.all()] == ["raise_concern"]


def test_tries_at_codes_are_kept_for_an_hour_and_no_longer(db: None) -> None:
    Try.objects.create(mark="old", at=NOW - timedelta(hours=2))
    Try.objects.create(mark="new", at=NOW)
    forget(TODAY)
    assert [row.mark for row in Try.objects.all()] == ["new"]


def test_the_day_that_was_promised_stands_when_the_rule_changes(cast: Cast, monkeypatch: Any) -> None:
    row, _ = ask()
    assert row.answer_by == PROMISED
    monkeypatch.setattr(rules, "due", lambda asked_on: date(2027, 1, 1))
    assert queries.asks_waiting(date(2026, 3, 5))[0].is_late


def test_it_is_done_every_day_by_a_job_once_however_many_workers_there_are(cast: Cast, settings: Any) -> None:
    planned = app.periodic_registry.periodic_tasks[("directory.forget_old_asks", "")]
    assert (planned.cron, planned.task.queue) == ("40 3 * * *", "daily")
    assert planned.task.queueing_lock == "directory.forget_old_asks"
    ask()
    settings.KINFOLD_TODAY = "2026-12-01"
    jobs.forget_old_asks.func(timestamp=0)
    jobs.forget_old_asks.func(timestamp=0)
    assert not PublicAsk.objects.exists()
