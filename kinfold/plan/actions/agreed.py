"""Actions of the plan: who does what by when. A worker, somebody of the family, or a friend without a sign-in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import Clash, NotNow, RefusedOpenly
from kinfold.plan import rules
from kinfold.plan.actions.telling import note, tell
from kinfold.plan.models import Goal, Plan, PlanAction

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.people.models import Person
    from kinfold.services.models import Request

CHANGEABLE = ("what", "aim", "by_when", "every_days")


@transaction.atomic
def agree_action(
    plan: Plan,
    what: str,
    *,
    by: Who,
    on: date,
    agreed_on: date | None = None,
    goal: Goal | None = None,
    owner: Practitioner | None = None,
    person: Person | None = None,
    friend: str = "",
    for_person: Person | None = None,
    aim: str = "",
    by_when: date | None = None,
    every_days: int | None = None,
    request: Request | None = None,
    meeting: str = "",
    entry: UUID | None = None,
) -> PlanAction:
    """Agree that one person sees to something: `owner` a worker, `person` of the family, or a `friend` by name and tie."""
    agreed_on = agreed_on or on
    rules.must_have_happened(agreed_on, on, "agreed_on")
    rules.must_follow(by_when, agreed_on)
    friend = rules.fits(friend, "friend", longest=200)
    rules.must_have_one_owner(owner, person, friend)
    if every_days is not None:
        rules.rhythm_must_be_sound(every_days)
    if goal is not None and goal.plan_id != plan.pk:
        raise NotNow("This goal belongs to another plan.", field="goal")
    action = PlanAction.objects.create(
        plan=plan,
        goal=goal,
        what=rules.said(what, "what", "Write what will be done."),
        aim=rules.fits(aim, "aim"),
        for_person=for_person or (goal.person if goal else None),
        owner=owner,
        person=person,
        friend=friend,
        request=request,
        by_when=by_when,
        every_days=every_days,
        meeting=meeting,
        agreed_on=agreed_on,
        agreed_by=agencies.practitioner_of(by),
    )
    if entry is None:
        entry = _tell(action, "action_agreed", "Agreed", on_day=agreed_on, on=on, by=by)
    else:
        note(plan, f"Agreed: {in_words(action)}", on_day=agreed_on, by=by, about_ref=action.ref)
    action.entry = entry
    action.save(update_fields=["entry"])
    return action


@transaction.atomic
def change_action(action: PlanAction, *, version: int, by: Who, on: date, **facts: Any) -> PlanAction:
    """Change what is still to be done: its words, aim, day or rhythm. Raises `Clash` when somebody else was faster."""
    unknown = set(facts) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))} of an action cannot be changed")
    now = _held(action)
    theirs, before = in_words(now), [getattr(now, name) for name in facts]
    for name, value in facts.items():
        setattr(now, name, rules.fits(value, name) if isinstance(value, str) else value)
    if [getattr(now, name) for name in facts] == before:
        return now
    if now.version != version:
        raise Clash(theirs=theirs, yours=in_words(now))
    rules.said(now.what, "what", "Write what will be done.")
    rules.must_follow(now.by_when, now.agreed_on)
    now.version += 1
    now.save()
    _tell(now, "plan_changed", "Changed", on_day=on, on=on, by=by)
    return now


@transaction.atomic
def end_action(
    action: PlanAction,
    state: str,
    *,
    by: Who,
    on: date,
    why: str = "",
    ended_on: date | None = None,
    said_by: Person | None = None,
    entry: UUID | None = None,
) -> PlanAction:
    """Say that something was done, or was not and why. What was asked for and not done is told as plainly as what was.

    `said_by`: of the family, who said it by their own sign-in (`say_how_it_went`).
    """
    if state not in (PlanAction.State.DONE, PlanAction.State.NOT_DONE):
        raise NotNow("Say whether it was done.", field="state")
    day = ended_on or on
    rules.must_have_happened(day, on, "ended_on")
    now = _held(action)
    rules.must_follow(day, now.agreed_on, "ended_on")
    if state == PlanAction.State.NOT_DONE:
        now.ended_why = rules.said(why, "why", "Say why it was not done. No blame: what got in the way?")
    else:
        now.ended_why = rules.fits(why, "why")
    now.state, now.ended_on, now.ended_said_by = PlanAction.State(state), day, said_by
    now.version += 1
    now.save()
    verb = "Done" if state == PlanAction.State.DONE else "Not done"
    if entry is None:
        _tell(now, "action_ended", verb, on_day=day, on=on, by=by, detail=state)
    else:
        note(
            now.plan, f"{verb}: {in_words(now)} {now.ended_why}".strip(), on_day=day, by=by, about_ref=now.ref
        )
    return now


@transaction.atomic
def say_how_it_went(action: PlanAction, state: str, *, by: Who, on: date, why: str = "") -> PlanAction:
    """Somebody of the family says of what they themselves said they would do: done, or "I could not, because".

    Raises `RefusedOpenly` for what is another's, `NotNow` without the reason or when it has ended.
    """
    mine = action.person
    if mine is None or not by.is_family or not {mine.pk, mine.merged_into_id} & set(by.person_ids):
        raise RefusedOpenly("You can say this only of what you said you would do.")
    if state == PlanAction.State.NOT_DONE and not why.strip():
        raise NotNow("Tell us what got in the way. A few words are enough.", field="why")
    return end_action(action, state, why=why, said_by=mine, by=by, on=on)


def _tell(
    action: PlanAction, kind: str, verb: str, *, on_day: date, on: date, by: Who, detail: str = ""
) -> UUID:
    """Tell the chronology what, without who; the plan's log has both. Where its goal is withheld, so is the entry."""
    goal = action.goal
    about = [action.for_person, action.person, goal.person if goal else None]
    return tell(
        action.plan, kind, f"{verb}: {action.what}", on_day=on_day, on=on, by=by, about=about, detail=detail,
        source="goal" if goal else "plan_action", source_ref=goal.ref if goal else action.ref,
        log=f"{verb}: {in_words(action)} {action.ended_why}".strip(), about_ref=action.ref,
    )  # fmt: skip


def _held(action: PlanAction) -> PlanAction:
    """The action as it now stands, locked; refused when it has ended."""
    now = (
        PlanAction.objects.select_for_update(of=("self",))
        .select_related("plan__family", "goal__person", "owner", "person", "for_person")
        .get(pk=action.pk)
    )
    if now.state != PlanAction.State.TO_DO:
        raise NotNow(f"This has already ended: {now.get_state_display()}.")
    return now


def owner_said(action: PlanAction) -> str:
    """Who sees to it, by name."""
    if action.owner is not None:
        return action.owner.known_as
    return action.person.known_as if action.person is not None else action.friend


def in_words(action: PlanAction) -> str:
    """An action as it reads in the plan."""
    return rules.action_in_words(action.what, owner_said(action), action.by_when)
