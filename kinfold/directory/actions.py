"""The only writers of what is asked on the public page: ask, read the answer by a code, answer, take up into a record, forget.

Asking needs no account, so nothing here trusts what a browser says of itself. A machine is slowed by counting all asking of
an hour; a code is guarded as a sign-in name is: the count is kept by its first part, whether or not that exists.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base import checks
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.ids import ALPHABET
from kinfold.base.rows import locked, save
from kinfold.base.who import Who
from kinfold.concerns import actions as concerns
from kinfold.concerns import queries as asked_for
from kinfold.concerns.models import HelpRequest
from kinfold.design import drafts
from kinfold.directory import queries, rules, states
from kinfold.directory.models import PublicAsk, Try
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.services import actions as services
from kinfold.services.models import Service

AN_HOUR = timedelta(hours=1)
EVERYBODY = "everybody who asks"
FORMS = ("answer_public_ask", "take_up_public_ask")
"""The forms in which a worker may have typed about an asking."""
ROUTE = "public page"
TOO_MANY_ASKS = "Very many people are asking just now. Please ring us, or try again in an hour. What you wrote is still here."
TOO_MANY_TRIES = "This code was tried too often. Wait an hour, or ring us: we can tell you the answer."
WRONG = "We do not know this code. Check each letter and number. If you lost it, ring us."
TOO_LONG = "This is {length} letters long. Please make it shorter: {longest} at most."
NOT_YOURS = "Only the duty team and the advice line answer what is asked on the public page."
NOT_FOUND = "Nobody here has that name, or you may not open their record."


@transaction.atomic
def ask_yourself(
    words: str,
    *,
    now: datetime,
    on: date,
    for_whom: str = "",
    named: str = "",
    safe_to_reply: str = "",
    service: Service | None = None,
) -> tuple[PublicAsk, str]:
    """Keep what somebody asks on the public page. Returns it with the code by which they read the answer: it is nowhere kept.

    Raises NotNow when nothing was said, or when a machine seems to be asking.
    """
    told = checks.must_say(words, "words", "Tell us in your own words. One line is enough.",
                           longest=rules.MOST_WORDS, too_long=TOO_LONG)  # fmt: skip
    if for_whom and for_whom not in rules.ASKED_FOR:
        raise NotNow("Choose who it is for.", field="for_whom")
    if _tries(EVERYBODY, now) >= rules.MOST_ASKS:
        raise NotNow(TOO_MANY_ASKS)
    Try.objects.create(mark=_mark(EVERYBODY), at=now)
    number, rest = _new_number(), _letters(sum(rules.CODE_PARTS) - rules.NUMBER_LENGTH)
    asked = PublicAsk.objects.create(
        number=number,
        code_hash=_hashed(number, rest),
        words=told,
        for_whom=for_whom,
        named=checks.must_fit(named, "named", longest=200, too_long=TOO_LONG),
        safe_to_reply=checks.must_fit(safe_to_reply, "safe_to_reply", longest=300, too_long=TOO_LONG),
        service=service,
        asked_on=on,
        answer_by=rules.due(on),
    )
    return asked, rules.code_shown(number, rest)


@transaction.atomic
def read_answer(code: str, *, now: datetime, on: date) -> tuple[PublicAsk | None, str]:
    """Return what was asked under a code, or None and what to say. Never raises: a wrong try has to be kept."""
    typed = rules.code_typed(code)
    if typed is None:
        return None, WRONG
    number, rest = typed
    if _tries(number, now) >= rules.MOST_TRIES:
        return None, TOO_MANY_TRIES
    found = queries.ask_numbered(number)
    kept = found.code_hash if found else _hashed(number, "")
    if found is None or not constant_time_compare(kept, _hashed(number, rest)):
        Try.objects.create(mark=_mark(number), at=now)
        return None, WRONG
    if found.read_on is None and queries.answer_to(found) is not None:
        save(found, read_on=on)
    return found, ""


@transaction.atomic
def answer_public_ask(
    ask: PublicAsk, *, answer: str, reasons: str, by: Who, on: date, what_was_given: str = ""
) -> PublicAsk:
    """Answer somebody who asked: yes, some of it, somebody else, or not this time; always with the reasons.

    Where it has been taken up, the request in the family's record has the same answer. Raises NotNow, RefusedOpenly.
    """
    row, worker = locked(ask), _must_answer(by)
    after = states.PUBLIC_ASK.after("answer_public_ask", row.state)
    if answer not in PublicAsk.Answer.values:
        raise NotNow("Choose an answer.", field="answer")
    why = checks.must_say(reasons, "reasons", "Say why, in words that you would say to them.",
                          longest=rules.MOST_WORDS, too_long=TOO_LONG)  # fmt: skip
    given = checks.must_fit(what_was_given, "what_was_given", longest=300, too_long=TOO_LONG)
    if answer != PublicAsk.Answer.NO and not given:
        raise NotNow("Say what help there is, and what they do to have it.", field="what_was_given")
    in_record = asked_for.help_request(row.help_request) if row.help_request else None
    if in_record is not None and in_record.state == HelpRequest.State.ASKED:
        concerns.answer_help(in_record, answer=answer, reasons=why, what_was_given=given, by=by, on=on)
    return save(
        row, state=after, answer=answer, reasons=why, what_was_given=given, answered_by=worker, answered_on=on
    )


@transaction.atomic
def take_up_public_ask(
    ask: PublicAsk,
    *,
    words: str,
    by: Who,
    on: date,
    person: Person | None = None,
    family: Family | None = None,
    named: str = "",
    ask_service: bool = False,
) -> HelpRequest:
    """Write what was asked into a family's record, as a request for help by this person or by somebody nobody has met.

    `words` is what the record says: the worker leaves out what must not reach others of the family. `ask_service`: ask the
    service they chose, too. Raises NotNow, RefusedOpenly.
    """
    row, worker = locked(ask, "service"), _must_answer(by)
    if row.help_request:
        raise NotNow("This stands in a record already.")
    made = concerns.ask_for_help(
        words=words, by=by, on=on, asked_by=person, family=family, typed_name=named or row.named,
        safe_to_reply=row.safe_to_reply, route=ROUTE,
    )  # fmt: skip
    if ask_service:
        if row.service is None:
            raise NotNow("They did not choose a service.", field="ask_service")
        services.ask_for_service(
            made.family, [made.asked_by], row.service, asked_on=row.asked_on, by=by, on=on,
            came_from="public_page", came_from_ref=row.ref,
        )  # fmt: skip
    save(row, taken_up_by=worker, taken_up_on=on, help_request=made.ref)
    if row.state == PublicAsk.State.ANSWERED:
        concerns.answer_help(
            made, answer=row.answer, reasons=row.reasons, what_was_given=row.what_was_given, by=by, on=on
        )
    return made


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many askings were deleted, and how many of them nobody had ever answered. Never which."""

    asks: int
    never_answered: int


