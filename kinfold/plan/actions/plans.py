"""Making the one plan of a family, and putting its few words right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import Clash
from kinfold.plan import rules
from kinfold.plan.actions.telling import note, tell
from kinfold.plan.models import Plan
from kinfold.plan.queries.plans import plan_of

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family

CORRECTABLE = ("in_short", "contingency", "who_to_ring")


@transaction.atomic
def make_plan(
    family: Family,
    *,
    made_on: date,
    by: Who,
    on: date,
    in_short: str = "",
    contingency: str = "",
    who_to_ring: str = "",
    package: str = "",
    entry: UUID | None = None,
) -> Plan:
    """Make the plan of a family. There is one, whatever the level: made a second time, the first is returned as it is."""
    standing = plan_of(family)
    if standing is not None:
        return standing
    rules.must_have_happened(made_on, on, "made_on")
    plan, is_new = Plan.objects.get_or_create(
        family=family.joined_into or family,
        defaults={
            "made_on": made_on,
            "made_by": agencies.practitioner_of(by),
            "in_short": rules.fits(in_short, "in_short"),
            "contingency": rules.fits(contingency, "contingency"),
            "who_to_ring": rules.fits(who_to_ring, "who_to_ring"),
            "package": package,
        },
    )
    if not is_new:
        return plan
    if entry is None:
        entry = tell(plan, "plan_made", "A plan was made with the family.", on_day=made_on, on=on, by=by)
    else:
        note(plan, "The plan was made.", on_day=made_on, by=by)
    plan.entry = entry
    plan.save(update_fields=["entry"])
    return plan


@transaction.atomic
def correct_plan(plan: Plan, *, version: int, by: Who, on: date, **facts: Any) -> Plan:
    """Put right what the plan says in short, what happens if it does not work, and whom to ring.

    Raises `Clash`, with both as they would read, when somebody else was faster.
    """
    unknown = set(facts) - set(CORRECTABLE)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))} of a plan cannot be changed here")
    now = Plan.objects.select_for_update().get(pk=plan.pk)
    theirs = _in_words(now)
    for name, value in facts.items():
        setattr(now, name, rules.fits(value, name))
    if _in_words(now) == theirs:
        return now
    if now.version != version:
        raise Clash(theirs=theirs, yours=_in_words(now))
    now.version += 1
    now.save()
    tell(now, "plan_changed", "The words of the plan were changed.", on_day=on, on=on, by=by)
    return now


def _in_words(plan: Plan) -> str:
    return "\n".join(
        (
            f"What we want: {plan.in_short}",
            f"If it does not work: {plan.contingency}",
            f"Whom to ring: {plan.who_to_ring}",
        )
    )
