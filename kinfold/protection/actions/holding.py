"""A conference held: decided child by child, category apart from the parents' circumstances, disagreement kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.base.saying import in_a_row
from kinfold.meetings import actions as meetings
from kinfold.meetings import queries as meetings_asked
from kinfold.plan import actions as plan
from kinfold.protection import rules
from kinfold.protection.actions.beside import keep_beside
from kinfold.protection.actions.core_groups import add_members
from kinfold.protection.actions.drafts import ChildDecision, Circumstances, Dissenting, InCoreGroup
from kinfold.protection.actions.plans import begin_plans, end_plans, review_by
from kinfold.protection.actions.preparing import running
from kinfold.protection.actions.steps import day, fits, kept, level_of, must_be_newest, tell
from kinfold.protection.models import (
    CategoryChange,
    Conference,
    ConferenceChild,
    Participation,
    ProtectionPlan,
)
from kinfold.protection.states import CONFERENCE
from kinfold.voice import actions as voice

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

NO_PLAN_LAW = "s17_10_b"


@dataclass
class Held:
    """A conference about to be written down as held: whose day, by whom, and what is decided for each child."""

    conference: Conference
    held_on: date
    by: Who
    on: date
    entry: UUID | None
    decisions: dict[int, ChildDecision]
    rows: list[ConferenceChild]
    plans: dict[int, ProtectionPlan | None]
    told: UUID | None = field(default=None)

    @property
    def family(self) -> Family:
        """The family as it is now."""
        return kept(self.conference.family)

    def child(self, row: ConferenceChild) -> Person:
        """The child of a row, under the record that is kept."""
        return row.person.merged_into or row.person

    def decided(self, word: str) -> list[tuple[ConferenceChild, ChildDecision]]:
        """The children for whom one thing was decided."""
        pairs = [(row, self.decisions[self.child(row).pk]) for row in self.rows]
        return [(row, one) for row, one in pairs if one.decision == word]


@transaction.atomic
def hold_conference(
    conference: Conference,
    *,
    held_on: date,
    decisions: Sequence[ChildDecision],
    in_the_room: int | None,
    quorate: bool,
    family_spoke_first: bool,
    version: int,
    by: Who,
    on: date,
    quorum_why: str = "",
    family_view: str = "",
    must_change: str = "",
    if_it_does_not: str = "",
    circumstances: Sequence[Circumstances] = (),
    dissents: Sequence[Dissenting] = (),
    core_group: Sequence[InCoreGroup] = (),
    next_due_on: date | None = None,
    entry: UUID | None = None,
) -> Conference:
    """Write down that a conference was held and what it decided for each child: a plan, none, it goes on, it ends.

    Its meeting is held too (one entry tells of it); plans begin and end with entries of their own; each child's level
    follows, where court or care has not decided more; the plan, its goals and everybody who helps stay as they are.
    """
    now = locked(conference, "family")
    state = CONFERENCE.after("hold_conference", now.state)
    must_be_newest(now, version, now.must_change or now.supporter_asked, must_change)
    rules.must_be_quorate(quorate, quorum_why)
    held = _held(now, day(held_on, on, "held_on"), decisions, by, on, entry)
    words = {one.decision for one in decisions}
    rules.must_be_reviewed_in_time(next_due_on, held_on, words)
    held.told = _meet(held)
    _write_children(held)
    save(
        now,
        state=state,
        held_on=held_on,
        in_the_room=in_the_room,
        quorate=quorate,
        quorum_why=fits(quorum_why, "quorum_why"),
        family_spoke_first=family_spoke_first,
        family_view=fits(family_view, "family_view"),
        must_change=fits(must_change, "must_change"),
        if_it_does_not=fits(if_it_does_not, "if_it_does_not"),
        next_due_on=next_due_on or rules.latest_review(held_on, words),
    )
    _plans(held)
    _no_plans(held)
    keep_beside(now, held.family, circumstances, dissents, held_on=held_on, by=by, on=on, told=held.told)
    add_members(held.family, core_group, since=held_on)
    if next_due_on is not None:
        going_on = [held.child(row) for word in ("plan", "continues") for row, _ in held.decided(word)]
        review_by(held.family, going_on, next_due_on, held_on=held_on, entry=held.told, by=by)
    return now


def _held(
    now: Conference, held_on: date, decisions: Sequence[ChildDecision], by: Who, on: date, entry: UUID | None
) -> Held:
    rows = list(now.children.select_for_update(of=("self",)).select_related("person__merged_into"))
    by_child = {one.child.merged_into_id or one.child.pk: one for one in decisions}
    children = {row.person.merged_into_id or row.person_id: row for row in rows}
    if set(by_child) != set(children) or len(by_child) != len(decisions):
        missing = [row.person.known_as for number, row in children.items() if number not in by_child]
        raise NotNow(
            f"Say what is decided for {in_a_row(missing)}."
            if missing
            else "Decide once for each child asked about.",
            field="decisions",
        )
    plans = {number: running(row.person) for number, row in children.items()}
    for number, one in by_child.items():
        rules.must_be_decided(
            rules.Said(
                children[number].person.known_as, plans[number] is not None, one.decision, one.why, one.category,
                one.level_after, one.ended_how,
            ),
            now.kind,
        )  # fmt: skip
        if one.participation and one.participation not in Participation.values:
            raise NotNow("Choose how this child took part.", field="participation")
    return Held(now, held_on, by, on, entry, by_child, rows, plans)


def _meet(held: Held) -> UUID:
    """The meeting is held with it, unless it was written down as held already. Returns the entry that tells of it."""
    row = meetings_asked.meeting(held.conference.meeting)
    if row.state != "held":
        row = meetings.hold(row, held_on=held.held_on, by=held.by, on=held.on, entry=held.entry)
    assert row.entry is not None
    return row.entry


def _write_children(held: Held) -> None:
    for row in held.rows:
        one = held.decisions[held.child(row).pk]
        new_words = fits(one.child_says, "child_says")
        if new_words and new_words != row.child_says:
            _keep_words(held, row, new_words)
        row.decision, row.decision_why = one.decision, one.why.strip()
        row.category = one.category if one.decision in ("plan", "continues") else ""
        row.what_follows = fits(one.what_follows, "what_follows")
        row.participation = one.participation or row.participation
        row.child_says = new_words or row.child_says
        row.save()


def _keep_words(held: Held, row: ConferenceChild, words: str) -> None:
    voice.keep_words(
        held.child(row), held.family, words, said_on=held.held_on, wrote_down_by=held.by.name, by=held.by,
        on=held.on, where="For the conference",
    )  # fmt: skip


def _plans(held: Held) -> None:
    made = [_make(held, row, one) for row, one in held.decided("plan")]
    began = begin_plans(made, by=held.by, on=held.on, entry=held.entry)
    _levels(
        held,
        [row.person for row in made],
        "child_protection",
        "A conference made a child protection plan.",
        began,
    )
    going_on = held.decided("continues")
    for row, one in going_on:
        _category(held, row, one)
    if going_on:
        names = [held.child(row).known_as for row, _ in going_on]
        tell(
            "protection_plan_continues", held.family, f"Child protection plan goes on: {in_a_row(names)}.",
            [held.child(row) for row, _ in going_on], on_day=held.held_on, by=held.by, on=held.on,
            ref=held.conference.ref, entry=held.entry,
        )  # fmt: skip
    ending: list[tuple[ProtectionPlan, dict[str, Any]]] = []
    for row, one in held.decided("ends"):
        running_plan = held.plans[held.child(row).pk]
        assert running_plan is not None
        facts = {"how": one.ended_how, "why": one.why, "what_followed": one.what_follows}
        ending.append((running_plan, facts))
    end_plans(ending, ended_on=held.held_on, by=held.by, on=held.on, entry=held.entry, at=held.conference)


def _make(held: Held, row: ConferenceChild, one: ChildDecision) -> ProtectionPlan:
    return ProtectionPlan.objects.create(
        family=held.family, person=held.child(row), began_on=held.held_on, began_at=held.conference,
        category=one.category, category_now=one.category, before_elsewhere=one.before_elsewhere,
        from_authority=held.conference.from_authority, entry=held.told,
    )  # fmt: skip


def _category(held: Held, row: ConferenceChild, one: ChildDecision) -> None:
    """Keep another category with its reason; the first stays on the plan."""
    running_plan = held.plans[held.child(row).pk]
    assert running_plan is not None
    if running_plan.category_now == one.category:
        return
    running_plan.category_now = one.category
    running_plan.save(update_fields=["category_now"])
    CategoryChange.objects.create(
        plan=running_plan, conference=held.conference, on_day=held.held_on, category=one.category, why=one.why,
        entry=held.told, recorded_by_id=held.by.account_id,
    )  # fmt: skip


def _no_plans(held: Held) -> None:
    pairs = held.decided("no_plan")
    if not pairs:
        return
    children = [held.child(row) for row, _ in pairs]
    told = tell(
        "protection_plan_not_needed", held.family,
        f"No child protection plan: {in_a_row([child.known_as for child in children])}.", children,
        on_day=held.held_on, by=held.by, on=held.on, ref=held.conference.ref, entry=held.entry,
    )  # fmt: skip
    for level in rules.AFTER_NO_PLAN:
        chosen = [held.child(row) for row, one in pairs if one.level_after == level]
        _levels(held, chosen, level, "A conference decided that no child protection plan is needed.", told)


def _levels(held: Held, children: Sequence[Person], level: str, why: str, told: UUID | None) -> None:
    """Give the level that follows to those to whom court or care has not given a higher one."""
    now = level_of(children)
    after = (
        rules.after_plan_made
        if level == "child_protection"
        else lambda word: rules.after_no_plan(level, word)
    )
    moving = [child for child in children if after(now[child.pk])]
    if moving:
        plan.level_follows(
            held.family, moving, level, decided_on=held.held_on, why=why, by=held.by, on=held.on,
            lawful_basis=NO_PLAN_LAW if level == "child_in_need" else "", entry=held.entry,
        )  # fmt: skip
