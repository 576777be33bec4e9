"""The end of a court case: with final orders, or withdrawn; the level of help follows. Then it is looked back on together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.care import queries as care
from kinfold.clocks import actions as clocks
from kinfold.court import rules
from kinfold.court.actions.telling import clock_of, moved, must_be_newest, save, tell
from kinfold.court.models import Proceedings
from kinfold.court.queries import cases as queries
from kinfold.court.queries import orders as order_queries
from kinfold.court.rules.weeks import RULE
from kinfold.court.states import PROCEEDINGS
from kinfold.plan import actions as plan
from kinfold.plan import queries as levels

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.people.models import Person


@transaction.atomic
def end_proceedings(
    proceedings: Proceedings,
    *,
    ended_on: date,
    why: str,
    by: Who,
    on: date,
    levels_after: Mapping[str, str] | None = None,
    entry: UUID | None = None,
) -> Proceedings:
    """End a court case with the final orders (made before, one for each child): the level of help follows what was ordered.

    `levels_after` says otherwise for a child, by reference. A child whose level is not "proceedings" any more keeps theirs.
    Raises `NotNow` while a child with a care order has not been written down as in care: the level would say what nothing backs.
    """
    now = moved(proceedings, PROCEEDINGS, "end_proceedings", "family")
    _check_end(now, ended_on, on)
    words = rules.said(why, "why", "Say how it ended, in words that the family may read.")
    children = queries.people_in(now)
    chosen = {
        child.pk: (levels_after or {}).get(child.ref, "")
        or rules.level_after({row.word for row in order_queries.orders_of(child, ended_on)})
        for child in children
    }
    _must_be_in_care([child for child in children if chosen[child.pk] == "looked_after"], ended_on)
    told = tell(
        now.family, "final_order", "The court case ended with final orders.", on_day=ended_on, on=on, by=by,
        about=children, ref=now.ref, entry=entry,
    )  # fmt: skip
    save(now, ended_on=ended_on, ended_why=words, ended_entry=told)
    _others_go_on(now, told, by)
    _levels_follow(now, children, chosen, why=words, by=by, on=on, entry=entry)
    return now


def _others_go_on(ended: Proceedings, entry: UUID, by: Who) -> None:
    """Let the weeks of another court case of the family go on: the rule about time counts once for a family."""
    for one in queries.proceedings_of(ended.family):
        if one.state == Proceedings.State.ISSUED and clock_of(one.family, RULE, one.ref) is None:
            clocks.start(
                RULE, one.family, on=one.issued_on, due_on=one.due_on, entry=entry, matter=one.ref, kind="court_step",
                by=by, limit_source="As before: another court case of the family ended",
            )  # fmt: skip


def _must_be_in_care(children: list[Person], on: date) -> None:
    for child in children:
        if care.period_now(child, on) is None:
            raise NotNow(
                f"{child.known_as} has a care order. Write down first that {child.known_as} came into care, with this order."
            )


def _check_end(now: Proceedings, ended_on: date, on: date) -> None:
    rules.must_have_come(ended_on, on, "ended_on")
    rules.must_not_be_before(ended_on, now.issued_on, "ended_on", "the day of issue")


def _levels_follow(
    now: Proceedings,
    children: list[Person],
    chosen: Mapping[int, str],
    *,
    why: str,
    by: Who,
    on: date,
    entry: UUID | None,
) -> None:
    standing = levels.levels_open(children)
    assert now.ended_on is not None
    for child in children:
        row = standing.get(child.pk)
        if row is not None and row.level == "proceedings":
            plan.level_follows(
                now.family, [child], chosen[child.pk], decided_on=now.ended_on, why=why, by=by, on=on,
                lawful_basis="decided by the court", entry=entry,
            )  # fmt: skip


@transaction.atomic
def withdraw_proceedings(
    proceedings: Proceedings,
    *,
    ended_on: date,
    why: str,
    by: Who,
    on: date,
    level_after: str = "child_in_need",
    entry: UUID | None = None,
) -> Proceedings:
    """Withdraw the application, with the reason. The children's level goes on as `level_after`."""
    now = moved(proceedings, PROCEEDINGS, "withdraw_proceedings", "family")
    _check_end(now, ended_on, on)
    words = rules.said(why, "why", "Say why it is withdrawn, in words that the family may read.")
    children = queries.people_in(now)
    told = tell(
        now.family, "application_withdrawn", "The application to the court was withdrawn.", on_day=ended_on,
        on=on, by=by, about=children, ref=now.ref, entry=entry,
    )  # fmt: skip
    save(now, ended_on=ended_on, ended_why=words, ended_entry=told)
    _others_go_on(now, told, by)
    _levels_follow(
        now, children, dict.fromkeys((c.pk for c in children), level_after), why=words, by=by, on=on, entry=entry
    )  # fmt: skip
    return now


@transaction.atomic
def review_after_court(
    proceedings: Proceedings,
    learned: str,
    *,
    reviewed_on: date,
    by: Who,
    on: date,
    version: int | None = None,
    entry: UUID | None = None,
) -> Proceedings:
    """Look back together on a court case that is over: what was learned, for the next family (seed 001: 1904-1922)."""
    now = moved(proceedings, PROCEEDINGS, "review_after_court", "family")
    words = rules.said(learned, "learned", "Write what was learned.")
    must_be_newest(now, version, now.learned, words)
    rules.must_have_come(reviewed_on, on, "reviewed_on")
    assert now.ended_on is not None
    rules.must_not_be_before(reviewed_on, now.ended_on, "reviewed_on", "the end")
    tell(
        now.family, "case_review", "The court case was looked back on together.", on_day=reviewed_on, on=on, by=by,
        about=queries.people_in(now), ref=now.ref, entry=entry,
    )  # fmt: skip
    return save(now, learned=words, reviewed_on=reviewed_on)
