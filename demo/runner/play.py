"""Plays a pack from its first step to its last: each step is one transaction of the product's own actions."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from demo.runner import deeds
from demo.runner.basics import workers_in
from demo.runner.reader import Pack
from demo.runner.rooms import Moment, assessing, caring, finding_kin, going_to_court, helping, protecting
from demo.runner.setting import set_stage
from demo.runner.stage import Stage
from demo.runner.timing import keep_rhythms, mind_clocks, set_limits
from kinfold.agencies.models import Practitioner
from kinfold.network import actions as network
from kinfold.network.models import Involvement
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.voice import actions as voice

Step = dict[str, Any]
BASIS = {"stated": "said", "pack_says_probable": "probable", "inferred": "inferred"}


ROOMS = (protecting, finding_kin, caring, going_to_court)
"""Rooms in which a step leaves what it tells once its levels are set, in the order in which one asks for another's answer."""


def play(
    pack: Pack,
    *,
    names: dict[str, Any] | None = None,
    besides: dict[str, Any] | None = None,
    synthetic: bool = True,
) -> Stage:
    """Play a whole pack. Returns the stage, with what each step became.

    `besides`: what a demonstration invents where a pack is silent (who disagreed at a conference).
    """
    with transaction.atomic():
        stage = set_stage(pack, names=names, synthetic=synthetic)
        stage.besides = besides or {}
        for step in pack.steps:
            play_step(stage, step)
        keep_rhythms(stage, pack.last_day)
        for said in pack.data["voices"]:
            if "step" not in said:
                keep_voice(
                    stage, said, pack.day_zero if pack.day_zero <= pack.last_day else pack.last_day, None
                )
        last = deeds.worker_for(stage, pack.steps[-1])
        helping.read_needs(stage, last)
        assessing.finish(stage, last)
    return stage


@transaction.atomic
def play_step(stage: Stage, step: Step) -> None:
    """Play one step: what happened, then who agreed, who told their story, what they said, levels and clocks."""
    day = stage.pack.day(step["day"])
    keep_rhythms(stage, day)
    set_limits(stage, step, day)
    involve(stage, step, day)
    made = deeds.DEEDS[step["kind"]](stage, step)
    stage.entries[step["n"]] = [made, *stage.entries.get(step["n"], [])]
    worker = deeds.worker_for(stage, step)
    record_consents(stage, step, day, made)
    record_service(stage, step, day)
    helping.notice_needs(stage, step, day, worker, made)
    assessing.gather(stage, step, day, worker, made)
    for key in step.get("tells", []):
        heard = ", ".join(w.known_as for w in deeds.workers_in(stage, step)) or "somebody new"
        voice.record_telling(
            stage.people[key],
            stage.family,
            told_to=heard,
            told_on=day,
            entry=made,
            occasion=step["what"][:200],
        )
    for said in stage.pack.data["voices"]:
        if said.get("step") == step["n"]:
            keep_voice(stage, said, day, made)
    change_levels(stage, step, day)
    now = Moment(stage, step, day, worker, made)
    for room in ROOMS:
        room.take(now)
    mind_clocks(stage, step, day, made)


def involve(stage: Stage, step: Step, day: date) -> None:
    """Bring the workers of a step to the family: its social workers as allocated, others to its team.

    Help for adults alone brings its workers to those adults: a child does not get to know them.
    """
    if step["kind"] not in deeds.WORKING_KINDS and "service" not in step:
        return
    for worker in deeds.workers_in(stage, step):
        role = Involvement.Role.ALLOCATED if is_social_worker(stage, worker) else Involvement.Role.PARTNER
        network.involve(
            worker,
            stage.family,
            role,
            since=day,
            by=stage.who(worker, day),
            person=whose_alone(stage, step),
            does=does_what(step),
            reason=step["what"],
        )


def is_social_worker(stage: Stage, worker: Practitioner) -> bool:
    """Say whether somebody of social care is a social worker, or answers for the service itself."""
    title = worker.title.lower()
    is_desk = any(desk.pk == worker.pk for desk in stage.desks.values())
    return worker.organisation.sector == "social_care" and ("social worker" in title or is_desk)


