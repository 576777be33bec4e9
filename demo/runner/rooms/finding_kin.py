"""Family and friends in a story: looked for and asked, family in another country, a family group conference with its rota."""

import re
from datetime import timedelta
from typing import Any

from demo.runner.rooms import NOT_SAID, Moment, key_of, role_of
from kinfold.agencies.models import Practitioner
from kinfold.kin import actions, queries, rules
from kinfold.kin.models import AbroadCheck, Explored, FamilyGroup
from kinfold.people.models import Person

KIN = ("parent", "step_parent", "relative", "friend", "neighbour", "volunteer", "other_adult")
NETWORK = ("relative", "friend", "neighbour", "volunteer", "other_adult")
SEARCH = re.compile(
    r"\b(relatives?|kin|family|grand\w+|aunts?|uncles?)\b.*\b(looked for|found|searched|asked)\b|kinship_search",
    re.IGNORECASE,
)
NOBODY = re.compile(r"\bnone\b|\bno (relative|one|kin|family)|\bnobody\b|\bcannot\b|not found", re.IGNORECASE)
ABROAD = re.compile(r"abroad|international", re.IGNORECASE)
PLACE = re.compile(r"\bin ([A-Z][a-z]+(?: [A-Z][a-z]+)*)")
GROUP = re.compile(r"\bfgc\b|family.group", re.IGNORECASE)
ROTA = re.compile(r"\brotas? for (.+)", re.IGNORECASE)
TASKS = {
    "court": re.compile(r"court orders?", re.IGNORECASE),
    "travel": re.compile(r"\b(flies|flew|travels?) with", re.IGNORECASE),
}

LOOK_AGAIN = timedelta(weeks=13)
"""When a family looks at its own plan again: ours, for a day must be agreed and no pack names one."""


def take(now: Moment) -> None:
    """Leave in the kin room what a step tells."""
    if now.kind == "decision" and SEARCH.search(f"{now.detail} {now.what}"):
        _search(now)
    if now.kind == "assessment" and (
        ABROAD.search(now.detail) or "kinship" in now.detail or "viability" in now.detail
    ):
        _assess(now)
    if now.kind == "placement" and "shared_care" in now.detail:
        _offers(now, ["for_a_time"])
    if now.with_level("special_guardianship") or (
        "kinship" in now.detail and now.kind in ("placement", "move")
    ):
        _offers(now, ["home"])
    _tasks_done(now)
    _family_group(now)


def _kin_there(now: Moment, roles: tuple[str, ...]) -> list[Person]:
    return [one for one in now.people if role_of(now.stage, key_of(now.stage, one)) in roles]


def _explored(now: Moment, child: Person, one: Person, country: str = "") -> Explored:
    ties = now.stage.pack.data["relationships"]
    keys = {key_of(now.stage, child), key_of(now.stage, one)}
    tie = next((row for row in ties if {row["a"], row["b"]} == keys), None)
    said = rules.tie_said(tie["type"], one.sex) if tie and now.stage.people.get(tie["a"]) == one else ""
    role = role_of(now.stage, key_of(now.stage, one)).replace("_", " ")
    return actions.explore(
        now.family, child, tie=said or role, found_on=now.day, person=one, country=country, by=now.by, on=now.day,
        entry=now.entry,
    )  # fmt: skip


def _search(now: Moment) -> None:
    """A search for relatives: those whom the step names were asked; none found means that they cannot, at present."""
    kin = _kin_there(now, NETWORK) or ([] if NOBODY.search(now.what) is None else _thought_of(now))
    for child in now.children:
        for one in kin:
            now.attempt(
                "search among kin", lambda child=child, one=one: _answer(now, _explored(now, child, one), ())
            )  # type: ignore[misc]


def _thought_of(now: Moment) -> list[Person]:
    """Whoever was asked before for a child, when a later step says only that nobody was found."""
    rows = [row for child in now.children for row in queries.explored_for(child)]
    return [
        row.person for row in rows if row.person is not None and row.state in ("asked", "cannot", "to_ask")
    ]


