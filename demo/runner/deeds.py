"""What each kind of step becomes: a call to the product's actions, by a worker of the pack, on the step's day.

A kind whose room is not yet built becomes a chronology entry of its kind, never an error.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from demo.runner import words
from demo.runner.basics import HELP, Step, children_in, entry, people_in, required, worker_for, workers_in
from demo.runner.rooms import assessing, family_group, helping, planning
from demo.runner.rooms import meeting as meetings
from demo.runner.stage import Stage
from demo.runner.worries import (
    consultation,
    conversation,
    decide,
    decision,
    information_share,
    observation,
    open_referral,
    referral,
)
from kinfold.agencies.models import Practitioner
from kinfold.assessment.rules import PURPOSES
from kinfold.clocks import actions as clocks
from kinfold.network import actions as network
from kinfold.network import queries as network_queries
from kinfold.network.models import Involvement
from kinfold.plan import actions as plan
from kinfold.records import actions as records
from kinfold.voice import actions as voice

HOMES = {"foster", "childrens_home", "boarding", "kinship"}
WORKING_KINDS = {
    "visit",
    "assessment",
    "service",
    "plan",
    "meeting",
    "court_step",
    "placement",
    "review",
    "status_change",
}


def visit(stage: Stage, step: Step) -> UUID:
    """A visit: the family among the actors were seen."""
    day = stage.pack.day(step["day"])
    seen = [records.Seen(stage.people[k]) for k in step["actors"] if k in stage.people]
    made = records.record_visit(
        stage.family,
        step["what"],
        seen=seen,
        also_about=[p for p in people_in(stage, step) if p.pk not in {s.person.pk for s in seen}],
        happened_on=day,
        joint_with=", ".join(w.known_as for w in workers_in(stage, step)[1:])[:200],
        by=stage.who(worker_for(stage, step), day),
        on=day,
    )
    return required(made.entry)


def assessment(stage: Stage, step: Step) -> UUID:
    """An assessment started or done, at a stage that rules of law can tell apart."""
    worker = worker_for(stage, step)
    kind, stage_word = words.assessment(step.get("detail", ""), worker.organisation.sector)
    day = stage.pack.day(step["day"])
    network.hand_over_lead(
        stage.family, worker, on=day, reason="Leads the assessment", by=stage.who(worker, day)
    )
    made = entry(stage, step, kind, stage_word)
    if stage_word in PURPOSES:
        assessing.assess(stage, step, stage_word, day, worker, made, done=kind == "assessment_done")
    if stage_word == "child_and_family" and kind == "assessment_done":
        planning.begin_where_untold(stage, step, day, worker, made)
    return made


def meeting(stage: Stage, step: Step) -> UUID:
    """A meeting: held, with those of the step who were there."""
    kind = words.meeting(step.get("detail", ""), step["what"])
    made = entry(stage, step, "meeting_held", kind)
    meetings.hold(stage, step, kind, stage.pack.day(step["day"]), worker_for(stage, step), made)
    return made


def plan_step(stage: Stage, step: Step) -> UUID:
    """A plan made, or more agreed in it: a family has one."""
    made = entry(stage, step, "plan_made", words.plan(step.get("detail", "")))
    if family_group.is_family_plan(stage, step):
        return made
    planning.make(stage, step, stage.pack.day(step["day"]), worker_for(stage, step), made)
    return made


def review(stage: Stage, step: Step) -> UUID:
    """A look at how things go; of the plan, where there is one."""
    made = entry(stage, step, "review_held", step.get("detail", ""))
    planning.review(stage, step, stage.pack.day(step["day"]), worker_for(stage, step), made)
    return made


def begin_to_lead(stage: Stage, worker: Practitioner, level: str, day: date) -> None:
    """Whoever is at work when help begins leads it, until the story hands the lead on: help has one lead."""
    if level in HELP:
        stage.made["helped"] = [True]
    if level in HELP and network_queries.lead(stage.family, day) is None:
        network.hand_over_lead(stage.family, worker, on=day, reason="Help began", by=stage.who(worker, day))


def service(stage: Stage, step: Step) -> UUID:
    """A service offered, waited for, started ...: one step for everybody it is for, told by one entry."""
    facts = step.get("service")
    if not facts:
        return entry(stage, step, "service_started")
    return help_step(stage, step, facts)


def help_step(stage: Stage, step: Step, facts: dict[str, Any]) -> UUID:
    """Take a step of help for everybody it is for, and tell of it in one entry."""
    made, worker = uuid4(), worker_for(stage, step)
    requests, matters = helping.take_step(stage, step, facts, worker, made)
    detail = facts["id"]
    if not requests:
        return entry(stage, step, words.SERVICE_KINDS[facts["state"]], detail)
    entry(stage, step, words.SERVICE_KINDS[facts["state"]], detail, matters=matters, uuid=made)
    stage.made.setdefault("matters", []).append((facts["id"], matters[0]))
    planning.agree_help(stage, step, requests, stage.pack.day(step["day"]), worker, made)
    return made


def matter_of(stage: Stage, facts: dict[str, Any]) -> str:
    """Name the help that a rhythm is about: the matter of its requests."""
    return next(
        (matter for slug, matter in reversed(stage.made.get("matters", [])) if slug == facts["id"]), ""
    )


def status_change(stage: Stage, step: Step) -> UUID:
    """A change of level told as a decision; the level itself is set by the player."""
    return entry(stage, step, "decision_made", step.get("detail", ""))


def own_words(stage: Stage, step: Step) -> UUID:
    """Words said by somebody of the family, kept as theirs unless the pack's voices already give them."""
    made = entry(stage, step, "own_words", step.get("detail", ""), section="shared")
    told = any(v.get("step") == step["n"] for v in stage.pack.data["voices"])
    speaker = next((stage.people[k] for k in step["actors"] if k in stage.people), None)
    if not told and speaker is not None:
        day = stage.pack.day(step["day"])
        worker = worker_for(stage, step)
        voice.keep_words(
            speaker,
            stage.family,
            step["what"],
            said_on=day,
            wrote_down_by=worker.known_as,
            by=stage.who(worker, day),
            basis="inferred",
            entry=made,
        )
    return made


