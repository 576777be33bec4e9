"""What other rooms' pages say of family and friends in one line, and what a worker should ask now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import plain
from kinfold.base.facts import Fact
from kinfold.kin import rules
from kinfold.kin.models import AbroadCheck, Explored, FamilyGroup
from kinfold.kin.queries.groups import GroupSight, family_groups
from kinfold.kin.queries.searching import (
    ASKED,
    abroad_in,
    approvals_in,
    explored_in,
    supports_in,
    viabilities_in,
)
from kinfold.network import queries as network
from kinfold.plan import queries as plans
from kinfold.services import queries as services

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View

S = FamilyGroup.State
TO_FAMILY: dict[str, str] = {
    "offered": "We offered your family its own meeting",
    "declined": "Your family’s own meeting: you can still say yes",
    "preparing": "Your family’s own meeting is being prepared",
    "held": "Your family made its own plan",
    "agreed": "Your family has its own plan",
    "not_agreed": "Your family’s own plan needs a change",
}
TO_WORKERS: dict[str, str] = {
    "offered": "Family group conference offered",
    "declined": "Family group conference: no, for now",
    "preparing": "Family group conference being prepared",
    "held": "The family made its own plan; to be agreed",
    "agreed": "The family’s own plan is agreed",
    "not_agreed": "The family’s own plan was not agreed",
}


def facts_for_family(family: Family, on: date, view: View) -> list[Fact]:
    """The few lines of this room for a family's page, fit for whoever asks."""
    found = _group_facts(family, on, view)
    if not _works_here(view):
        mine = supports_in(family, view)
        found += [_own_carer(row.child.known_as, row.ref) for row in mine]
        return found
    rows = explored_in(family, view)
    if rows:
        found.append(_asked(rows, family))
    found += [
        Fact(
            f"A relative or friend is approved for a time to care for {row.child.known_as}",
            f"Until {plain(row.longer_until or row.due_on)}", "temporary_approval", row.ref, "kin",
        )
        for row in approvals_in(family, view)
        if row.ended_on is None
    ]  # fmt: skip
    return found


def facts_for_child(child: Person, on: date, view: View) -> list[Fact]:
    """The few lines of this room for a child's page."""
    found: list[Fact] = []
    for family in network.families_of(child, on)[:1]:
        groups = [row for row in family_groups(family, view) if not row.children or child.ref in row.children]
        found += [_group_fact(row, view) for row in groups[:1] if row.state in TO_WORKERS]
        if _works_here(view):
            rows = [row for row in explored_in(family, view) if _same(row.child, child)]
            if rows:
                found.append(_asked(rows, family))
    return found


def _same(one: Person, other: Person) -> bool:
    return (one.merged_into_id or one.pk) == (other.merged_into_id or other.pk)


def _works_here(view: View) -> bool:
    return not (view.who and view.who.is_family) and not view.masked and view.whole("V3")


def _own_carer(child: str, ref: str) -> Fact:
    return Fact(f"You care for {child}: your rights, money and help", "", "carers_page", ref, "kin")


def _asked(rows: list[Explored], family: Family) -> Fact:
    asked = sum(row.state not in (Explored.State.TO_ASK, Explored.State.NOT_ASKED) for row in rows)
    offering = sum(
        row.state in (Explored.State.OFFERS, Explored.State.ASSESSING, Explored.State.SUITABLE)
        for row in rows
    )
    return Fact(
        f"Family and friends: {len(rows)} thought of, {asked} asked", f"{offering} offer something" if offering else "",
        "kin", family.ref, "kin",
    )  # fmt: skip


def _group_facts(family: Family, on: date, view: View) -> list[Fact]:
    groups = [row for row in family_groups(family, view) if row.state in TO_WORKERS]
    return [_group_fact(row, view) for row in groups[:1]]


def _group_fact(row: FamilyGroup, view: View) -> Fact:
    sight = GroupSight(row, view)
    words = TO_FAMILY if sight.is_family else TO_WORKERS
    more = (
        f"You look at it again on {plain(row.review_on)}"
        if sight.is_family and row.review_on and sight.reads_plan
        else ""
    )
    page = "family_group_for_family" if sight.is_family else "family_group"
    return Fact(words[row.state], more, page, row.ref, "kin")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is written down of a family's kin, read once: what a page shows and what the prompts look at."""

    explored: list[Explored]
    checks: list[AbroadCheck]
    groups: list[FamilyGroup]


def standing(family: Family, view: View | None = None) -> Standing:
    """Read what is written down of a family's kin, as far as a reader may see it."""
    rows = explored_in(family, view)
    shown = {row.pk for row in rows}
    checks = [row for row in abroad_in(family) if row.explored_id in shown]
    return Standing(rows, checks, family_groups(family, view))


def prompts(
    family: Family,
    on: date,
    view: View | None = None,
    known: Standing | None = None,
    children: list[Person] | None = None,
) -> list[rules.Prompt]:
    """What should be asked now of family and friends: for workers to whom the record is open; nothing for anybody else."""
    if view is not None and not _works_here(view):
        return []
    known = known or standing(family, view)
    if children is None:
        young = network.children(family, on)
        children = [one for one in young if view is None or not view.hides("person", about=[one.ref])]
    rows, checks = known.explored, known.checks
    offered = any(row.state not in (S.ENDED, S.DECLINED) for row in known.groups)
    levels = plans.levels_of(family, on)
    asked = {row.child.merged_into_id or row.child_id for row in rows if row.state in ASKED}
    near = [
        child.known_as for child in children
        if child.pk in levels and levels[child.pk].level in rules.NEAR_CARE and child.pk not in asked
    ]  # fmt: skip
    checked = {row.explored_id for row in checks}
    abroad = [
        (f"{row.tie} of {row.child.known_as}", row.country, row.ref)
        for row in rows
        if row.country and row.pk not in checked and row.state != Explored.State.NOT_ASKED
    ]
    moving = [
        (row.explored.child.known_as, row.country, row.ref)
        for row in checks
        if row.ended_on is not None
        and row.explored.state == Explored.State.SUITABLE
        and not list(row.visits.all())
    ]
    assessing = any(row.state == Explored.State.ASSESSING for row in rows)
    untold = [
        (f"{row.explored.tie} of {row.explored.child.known_as}", row.ref)
        for row in (viabilities_in(family, view) if assessing else [])
        if row.told_on is None and row.done_on is None
    ]
    return [
        *rules.tell_them(untold),
        *rules.ask_family_first(near),
        *rules.offer_a_family_group(_alone(family, children, view), standing_offer=offered),
        *rules.ask_abroad(abroad),
        *rules.arrange_visits_abroad(moving),
    ]


def _alone(family: Family, children: Iterable[Person], view: View | None) -> list[str]:
    """The grown-ups who need a hand or somebody to lean on, so far as this is written down and not yet met."""
    young = {child.pk for child in children}
    return [
        need.person.known_as
        for need in services.open_needs(family, view)
        if need.need in rules.ALONE and need.person_id not in young
    ]