@transaction.atomic
def forget_old_asks(*, now: datetime, on: date) -> Forgotten:
    """Delete what was asked in public and is in no record, once its time is over (`keeping.yaml`), and tries of more than an hour ago.

    With it goes what workers had typed about it and not sent. Run once a day; safe to run again. What became part of a record
    stays as long as that record, because its asker reads the answer by the code.
    """
    Try.objects.filter(at__lte=now - AN_HOUR).delete()
    rows = PublicAsk.objects.select_for_update().filter(help_request="", answer_by__lt=on)
    old = [row for row in rows if rules.kept_until(row.answer_by, row.answered_on) < on]
    drafts.forget_about([row.ref for row in old], FORMS)
    PublicAsk.objects.filter(pk__in=[row.pk for row in old]).delete()
    return Forgotten(len(old), sum(row.state == PublicAsk.State.ASKED for row in old))


def _must_answer(by: Who) -> Practitioner:
    worker = agencies.practitioner_of(by)
    if worker is None or not queries.may_answer(by):
        raise RefusedOpenly(NOT_YOURS)
    return worker


def _tries(what: str, now: datetime) -> int:
    """Count the tries of the last hour, one asker after another, so that fifty at once do not slip past."""
    mark = _mark(what)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"directory {mark}"])
    tries = Try.objects.filter(mark=mark)
    tries.filter(at__lte=now - AN_HOUR).delete()
    return tries.count()


def _mark(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()


def _hashed(number: str, rest: str) -> str:
    return salted_hmac("kinfold.directory.code", f"{number}{rest}", algorithm="sha256").hexdigest()


def _letters(how_many: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(how_many))


def _new_number() -> str:
    while True:
        number = _letters(rules.NUMBER_LENGTH)
        if not PublicAsk.objects.filter(number=number).exists():
            return number
