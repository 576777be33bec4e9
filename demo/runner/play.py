"""Plays a pack from its first step to its last: each step is one transaction of the product's own actions."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from demo.runner import deeds
from demo.runner.basics import workers_in
from demo.runner.reader import Pack
from demo.runner.rooms import assessing, helping
from demo.runner.stage import LOADER, Stage, set_stage
from kinfold.agencies.models import Practitioner
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.clocks.models import Clock
from kinfold.concerns import actions as concerns
from kinfold.law import timescales
from kinfold.network import actions as network
from kinfold.network.models import Involvement
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.voice import actions as voice

Step = dict[str, Any]
LONGEST_LIMIT = 36_500
BASIS = {"stated": "said", "pack_says_probable": "probable", "inferred": "inferred"}


def play(pack: Pack, *, names: dict[str, Any] | None = None, synthetic: bool = True) -> Stage:
    """Play a whole pack. Returns the stage, with what each step became."""
    with transaction.atomic():
        stage = set_stage(pack, names=names, synthetic=synthetic)
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
            plan.change_level(
                stage.people[key],
                stage.family,
                status["level"],
                on=day,
                by=stage.who(worker, day),
                reason=status.get("note", "") or step["what"],
                tier=status.get("tier"),
                basis=status["basis"],
            )


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


def close_story(stage: Stage, on: date) -> None:
    """End what still runs when a story is over, so that the demonstration's boards show living work only."""
    for clock in clock_queries.open_for(stage.family):
        clocks.stop(clock, on=max(on, clock.started_on), why="The story told here ends.", by=LOADER)


def settle(stage: Stage) -> None:
    """Look at the reports and answer the requests that the story leaves open, as far as it tells what came of them.

    For the demonstration's desks only: a pack that is checked keeps what its source leaves open.
    """
    worker = stage.social_worker() or stage.desk_of("social_care")
    for n, report in stage.made.get("reports", []):
        seen = next(
            (s for s in stage.pack.steps[n:] if s["kind"] in ("referral", "decision", "assessment", "visit")),
            None,
        )
        day = stage.pack.day(seen["day"]) if seen else stage.pack.last_day
        by = stage.who(worker, day)
        told = concerns.look_at_report(
            report, what_we_did=seen["what"] if seen else "The story does not say.", by=by, on=day
        )
        concerns.tell_reporter(told, told_what="The story does not say what they were told.", by=by, on=day)
    for request in stage.made.get("help", []):
        by = stage.who(worker, stage.pack.last_day)
        concerns.answer_help(
            request,
            answer="part",
            reasons="The story tells what came of it, and when; read the chronology.",
            what_was_given="The help told of in this story",
            by=by,
            on=stage.pack.last_day,
        )


def weeks_to(pack: Pack, last_step_on: date) -> timedelta:
    """By how many whole weeks a pack must move for its last step to fall on or just before a day."""
    return timedelta(weeks=(last_step_on - pack.last_day).days // 7)