def whose_alone(stage: Stage, step: Step) -> Person | None:
    """The adult whom help is for, when it is for no child; None when it is the family's."""
    keys = step.get("service", {}).get("for") or []
    people = [stage.people[key] for key in keys if key in stage.people]
    children = {child.pk for child in stage.children}
    return people[0] if people and not children & {person.pk for person in people} else None


def does_what(step: Step) -> str:
    """What a worker does for the family, in the words of the step that brought them."""
    return str(step["what"])[:200] if step["kind"] in ("service", "plan") else ""


def record_consents(stage: Stage, step: Step, day: date, made: UUID) -> None:
    """Record each person's own answer, by person and purpose, at this step."""
    asked = step.get("consent")
    if not asked:
        return
    by = stage.who(deeds.worker_for(stage, step), day)
    if step["kind"] != "consent":
        made = deeds.entry(
            stage,
            {**step, "about": asked["by"], "what": f"Asked about {asked['for']}."},
            "consent_recorded",
            asked["decision"],
            section="shared",
        )
        stage.extra(step, made)
    for key in asked["by"]:
        if key in stage.people:
            voice.record_consent(
                stage.people[key],
                stage.family,
                asked["for"],
                asked["decision"],
                decided_on=day,
                by=by,
                entry=made,
            )
    assessing.sign_for(stage, asked, day, by, made)


def record_service(stage: Stage, step: Step, day: date) -> None:
    """A service told of in a step of another kind gets its own entry, and a rhythm is remembered."""
    facts = step.get("service")
    if not facts:
        return
    if step["kind"] not in ("service", "school_step"):
        about = {**step, "what": helping.said_of(facts), "about": facts["for"]}
        stage.extra(step, deeds.help_step(stage, about, facts))
    for rhythm in stage.rhythms:
        if rhythm["service"] == facts["id"] and facts["state"] in ("ended", "irregular", "declined"):
            rhythm["kept_until"] = min(rhythm["kept_until"], day)


def change_levels(stage: Stage, step: Step, day: date) -> None:
    """Set the level of each child named; a referral that still waits is answered by the level that follows it."""
    for status in step.get("status", []):
        waiting = deeds.open_referral(stage)
        if waiting is not None and status["level"] not in ("referred", "universal", "not_known"):
            deeds.decide(stage, waiting, step)
        worker = deeds.worker_for(stage, step)
        deeds.begin_to_lead(stage, worker, status["level"], day)
        for key in status["who"]:
            row = plan.change_level(
                stage.people[key],
                stage.family,
                status["level"],
                on=day,
                by=stage.who(worker, day),
                reason=status.get("note", "") or step["what"],
                tier=status.get("tier"),
                basis=status["basis"],
            )
            if row.entry is not None and row.since == day:
                stage.extra(step, row.entry)


def who_heard(stage: Stage, said: dict[str, Any]) -> Practitioner:
    """Who wrote somebody's words down: a worker who was there at that step, else whoever worked with the family last."""
    there = next((step for step in stage.pack.data["timeline"] if step["n"] == said.get("step")), None)
    present = workers_in(stage, there) if there else []
    last = present or stage.made.get("last_worker") or [*stage.workers.values()][:1]
    return last[0] if last else stage.desk(next(iter(stage.organisations)))


def keep_voice(stage: Stage, said: dict[str, Any], day: date, entry: UUID | None) -> None:
    """Keep what a person said, with how surely they said it."""
    person = stage.people[said["person"]]
    worker = who_heard(stage, said)
    kept = voice.keep_words(
        person,
        stage.family,
        said["says"],
        said_on=day,
        wrote_down_by=worker.known_as,
        by=stage.who(worker, day),
        basis=BASIS[said["basis"]],
        gathered="talk" if said["basis"] == "stated" else "showed",
        topic=said["about"],
        entry=entry,
    )
    assessing.remember_words(stage, kept, worker)
