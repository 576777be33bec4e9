"""The one plan of a story: made once, with who does what as the steps of help tell; looked at; handed on."""

from datetime import date
from typing import Any
from uuid import UUID

from demo.runner.rooms import NOT_SAID, attempt
from demo.runner.stage import Stage
from kinfold.agencies.models import Practitioner
from kinfold.network import queries as network
from kinfold.plan import actions as plan
from kinfold.plan import queries
from kinfold.plan.models import Handover, Plan, PlanAction, Review
from kinfold.services.models import Request

Step = dict[str, Any]


def make(stage: Stage, step: Step, day: date, worker: Practitioner, entry: UUID) -> None:
    """Make the plan, if there is none, and agree in it what this step says will be done."""
    by = stage.who(worker, day)
    made = attempt(
        stage, "plan", lambda: plan.make_plan(stage.family, made_on=day, by=by, on=day, entry=entry)
    )
    owner = _owner(stage, step)
    if made is not None and owner:
        _agree(stage, made, step["what"], day, worker, entry, **owner)


def begin_where_untold(stage: Stage, step: Step, day: date, worker: Practitioner, entry: UUID) -> None:
    """A family whom social care assesses has one plan from that day on, also in a story that never tells of one.

    What such a plan says is entered as not said; whatever the story tells of help, levels and workers then stands on it.
    """
    told = any(other["kind"] == "plan" for other in stage.pack.steps)
    if not told and queries.plan_of(stage.family) is None:
        by = stage.who(worker, day)
        attempt(
            stage,
            "plan",
            lambda: plan.make_plan(stage.family, made_on=day, in_short=NOT_SAID, by=by, on=day, entry=entry),
        )


def _owner(stage: Stage, step: Step) -> dict[str, Any]:
    """Who sees to what a plan step says: a worker in it, else a friend by name, else somebody of the family."""
    roles = {p["key"]: p["role"] for p in stage.pack.data["people"]}
    for key in step["actors"]:
        if key not in stage.people and stage.worker(key):
            return {"owner": stage.worker(key)}
    for key in step["actors"]:
        if roles.get(key) in ("friend", "neighbour", "volunteer", "other_adult"):
            return {"friend": stage.people[key].known_as}
    found = [stage.people[key] for key in step["actors"] if key in stage.people]
    return {"person": found[0]} if found else {}


def agree_help(
    stage: Stage, step: Step, requests: list[Request], day: date, worker: Practitioner, entry: UUID
) -> None:
    """Where the family has a plan, help that begins is an action of it: named worker, aim, how often."""
    standing = queries.plan_of(stage.family)
    if standing is None or not requests or requests[0].state not in ("started", "irregular", "accepted"):
        return
    first = requests[0]
    _agree(
        stage, standing, step["what"], day, worker, entry, owner=worker, request=first,
        for_person=first.person, aim=step["what"], every_days=first.every_days,
    )  # fmt: skip


def _agree(
    stage: Stage, to: Plan, what: str, day: date, worker: Practitioner, entry: UUID, **facts: Any
) -> PlanAction | None:
    by = stage.who(worker, day)
    return attempt(
        stage,
        f"action: {what[:40]}",
        lambda: plan.agree_action(to, what, by=by, on=day, agreed_on=day, entry=entry, **facts),
    )


def review(stage: Stage, step: Step, day: date, worker: Practitioner, entry: UUID) -> Review | None:
    """A review of the plan, of which the story says no more than that it was held."""
    standing = queries.plan_of(stage.family)
    if standing is None:
        return None
    reached = [
        plan.ReachedAnswer(child, silent_why="Not born yet." if child.is_unborn else NOT_SAID)
        for child in network.children(stage.family, day)
    ]
    return attempt(
        stage,
        f"step {step['n']}: review",
        lambda: plan.hold_review(
            standing, held_on=day, what_we_saw=step["what"], outcome="go_on", why=NOT_SAID, reached=reached,
            by=stage.who(worker, day), on=day, entry=entry,
        ),
    )  # fmt: skip


def hand_over(
    stage: Stage, step: Step, leaver: Practitioner, comer: Practitioner, day: date, entry: UUID
) -> Handover | None:
    """Where the family has a plan, the one who comes is asked to read first, and the goodbye is asked about."""
    standing = queries.plan_of(stage.family)
    if standing is None:
        return None
    return attempt(
        stage,
        f"step {step['n']}: handover",
        lambda: plan.hand_over(
            standing, comer, why=step["what"], on_day=day, by=stage.who(leaver, day), on=day, stays=False,
            goodbye=NOT_SAID, same_worker=NOT_SAID, entry=entry,
        ),
    )  # fmt: skip
