"""Keeping own words, consent, tellings and silences."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from kinfold.base import checks
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.voice import rules
from kinfold.voice.models import Consent, OwnWords, Silence, Telling

LONGEST = 10_000
TOO_LONG = (
    "This is {length} characters; the most that one entry can hold is {longest}. Write it as two entries."
)


def _check_words(words: str, field: str) -> str:
    return checks.must_say(
        words, field, "Write what was said, drawn or shown.", longest=LONGEST, too_long=TOO_LONG
    )


def _check_interpreter(interpreter: str, family: Family, on: date) -> None:
    names = [m.person.known_as for m in network.members(family, on)] if interpreter.strip() else []
    if rules.interpreter_is_family(interpreter, names):
        raise NotNow(
            "A relative or a child must not interpret. Name the interpreter, or leave this empty and say why "
            "in the note.",
            field="interpreter",
        )


def _tell_chronology(person: Person, family: Family, said_on: date, by: Who) -> UUID:
    made = chronology.record(
        "own_words",
        family,
        what=f"{person.known_as}’s own words were written down.",
        on_day=said_on,
        about=[person],
        by=by,
        said_by=person.known_as,
        section="shared",
    )
    return made.uuid


@transaction.atomic
def keep_words(
    person: Person,
    family: Family,
    words: str,
    *,
    said_on: date,
    wrote_down_by: str,
    by: Who,
    on: date | None = None,
    where: str = "",
    gathered: str = "talk",
    basis: str = "said",
    topic: str = "how_it_felt",
    interpreter: str = "",
    only_my_worker: bool = False,
    warned_first: bool = False,
    entry: UUID | None = None,
    corrects: str = "",
) -> OwnWords:
    """Keep what somebody said, drew or showed, as they said it. Never changed afterwards.

    Without an `entry` to belong to, the words get a chronology entry of their own; words meant for one worker
    only never do, because the chronology is read by many.
    """
    cleaned = _check_words(words, "words")
    if on is not None and said_on > on:
        raise NotNow("This date is in the future. When was it said?", field="said_on")
    _check_interpreter(interpreter, family, said_on)
    if entry is None and not only_my_worker:
        entry = _tell_chronology(person, family, said_on, by)
    return OwnWords.objects.create(
        person=person,
        family=family,
        words=cleaned,
        said_on=said_on,
        wrote_down_by=wrote_down_by[:200],
        where=where[:200],
        gathered=gathered,
        basis=basis,
        topic=topic,
        interpreter=interpreter[:200],
        only_my_worker=only_my_worker,
        warned_first=warned_first,
        entry=entry,
        corrects=corrects,
        recorded_by_id=by.account_id,
    )


@transaction.atomic
def record_consent(
    person: Person,
    family: Family,
    purpose: str,
    decision: str,
    *,
    decided_on: date,
    by: Who,
    entry: UUID | None = None,
    in_their_words: str = "",
    told_what_happens: bool = True,
) -> Consent:
    """Record what one person decided, for one purpose. A changed mind is a new row."""
    if not purpose.strip():
        raise NotNow("Say what the consent is for.", field="purpose")
    if entry is None:
        made = chronology.record(
            "consent_recorded",
            family,
            what=rules.consent_in_words(person.known_as, decision, purpose) + ".",
            on_day=decided_on,
            about=[person],
            by=by,
            said_by=person.known_as,
            detail=decision,
            section="shared",
        )
        clocks.react(made, by=by)
        entry = made.uuid
    return Consent.objects.create(
        person=person,
        family=family,
        purpose=purpose.strip()[:300],
        decision=decision,
        decided_on=decided_on,
        in_their_words=in_their_words,
        told_what_happens=told_what_happens,
        entry=entry,
        recorded_by_id=by.account_id,
    )


@transaction.atomic
def record_telling(
    person: Person, family: Family, *, told_to: str, told_on: date, entry: UUID, occasion: str = ""
) -> Telling:
    """Count one time that a person gave their account to somebody new. Counted once for each occasion."""
    try:
        with transaction.atomic():
            return Telling.objects.create(
                person=person,
                family=family,
                told_to=told_to[:300],
                told_on=told_on,
                entry=entry,
                occasion=occasion[:200],
            )
    except IntegrityError:
        return Telling.objects.get(person=person, entry=entry)


@transaction.atomic
def explain_silence(
    person: Person, family: Family, reason: str, *, on_day: date, by: Who, what_next: str = ""
) -> Silence:
    """Say why a child's own words are missing, and how they will be asked for next."""
    if not reason.strip():
        raise NotNow("Say why there are no words from this child yet.", field="reason")
    return Silence.objects.create(
        person=person,
        family=family,
        reason=reason.strip(),
        on_day=on_day,
        what_next=what_next.strip(),
        recorded_by_id=by.account_id,
    )
