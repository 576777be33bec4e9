"""Stepping up, stepping down and coming back: a child's level changes, and nothing else does.

The plan, its goals and actions, the team and every worker stay as they are (seed 001: 1505-1509; product.md, promises 2
and 9). Ending is in `closing.py`, handing over in `handing_over.py`: a step does neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.network import queries as network
from kinfold.plan import rules
from kinfold.plan.actions.handing_over import hand_over
from kinfold.plan.actions.levels import change_level
from kinfold.plan.actions.rhythms import set_rhythm
from kinfold.plan.actions.telling import tell
from kinfold.plan.models import Level, Plan, Step, StepChild
from kinfold.plan.queries import stepping as queries

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.plan.rules.steps import Way

NOBODY_LEADS = "Nobody leads. Name who leads first, so that the family has somebody to ring."


@dataclass(slots=True)
class Taken:
    """A step about to be taken: which children, from which levels, to which."""

    plan: Plan
    way: Way
    children: list[Person]
    before: dict[int, str]
    level: str
    decided_on: date
    why: str
    by: Who
    on: date
    ref: str = field(default_factory=ids.record_ref)

    @property
    def family(self) -> Family:
        """The family as it is now."""
        return self.plan.family.joined_into or self.plan.family


@transaction.atomic
def step_up(plan: Plan, children: Iterable[Person], level: str, **told: Any) -> Step:
    """Step children up to a level with more help. Takes what `step_down` takes."""
    return _step("up", plan, children, level, **told)


@transaction.atomic
def step_down(plan: Plan, children: Iterable[Person], level: str, **told: Any) -> Step:
    """Step children down to a level with less help.

    Told: `decided_on`, `why`, `by`, `on`; perhaps `who_stays` and until when (`overlap_until`: two teams side by side),
    `family_says`, `ready` ("yes", "partly", "no" with `not_ready_why`), `tier`, `lawful_basis` (a word of
    `rules.BASES`, needed where a level has several) and `entry` (one that already tells of it).
    """
    return _step("down", plan, children, level, **told)


def _step(
    way: Way,
    plan: Plan,
    children: Iterable[Person],
    level: str,
    *,
    decided_on: date,
    why: str,
    by: Who,
    on: date,
    tier: int | None = None,
    lawful_basis: str = "",
    entry: UUID | None = None,
    **facts: Any,
) -> Step:
    taken = begin(way, plan, children, level, decided_on=decided_on, why=why, by=by, on=on)
    rules.must_be_ready(facts.get("ready", ""), facts.get("not_ready_why", ""), asked=False)
    rules.must_overlap_after(facts.get("overlap_until"), decided_on)
    basis = rules.basis_for(level, lawful_basis)
    if network.lead(taken.family, decided_on) is None:
        raise NotNow(NOBODY_LEADS)
    return finish(taken, facts, tier=tier, basis=basis, entry=entry)


@transaction.atomic
def come_back(
    plan: Plan,
    children: Iterable[Person],
    level: str,
    *,
    decided_on: date,
    why: str,
    by: Who,
    on: date,
    lead: Practitioner | None = None,
    did_not_hold: str = "",
    family_says: str = "",
    who_stays: str = "",
    tier: int | None = None,
    lawful_basis: str = "",
    visit_every: int | None = None,
    visits_why: str = "",
    entry: UUID | None = None,
) -> Step:
    """Help children again after the end: the same record, the same plan, its goals and its history.

    `lead` names who leads now, if nobody does or somebody else should; they are asked to read first. `did_not_hold`
    says what did not last (csj-josh e22). `visit_every` (days), with why so often, starts the visits to each child again, and
    their clocks. Raises `NotNow` when nobody would lead.
    """
    taken = begin("back", plan, children, level, decided_on=decided_on, why=why, by=by, on=on)
    basis = rules.basis_for(level, lawful_basis)
    now = network.lead(taken.family, decided_on)
    if lead is not None and (now is None or now.practitioner_id != lead.pk):
        hand_over(plan, lead, why=f"The family came back: {taken.why}", on_day=decided_on, by=by, on=on)
    elif now is None:
        raise NotNow(NOBODY_LEADS, field="lead")
    facts = {"did_not_hold": did_not_hold, "family_says": family_says, "who_stays": who_stays}
    still_ended = queries.ended(taken.family, decided_on) - set(taken.before)
    step = finish(taken, facts, tier=tier, basis=basis, entry=entry, whole_family=not still_ended)
    for child in (one for one in taken.children if visit_every is not None and not one.is_unborn):
        assert visit_every is not None
        set_rhythm(
            plan, child, every_days=visit_every, why=visits_why, since=decided_on, worker=lead, by=by, on=on
        )
    return step


def begin(
    way: Way,
    plan: Plan,
    children: Iterable[Person],
    level: str,
    *,
    decided_on: date,
    why: str,
    by: Who,
    on: date,
) -> Taken:
    """Check whom a step is for and that it goes the right way; other steps of this plan wait until it is taken."""
    rules.must_be_known(level)
    reason = rules.must_have_a_reason(why)
    rules.must_have_happened(decided_on, on, "decided_on")
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    chosen = _of_the_family(locked, children, decided_on)
    open_now = queries.levels_open(chosen)
    before = {c.pk: open_now[c.pk].level if c.pk in open_now else "not_known" for c in chosen}
    rules.must_go(way, {c.known_as: before[c.pk] for c in chosen}, level)
    return Taken(locked, way, chosen, before, level, decided_on, reason, by, on)


def _of_the_family(plan: Plan, children: Iterable[Person], day: date) -> list[Person]:
    """The children chosen, once each, under the records that are kept. Refuses who is no child of the family."""
    ours = {child.pk: child for child in network.children(plan.family.joined_into or plan.family, day)}
    wanted = list(dict.fromkeys(child.merged_into_id or child.pk for child in children))
    if any(pk not in ours for pk in wanted):
        raise NotNow("Somebody you chose is not a child of this family. Choose again.", field="children")
    return [ours[pk] for pk in wanted]


def finish(
    taken: Taken,
    facts: Mapping[str, Any],
    *,
    tier: int | None = None,
    basis: str = "",
    entry: UUID | None = None,
    whole_family: bool | None = None,
) -> Step:
    """Write the one entry, change each child's level, and keep the step with what was said to stay the same."""
    stays = what_stays(taken.plan, taken.family, taken.decided_on)
    if entry is None:
        entry = tell(
            taken.plan,
            "level_changed",
            said(taken),
            on_day=taken.decided_on,
            on=taken.on,
            by=taken.by,
            about=taken.children,
            detail=taken.level,
            source="step",
            source_ref=taken.ref,
            whole_family=whole_family,
        )
    levels = [_begin_level(taken, child, tier=tier, basis=basis, entry=entry) for child in taken.children]
    step = Step.objects.create(
        **{"decided_by_id": taken.by.practitioner_id, **facts},
        ref=taken.ref,
        plan=taken.plan,
        way=taken.way,
        decided_on=taken.decided_on,
        why=taken.why,
        what_stays=stays,
        entry=entry,
        recorded_by_id=taken.by.account_id,
    )
    StepChild.objects.bulk_create(
        StepChild(
            step=step,
            child=child,
            level_before=taken.before[child.pk],
            level_after=taken.level,
            level=level,
        )
        for child, level in zip(taken.children, levels, strict=True)
    )
    return step


def _begin_level(taken: Taken, child: Person, *, tier: int | None, basis: str, entry: UUID) -> Level:
    return change_level(
        child,
        taken.family,
        taken.level,
        on=taken.decided_on,
        by=taken.by,
        reason=taken.why,
        tier=tier,
        lawful_basis=basis[:200],
        entry=entry,
    )


def said(taken: Taken) -> str:
    """Say the step as the family reads it too: the levels, without the reason."""
    return " ".join(
        rules.change_said(child.known_as, None if before == "not_known" else before, taken.level)
        for child, before in ((c, taken.before[c.pk]) for c in taken.children)
    )


def what_stays(plan: Plan, family: Family, on: date) -> str:
    """Say what stays the same, from what there is on that day."""
    team: Sequence[str] = list(dict.fromkeys(str(row.practitioner) for row in network.involved(family, on)))
    lead = network.lead(family, on)
    return rules.what_stays(
        plan.goals.filter(state="open").count(),
        plan.actions.filter(state="to_do").count(),
        team,
        str(lead.practitioner) if lead else "",
    )