def worker_change(stage: Stage, step: Step) -> UUID:
    """One worker goes and another comes: the first leaves the family, the second is allocated."""
    day = stage.pack.day(step["day"])
    workers = workers_in(stage, step)
    made = entry(
        stage, step, "worker_changed", "allocated" if len(workers) != 1 else step.get("detail", "allocated")
    )
    if len(workers) > 1:
        by = stage.who(workers[1], day)
        planning.hand_over(stage, step, workers[0], workers[1], day, made)
        for row in stage.family.involvements.filter(practitioner=workers[0], until__isnull=True):
            network.end_involvement(row, until=max(day, row.since), reason=step["what"][:300], by=by)
        network.involve(workers[1], stage.family, Involvement.Role.ALLOCATED, since=day, by=by)
        clocks.hand_over_all(stage.family, to=workers[1], of=workers[0], by=by, on=day)
    return made


def consent_step(stage: Stage, step: Step) -> UUID:
    """An asking for consent: one entry; each person's answer is recorded by the player."""
    return entry(
        stage, step, "consent_recorded", step.get("consent", {}).get("decision", ""), section="shared"
    )


def simple(kind: str, detail: Callable[[Step], str] | None = None) -> Callable[[Stage, Step], UUID]:
    """Make a deed that is one chronology entry of a kind."""

    def deed(stage: Stage, step: Step) -> UUID:
        return entry(stage, step, kind, detail(step) if detail else step.get("detail", ""))

    return deed


def placement(stage: Stage, step: Step) -> UUID:
    """A home begun, or ended before the next is known."""
    kind, detail = words.placement(step.get("detail", ""))
    return entry(stage, step, kind, detail)


def move(stage: Stage, step: Step) -> UUID:
    """A move: to another home in care where the pack says so, else to another address."""
    kind, detail = words.placement(step.get("detail", ""))
    in_care = kind == "placement_started" and detail in HOMES
    return entry(stage, step, kind if in_care else "moved", detail if in_care else step.get("detail", ""))


def _school(step: Step) -> str:
    facts = step.get("service", {})
    return words.school_step(step.get("detail", ""), facts.get("id", ""), facts.get("state", ""))


DEEDS: dict[str, Callable[[Stage, Step], UUID]] = {
    "observation": observation,
    "conversation": conversation,
    "consultation": consultation,
    "information_request": simple("information_requested"),
    "information_share": information_share,
    "referral": referral,
    "decision": decision,
    "visit": visit,
    "assessment": assessment,
    "consent": consent_step,
    "meeting": meeting,
    "plan": plan_step,
    "service": service,
    "incident": simple("incident"),
    "status_change": status_change,
    "court_step": simple(
        "court_step", lambda s: words.first_match(words.COURT_STEPS, s.get("detail", ""), s.get("detail", ""))
    ),
    "placement": placement,
    "move": move,
    "own_words": own_words,
    "review": review,
    "worker_change": worker_change,
    "school_step": simple("school_step", _school),
    "health_step": simple("health_step"),
    "outcome": simple("outcome_noted"),
}
__all__ = [
    "DEEDS",
    "children_in",
    "decide",
    "entry",
    "open_referral",
    "people_in",
    "plan",
    "worker_for",
    "workers_in",
]
