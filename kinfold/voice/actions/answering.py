"""Closing the loop: what came of somebody's words, what they wished of a decision, what they say of the help, our reply."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from kinfold.base import checks
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.voice import rules
from kinfold.voice.actions.words import LONGEST, keep_words
from kinfold.voice.models import Feedback, OwnWords, ViewOnDecision, WhatCameOfIt

TOO_LONG = "This is {length} characters; the most that can be kept here is {longest}."


def _fit(words: str, field: str) -> str:
    return checks.must_fit(words, field, longest=LONGEST, too_long=TOO_LONG)


def _say(words: str, field: str, otherwise: str) -> str:
    return checks.must_say(words, field, otherwise, longest=LONGEST, too_long=TOO_LONG)


def _not_to_come(day: date, on: date, field: str = "on_day") -> date:
    return checks.must_have_come(day, on, field, "This day has not come yet. When was it?")


def _tell(
    kind: str,
    family: Family,
    about: Iterable[Person],
    what: str,
    *,
    on_day: date,
    on: date,
    by: Who,
    source: str,
    source_ref: str = "",
    said_by: str = "",
    detail: str = "",
) -> UUID:
    """Write the entry. In the ordinary section: that somebody spoke, or was answered, is theirs, not the whole family's."""
    made = chronology.record(
        kind, family, what=what, on_day=on_day, about=list(about), by=by, on=on, said_by=said_by, detail=detail,
        section="ordinary", source=source, source_ref=source_ref,
    )  # fmt: skip
    clocks.react(made, by=by)
    return made.uuid


@transaction.atomic
def what_came_of_it(
    words: OwnWords, what: str, *, on_day: date, by: Who, on: date, told_them: str = ""
) -> WhatCameOfIt:
    """Write what came of somebody's words, and who told them. Nothing came of it is an answer too, with why.

    Words meant for one worker only stay out of the chronology, and so does their answer.
    """
    answer = _say(what, "what", "Write what came of it. If nothing did, say so, and why.")
    _not_to_come(on_day, on)
    if on_day < words.said_on:
        raise NotNow("This is before they said it. When did something come of it?", field="on_day")
    if not words.only_my_worker:
        said = f"Something came of what {words.person.known_as} said."
        _tell(
            "words_answered", words.family, [words.person], said, on_day=on_day, on=on, by=by, source="own_words",
            source_ref=words.ref, detail="told" if told_them.strip() else "",
        )  # fmt: skip
    return WhatCameOfIt.objects.create(
        words=words,
        what=answer,
        on_day=on_day,
        told_them=_fit(told_them, "told_them")[:300],
        recorded_by_id=by.account_id,
    )


@transaction.atomic
def record_view(
    person: Person,
    family: Family,
    decision: str,
    *,
    words: OwnWords | str | None = None,
    not_asked_why: str = "",
    followed: str = "open",
    why: str = "",
    on_day: date,
    by: Who,
    on: date,
    decision_entry: UUID | None = None,
    wrote_down_by: str = "",
) -> ViewOnDecision:
    """Write what somebody wished when a decision was made about them, or why they were not asked; and whether it was followed.

    `words` given as text are kept as own words, as they were said. A wish that is not followed needs its reason: no decision
    stands beside a child's wish without one.
    """
    what = _say(decision, "decision", "Say what was decided, or is to be decided.")
    _not_to_come(on_day, on)
    reason, unasked = _fit(why, "why"), _fit(not_asked_why, "not_asked_why")
    rules.check_view(has_words=_are_words(words), not_asked_why=unasked, followed=followed, why=reason)
    entry = _tell(
        "view_on_decision", family, [person], f"{person.known_as}’s wish about a decision was written down."
        if _are_words(words) else f"It was written down why {person.known_as} was not asked about a decision.",
        on_day=on_day, on=on, by=by, source="own_words", source_ref=words.ref if isinstance(words, OwnWords) else "",
        said_by=person.known_as if _are_words(words) else "", detail=followed,
    )  # fmt: skip
    if isinstance(words, str):
        words = _wish(person, family, words, on_day, wrote_down_by or by.name, by, on, entry)
    return ViewOnDecision.objects.create(
        person=person, family=family, decision=what, decision_entry=decision_entry, words=words, not_asked_why=unasked,
        followed=followed, why=reason, on_day=on_day, recorded_by_id=by.account_id,
    )  # fmt: skip


def _are_words(words: OwnWords | str | None) -> bool:
    return isinstance(words, OwnWords) or bool(words and words.strip())


def _wish(
    person: Person, family: Family, words: str, said_on: date, wrote: str, by: Who, on: date, entry: UUID
) -> OwnWords | None:
    if not words.strip():
        return None
    return keep_words(
        person, family, words, said_on=said_on, wrote_down_by=wrote, by=by, on=on, topic="wishes", entry=entry
    )


@transaction.atomic
def give_feedback(
    person: Person,
    family: Family,
    after_what: str,
    *,
    what_helped: str = "",
    what_did_not: str = "",
    gathered: str = "talk",
    on_day: date,
    by: Who,
    on: date,
) -> Feedback:
    """Write what somebody of the family says of the help. A member of the family says it for themselves only."""
    if by.is_family and person.pk not in by.person_ids:
        raise NotNow("You can only say what you think yourself.")
    if after_what not in rules.AFTER_WHAT:
        raise NotNow("Choose what this is about.", field="after_what")
    helped, did_not = _fit(what_helped, "what_helped"), _fit(what_did_not, "what_did_not")
    if not (helped or did_not):
        raise NotNow("Write at least one line: what helped, or what did not.", field="what_helped")
    _not_to_come(on_day, on)
    made = Feedback.objects.create(
        person=person, family=family, after_what=after_what, what_helped=helped, what_did_not=did_not,
        gathered="own_entry" if by.is_family else gathered, on_day=on_day, recorded_by_id=by.account_id,
    )  # fmt: skip
    _tell(
        "feedback_given", family, [person], f"{person.known_as} said how the help was.", on_day=on_day, on=on, by=by,
        source="feedback", source_ref=made.ref, said_by=person.known_as, detail=after_what,
    )  # fmt: skip
    return made


@transaction.atomic
def reply_to_feedback(
    feedback: Feedback, what_we_changed: str, *, on_day: date, by: Who, on: date
) -> Feedback:
    """Say what we changed because of it, or why nothing changes: a row of its own, which whoever said it reads."""
    said = _say(what_we_changed, "what_we_changed", "Say what we changed, or why nothing changes.")
    _not_to_come(on_day, on)
    if feedback.replies_to_id is not None:
        raise NotNow("This is a reply already.")
    made = Feedback.objects.create(
        person=feedback.person, family=feedback.family, after_what=feedback.after_what, what_we_changed=said,
        replies_to=feedback, gathered=feedback.gathered, on_day=on_day, recorded_by_id=by.account_id,
    )  # fmt: skip
    _tell(
        "feedback_answered", feedback.family, [feedback.person],
        f"{feedback.person.known_as} was told what we changed because of what they said.",
        on_day=on_day, on=on, by=by, source="feedback", source_ref=feedback.ref,
    )  # fmt: skip
    return made
