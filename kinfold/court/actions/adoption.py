"""The decisions on adoption for one child, in their order, each with its day. A decision that is reversed stays on the record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.court import rules
from kinfold.court.actions.telling import save, tell
from kinfold.court.models import AdoptionSteps
from kinfold.court.queries import adopting as queries
from kinfold.court.states import ADOPTION

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

DAYS: dict[str, str] = {
    "should_be_placed": "should_be_placed_on",
    "matched": "matched_on",
    "placed": "placed_on",
    "adopted": "adopted_on",
}
"""The steps after the first decision, and the field that holds the day of each."""

_SAYS = {
    "should_be_placed": "It was decided that the child should be placed for adoption.",
    "matched": "A family for the child was agreed.",
    "placed": "The child began to live with their new family.",
    "adopted": "The child was adopted.",
}
DETAILS = ("current_carer", "adopters", "early_permanence", "child_told", "child_says", "birth_family_told")


@transaction.atomic
def decide_adoption(
    family: Family,
    child: Person,
    *,
    decided_on: date,
    by: Who,
    on: date,
    early_permanence: bool = False,
    child_told: str = "",
    child_says: str = "",
    birth_family_told: str = "",
    entry: UUID | None = None,
) -> AdoptionSteps:
    """Write down the decision that adoption is right for a child (the return's DATE_INT). One is open at a time."""
    rules.must_have_come(decided_on, on, "decided_on")
    if queries.adoption_of(child) is not None:
        raise NotNow(f"Adoption has been decided for {child.known_as} already. See how far it is.")
    made = AdoptionSteps.objects.create(
        family=family.joined_into or family,
        person=child,
        decided_on=decided_on,
        early_permanence=early_permanence,
        child_told=rules.fits(child_told, "child_told"),
        child_says=rules.fits(child_says, "child_says"),
        birth_family_told=rules.fits(birth_family_told, "birth_family_told"),
    )
    made.entry = tell(
        made.family, "adoption_decided", "It was decided that adoption is right for the child.",
        on_day=decided_on, on=on, by=by, about=[child], ref=made.ref, entry=entry,
    )  # fmt: skip
    made.save(update_fields=["entry"])
    return made


@transaction.atomic
def adoption_step(
    steps: AdoptionSteps,
    step: str,
    *,
    on_day: date,
    by: Who,
    on: date,
    entry: UUID | None = None,
    **told: Any,
) -> AdoptionSteps:
    """Write down the next step: `should_be_placed`, `matched`, `placed` or `adopted`, in that order (rules 331-334, 521).

    `told`: `current_carer`, `adopters` (1 or 2), `child_told`, `child_says`, `birth_family_told`, `early_permanence`.
    """
    now = locked(steps, "family", "person")
    rules.one_of(step, frozenset(DAYS), "step", "Choose which step it is.")
    ADOPTION.after(step, queries.state(now))
    rules.must_have_come(on_day, on, "on_day")
    last = max(day for day in (now.decided_on, *(getattr(now, name) for name in DAYS.values())) if day)
    rules.must_not_be_before(on_day, last, "on_day", "the step before it")
    facts = {name: told[name] for name in DETAILS if told.get(name) not in (None, "")}
    if facts.get("adopters") not in (None, 1, 2):
        raise NotNow("One person adopts, or two.", field="adopters")
    tell(
        now.family, f"adoption_{step}", _SAYS[step], on_day=on_day, on=on, by=by, about=[now.person], ref=now.ref,
        entry=entry,
    )  # fmt: skip
    return save(now, **facts, **{DAYS[step]: on_day})


@transaction.atomic
def reverse_adoption(
    steps: AdoptionSteps,
    *,
    reversed_on: date,
    code: str,
    why: str,
    by: Who,
    on: date,
    child_told: str = "",
    entry: UUID | None = None,
) -> AdoptionSteps:
    """Write down that the child should be placed for adoption no longer (RD1 to RD4), and why. The first decision stays."""
    now = locked(steps, "family", "person")
    ADOPTION.after("reverse_adoption", queries.state(now))
    rules.one_of(code, rules.REVERSED, "code", "Choose the reason.")
    reason = rules.said(why, "why", "Say why, in words the child may read one day.")
    rules.must_have_come(reversed_on, on, "reversed_on")
    rules.must_not_be_before(reversed_on, now.decided_on, "reversed_on", "the decision")
    tell(
        now.family, "adoption_reversed", "It was decided that the child will not be adopted.", on_day=reversed_on,
        on=on, by=by, about=[now.person], ref=now.ref, entry=entry,
    )  # fmt: skip
    facts = {"reversed_on": reversed_on, "reversed_why_code": code, "reversed_why": reason}
    if child_told.strip():
        facts["child_told"] = rules.fits(child_told, "child_told")
    return save(now, **facts)
