"""Taking a table away, by two people: one asks, another answers, and who asked fetches it. Nobody answers their own question."""

from datetime import date

from django.db import transaction

from kinfold.base.checks import must_fit, must_say
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.base.who import Who
from kinfold.insight import rules
from kinfold.insight.actions.changing import PLAIN, TOO_LONG
from kinfold.insight.models import Taking

LONGEST = 1000
TWO = "Somebody else has to answer this: it takes two people."


@transaction.atomic
def ask_to_take(*, table: str, chosen: str, why: str, for_whom: str, by: Who, on: date) -> Taking:
    """Ask that a table may be taken away, as it stands at the end of the month before. Raises NotNow."""
    if table not in rules.TABLES:
        raise NotNow("Choose which figures.", field="table")
    if by.account_id is None:
        raise NotNow("Sign in first: it is written down who asks.")
    return Taking.objects.create(
        table=table,
        chosen=chosen if PLAIN.fullmatch(chosen) else "",
        as_of=rules.month_end(on),
        why=must_say(why, "why", "Say what it is for.", longest=LONGEST, too_long=TOO_LONG),
        for_whom=must_say(for_whom, "for_whom", "Say who is to have it.", longest=200, too_long=TOO_LONG),
        asked_by_id=by.account_id,
        asked_on=on,
    )


@transaction.atomic
def answer_taking(taking: Taking, *, answer: str, by: Who, on: date, why_not: str = "") -> Taking:
    """Answer somebody else's question. Raises NotNow: it is one's own, or answered already, or no reason stands by a no."""
    held = locked(taking)
    if held.asked_by_id == by.account_id:
        raise NotNow(TWO)
    if held.answer:
        raise NotNow("This is answered already.")
    if answer not in Taking.Answer.values:
        raise NotNow("Say yes or no.", field="answer")
    reason = must_fit(why_not, "why_not", longest=LONGEST, too_long=TOO_LONG)
    if answer == Taking.Answer.NO and not reason:
        raise NotNow("Say why not, so that they can ask better.", field="why_not")
    return save(held, answer=answer, why_not=reason, answered_by_id=by.account_id, answered_on=on)


@transaction.atomic
def fetch_taking(taking: Taking, *, by: Who, on: date) -> Taking:
    """Say that the file is fetched: only by who asked, once somebody else has agreed, for a week. Raises NotNow."""
    held = locked(taking)
    if held.asked_by_id != by.account_id:
        raise NotNow("Only who asked for it takes it away.")
    state = rules.taking_state(answer=held.answer, answered_on=held.answered_on, as_of=held.as_of, on=on)
    if state != "ready":
        raise NotNow(rules.TAKING_SAYS[state])
    return held if held.fetched_on else save(held, fetched_on=on)