def _answer(now: Moment, row: Explored, offers: tuple[str, ...]) -> Explored | None:
    """Ask anew, and keep what the step says as the answer."""
    if not offers and not NOBODY.search(now.what):
        return None
    if row.state in ("to_ask", "cannot", "not_asked", "not_suitable"):
        row = actions.ask_kin(row, asked_on=now.day, by=now.by, on=now.day, entry=now.entry)
    if row.state not in ("asked", "offers"):
        return row
    return actions.answer_kin(
        row, answer=now.what, offers=offers, answered_on=now.day, by=now.by, on=now.day, entry=now.entry
    )


def _offers(now: Moment, what: list[str]) -> None:
    """Those of the step with whom a child goes to live (for a time) have offered it, as the step tells."""
    roles = (*NETWORK, "parent") if ABROAD.search(now.detail) else NETWORK
    for child in now.with_level("special_guardianship") or now.children:
        for one in _kin_there(now, roles):
            now.attempt(
                "offer of kin",
                lambda child=child, one=one: _answer(now, _explored(now, child, one), tuple(what)),
            )  # type: ignore[misc]


def _assess(now: Moment) -> None:
    """A relative is assessed. Whether they were told that it is an assessment, no pack says: it stays open until somebody does."""
    for child in now.children:
        for one in _kin_there(now, KIN):
            now.attempt("assessment of kin", lambda child=child, one=one: _begin(now, child, one))  # type: ignore[misc]


def _begin(now: Moment, child: Person, one: Person) -> None:
    country = _country(now, one) if ABROAD.search(now.detail) else ""
    row = _answer(now, _explored(now, child, one, country), ("home",))
    if row is None or row.state != "offers":
        return
    workers = now.workers or [now.worker]
    actions.begin_viability(
        row, begun_on=now.day, assessor=workers[-1], by=now.by, on=now.day, entry=now.entry
    )
    if ABROAD.search(now.detail):
        row.refresh_from_db()
        through = next((w.organisation.name for w in workers if w.organisation.sector == "voluntary"), "")
        actions.begin_abroad_check(
            row, country or "Not said", begun_on=now.day, owner=workers[0], asked_through=through,
            asked_through_on=now.day if through else None, by=now.by, on=now.day, entry=now.entry,
        )  # fmt: skip


def _country(now: Moment, one: Person) -> str:
    """The place in which the story says that somebody lives: read from its words about them."""
    key = key_of(now.stage, one)
    told = [s["what"] for s in now.steps_before() if key in (*s["actors"], *s.get("about", []))]
    names = {person.known_as for person in now.stage.people.values()}
    found = [place for words in (*told, one.note) for place in PLACE.findall(words) if place not in names]
    return next(iter(found), "")


def _tasks_done(now: Moment) -> None:
    """Tasks across borders that a step says were done: the orders, the journey."""
    done = [word for word, says in TASKS.items() if says.search(now.what)]
    for check in AbroadCheck.objects.filter(explored__family=now.family, ended_on=None) if done else []:
        for task in check.tasks.filter(word__in=done, done_on=None):
            now.attempt(
                f"task {task.word}",
                lambda task=task: actions.do_abroad_task(  # type: ignore[misc]
                    task, done_on=now.day, result=now.what, by=now.by, on=now.day, entry=now.entry
                ),
            )


def _family_group(now: Moment) -> None:
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
    for one in _kin_there(now, NETWORK):
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
    friends = _kin_there(now, NETWORK)
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


def asked_first(now: Moment, child: Person) -> str:
    """What the story says of family and friends who were asked before a child came to strangers; else that it does not say."""
    rows = [row for row in queries.explored_for(child) if row.answer]
    return " ".join(dict.fromkeys(row.answer for row in rows)) or NOT_SAID


__all__ = ["asked_first", "is_family_plan", "take"]
