"""Where each child of a family stands: enquiries, plan, earlier plans, days that come up. As far as a reader may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kinfold.base.dates import plain
from kinfold.base.facts import Fact
from kinfold.clocks import queries as clocks
from kinfold.clocks.queries import Line
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.plan import queries as levels
from kinfold.plan.models import Level
from kinfold.protection import rules
from kinfold.protection.models import (
    Conference,
    CoreGroupMember,
    EmergencyPower,
    Enquiry,
    PoliceNotice,
    ProtectionPlan,
    SafetyAlert,
    StrategyDiscussion,
)
from kinfold.protection.queries import finding
from kinfold.protection.queries.finding import PlansSoFar, child_of
from kinfold.protection.queries.waiting import DAYS, alerts_for_visit
from kinfold.sharing.queries import View

PART = "protection"


@dataclass(frozen=True, slots=True)
class ChildStanding:
    """One child: the level, the plan that runs, open enquiries, plans before, days."""

    child: Person
    level: Level | None
    plans: PlansSoFar
    enquiry: Enquiry | None
    lines: tuple[Line, ...]

    @property
    def plan(self) -> ProtectionPlan | None:
        """The plan that runs."""
        return self.plans.now

    @property
    def earlier(self) -> str:
        """How many plans before, in words; empty for a child who never had one."""
        return rules.times(self.plans.before) if self.plans.plans else ""


@dataclass
class FamilyStanding:
    """The page of a family, as one reader may see it."""

    children: list[ChildStanding]
    family_lines: list[Line] = field(default_factory=list)
    conferences: list[Conference] = field(default_factory=list)
    decided: dict[int, list[str]] = field(default_factory=dict)  # by the conference's number
    differ: dict[int, str] = field(
        default_factory=dict
    )  # who sees it differently, by the conference's number
    group: list[CoreGroupMember] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    discussions: list[StrategyDiscussion] = field(default_factory=list)
    powers: list[EmergencyPower] = field(default_factory=list)
    notices: list[PoliceNotice] = field(default_factory=list)
    alerts: list[SafetyAlert] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """True when nothing of this room was ever needed here."""
        had = any(row.plans.plans for row in self.children)
        return not (
            had or self.conferences or self.enquiries or self.discussions or self.powers or self.notices
        )


def seen_children(family: Family, view: View, on: date) -> list[Person]:
    """The children of a family whom this reader may know of."""
    return [child for child in network.children(family, on) if not view.hides("person", about=[child.ref])]


def standing(family: Family, view: View, on: date) -> FamilyStanding:
    """Where the children of a family stand. Whoever reads a part reads plans and core group; row V4 opens the rest."""
    children = seen_children(family, view, on)
    numbers = {child.pk for child in children}
    plans, now = finding.plans_in(children), levels.levels_open(children)
    lines = _lines_here(family, on)
    whole = not view.masked
    enquiries = [row for row in finding.enquiries_of(family) if child_of(row).pk in numbers] if whole else []
    found = FamilyStanding(
        [
            ChildStanding(
                child,
                now.get(child.pk),
                plans[child.pk],
                _open(enquiries, child),
                _lines_of(child, lines, view),
            )
            for child in children
        ],
        group=[one for one in finding.core_group(family, on) if _may_know(one, view)],
        enquiries=enquiries,
    )
    if whole:
        _add_whole(found, family, view, on, lines, numbers)
    return found


def _add_whole(
    found: FamilyStanding, family: Family, view: View, on: date, lines: Sequence[Line], numbers: set[int]
) -> None:
    found.family_lines = [line for line in lines if line.clock.person_id is None and _shows(line, view)]
    found.conferences = finding.conferences_of(family)
    for number, rows in finding.children_in(found.conferences).items():
        found.decided[number] = [
            f"{child_of(row).known_as}: {row.get_decision_display() if row.decision else 'to be decided'}"
            for row in rows
            if child_of(row).pk in numbers
        ]
    found.differ = finding.who_differ(found.conferences, view)
    found.alerts = alerts_for_visit(family, on)
    if view.whole("V4"):
        found.discussions = finding.discussions_of(family)
        found.powers = [row for row in finding.powers_of(family) if child_of(row).pk in numbers]
        found.notices = finding.notices_of(family)


RESTRICTED = frozenset(
    {"police_protection", "emergency_protection_order", "police_notice_told", "safety_alert_look_again"}
)
"""Days that tell of what only row V4 opens."""


def _shows(line: Line, view: View) -> bool:
    return line.clock.rule not in RESTRICTED or view.whole("V4")


def _lines_here(family: Family, on: date) -> list[Line]:
    """The days of this room; a child's visits are one line, also where another rhythm was agreed in the plan."""
    rows = clocks.open_for(family)
    visited = {row.person_id for row in rows if row.rule == "child_protection_visit"}
    wanted = [r for r in rows if r.rule in DAYS or (r.rule == "visit_every" and r.person_id in visited)]
    return clocks.one_visit_each(clocks.line(row, on) for row in wanted)


