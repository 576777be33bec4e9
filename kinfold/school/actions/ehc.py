"""Asking for an education, health and care plan, step by step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running
from kinfold.school import rules
from kinfold.school.actions.steps import kept, must_be_newest, now, tell, writer
from kinfold.school.models import EhcRequest
from kinfold.school.states import EHC
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation, Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

NEEDS_WHY = frozenset({"refuse_to_assess", "say_no_plan", "take_back", "lose_challenge", "challenge"})
TOLD: dict[str, tuple[str, str]] = {
    "send": ("ehc_request_received", "The council was asked to assess what {name} needs in school."),
    "agree_to_assess": ("ehc_assessing", "The council will assess what {name} needs in school."),
    "refuse_to_assess": ("ehc_request_refused", "The council will not assess what {name} needs in school."),
    "draft": ("ehc_drafted", "A draft plan for {name} in school was sent."),
    "say_no_plan": ("ehc_no_plan", "The council decided on no plan for {name} in school."),
    "finish": ("ehc_plan_finished", "The plan for {name} in school is finished."),
    "challenge": ("ehc_challenged", "The decision about a plan for {name} in school is challenged."),
    "win_challenge": ("ehc_challenge_won", "The challenge was heard: {name} is assessed."),
    "win_plan": ("ehc_plan_ordered", "The challenge was heard: {name} gets a plan."),
    "lose_challenge": ("ehc_challenge_lost", "The challenge was heard: the decision stands."),
    "take_back": ("ehc_request_withdrawn", "Asking for a plan for {name} in school was taken back."),
}
"""For each step the detail of its entry, and what the entry says."""

DAY_OF = {
    "send": "sent_on",
    "agree_to_assess": "decided_on",
    "refuse_to_assess": "decided_on",
    "say_no_plan": "assessed_on",
    "draft": "drafted_on",
    "win_challenge": "ordered_on",
}
CLOCKS = frozenset({
    "ehcp_not_completed", "ehc_decide", "ehc_no_plan", "ehc_finish", "ehc_after_order", "ehc_plan_after_order",
})  # fmt: skip
"""What runs while a plan is asked for. It is on the work of whoever looks after the request."""


@transaction.atomic
def begin_ehc_request(
    family: Family,
    child: Person,
    *,
    asked_by: str,
    why: str,
    begun_on: date,
    by: Who,
    on: date,
    school: Organisation | None = None,
    looks_after: Practitioner | None = None,
    child_says: str = "",
    entry: UUID | None = None,
) -> EhcRequest:
    """Somebody sets out to ask for a plan. From this day nobody can leave it unfinished unseen. One runs at a time."""
    rules.must_have_happened(begun_on, on, "begun_on")
    rules.one_of(asked_by, EhcRequest.Asker.values, "asked_by", "Say who asks.")
    child = now(child)
    if EhcRequest.objects.filter(child=child, state__in=EhcRequest.OPEN).exists():
        raise NotNow("A plan is being asked for already. Open that one.")
    made = EhcRequest.objects.create(
        family=kept(family), child=child, school=school, asked_by=asked_by, begun_on=begun_on, moved_on=begun_on,
        looks_after=looks_after or writer(by), why=rules.said(why, "why", "Say what the child needs that school alone cannot give."),
        child_says=rules.fits(child_says, "child_says"),
    )  # fmt: skip
    made.entry = tell(
        made.family, child, f"Somebody set out to ask for a plan for {child.known_as} in school.", on_day=begun_on, on=on, by=by,
        ref=made.ref, detail="ehc_request_begun", source="ehc_request", entry=entry,
        owner=made.looks_after,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    return made


@transaction.atomic
def move_ehc(
    request: EhcRequest,
    verb: str,
    *,
    on_day: date,
    by: Who,
    on: date,
    version: int,
    why: str = "",
    entry: UUID | None = None,
) -> EhcRequest:
    """Take one step (a verb of `states.EHC`). A no, taking back and a challenge carry their reason. Raises `Clash`."""
    rules.must_have_happened(on_day, on, "on_day")
    row = locked(request, "family__joined_into", "child__merged_into")
    must_be_newest(version, row.version, row.get_state_display(), verb.replace("_", " ").capitalize())
    state = EHC.after(verb, row.state)
    rules.must_follow(on_day, row.moved_on, "on_day", "the step before")
    reason = (
        rules.said(why, "why", "Say why. The family reads it.")
        if verb in NEEDS_WHY
        else rules.fits(why, "why")
    )
    facts: dict[str, Any] = {"state": state, "moved_on": on_day, "why_now": reason}
    if verb in DAY_OF:
        facts[DAY_OF[verb]] = on_day
    facts["ended_on"] = None if state in EhcRequest.OPEN else on_day
    child = now(row.child)
    won = verb == "win_challenge" and row.assessed_on is not None
    detail, says = TOLD["win_plan" if won else verb]
    tell(
        row.family,
        child,
        says.format(name=child.known_as),
        on_day=on_day,
        on=on,
        by=by,
        ref=row.ref,
        detail=detail,
        source="ehc_request",
        entry=entry,
        owner=row.looks_after,
    )
    return save(row, **facts)


@transaction.atomic
def take_up_ehc(
    request: EhcRequest, practitioner: Practitioner, *, by: Who, on: date, version: int
) -> EhcRequest:
    """Somebody looks after this request from now on: what runs about it is on their work. An owner's name, not a step: no entry.

    Raises NotNow when it has ended or they may not work with this family, `Clash` when somebody changed it meanwhile.
    """
    row = locked(request, "family__joined_into", "child__merged_into", "looks_after")
    theirs = str(row.looks_after) if row.looks_after else "Nobody yet"
    must_be_newest(version, row.version, theirs, str(practitioner))
    if row.state not in EhcRequest.OPEN:
        raise NotNow("This has ended. There is nothing left to look after.")
    if sharing.is_excluded(practitioner, kept(row.family), on):
        raise NotNow("This worker cannot work with this family. Choose somebody else.", field="looks_after")
    for clock in running.open_for(now(row.child)):
        if clock.rule in CLOCKS:
            clocks.hand_over(clock, owner=practitioner, by=by, on=on)
    return save(row, looks_after=practitioner)
