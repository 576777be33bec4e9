"""Ending help well: what stays open and who carries it on, whom to ring, when somebody looks back (seed-systems.md row 81)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.clocks import actions as clocks
from kinfold.people import queries as people
from kinfold.plan import rules
from kinfold.plan.actions import steps
from kinfold.plan.actions.telling import tell
from kinfold.plan.models import Closing, LookBack, Plan, Step
from kinfold.plan.queries import stepping as queries
from kinfold.plan.rules import CarriedOn
from kinfold.plan.states import CLOSING

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.people.models import Person

LOOK_BACK = "Ask the family how it goes, since our help ended"
KEPT = ("who_stays", "ready", "not_ready_why", "family_says", "who_to_ring", "look_back_on")


@transaction.atomic
def close(
    plan: Plan,
    children: Iterable[Person],
    *,
    decided_on: date,
    why: str,
    who_to_ring: str,
    look_back_on: date,
    open_needs: Iterable[CarriedOn],
    ready: str,
    family_says: str,
    by: Who,
    on: date,
    approved_by: Practitioner | None = None,
    not_ready_why: str = "",
    who_stays: str = "",
    entry: UUID | None = None,
) -> Step:
    """End our help for children. The record, the plan, its goals and the team stay; so do needs that are still open.

    Above early help somebody else agrees: `approved_by`, never the one who decides (W3). On the page that takes two
    people: `ask_to_close` and `answer_closing`. The day to look back starts a clock for whoever leads.
    """
    told = {
        "who_stays": who_stays, "ready": ready, "not_ready_why": not_ready_why, "family_says": family_says,
        "who_to_ring": who_to_ring, "look_back_on": look_back_on,
    }  # fmt: skip
    taken = steps.begin("close", plan, children, "closed", decided_on=decided_on, why=why, by=by, on=on)
    answers = _check(taken, told, open_needs)
    rules.must_be_somebody_else(by.practitioner_id, approved_by.pk if approved_by else None)
    if approved_by is None and rules.needs_a_second(taken.before.values()):
        raise NotNow("Somebody else must agree before help at this level ends. Ask your manager.")
    facts = {**told, "open_needs": answers, "approved_by": approved_by}
    return _end(taken, facts, entry=entry)


def _check(taken: steps.Taken, told: dict[str, Any], open_needs: Iterable[CarriedOn]) -> list[dict[str, str]]:
    """Refuse an ending that leaves somebody alone with something; return the open needs as they are kept."""
    rules.must_be_ready(told["ready"], told["not_ready_why"], asked=True)
    rules.must_leave_a_way_back(told["who_to_ring"], told["look_back_on"], taken.decided_on)
    needs = queries.needs_left_open(taken.family, taken.children, taken.decided_on)
    given = {one.need: one for one in open_needs}
    rules.must_carry_on({need.ref: queries.need_said(need) for need in needs}, given.values())
    return [
        {
            "need": need.ref,
            "person": need.person.ref,
            "says": queries.need_said(need),
            "who": given[need.ref].who.strip(),
            "why": given[need.ref].why.strip(),
        }
        for need in needs
    ]


def _end(taken: steps.Taken, facts: dict[str, Any], *, entry: UUID | None = None) -> Step:
    """Take the step, give the family its number to ring, and start the clock of the day to look back."""
    still = queries.helped(taken.family, taken.decided_on) - set(taken.before)
    step = steps.finish(taken, facts, entry=entry, whole_family=not still)
    taken.plan.who_to_ring = facts["who_to_ring"].strip()
    taken.plan.version += 1
    taken.plan.save(update_fields=["who_to_ring", "version"])
    assert step.entry is not None
    clocks.start(
        "look_back",
        taken.family,
        on=taken.decided_on,
        entry=step.entry,
        due_on=facts["look_back_on"],
        about=LOOK_BACK,
        matter=step.ref,
        kind="level_changed",
        by=taken.by,
    )
    return step


@transaction.atomic
def ask_to_close(
    plan: Plan,
    children: Iterable[Person],
    *,
    decided_on: date,
    why: str,
    open_needs: Iterable[CarriedOn],
    by: Who,
    on: date,
    **told: Any,
) -> Step | Closing:
    """End help where one may alone; otherwise write it down and wait for somebody else's agreement.

    Takes what `close` takes. Nothing changes for anybody until it is agreed.
    """
    chosen = list(children)
    taken = steps.begin("close", plan, chosen, "closed", decided_on=decided_on, why=why, by=by, on=on)
    if not rules.needs_a_second(taken.before.values()):
        return close(
            plan, chosen, decided_on=decided_on, why=why, open_needs=open_needs, by=by, on=on, **told
        )
    facts = {name: told.get(name, "") for name in KEPT}
    answers = _check(taken, facts, open_needs)
    if queries.closing_waiting(plan) is not None:
        raise NotNow("An ending of help already waits for an answer.")
    closing = Closing.objects.create(
        **facts,
        plan=taken.plan,
        children=[child.ref for child in taken.children],
        asked_on=on,
        asked_by_id=by.practitioner_id,
        decided_on=decided_on,
        why=taken.why,
        open_needs=answers,
    )
    what = "Somebody else was asked to agree that help at this level ends."
    tell(
        taken.plan, "closing_asked", what, on_day=on, on=on, by=by, about=taken.children, source="closing",
        source_ref=closing.ref, section="ordinary",
    )  # fmt: skip
    return closing


@transaction.atomic
def answer_closing(closing: Closing, *, agree: bool, says: str, by: Who, on: date) -> Closing:
    """Agree to an ending that somebody else asked for, or send it back with the reason.

    Agreed, help ends on this day. What became open since must be answered first. Raises `NotNow`.
    """
    now = Closing.objects.select_for_update(of=("self",)).select_related("plan").get(pk=closing.pk)
    now.state = CLOSING.after("agree" if agree else "send_back", now.state)
    rules.must_be_somebody_else(now.asked_by_id, by.practitioner_id)
    if not agree:
        rules.said(says, "says", "Say why it is sent back, and what is needed.")
    now.answered_by_id, now.answered_on, now.answer = by.practitioner_id, on, says.strip()
    if agree:
        now.step = _agreed(now, by=by, on=on)
    else:
        what = "An ending of help was sent back: something is still needed."
        tell(
            now.plan, "closing_sent_back", what, on_day=on, on=on, by=by, source="closing", source_ref=now.ref
        )
    now.save()
    return now


def _agreed(closing: Closing, *, by: Who, on: date) -> Step:
    children = [people.person(ref) for ref in closing.children]
    taken = steps.begin(
        "close", closing.plan, children, "closed", decided_on=on, why=closing.why, by=by, on=on
    )
    told = {name: getattr(closing, name) for name in KEPT}
    given = [CarriedOn(row["need"], row["who"], row["why"]) for row in closing.open_needs]
    answers = _check(taken, told, given)
    facts = {
        **told,
        "open_needs": answers,
        "decided_by_id": closing.asked_by_id,
        "approved_by_id": by.practitioner_id,
    }
    return _end(taken, facts)


@transaction.atomic
def look_back(
    step: Step,
    *,
    holds: str,
    what_we_saw: str,
    happened_on: date,
    by: Who,
    on: date,
    family_says: str = "",
    what_next: str = "",
) -> LookBack:
    """Write down what somebody saw, and what the family said, when they looked back after the end."""
    if step.way != Step.Way.CLOSE:
        raise NotNow("Only an ending of help is looked back on.")
    if holds not in LookBack.Holds.values:
        raise NotNow("Choose whether it has lasted.", field="holds")
    seen = rules.said(what_we_saw, "what_we_saw", "Write what you saw, or why you could not find out.")
    rules.must_have_happened(happened_on, on, "happened_on")
    if happened_on < step.decided_on:
        raise NotNow("This is before our help ended.", field="happened_on")
    entry = tell(
        step.plan, "review_held", "We asked the family how it goes, since our help ended.", on_day=happened_on,
        on=on, by=by, detail="look_back", source="step", source_ref=step.ref,
    )  # fmt: skip
    return LookBack.objects.create(
        step=step,
        happened_on=happened_on,
        holds=holds,
        what_we_saw=seen,
        family_says=family_says.strip(),
        what_next=what_next.strip(),
        asked_by_id=by.practitioner_id,
        entry=entry,
        recorded_by_id=by.account_id,
    )
