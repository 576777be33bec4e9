"""Orders about one child, and what each means for them in plain words. One order may end others on its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.court import rules
from kinfold.court.actions.telling import save, tell
from kinfold.court.models import Order, Proceedings
from kinfold.court.queries import orders as queries

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

NO_COURT = frozenset({"remand", "youth_rehabilitation", "non_molestation", "emergency_protection", "other"})
"""Orders that are often made outside the family's own court case."""


@transaction.atomic
def make_order(
    family: Family,
    child: Person,
    word: str,
    *,
    made_on: date,
    by: Who,
    on: date,
    until: date | None = None,
    proceedings: Proceedings | None = None,
    court: str = "",
    in_plain_words: str = "",
    to_people: Iterable[Person] = (),
    paper_seen_on: date | None = None,
    entry: UUID | None = None,
) -> Order:
    """Write down an order about one child. Orders that it brings to an end, end on its day.

    `in_plain_words`: what it means for this child; what such an order means in general, if nobody says it better.
    `to_people`: in whose favour it is (special guardians, carers). Raises `NotNow` for one that is in force already.
    """
    rules.one_of(word, frozenset(Order.Word.values), "word", "Choose which order it is.")
    rules.must_have_come(made_on, on, "made_on")
    rules.must_not_be_before(until, made_on, "until", "the day it was made")
    _must_have_been_seen(paper_seen_on, made_on, on)
    _end_those_before(child, word, made_on)
    made = Order.objects.create(
        family=family.joined_into or family,
        person=child,
        proceedings=proceedings,
        word=word,
        court=(court or (proceedings.court if proceedings else ""))[:120],
        made_on=made_on,
        until=until,
        to_people=[person.ref for person in to_people],
        in_plain_words=rules.fits(in_plain_words, "in_plain_words", longest=2000) or rules.MEANS[word],
        paper_seen_on=paper_seen_on,
        paper_seen_by=agencies.practitioner_of(by) if paper_seen_on else None,
    )
    label = made.get_word_display().split(" (")[0]
    told = tell(
        made.family, "order_made", f"{label}: made by the court.", on_day=made_on, on=on, by=by, about=[child],
        ref=proceedings.ref if proceedings else made.ref, entry=entry,
    )  # fmt: skip
    made.entry = told
    made.save(update_fields=["entry"])
    return made


def _must_have_been_seen(paper_seen_on: date | None, made_on: date, on: date) -> None:
    if paper_seen_on is not None:
        rules.must_have_come(paper_seen_on, on, "paper_seen_on")
        rules.must_not_be_before(paper_seen_on, made_on, "paper_seen_on", "the day it was made")


def _end_those_before(child: Person, word: str, made_on: date) -> None:
    """End what this order ends; refuse a second one of the same word, or one that would lie before what is in force."""
    open_now = queries.open_orders(child, lock=True)
    going = set(rules.ended_by(word, [one.word for one in open_now]))
    for one in open_now:
        if one.word == word and word != "other" and (word not in going or one.made_on >= made_on):
            raise NotNow(
                f"Such an order has been in force for {child.known_as} since {one.made_on:%-d %B %Y}. "
                "Say first when and why that one ended.",
                field="word",
            )
        if one.word in going and one.made_on <= made_on:
            save(one, ended_on=made_on, ended_why="Another order took its place.")


@transaction.atomic
def end_order(
    order: Order, *, ended_on: date, why: str, by: Who, on: date, entry: UUID | None = None
) -> Order:
    """Write down that an order ended: discharged, run out, or the child is grown up."""
    now = locked(order, "family", "person")
    if now.ended_on is not None:
        raise NotNow("This order has ended already.")
    rules.must_have_come(ended_on, on, "ended_on")
    rules.must_not_be_before(ended_on, now.made_on, "ended_on", "the day it was made")
    reason = rules.said(why, "why", "Say why it ended.", longest=300)
    label = now.get_word_display().split(" (")[0]
    told = tell(
        now.family, "order_ended", f"{label}: ended.", on_day=ended_on, on=on, by=by, about=[now.person],
        ref=now.ref, entry=entry,
    )  # fmt: skip
    return save(now, ended_on=ended_on, ended_why=reason, ended_entry=told)


@transaction.atomic
def say_order_better(
    order: Order, in_plain_words: str, *, by: Who, on: date, version: int | None = None
) -> Order:
    """Put what an order means into better words for this child."""
    now = locked(order, "family", "person")
    words = rules.said(in_plain_words, "in_plain_words", "Say what it means for this child.", longest=2000)
    return save(now, in_plain_words=words)
