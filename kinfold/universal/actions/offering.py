"""Offers made at good moments, and what people said: yes, not now, no. Never pressed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.rows import locked, must_be_newest, save
from kinfold.clocks.actions import tell
from kinfold.universal import rules, states
from kinfold.universal.actions.telling import kept, must_belong, writer
from kinfold.universal.models import MomentOffer

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.universal.models import BirthRegistration

ANSWERS = dict(MomentOffer.Answer.choices)


@dataclass(frozen=True, slots=True)
class Offered:
    """What was offered to one person, and what they said to it, if anything yet."""

    person: Person
    what: str
    answer: str = "waiting"
    their_words: str = ""
    service: str = ""


@transaction.atomic
def offer_at_moment(
    family: Family,
    moment: str,
    person: Person,
    *,
    what: str,
    moment_on: date,
    offered_on: date,
    by: Who,
    on: date,
    child: Person | None = None,
    service: str = "",
    answer: str = "waiting",
    their_words: str = "",
    moment_entry: UUID | None = None,
    entry: UUID | None = None,
) -> MomentOffer:
    """Something was offered to one person at a moment when it may be welcome; and what they said, if they said it then."""
    of = rules.moment(moment)
    family = kept(family)
    rules.must_have_happened(offered_on, on, "offered_on")
    rules.must_follow(offered_on, moment_on, "offered_on", "the moment itself")
    row = keep_offer(
        family, moment, Offered(person, what, answer, their_words, service), moment_on=moment_on, offered_on=offered_on,
        by=by, on=on, child=child, moment_entry=moment_entry,
    )  # fmt: skip
    told = tell(
        "offer_made", family, f"Something was offered to {person.known_as}.", on_day=offered_on, on=on, by=by,
        about=[person], section="restricted" if of.restricted else "ordinary", source="moment_offer", source_ref=row.ref,
        entry=entry,
    )  # fmt: skip
    return save(row, entry=told)


def keep_offer(
    family: Family,
    moment: str,
    offered: Offered,
    *,
    moment_on: date,
    offered_on: date,
    by: Who,
    on: date,
    child: Person | None = None,
    registration: BirthRegistration | None = None,
    moment_entry: UUID | None = None,
    entry: UUID | None = None,
) -> MomentOffer:
    """Write down one offer, without an entry of its own."""
    must_belong(family, offered.person, on, "person")
    answer = rules.one_of(offered.answer or "waiting", ANSWERS, "answer", "Choose what they said.")
    said = answer != MomentOffer.Answer.WAITING
    return MomentOffer.objects.create(
        family=family, moment=moment, moment_on=moment_on, moment_entry=moment_entry, person=offered.person, child=child,
        registration=registration, service=offered.service,
        what=rules.said(offered.what, "what", "Say what was offered.", longest=300), offered_on=offered_on,
        offered_by=writer(by), answer=answer, answered_on=offered_on if said else None,
        their_words=rules.fits(offered.their_words, "their_words"), ask_again_on=rules.ask_again_on(answer, offered_on),
        entry=entry,
    )  # fmt: skip


@transaction.atomic
def answer_moment_offer(
    offer: MomentOffer,
    answer: str,
    *,
    answered_on: date,
    by: Who,
    on: date,
    their_words: str = "",
    version: int | None = None,
    entry: UUID | None = None,
) -> MomentOffer:
    """What somebody said to an offer: yes, not now or no; any may change later."""
    row = locked(offer, "person", "family__joined_into")
    rules.one_of(
        answer,
        {word: says for word, says in ANSWERS.items() if word != "waiting"},
        "answer",
        "Choose what they said.",
    )
    rules.must_have_happened(answered_on, on, "answered_on")
    rules.must_follow(answered_on, row.offered_on, "answered_on", "it was offered")
    must_be_newest(row, version, ANSWERS[row.answer], ANSWERS[answer])
    save(
        row, answer=states.OFFER.after(f"say_{answer}", row.answer), answered_on=answered_on,
        their_words=rules.fits(their_words, "their_words"), ask_again_on=rules.ask_again_on(answer, answered_on),
    )  # fmt: skip
    restricted = rules.moment(row.moment).restricted
    told = tell(
        "offer_answered", kept(row.family), f"{row.person.known_as} answered an offer.", on_day=answered_on, on=on, by=by,
        about=[row.person], section="restricted" if restricted else "ordinary", source="moment_offer", source_ref=row.ref,
        entry=entry,
    )  # fmt: skip
    return save(row, entry=told)