def _lines_of(child: Person, lines: Sequence[Line], view: View) -> tuple[Line, ...]:
    if view.masked:
        return ()
    mine = [line for line in lines if line.clock.person_id == child.pk and _shows(line, view)]
    return tuple(sorted(mine, key=lambda line: line.clock.due_on or date.max))


def _open(enquiries: Sequence[Enquiry], child: Person) -> Enquiry | None:
    return next((row for row in enquiries if child_of(row).pk == child.pk and row.ended_on is None), None)


def _may_know(one: CoreGroupMember, view: View) -> bool:
    return one.person is None or not view.hides("person", about=[(one.person.merged_into or one.person).ref])


def name_in_group(one: CoreGroupMember) -> str:
    """Say who is in the core group: name and job of a worker, the name of anybody else."""
    if one.practitioner is not None:
        return one.practitioner.known_as
    return (one.person.merged_into or one.person).known_as if one.person is not None else one.named


def facts_for_family(family: Family, on: date, view: View) -> list[Fact]:
    """Short facts for the family page: what runs now, what comes next, and what to read before a visit."""
    children = seen_children(family, view, on)
    is_family = bool(view.who and view.who.is_family)
    if is_family and view.hides("protection"):
        return []
    found: list[Fact] = []
    if not view.masked and not is_family:
        found += _before_visiting(family, on)
        found += _enquiring(family, children)
        found += _preparing(family)
    plans = finding.plans_in(children)
    for child in children:
        found += _plan_fact(child, plans[child.pk], family, is_family=is_family)
    return found


def _before_visiting(family: Family, on: date) -> list[Fact]:
    return [
        Fact("Before you visit, read what to do.", "", "safety_alerts", family.ref, PART)
        for _ in alerts_for_visit(family, on)[:1]
    ]


def _enquiring(family: Family, children: Sequence[Person]) -> list[Fact]:
    numbers = {child.pk for child in children}
    return [
        Fact(
            f"Section 47 enquiries about {child_of(row).known_as} since {plain(row.began_on)}.",
            row.get_state_display(), "enquiry", row.ref, PART,
        )
        for row in finding.enquiries_of(family)
        if row.ended_on is None and child_of(row).pk in numbers
    ]  # fmt: skip


def _preparing(family: Family) -> list[Fact]:
    return [
        Fact(
            f"{row.get_kind_display()}: being prepared.", f"Due {plain(row.due_on)}" if row.due_on else "",
            "conference", row.ref, PART,
        )
        for row in finding.conferences_of(family)
        if row.state == Conference.State.PREPARING
    ]  # fmt: skip


def _plan_fact(child: Person, plans: PlansSoFar, family: Family, *, is_family: bool) -> list[Fact]:
    now = plans.now
    if now is None:
        return []
    if is_family:
        return [
            Fact(f"{child.known_as}: a plan to keep them safe since {plain(now.began_on)}.", "", "", "", PART)
        ]
    more = f"{now.get_category_now_display()}. {rules.times(plans.before)}."
    return [
        Fact(
            f"{child.known_as}: child protection plan since {plain(now.began_on)}.",
            more,
            "protection",
            family.ref,
            PART,
        )
    ]


def facts_for_child(child: Person, on: date, view: View) -> list[Fact]:
    """Short facts for one child's page: the plan that runs, open enquiries. Never a safety alert."""
    if view.hides("person", about=[child.ref]):
        return []
    home = next(iter(network.families_of(child, on)), None)
    if home is None:
        return []
    is_family = bool(view.who and view.who.is_family)
    found = [] if view.masked or is_family else _enquiring(home, [child])
    return found + _plan_fact(child, finding.plans_of(child), home, is_family=is_family)
