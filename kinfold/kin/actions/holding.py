"""The family group conference itself: who came, the family's plan in their words, its rota, agreement and review.

Nothing that is said in the family's own time has a place here: there is no field for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.clocks import actions as clocks
from kinfold.clocks.actions import tell
from kinfold.kin import rules
from kinfold.kin.actions.telling import children_named, meet_clocks, reading_rhythms, section_for, stop_clocks
from kinfold.kin.models import FamilyGroup, NetworkPerson, RotaLine
from kinfold.kin.states import FAMILY_GROUP
from kinfold.plan import actions as plan
from kinfold.plan import queries as plans

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.people.models import Person
    from kinfold.plan.models import Plan

RULE = "family_plan_review"


@dataclass(frozen=True, slots=True)
class RotaDraft:
    """One line of the rota: what somebody does on which days. `person` of a record, else a `friend` by name and tie."""

    what: str
    person: Person | None = None
    friend: str = ""
    days: tuple[str, ...] = ()
    for_person: Person | None = None


@transaction.atomic
def hold_family_group(
    group: FamilyGroup,
    *,
    held_on: date,
    plan_words: str,
    by: Who,
    on: date,
    rota: Sequence[RotaDraft] = (),
    attended: Iterable[NetworkPerson] = (),
    private_from: time | None = None,
    private_until: time | None = None,
    version: int | None = None,
    entry: UUID | None = None,
) -> FamilyGroup:
    """Write that the family met, who came, and the plan as they put it. Each line of the rota becomes an action of the one plan.

    Held again after a plan that could not be agreed, the new words stand; lines of the rota are added to those before.
    """
    rules.must_have_happened(held_on, on, "held_on")
    rules.must_be_family_time(private_from, private_until)
    now = locked(group, "family")
    words = rules.said(plan_words, "plan_words", "Write the family’s plan in their own words.")
    must_be_newest(now, version, now.plan_words or now.get_state_display(), words)
    state = FAMILY_GROUP.after("hold_family_group", now.state)
    rules.must_follow(held_on, now.offered_on, "held_on", "it was offered")
    came = {one.pk for one in attended}
    for one in now.network.select_for_update():
        save(one, attended=one.pk in came)
    told = tell(
        "meeting_held", now.family, _held(len(came)), on_day=held_on, on=on, by=by,
        about=children_named(now.family, now.children, held_on), detail="family_group_conference",
        section=section_for(now.family, _asked(now)), source="family_group", source_ref=now.ref,
        matters=reading_rhythms(now.family), entry=entry,
    )  # fmt: skip
    save(
        now, state=state, held_on=held_on, plan_words=words, private_from=private_from, private_until=private_until, entry=told,
        not_agreed_why="",
    )  # fmt: skip
    meet_clocks(now.family, now.ref, on=held_on, entry=entry, by=by)
    _write_rota(now, rota, held_on, by=by, on=on, entry=told)
    return now


@transaction.atomic
def add_to_rota(group: FamilyGroup, line: RotaDraft, *, agreed_on: date, by: Who, on: date) -> RotaLine:
    """Add a line to the rota of a family's plan, as somebody else offers to help. The plan's own entry tells of it."""
    now = locked(group, "family")
    if now.state not in (FamilyGroup.State.HELD, FamilyGroup.State.AGREED):
        raise NotNow("There is no family plan to add to yet.")
    rules.must_have_happened(agreed_on, on, "agreed_on")
    return _line(now, _plan(now, agreed_on, by=by, on=on), line, agreed_on, by=by, on=on, entry=None)


@transaction.atomic
def agree_family_plan(
    group: FamilyGroup, *, agreed_on: date, review_on: date, by: Who, on: date, entry: UUID | None = None
) -> FamilyGroup:
    """Agree the family's plan, as it stands in their words, and the day on which the family looks at it again."""
    rules.must_have_happened(agreed_on, on, "agreed_on")
    now = locked(group, "family")
    state = FAMILY_GROUP.after("agree_family_plan", now.state)
    assert now.held_on is not None
    rules.must_follow(agreed_on, now.held_on, "agreed_on", "the family met")
    rules.must_follow(review_on, agreed_on, "review_on", "it was agreed")
    save(now, state=state, agreed_on=agreed_on, review_on=review_on)
    told = tell(
        "family_plan_agreed", now.family, "The family’s own plan was agreed.", on_day=agreed_on, on=on, by=by,
        about=children_named(now.family, now.children, agreed_on), section=section_for(now.family, _asked(now)),
        source="family_group", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    _look_again(now, review_on, agreed_on, told, by=by)
    return now


@transaction.atomic
def cannot_agree(
    group: FamilyGroup,
    *,
    decided_on: date,
    why: str,
    by: Who,
    on: date,
    rota_goes_on: bool = True,
    entry: UUID | None = None,
) -> FamilyGroup:
    """Say why the plan cannot be agreed as it stands, in words the family can read. They can meet again and change it.

    What friends do needs nobody's leave: the rota goes on, unless it is said that it does not.
    """
    rules.must_have_happened(decided_on, on, "decided_on")
    now = locked(group, "family")
    state = FAMILY_GROUP.after("cannot_agree", now.state)
    reason = rules.said(
        why, "why", "Say what would not keep the children safe, and what would have to change."
    )
    save(now, state=state, not_agreed_why=reason)
    if not rota_goes_on:
        _end_rota(now, "The family’s plan was not agreed as it stood.", by=by, on=on)
    tell(
        "family_plan_not_agreed", now.family, "The family’s own plan was not agreed as it stood.", on_day=decided_on, on=on,
        by=by, about=children_named(now.family, now.children, decided_on), source="family_group", source_ref=now.ref,
        entry=entry,
    )  # fmt: skip
    return now


@transaction.atomic
def review_family_group(
    group: FamilyGroup,
    *,
    reviewed_on: date,
    says: str,
    by: Who,
    on: date,
    next_on: date | None = None,
    entry: UUID | None = None,
) -> FamilyGroup:
    """Write what the family and friends say of how their plan goes; and when they look at it again, if they do."""
    rules.must_have_happened(reviewed_on, on, "reviewed_on")
    now = locked(group, "family")
    state = FAMILY_GROUP.after("review_family_group", now.state)
    assert now.agreed_on is not None
    rules.must_follow(reviewed_on, now.agreed_on, "reviewed_on", "it was agreed")
    words = rules.said(says, "says", "Write how it goes, in the family’s words.")
    if next_on is not None:
        rules.must_follow(next_on, reviewed_on, "next_on", "this look at it")
    save(now, state=state, reviewed_on=reviewed_on, review_says=words, review_on=next_on or now.review_on)
    told = tell(
        "review_held", now.family, "The family looked at how their own plan goes.", on_day=reviewed_on, on=on, by=by,
        about=children_named(now.family, now.children, reviewed_on), section=section_for(now.family, _asked(now)),
        source="family_group", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    meet_clocks(now.family, now.ref, on=reviewed_on, entry=entry, by=by)
    if next_on is not None:
        _look_again(now, next_on, reviewed_on, told, by=by)
    return now


@transaction.atomic
def end_family_group(
    group: FamilyGroup,
    *,
    ended_on: date,
    why: str,
    by: Who,
    on: date,
    rota_goes_on: bool = True,
    entry: UUID | None = None,
) -> FamilyGroup:
    """End it, with the reason: the family needs it no longer, or it will not come about. Its clocks stop."""
    rules.must_have_happened(ended_on, on, "ended_on")
    now = locked(group, "family")
    state = FAMILY_GROUP.after("end_family_group", now.state)
    rules.must_follow(ended_on, now.offered_on, "ended_on", "it was offered")
    save(now, state=state, ended_on=ended_on, ended_why=rules.said(why, "why", "Say why it ends."))
    if not rota_goes_on:
        _end_rota(now, "The family’s plan has ended.", by=by, on=on)
    stop_clocks(now.family, now.ref, "The family group conference has ended.", on=ended_on, by=by)
    tell(
        "family_group_ended", now.family, "The family group conference has ended.", on_day=ended_on, on=on, by=by,
        about=children_named(now.family, now.children, ended_on), source="family_group", source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return now


def _held(came: int) -> str:
    if came == 0:
        return "The family and their friends met and made their own plan."
    people = "1 person" if came == 1 else f"{came} people"
    return f"The family and their friends met and made their own plan: {people} came."


def _asked(group: FamilyGroup) -> list[Person]:
    """Who of the family was asked: to whom it was offered, and who was invited and is on the record."""
    offered = [row.person for row in group.offers.select_related("person")]
    invited = group.network.filter(person__isnull=False, invited_on__isnull=False).select_related("person")
    return offered + [row.person for row in invited if row.person is not None]


def _plan(group: FamilyGroup, day: date, *, by: Who, on: date) -> Plan:
    """The family's one plan; made from the family's own words when there is none."""
    standing = plans.plan_of(group.family)
    if standing is not None:
        return standing
    return plan.make_plan(
        group.family, made_on=day, by=by, on=on, in_short=group.plan_words[:600], entry=group.entry
    )


def _write_rota(
    group: FamilyGroup, rota: Sequence[RotaDraft], day: date, *, by: Who, on: date, entry: UUID
) -> None:
    made = _plan(group, day, by=by, on=on)
    for line in rota:
        _line(group, made, line, day, by=by, on=on, entry=entry)


def _line(
    group: FamilyGroup, made: Plan, line: RotaDraft, day: date, *, by: Who, on: date, entry: UUID | None
) -> RotaLine:
    what = rules.said(line.what, "what", "Write what will be done.", longest=300)
    days = rules.days_are_sound(line.days)
    action = plan.agree_action(
        made, rules.on_the_fridge(what, days), by=by, on=on, agreed_on=day, person=line.person,
        friend="" if line.person is not None else line.friend, for_person=line.for_person,
        aim="In the family’s own plan", entry=entry,
    )  # fmt: skip
    who = line.person.known_as if line.person is not None else line.friend.strip()
    return RotaLine.objects.create(group=group, action=action.ref, who=who[:200], what=what, days=list(days))


def _end_rota(group: FamilyGroup, why: str, *, by: Who, on: date) -> None:
    ours = set(group.rota.values_list("action", flat=True))
    standing = plans.plan_of(group.family)
    for action in plans.actions(standing) if standing is not None else []:
        if action.ref in ours and action.state == action.State.TO_DO:
            plan.end_action(action, "not_done", why=why, by=by, on=on)


def _look_again(group: FamilyGroup, review_on: date, day: date, entry: UUID, *, by: Who) -> None:
    clocks.start(
        RULE, group.family, on=day, entry=entry, due_on=review_on, limit_source="Agreed with the family", matter=group.ref,
        kind="family_plan_agreed", about="See with the family how their own plan goes", by=by,
    )  # fmt: skip
