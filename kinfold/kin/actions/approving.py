"""Approving a relative or friend to care for a child for a time: sixteen weeks, once eight more, then an end with its reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.clocks import actions as clocks
from kinfold.clocks.actions import tell
from kinfold.kin import rules
from kinfold.kin.actions.telling import meet_clocks, stop_clocks, writer
from kinfold.kin.models import Explored, TemporaryApproval
from kinfold.kin.states import APPROVAL
from kinfold.network import actions as network
from kinfold.network.models import FamilyMember
from kinfold.people import actions as people
from kinfold.plan import queries as plans
from kinfold.services import actions as services

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.people.models import Person

RULE = "connected_person_approval"
RELATED = ("family", "child", "carer", "explored")
CAN = (Explored.State.OFFERS, Explored.State.ASSESSING, Explored.State.SUITABLE)


@transaction.atomic
def approve_for_a_time(
    explored: Explored,
    *,
    began_on: date,
    why: str,
    by: Who,
    on: date,
    person: Person | None = None,
    approved_by: Practitioner | None = None,
    entry: UUID | None = None,
) -> TemporaryApproval:
    """Approve somebody to care for a child while they are assessed in full. The clock of sixteen weeks starts.

    Somebody on no record gets one here, as a relative of the family, unless `person` says who they are. Whoever assessed them does
    not approve (`NotNow`).
    """
    rules.must_have_happened(began_on, on, "began_on")
    now = locked(explored, "family", "child", "person")
    if now.state not in CAN:
        raise NotNow(
            "They have not offered to care for the child, or were found not able to. Ask them first."
        )
    approver = approved_by or writer(by)
    seen_by = set(now.viabilities.values_list("assessor_id", flat=True))
    if approver is not None and approver.pk in seen_by:
        raise NotNow("Somebody else approves: whoever assessed them does not decide on their own work.")
    carer = _on_record(now, person, began_on, by=by, on=on)
    if TemporaryApproval.objects.filter(child=now.child, carer=carer, ended_on__isnull=True).exists():
        raise NotNow("They are approved already, and it has not ended.")
    made = TemporaryApproval.objects.create(
        family=now.family,
        child=now.child,
        carer=carer,
        explored=now,
        began_on=began_on,
        due_on=rules.first_end(began_on),
        why=rules.said(why, "why", "Say why the child lives with them now, before the full assessment."),
        approved_by=approver,
    )
    made.entry = tell(
        "approved_for_a_time", now.family, f"A relative or friend was approved for a time to care for {now.child.known_as}.",
        on_day=began_on, on=on, by=by, about=[now.child, carer], source="temporary_approval", source_ref=made.ref,
        entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    _start(made, made.due_on, by=by)
    level = plans.level_now(now.child, began_on)
    if level is None or level.level != "looked_after":  # a child in care left the parents before
        services.child_went(
            now.family,
            now.child,
            how="kin",
            went_on=began_on,
            source_ref=made.ref,
            entry=made.entry,
            by=by,
            on=on,
        )
    return made


@transaction.atomic
def make_longer(
    approval: TemporaryApproval, *, why: str, decided_on: date, by: Who, on: date, entry: UUID | None = None
) -> TemporaryApproval:
    """Make an approval longer by eight weeks: once, and before the sixteen weeks end. Its clock runs on to the new day."""
    rules.must_have_happened(decided_on, on, "decided_on")
    now, _ = _step(approval, "make_longer")
    rules.must_follow(decided_on, now.began_on, "decided_on", "it began")
    until = rules.made_longer(now.due_on, now.longer_until, decided_on)
    reason = rules.said(why, "why", "Say why the full assessment needs longer.")
    save(now, longer_until=until, longer_why=reason)
    stop_clocks(now.family, now.ref, f"Made longer by eight weeks: {reason}", on=decided_on, by=by)
    tell(
        "approval_made_longer", now.family, "An approval for a time was made longer by eight weeks.", on_day=decided_on, on=on,
        by=by, about=[now.child, now.carer], source="temporary_approval", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    _start(now, until, by=by)
    return now


@transaction.atomic
def end_approval(
    approval: TemporaryApproval,
    *,
    ended_on: date,
    how: str,
    why: str = "",
    by: Who,
    on: date,
    entry: UUID | None = None,
) -> TemporaryApproval:
    """End an approval for a time: approved in full or not, an order, or the child lives elsewhere. Its clock ends with it."""
    rules.must_have_happened(ended_on, on, "ended_on")
    rules.one_of(how, rules.ENDED, "how", "Choose how it ended.")
    now, _ = _step(approval, "end_approval")
    rules.must_follow(ended_on, now.began_on, "ended_on", "it began")
    words = rules.fits(why, "why")
    if how != "approved" and not words:
        raise NotNow("Say why, in words the carer can read.", field="why")
    save(now, ended_on=ended_on, ended_how=how, ended_why=words)
    now.ended_entry = tell(
        "approval_ended", now.family, "An approval for a time ended.", on_day=ended_on, on=on, by=by,
        about=[now.child, now.carer], detail=how, source="temporary_approval", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    now.save(update_fields=["ended_entry"])
    meet_clocks(now.family, now.ref, on=ended_on, entry=entry, by=by)
    return now


def state_of(approval: TemporaryApproval) -> str:
    """Where an approval stands: a word of `states.APPROVAL`."""
    return rules.approval_state(longer=approval.longer_until is not None, ended=approval.ended_on is not None)


def _step(approval: TemporaryApproval, verb: str) -> tuple[TemporaryApproval, str]:
    now = locked(approval, *RELATED)
    return now, APPROVAL.after(verb, state_of(now))


def _start(approval: TemporaryApproval, until: date, *, by: Who) -> None:
    assert approval.entry is not None
    clocks.start(
        RULE, approval.family, person=approval.child, on=approval.began_on, entry=approval.entry, due_on=until,
        limit_source="SI 2010/959 regulations 24 and 25", matter=approval.ref, kind="approved_for_a_time",
        about=f"Finish the full assessment of who cares for {approval.child.known_as}", by=by,
    )  # fmt: skip


def _on_record(explored: Explored, person: Person | None, day: date, *, by: Who, on: date) -> Person:
    """The carer's own record: the one known, the one named now, or a new one as a relative of the family."""
    known = explored.person or person
    if known is None:
        known = people.add_person(known_as=explored.named, by=by, on=on)
        network.add_member(explored.family, known, FamilyMember.Part.RELATIVE, since=day, by=by)
    if explored.person_id is None:
        other = Explored.objects.filter(child_id=explored.child_id, person=known).exists()
        if other:
            raise NotNow("This person is on the list already. Go on from there.", field="person")
        save(explored, person=known)
    return known
