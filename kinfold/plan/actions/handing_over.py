"""Handing the lead over: exactly one at a time, the goodbye planned, and something to read before acting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.agencies.models import Sector
from kinfold.base.dates import plain
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.clocks import actions as clocks
from kinfold.network import actions as network_actions
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.plan import rules
from kinfold.plan.actions.telling import tell
from kinfold.plan.models import Handover, Plan
from kinfold.plan.queries import handing_over as queries
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family

OVERSEES = "Oversees, as the social worker"
NOT_ONESELF_OVERSEES = "Nobody can bring themselves to a family. Ask your manager to name who oversees."
NOT_ONESELF = "Nobody can give the lead to themselves. Ask a colleague or your manager to do it."


@transaction.atomic
def hand_over(
    plan: Plan,
    to: Practitioner,
    *,
    why: str,
    on_day: date,
    by: Who,
    on: date,
    because: str = "",
    same_worker: str = "",
    goodbye: str = "",
    promises: str = "",
    overlap_until: date | None = None,
    stays: bool = True,
    overseen_by: Practitioner | None = None,
    entry: UUID | None = None,
) -> Handover:
    """Make somebody else the lead professional, with what they must read first.

    The one before stays in the team: until `overlap_until`, without an end where none is given, or not at all
    (`stays=False`). A child who named somebody who goes gets a planned goodbye; where only the status changes
    (`because="status"`) `same_worker` says whether the same worker could stay (csj-josh e23). `overseen_by`: the social worker
    who oversees, where a child in need is led from outside social care; they are allocated to the family. Raises `NotNow`, `RefusedOpenly`.
    """
    family = plan.family.joined_into or plan.family
    reason = rules.must_have_a_reason(why)
    rules.must_have_happened(on_day, on, "on_day")
    Plan.objects.select_for_update().get(pk=plan.pk)
    before = network.lead(family, on)
    _may_take_over(to, before, family, on_day, by=by)
    rules.must_ask_same_worker(because, same_worker)
    rules.must_overlap_after(overlap_until, on_day)
    leaver = before.practitioner if before and before.practitioner_id != to.pk else None
    goer = leaver if not stays or overlap_until is not None else None
    if goer is not None:
        _must_say_goodbye(goer, family, on_day, goodbye)
    if overseen_by is not None:
        _oversee(overseen_by, to, family, on_day, goer=goer, by=by)
    pack = queries.read_first(plan, family, on_day)
    network_actions.hand_over_lead(
        family, to, on=on_day, reason=reason[:300], reason_code=rules.reason_code(because), by=by,
        stays_as_partner=stays, stays_until=overlap_until,
    )  # fmt: skip
    if goer is not None:
        _end_own_part(goer, family, until=overlap_until or on_day, on_day=on_day, why=reason, by=by)
    sharing.log(by, row="G1", action="hand_over", family=family, about=to.ref, reason=reason)
    clocks.hand_over_all(family, to=to, of=leaver, by=by, on=on)
    if entry is None:
        entry = tell(
            plan, "worker_changed", _said(to, leaver, reason, stays=stays, until=overlap_until),
            on_day=on_day, on=on, by=by, source="handover", section="ordinary",
        )  # fmt: skip
    return Handover.objects.create(
        plan=plan, from_worker=leaver, to_worker=to, on_day=on_day, because=because, why=reason,
        same_worker=same_worker.strip(), goodbye=goodbye.strip(), promises=promises.strip(), read_first=pack,
        overlap_until=overlap_until, overseen_by=overseen_by, entry=entry,
    )  # fmt: skip


def _oversee(
    worker: Practitioner, lead: Practitioner, family: Family, day: date, *, goer: Practitioner | None, by: Who
) -> None:
    """Let a social worker oversee: of social care, not the one who leads, and allocated to the family. Who holds the family
    keeps what they have; nobody else gives it to themselves (access matrix G2)."""
    if goer is not None and goer.pk == worker.pk:
        raise NotNow(f"{goer} goes, so somebody else oversees.", field="overseen_by")
    if worker.pk == lead.pk or worker.is_volunteer or worker.organisation.sector != Sector.SOCIAL_CARE:
        raise NotNow(
            "Choose a social worker who oversees, other than the one who leads.", field="overseen_by"
        )
    if access.is_excluded(worker, family, day):
        raise NotNow(
            "This worker cannot work with this family. Ask information governance.", field="overseen_by"
        )
    holds = (Involvement.Role.ALLOCATED, Involvement.Role.LEAD)
    rows = [row for row in network.involved(family, day) if row.practitioner_id == worker.pk]
    if worker.pk == by.practitioner_id and not any(row.role in holds for row in rows):
        raise RefusedOpenly(NOT_ONESELF_OVERSEES)
    network_actions.involve(
        worker, family, Involvement.Role.ALLOCATED, since=day, by=by, does=OVERSEES, reason=OVERSEES
    )
    sharing.log(by, row="G1", action="oversee", family=family, about=worker.ref, reason=OVERSEES)


def _must_say_goodbye(leaver: Practitioner, family: Family, day: date, goodbye: str) -> None:
    """A child who named the one who goes gets a planned goodbye."""
    named = [child.known_as for child in queries.who_named(leaver, family, day)]
    rules.must_say_goodbye(named, goodbye, str(leaver))


def _may_take_over(
    to: Practitioner, before: Involvement | None, family: Family, day: date, *, by: Who
) -> None:
    """Not oneself (access matrix G2), not whoever leads already, nobody who may not work with this family."""
    if to.pk == by.practitioner_id:
        raise RefusedOpenly(NOT_ONESELF)
    if to.is_volunteer:
        raise NotNow("A volunteer does not lead. Choose a worker.", field="to")
    if access.is_excluded(to, family, day):
        raise NotNow("This worker cannot work with this family. Ask information governance.", field="to")
    lead = Involvement.Role.LEAD
    if before is not None and before.role == lead and before.practitioner_id == to.pk:
        raise NotNow(f"{to} leads already.", field="to")
    for row in network.was_involved(family):
        if row.role == lead and (row.since > day or (row.until is not None and row.until > day)):
            last = row.until or row.since
            raise NotNow(
                f"{row.practitioner} led on {plain(last)}, so nobody else can lead from before that.",
                field="on_day",
            )


def _end_own_part(
    worker: Practitioner, family: Family, *, until: date, on_day: date, why: str, by: Who
) -> None:
    """Somebody who was the allocated worker and goes: that part ends too, on the last day."""
    for row in network.involved(family, on_day):
        own = row.practitioner_id == worker.pk and row.role == Involvement.Role.ALLOCATED
        if own and (row.until is None or row.until > until):
            network_actions.end_involvement(row, until=max(until, row.since), reason=why[:300], by=by)


def _said(to: Practitioner, before: Practitioner | None, why: str, *, stays: bool, until: date | None) -> str:
    """Say who leads, why, and what becomes of the one before."""
    what = f"{to} leads from now on: {why.rstrip('.')}."
    if before is None:
        return what
    if not stays:
        return f"{what} {before} has left the team."
    return f"{what} {before} stays in the team{f' until {plain(until)}' if until else ''}."


@transaction.atomic
def read_handover(
    handover: Handover, *, own_view: str, by: Who, on: date, met_family_on: date | None = None
) -> Handover:
    """Say that one has read what came before, and what one makes of it oneself (seed 001: 1541).

    Raises `NotNow` when somebody else takes over, or it was read before.
    """
    now = (
        Handover.objects.select_for_update(of=("self",))
        .select_related("plan", "to_worker")
        .get(pk=handover.pk)
    )
    if now.to_worker_id != by.practitioner_id:
        raise NotNow(f"{now.to_worker} takes over, so it is for them to read.")
    if now.read_on is not None:
        raise NotNow(f"You wrote down on {plain(now.read_on)} that you have read this.")
    if met_family_on is not None:
        rules.must_have_happened(met_family_on, on, "met_family_on")
    now.own_view = rules.said(own_view, "own_view", "Write what you make of it yourself, having read.")
    now.read_on, now.met_family_on = on, met_family_on
    now.save(update_fields=["own_view", "read_on", "met_family_on"])
    tell(
        now.plan,
        "handover_read",
        f"{now.to_worker} read what came before, and wrote down their own view.",
        on_day=on,
        on=on,
        by=by,
        source="handover",
        source_ref=now.ref,
        section="ordinary",
    )
    return now
