"""The strategy discussion: who took part, what was decided, what the family is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.network import queries as network
from kinfold.plan import actions as plan
from kinfold.protection import rules
from kinfold.protection.actions.drafts import Present
from kinfold.protection.actions.steps import children_of, day, fits, kept, level_of, said, same, tell
from kinfold.protection.models import Enquiry, StrategyDiscussion, TookPart

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

ENQUIRIES = (StrategyDiscussion.Decision.SINGLE, StrategyDiscussion.Decision.JOINT)
LAW = "Children Act 1989, section 47"
WHY_LEVEL = "We are finding out whether the child is safe."


@transaction.atomic
def hold_strategy_discussion(
    family: Family,
    children: Iterable[Person],
    *,
    held_on: date,
    why: str,
    took_part: Sequence[Present],
    decision: str,
    decided_why: str,
    by: Who,
    on: date,
    how: str = "",
    what_is_known: str = "",
    keeps_safe_now: str = "",
    told_family: str = "",
    told_family_why_not: str = "",
    lead: Practitioner | None = None,
    entry: UUID | None = None,
) -> StrategyDiscussion:
    """Write down a strategy discussion. Decided for enquiries, each child gets enquiries of their own, and the clock runs.

    Where the family is not told yet (`told_family_why_not`, nothing in `told_family`), no level changes that they would see:
    it follows when they are told (`tell_family_of_discussion`). A child whose enquiries are open already keeps those.
    """
    home = kept(family)
    chosen = children_of(home, children, day(held_on, on, "held_on"))
    if decision not in StrategyDiscussion.Decision.values:
        raise NotNow("Choose what was decided.", field="decision")
    made = StrategyDiscussion.objects.create(
        family=home,
        held_on=held_on,
        how=fits(how, "how", 120),
        why=said(why, "why", "Say what made people meet."),
        what_is_known=fits(what_is_known, "what_is_known"),
        decision=decision,
        decided_why=said(decided_why, "decided_why", "Say why this was decided."),
        keeps_safe_now=fits(keeps_safe_now, "keeps_safe_now"),
        told_family=fits(told_family, "told_family"),
        told_family_why_not=fits(told_family_why_not, "told_family_why_not"),
        led_by_id=by.practitioner_id,
    )
    _who_took_part(made, took_part)
    made.entry = tell(
        "strategy_held", home, f"Strategy discussion: {made.get_decision_display()}.", chosen,
        on_day=held_on, by=by, on=on, ref=made.ref, detail=decision, section="restricted", entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    if decision in ENQUIRIES:
        _open_enquiries(made, chosen, lead)
        if not _kept_from_family(made):
            _levels(made, chosen, held_on, by, on, entry)
    return made


def _who_took_part(made: StrategyDiscussion, took_part: Sequence[Present]) -> None:
    for one in took_part:
        if one.agency not in rules.AGENCIES:
            raise NotNow("Choose for which agency each person took part.", field="took_part")
    TookPart.objects.bulk_create(
        TookPart(
            discussion=made, practitioner=one.practitioner, named=fits(one.named, "took_part", 200),
            agency=one.agency, brought=fits(one.brought, "took_part"),
        )
        for one in took_part
    )  # fmt: skip


def _open_enquiries(made: StrategyDiscussion, children: Sequence[Person], lead: Practitioner | None) -> None:
    if lead is None:
        held = network.lead(made.family, made.held_on)
        lead = held.practitioner if held else None
    for child in children:
        if Enquiry.objects.filter(person_id__in=same(child), ended_on__isnull=True).exists():
            continue
        Enquiry.objects.create(
            discussion=made, family=made.family, person=child, began_on=made.held_on,
            joint=made.decision == StrategyDiscussion.Decision.JOINT, lead=lead, entry=made.entry,
        )  # fmt: skip


def _kept_from_family(made: StrategyDiscussion) -> bool:
    return bool(made.told_family_why_not) and not made.told_family


def _levels(
    made: StrategyDiscussion, children: Sequence[Person], on_day: date, by: Who, on: date, entry: UUID | None
) -> None:
    now = level_of(children)
    moving = [child for child in children if rules.after_strategy(now[child.pk])]
    if moving:
        plan.level_follows(
            made.family, moving, "section_47", decided_on=on_day, why=WHY_LEVEL, by=by, on=on,
            lawful_basis=LAW, entry=entry,
        )  # fmt: skip


@transaction.atomic
def tell_family_of_discussion(
    discussion: StrategyDiscussion, told: str, *, told_on: date, version: int, by: Who, on: date
) -> StrategyDiscussion:
    """Write down what the family was told of enquiries that were kept from them at first; the level they see follows."""
    now = locked(discussion, "family")
    if not _kept_from_family(now):
        raise NotNow("The family has been told already.")
    if day(told_on, on, "told_on") < now.held_on:
        raise NotNow("This day is before the discussion.", field="told_on")
    save(now, told_family=said(told, "told", "Write what the family was told, and by whom."))
    open_still = Enquiry.objects.filter(discussion=now, ended_on__isnull=True).select_related(
        "person__merged_into"
    )
    children = [row.person.merged_into or row.person for row in open_still]
    _levels(now, children, told_on, by, on, None)
    return now
