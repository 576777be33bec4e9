"""A meeting of a story: arranged, held, with who was there."""

from datetime import date
from typing import Any
from uuid import UUID

from demo.runner.rooms import attempt
from demo.runner.stage import CHILD_ROLES, Stage
from kinfold.agencies.models import Practitioner
from kinfold.base.who import Who
from kinfold.meetings import actions as meetings
from kinfold.meetings.models import Meeting

Step = dict[str, Any]
NOT_HELD = "not_attended"


def hold(stage: Stage, step: Step, kind: str, day: date, worker: Practitioner, entry: UUID) -> None:
    """Write down a meeting that was held and who of the step was there. One to which nobody came was not held."""
    if kind == NOT_HELD:
        return
    by = stage.who(worker, day)
    sort = kind if kind in Meeting.Kind.values else Meeting.Kind.OTHER
    attempt(stage, f"step {step['n']}: meeting", lambda: _hold(stage, step, sort, day, by, entry))


def _hold(stage: Stage, step: Step, kind: str, day: date, by: Who, entry: UUID) -> Meeting:
    made = meetings.arrange(stage.family, kind, step["what"], by=by, on=day, arranged_on=day)
    came: dict[str, Any] = {}
    for key in dict.fromkeys(step["actors"]):
        invited = _invite(stage, made, key, by, day)
        if invited is not None:
            came[invited.ref] = "in_person"
    held = meetings.hold(made, held_on=day, attended=came, by=by, on=day, entry=entry)
    stage.made.setdefault("meetings", []).append(held)
    return held


def _invite(stage: Stage, made: Meeting, key: str, by: Who, day: date) -> Any:
    """Ask somebody of the step: a worker, a relative, or a friend, each in their own part."""
    role = next((p["role"] for p in stage.pack.data["people"] if p["key"] == key), "")
    if role:
        part = "family" if role in ("parent", "step_parent", "relative", *CHILD_ROLES) else "supporter"
        return meetings.invite(made, person=stage.people[key], part=part, by=by, on=day)
    worker = stage.worker(key)
    return meetings.invite(made, practitioner=worker, part="worker", by=by, on=day) if worker else None
