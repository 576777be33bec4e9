"""Assessing whether somebody could care for a child. They know that it is an assessment, read it, and may challenge it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.clocks.actions import tell
from kinfold.kin import rules
from kinfold.kin.actions.telling import writer
from kinfold.kin.models import Explored, Viability
from kinfold.kin.states import EXPLORED

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who

RELATED = ("explored__family", "explored__child", "explored__person")
OUTCOMES: dict[str, str] = dict(Viability.Outcome.choices)
AFTER = {"yes": "find_able", "with_help": "find_able", "no": "find_not_able", "withdrew": "withdraw"}
SAY_HOW = "Write how they were told that this is an assessment, and what they said."


@transaction.atomic
def begin_viability(
    explored: Explored,
    *,
    begun_on: date,
    by: Who,
    on: date,
    told_on: date | None = None,
    told_how: str = "",
    rushed: bool = False,
    rushed_why: str = "",
    assessor: Practitioner | None = None,
    stage: str = "",
    entry: UUID | None = None,
) -> Viability:
    """Begin to assess whether somebody could care for a child. `told_on` empty: they do not know yet, and it cannot be finished."""
    rules.must_have_happened(begun_on, on, "begun_on")
    now = locked(explored, "family", "child", "person")
    state = EXPLORED.after("begin_viability", now.state)
    told_how = _told(told_on, told_how, on)
    row = Viability.objects.create(
        explored=now,
        assessor=assessor or writer(by),
        stage=stage,
        begun_on=begun_on,
        told_on=told_on,
        told_how=told_how,
        rushed=rushed,
        rushed_why=_why_rushed(rushed, rushed_why),
    )
    save(now, state=state)
    row.entry = tell(
        "assessment_started", now.family, f"It is being assessed whether a relative or friend could care for {now.child.known_as}.",
        on_day=begun_on, on=on, by=by, about=[now.child, now.person], detail="viability", source="viability",
        source_ref=row.ref, entry=entry,
    )  # fmt: skip
    row.save(update_fields=["entry"])
    return row


@transaction.atomic
def tell_viability(viability: Viability, *, told_on: date, told_how: str, by: Who, on: date) -> Viability:
    """Write down that somebody was told that this is an assessment. No entry of its own: it belongs to the assessment."""
    now = _open(viability)
    rules.must_have_happened(told_on, on, "told_on")
    return save(now, told_on=told_on, told_how=_told(told_on, told_how, on))


@transaction.atomic
def finish_viability(
    viability: Viability,
    *,
    done_on: date,
    outcome: str,
    why: str,
    by: Who,
    on: date,
    help_needed: str = "",
    child_says: str = "",
    home_seen_on: date | None = None,
    told_on: date | None = None,
    told_how: str = "",
    rushed: bool = False,
    rushed_why: str = "",
    version: int | None = None,
    entry: UUID | None = None,
) -> Viability:
    """Finish an assessment: the outcome with its reasons, what help it needs, what the child said, when the home was seen."""
    rules.must_have_happened(done_on, on, "done_on")
    now = _open(viability)
    must_be_newest(now, version, now.why or "Somebody else changed this.", why)
    rules.one_of(outcome, OUTCOMES, "outcome", "Choose what was found.")
    told_on = rules.must_know(told_on or now.told_on, done_on)
    told_how = rules.fits(told_how, "told_how") or now.told_how
    rushed = rushed or now.rushed
    rules.must_not_be_hidden_rush(now.begun_on, done_on, rushed=rushed)
    if home_seen_on is not None:
        rules.must_have_happened(home_seen_on, on, "home_seen_on")
    needed = rules.fits(help_needed, "help_needed")
    if outcome == Viability.Outcome.WITH_HELP and not needed:
        raise NotNow("Name the help without which they could not.", field="help_needed")
    save(
        now, done_on=done_on, outcome=outcome, why=rules.said(why, "why", "Give the reasons. They read them."),
        help_needed=needed, child_says=rules.fits(child_says, "child_says"), home_seen_on=home_seen_on,
        told_on=told_on, told_how=told_how, rushed=rushed, rushed_why=_why_rushed(rushed, rushed_why or now.rushed_why),
    )  # fmt: skip
    explored = locked(now.explored, "family", "child", "person")
    now.explored = explored
    reason = now.why if outcome in ("no", "withdrew") else ""
    save(explored, state=EXPLORED.after(AFTER[outcome], explored.state), why=reason)
    now.done_entry = tell(
        "assessment_done", explored.family, f"The assessment of a relative or friend, for {explored.child.known_as}, is finished.",
        on_day=done_on, on=on, by=by, about=[explored.child, explored.person], detail="viability", source="viability",
        source_ref=now.ref, entry=entry,
    )  # fmt: skip
    now.save(update_fields=["done_entry"])
    return now


@transaction.atomic
def share_viability(
    viability: Viability, *, shared_on: date, by: Who, on: date, they_say: str = "", entry: UUID | None = None
) -> Viability:
    """Write down that they read what was written about them, and what they say to it."""
    now = _done(viability)
    rules.must_have_happened(shared_on, on, "shared_on")
    assert now.done_on is not None
    rules.must_follow(shared_on, now.done_on, "shared_on", "it was finished")
    save(now, shared_on=shared_on, they_say=rules.fits(they_say, "they_say") or now.they_say)
    _tell(
        now,
        "viability_shared",
        "Whoever was assessed read what was written.",
        shared_on,
        by=by,
        on=on,
        entry=entry,
    )
    return now


@transaction.atomic
def challenge_viability(
    viability: Viability, *, challenged_on: date, they_say: str, by: Who, on: date, entry: UUID | None = None
) -> Viability:
    """Write down, in their words, how they see it differently."""
    now = _done(viability)
    rules.must_have_happened(challenged_on, on, "challenged_on")
    assert now.done_on is not None
    rules.must_follow(challenged_on, now.done_on, "challenged_on", "it was finished")
    words = rules.said(they_say, "they_say", "Write how they see it, in their words.")
    save(now, challenged_on=challenged_on, they_say=words)
    _tell(
        now,
        "viability_challenged",
        "Whoever was assessed sees it differently.",
        challenged_on,
        by=by,
        on=on,
        entry=entry,
    )
    return now


@transaction.atomic
def answer_challenge(viability: Viability, *, answer: str, by: Who, on: date) -> Viability:
    """Answer a challenge, in words they can read: by somebody else than who assessed."""
    now = _done(viability)
    if now.challenged_on is None:
        raise NotNow("Nobody has challenged this.")
    if now.assessor_id is not None and now.assessor_id == by.practitioner_id:
        raise NotNow("Somebody else answers: whoever assessed does not judge their own work.", field="answer")
    return save(now, challenge_answer=rules.said(answer, "answer", "Write the answer. They read it."))


def _tell(row: Viability, kind: str, what: str, day: date, *, by: Who, on: date, entry: UUID | None) -> None:
    of = row.explored
    tell(
        kind, of.family, what, on_day=day, on=on, by=by, about=[of.child, of.person], source="viability",
        source_ref=row.ref, entry=entry,
    )  # fmt: skip


def _open(viability: Viability) -> Viability:
    now = locked(viability, *RELATED)
    if now.done_on is not None:
        raise NotNow("This assessment is finished. If things have changed, begin another.")
    return now


def _done(viability: Viability) -> Viability:
    now = locked(viability, *RELATED)
    if now.done_on is None:
        raise NotNow("This assessment is not finished yet.")
    return now


def _told(told_on: date | None, told_how: str, on: date) -> str:
    if told_on is None:
        return rules.fits(told_how, "told_how")
    rules.must_have_happened(told_on, on, "told_on")
    return rules.said(told_how, "told_how", SAY_HOW)


def _why_rushed(rushed: bool, why: str) -> str:
    return rules.said(why, "rushed_why", "Say why it was rushed.") if rushed else ""
