"""The clocks of a story: limits that a pack gives, clocks that people agree, rhythms that were kept, what a step answered."""

from datetime import date
from typing import Any
from uuid import UUID

from demo.runner import deeds
from demo.runner.stage import LOADER, Stage
from kinfold.agencies.models import Practitioner
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.clocks.models import Clock
from kinfold.law import timescales

Step = dict[str, Any]
LONGEST_LIMIT = 36_500


def expected_clocks(stage: Stage) -> list[dict[str, Any]]:
    """The clocks that the pack's authors want watched: the family's or council's local settings."""
    return [e for e in stage.pack.data["expect"] if e["kind"] == "clock" and is_a_limit(e["limit_days"])]


def is_a_limit(days: int) -> bool:
    """Say whether a number of days can be a limit or a rhythm at all; a pack may hold any number."""
    return 1 <= days <= LONGEST_LIMIT


def set_limits(stage: Stage, step: Step, day: date) -> None:
    """Apply a limit that the pack gives as this family's local value, before the step that starts the clock."""
    for told in expected_clocks(stage):
        if told["start_step"] == step["n"] and rule_exists(told["name"]):
            clocks.set_local_limit(
                told["name"],
                told["limit_days"],
                family=stage.family,
                since=day,
                why=told["why"][:300],
                by=LOADER,
            )


def rule_exists(name: str) -> bool:
    """Say whether the law holds a rule of this name."""
    return name in timescales.load()


def mind_clocks(stage: Stage, step: Step, day: date, made: UUID) -> None:
    """Do by hand what a worker would: agree a clock with the family, keep a rhythm, say what a step answered."""
    worker = deeds.worker_for(stage, step)
    start_rhythm(stage, step, day, made, worker)
    for told in expected_clocks(stage):
        if not rule_exists(told["name"]):
            continue
        if told["start_step"] == step["n"] and not started(stage, told):
            start_by_hand(stage, told, day, made, worker)
        if told.get("end_step") == step["n"]:
            for clock in started(stage, told):
                if clock.state == Clock.State.OPEN:
                    clocks.meet(clock, on=day, entry=made, by=stage.who(worker, day))


def started(stage: Stage, told: dict[str, Any]) -> list[Clock]:
    """The clocks of a rule that the entries of a step started."""
    found = []
    for uuid in stage.entries.get(told["start_step"], []):
        found += clock_queries.started_by(uuid, told["name"])
    return found


def start_by_hand(stage: Stage, told: dict[str, Any], day: date, made: UUID, worker: Practitioner) -> None:
    """Start a clock that the rules leave to people to agree."""
    clocks.start(
        told["name"],
        stage.family,
        owner=worker,
        on=day,
        entry=made,
        limit_days=told["limit_days"],
        limit_source="Agreed for this family",
        about=told["why"][:200],
    )


def start_rhythm(stage: Stage, step: Step, day: date, made: UUID, worker: Practitioner) -> None:
    """A service that comes every so many days starts a rhythm of visits, or of meetings where it says so."""
    facts = step.get("service", {})
    if not is_a_limit(facts.get("every_days", 0)):
        return
    named = [e["name"] for e in expected_clocks(stage) if e["start_step"] == step["n"]]
    meets = "meet" in step["what"].lower() or "review" in step["what"].lower()
    rule = next(
        (n for n in named if n in ("visit_every", "review_every")), "review_every" if meets else "visit_every"
    )
    clocks.start(
        rule,
        stage.family,
        owner=worker,
        on=day,
        entry=made,
        every_days=facts["every_days"],
        about=step["what"][:200],
        matter=deeds.matter_of(stage, facts),
    )
    until = stage.pack.day(step["until_day"]) if "until_day" in step else date.max
    kept_until = day if facts["state"] in ("irregular", "declined", "waiting", "offered") else until
    stage.rhythms.append(
        {"rule": rule, "entry": made, "service": facts["id"], "kept_until": kept_until, "worker": worker}
    )


def keep_rhythms(stage: Stage, day: date) -> None:
    """Where the story says that somebody comes every so many days, each turn up to this day was kept.

    The pack says so once and does not tell of each visit; no visit is invented, only the rhythm is marked as kept.
    """
    for rhythm in stage.rhythms:
        last = min(day, rhythm["kept_until"])
        while turn := due_turn(rhythm, last):
            by = stage.who(rhythm["worker"], turn.due_on or last)
            clocks.meet(turn, on=turn.due_on or last, entry=rhythm["entry"], by=by)


def due_turn(rhythm: dict[str, Any], last: date) -> Clock | None:
    """The open turn of a rhythm that falls due by a day, if there is one."""
    for clock in clock_queries.started_by(rhythm["entry"], rhythm["rule"]):
        if clock.state == Clock.State.OPEN and clock.due_on is not None and clock.due_on <= last:
            return clock
    return None
