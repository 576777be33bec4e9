"""Section 47 enquiries about one child: made, their outcome written, agreed by somebody else, and told kindly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.assessment import queries as assessment
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.rows import locked, save
from kinfold.plan import actions as plan
from kinfold.plan import queries as levels
from kinfold.protection import rules
from kinfold.protection.actions.steps import day, fits, level_of, must_be_newest, said, tell
from kinfold.protection.models import Enquiry
from kinfold.protection.states import ENQUIRY
from kinfold.voice import actions as voice

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.people.models import Person

OWN_WORK = "You wrote this outcome or led the enquiries, so somebody else must agree to it."
DAYS = ("medical_asked_on", "medical_on")
WORDS = ("medical_agreed", "medical_says", "child_says", "family_says")


@transaction.atomic
def change_enquiry(
    enquiry: Enquiry, *, version: int, by: Who, on: date, lead: Practitioner | None = None, **facts: Any
) -> Enquiry:
    """Add what is found while enquiries are made: the medical, who agreed to it, what the child and the family say."""
    now = _moved(enquiry, "change_enquiry")
    unknown = set(facts) - {*DAYS, *WORDS}
    if unknown:
        raise TypeError(f"not facts of an enquiry: {sorted(unknown)}")
    must_be_newest(now, version, now.child_says or now.medical_says, str(facts.get("child_says", "")))
    for name in DAYS:
        if facts.get(name) is not None:
            day(facts[name], on, name)
    facts |= {name: fits(facts[name], name) for name in WORDS if name in facts}
    if lead is not None:
        facts["lead"] = lead
    return save(now, **facts) if facts else now


@transaction.atomic
def write_outcome(
    enquiry: Enquiry,
    *,
    outcome: str,
    why: str,
    next: str,
    next_why: str,
    child_says: str,
    family_says: str,
    version: int,
    by: Who,
    on: date,
) -> Enquiry:
    """Write what was found and what follows. It waits for somebody else to agree (row W4)."""
    now = _moved(enquiry, "write_outcome")
    must_be_newest(now, version, now.outcome_why or now.child_says, why)
    if outcome not in Enquiry.Outcome.values:
        raise NotNow("Choose what was found.", field="outcome")
    if next not in Enquiry.Next.values:
        raise NotNow("Choose what follows.", field="next")
    if outcome == Enquiry.Outcome.NOT and next == Enquiry.Next.CONFERENCE:
        raise NotNow("Concerns that were not borne out lead to no conference. Choose again.", field="next")
    stage = assessment.open_stage(now.family, "section_47")
    return save(
        now,
        state=ENQUIRY.after("write_outcome", now.state),
        ready_on=on,
        lead_id=now.lead_id or by.practitioner_id,
        outcome=outcome,
        outcome_why=said(why, "why", "Say why. The family reads it."),
        next=next,
        next_why=fits(next_why, "next_why"),
        child_says=fits(child_says, "child_says") or now.child_says,
        family_says=fits(family_says, "family_says") or now.family_says,
        stage=stage.ref if stage else now.stage,
        written_by_id=by.practitioner_id,
        approved_by_id=None,
    )


@transaction.atomic
def approve_enquiry(
    enquiry: Enquiry, *, says: str, by: Who, on: date, ended_on: date | None = None, entry: UUID | None = None
) -> Enquiry:
    """Agree to an outcome that somebody else wrote: the enquiries end, and what was decided follows.

    A conference keeps the child at this level until it decides. Raises `RefusedOpenly` for one's own work (row W3).
    """
    now = _moved(enquiry, "approve_enquiry")
    _not_own(now, by)
    ended = ended_on or on
    if day(ended, on, "ended_on") < now.began_on:
        raise NotNow("This day is before the enquiries began.", field="ended_on")
    child = now.person.merged_into or now.person
    now.ended_entry = tell(
        "enquiry_ended", now.family, f"{child.known_as}: {rules.enquiry_ended_says(now.next)}", [child],
        on_day=ended, by=by, on=on, ref=now.ref, detail=now.next, entry=entry,
    )  # fmt: skip
    save(
        now,
        state="ended",
        ended_on=ended,
        approved_by_id=by.practitioner_id,
        manager_says=fits(says, "says"),
        ended_entry=now.ended_entry,
    )
    _keep_words(now, child, ended, by, on)
    _level_after(now, ended, by, on, entry)
    return now


def _keep_words(now: Enquiry, child: Person, ended: date, by: Who, on: date) -> None:
    """What the child said during the enquiries is kept as their own words: reports and their page hold it from now on."""
    if now.child_says:
        writer = now.written_by.known_as if now.written_by else by.name
        voice.keep_words(
            child, now.family, now.child_says, said_on=ended, wrote_down_by=writer, by=by, on=on,
            where="During enquiries", entry=now.ended_entry,
        )  # fmt: skip


def _not_own(now: Enquiry, by: Who) -> None:
    mine = now.lead_id is not None and now.lead_id == by.practitioner_id
    if mine or by.practitioner_id is None or _wrote_it(now, by):
        raise RefusedOpenly(OWN_WORK)


def _wrote_it(now: Enquiry, by: Who) -> bool:
    return now.written_by_id is not None and now.written_by_id == by.practitioner_id


def _level_after(now: Enquiry, ended: date, by: Who, on: date, entry: UUID | None) -> None:
    child = now.person.merged_into or now.person
    rows = levels.level_history(child)
    before = next((row.level for row in reversed(rows) if row.level != "section_47"), "not_known")
    level = rules.after_enquiry(now.next, level_of([child])[child.pk], before)
    if level:
        plan.level_follows(
            now.family, [child], level, decided_on=ended, why=rules.enquiry_ended_says(now.next), by=by, on=on,
            lawful_basis="s17_10_b" if level == "child_in_need" else "", entry=entry,
        )  # fmt: skip


@transaction.atomic
def send_back_enquiry(enquiry: Enquiry, *, says: str, by: Who, on: date) -> Enquiry:
    """Ask for more before agreeing. What was written stays and can be changed."""
    now = _moved(enquiry, "send_back_enquiry")
    _not_own(now, by)
    return save(now, state="open", manager_says=said(says, "says", "Say what is missing."))


@transaction.atomic
def tell_outcome(enquiry: Enquiry, *, told_on: date, told_by: str, how: str, by: Who, on: date) -> Enquiry:
    """Write down how the family was told what was found: with no further action too, kindly, and what stays written."""
    now = _moved(enquiry, "tell_outcome")
    if now.ended_on is None or day(told_on, on, "told_on") < now.ended_on:
        raise NotNow("The enquiries end first; then the family is told.", field="told_on")
    child = now.person.merged_into or now.person
    tell(
        "enquiry_told", now.family, "The family was told how the enquiries ended.", [child],
        on_day=told_on, by=by, on=on, ref=now.ref,
    )  # fmt: skip
    return save(
        now,
        told_on=told_on,
        told_by=said(told_by, "told_by", "Say who told them: name and job.", 200),
        told_how=said(how, "how", "Write the words you used."),
    )


def _moved(enquiry: Enquiry, verb: str) -> Enquiry:
    now = locked(enquiry, "family", "person__merged_into")
    ENQUIRY.after(verb, now.state)
    return now
