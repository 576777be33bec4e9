"""What every kind of step needs: who was there, whom it is about, who writes it down, and its one chronology entry."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from demo.runner.stage import Stage
from kinfold.agencies.models import Practitioner
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.people.models import Person

Step = dict[str, Any]
HELP = {
    "early_help",
    "child_in_need",
    "section_47",
    "child_protection",
    "pre_proceedings",
    "proceedings",
    "looked_after",
}


def people_in(stage: Stage, step: Step) -> list[Person]:
    """Whom a step is about: the people it names, else the family among its actors, else the children."""
    about = [stage.people[k] for k in step.get("about", []) if k in stage.people]
    actors = [stage.people[k] for k in step["actors"] if k in stage.people]
    return about or actors or stage.children


def children_in(stage: Stage, step: Step) -> list[Person]:
    """The children whom a step is about; all of the family's when it names none."""
    children = {p.pk for p in stage.children}
    return [p for p in people_in(stage, step) if p.pk in children] or stage.children


def workers_in(stage: Stage, step: Step) -> list[Practitioner]:
    """The workers among a step's actors, in order; an organisation answers through a worker of its own."""
    found = [stage.workers[k] for k in step["actors"] if k in stage.workers]
    return found or [stage.desk(k) for k in step["actors"] if k in stage.organisations]


def in_order(stage: Stage, step: Step) -> list[Practitioner]:
    """The workers of a step as the pack names them; a service speaks through a named worker of its own, if it has one.

    For steps in which it matters who speaks first: who asks and who answers, who refers and to whom.
    """
    found: list[Practitioner] = []
    for key in step["actors"]:
        named = next((w["key"] for w in stage.pack.data["workers"] if w["org"] == key), key)
        worker = stage.worker(named if key in stage.organisations else key)
        if worker is not None and worker not in found:
            found.append(worker)
    return found


def family_there(stage: Stage, step: Step) -> bool:
    """Say whether somebody of the family takes part in a step, and so knows of it."""
    return any(k in stage.people for k in step["actors"])


def worker_for(stage: Stage, step: Step) -> Practitioner:
    """Who writes a step down: a worker in it, else whoever worked with the family last, else any worker."""
    present = workers_in(stage, step)
    if present:
        stage.made["last_worker"] = [present[0]]
        return present[0]
    if stage.made.get("last_worker"):
        return stage.made["last_worker"][0]  # type: ignore[no-any-return]
    anybody = next(iter(stage.workers.values()), None)
    return anybody or stage.desk(next(iter(stage.organisations)))


def entry(
    stage: Stage,
    step: Step,
    kind: str,
    detail: str = "",
    *,
    matters: Sequence[str] = (),
    section: str = "",
    uuid: UUID | None = None,
) -> UUID:
    """Write a step as a chronology entry of a kind, and let the clocks react to it. `matters` names the help it is about."""
    day = stage.pack.day(step["day"])
    worker = worker_for(stage, step)
    by = stage.who(worker, day)
    until = stage.pack.day(step["until_day"]) if "until_day" in step else None
    lines = ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in step["lines"])
    made = chronology.record(
        kind,
        stage.family,
        what=step["what"],
        on_day=day,
        on=max(day, until or day),
        about=people_in(stage, step),
        by=by,
        said_by=worker.known_as,
        organisation=worker.organisation,
        detail=detail[:60],
        section=section or "ordinary",
        until_on=until,
        timing_assumed=step["timing"] == "assumed",
        source="request" if matters else "pack",
        source_ref=matters[0] if matters else f"seed {stage.pack.data['source']['seed']}: {lines}"[:40],
        uuid=uuid,
    )
    clocks.react(made, by=by, matters=matters)
    return made.uuid


def required(uuid: UUID | None) -> UUID:
    """Every deed that a step becomes has a chronology entry; say so if one has not."""
    if uuid is None:
        raise AssertionError("an action made no chronology entry")
    return uuid
