"""A family group conference of a story: offered, answered, people listed, held with the family's own plan and rota, agreed."""

import re
from datetime import timedelta
from typing import Any

from demo.runner.rooms import NETWORK, NOT_SAID, Moment, key_of, role_of
from kinfold.agencies.models import Practitioner
from kinfold.kin import actions
from kinfold.kin.models import FamilyGroup
from kinfold.people.models import Person

GROUP = re.compile(r"\bfgc\b|family.group", re.IGNORECASE)
ROTA = re.compile(r"\brotas? for (.+)", re.IGNORECASE)
LOOK_AGAIN = timedelta(weeks=13)
"""When a family looks at its own plan again: ours, for a day must be agreed and no pack names one."""


def take(now: Moment) -> None:
    """A family group conference, step by step: offered, answered, people listed, held with its plan, agreed."""
    group = FamilyGroup.objects.filter(family=now.family, ended_on=None).order_by("-pk").first()
    facts = now.step.get("service", {})
    if facts and GROUP.search(facts["id"]) and facts["state"] in ("offered", "accepted"):
        _offer_or_answer(now, group, facts)
    elif group is None:
        return
    elif group.state == "preparing" and now.kind in ("conversation", "observation"):
        _list_people(now, group)
    elif group.state == "preparing" and now.kind == "meeting" and GROUP.search(f"{now.detail} {now.what}"):
        now.attempt("family group conference", lambda: _hold(now, group))
    elif group.state == "held" and now.kind == "decision":
        review_on = now.day + LOOK_AGAIN
        now.attempt(
            "agreement to the family's plan",
            lambda: actions.agree_family_plan(
                group, agreed_on=now.day, review_on=review_on, by=now.by, on=now.day, entry=now.entry
            ),
        )


def _offer_or_answer(now: Moment, group: FamilyGroup | None, facts: dict[str, Any]) -> None:
    children = {child.pk for child in now.stage.children}
    to = [
        now.stage.people[k]
        for k in facts["for"]
        if k in now.stage.people and now.stage.people[k].pk not in children
    ]
    if group is None and to:
        asked = any(one in now.people for one in to)
        group = now.attempt(
            "offer of a family group conference",
            lambda: actions.offer_family_group(
                now.family, now.children, "parent_alone" if asked else "plan", offered_on=now.day, to=to, by=now.by,
                on=now.day, entry=now.entry,
            ),
        )  # fmt: skip
    if group is None or facts["state"] != "accepted":
        return
    for offer in group.offers.filter(answer=""):
        now.attempt(
            "answer to the offer",
            lambda offer=offer: actions.answer_offer(  # type: ignore[misc]
                offer, "yes", answered_on=now.day, by=now.by, on=now.day, entry=now.entry
            ),
        )
    _coordinator(now, group, now.workers)


def _coordinator(now: Moment, group: FamilyGroup, workers: list[Practitioner]) -> None:
    group.refresh_from_db()
    independent = [
        one for one in workers if one.pk != group.offered_by_id and "social worker" not in one.title.lower()
    ]
    if group.state == "preparing" and independent:
        now.attempt(
            "coordinator",
            lambda: actions.name_coordinator(
                group, independent[0], named_on=now.day, by=now.by, on=now.day, entry=now.entry
            ),
        )


def _list_people(now: Moment, group: FamilyGroup) -> None:
    """Whoever of the network is spoken with stands on the list; who confirms is coming."""
    for one in now.those(NETWORK):
        role = role_of(now.stage, key_of(now.stage, one)).replace("_", " ")
        member = now.attempt(
            "list",
            lambda one=one, role=role: actions.add_to_network(
                group, tie=role, person=one, by=now.by, on=now.day
            ),  # type: ignore[misc]
        )
        if member is not None:
            now.attempt(
                "invitation",
                lambda member=member: actions.invite_to_family_group(  # type: ignore[misc]
                    member,
                    invited_on=now.day,
                    coming=True if "confirm" in now.what else None,
                    by=now.by,
                    on=now.day,
                ),
            )


def _hold(now: Moment, group: FamilyGroup) -> None:
    """Held, with the plan that the story tells of next, in its words; each thing in its rota is done by friends."""
    plan = next(
        (
            s
            for s in now.stage.pack.steps[now.step["n"] :]
            if s["kind"] == "plan" and s["day"] <= now.step["day"] + 14
        ),
        None,
    )
    friends = now.those(NETWORK)
    listed = [
        actions.add_to_network(
            group,
            tie=role_of(now.stage, key_of(now.stage, f)).replace("_", " "),
            person=f,
            by=now.by,
            on=now.day,
        )
        for f in friends
    ]
    there = {one.pk for one in friends}
    actions.hold_family_group(
        group, held_on=now.day, plan_words=plan["what"] if plan else NOT_SAID, rota=_rota(now, plan, friends),
        attended=[row for row in listed if row.person_id in there], by=now.by, on=now.day, entry=now.entry,
    )  # fmt: skip
    now.stage.made.setdefault("family_plans", []).append(plan["n"] if plan else 0)


def _rota(now: Moment, plan: dict[str, Any] | None, friends: list[Person]) -> list[actions.RotaDraft]:
    """What the plan says there are rotas for, each a line. Which friend does which, no pack says: all who came."""
    found = ROTA.search(plan["what"]) if plan else None
    if found is None or not friends:
        return []
    things = re.split(r",(?: and)? ", found.group(1).rstrip("."))
    who = friends[0] if len(friends) == 1 else None
    named = " and ".join(one.known_as for one in friends)[:200]
    drafts = [
        actions.RotaDraft(thing[:1].upper() + thing[1:], person=who, friend="" if who else named)
        for thing in things
        if thing
    ]
    return drafts


def is_family_plan(stage: Any, step: dict[str, Any]) -> bool:
    """Say whether a plan step is the family's own, which its conference has already put into the plan."""
    return step["n"] in stage.made.get("family_plans", [])
