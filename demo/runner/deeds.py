"""What each kind of step becomes: a call to the product's actions, by a worker of the pack, on the step's day.

A kind whose room is not yet built becomes a chronology entry of its kind, never an error.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from demo.runner import words
from demo.runner.rooms import assessing, helping, planning
from demo.runner.rooms import meeting as meetings
from demo.runner.stage import LOADER, Stage
from kinfold.agencies import actions as agencies
from kinfold.agencies import queries as agency_queries
from kinfold.agencies.models import Practitioner
from kinfold.assessment.rules import PURPOSES
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.concerns import actions as concerns
from kinfold.concerns.models import Referral
from kinfold.concerns.rules import TypedChild
from kinfold.network import actions as network
from kinfold.network import queries as network_queries
from kinfold.network.models import Involvement
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.records import actions as records
from kinfold.voice import actions as voice

Step = dict[str, Any]
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
HELP = {
    "early_help",
    "child_in_need",
    "section_47",
    "child_protection",
    "pre_proceedings",
    "proceedings",
    "looked_after",
}
OUTCOMES = {
    "early_help": "early_help",
    "child_in_need": "assessment",
    "section_47": "protection",
    "child_protection": "protection",
    "pre_proceedings": "protection",
    "proceedings": "protection",
    "looked_after": "protection",
    "closed": "no_action",
    "universal": "advice",
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


def observation(stage: Stage, step: Step) -> UUID:
    """A worry of a universal service is raised as one; what social care sees, or about adults only, is noted."""
    day = stage.pack.day(step["day"])
    present = workers_in(stage, step)
    about_children = [p for p in people_in(stage, step) if p in stage.children]
    if not present or not about_children or present[0].organisation.sector == "social_care":
        return entry(stage, step, "noticed", step.get("detail", ""))
    made = concerns.raise_concern(
        [TypedChild(name=p.known_as, person_ref=p.ref) for p in about_children],
        saw=step["what"],
        seen_on=day,
        family=stage.family,
        by=stage.who(present[0], day),
        on=day,
    )
    stage.made.setdefault("concerns", []).append(made)
    return required(made.entry)


def conversation(stage: Stage, step: Step) -> UUID:
    """A talk is a note; a parent or young person asking for help themselves is a request that must be answered."""
    day = stage.pack.day(step["day"])
    asker = next((stage.people[k] for k in step["actors"] if k in stage.people), None)
    if "request" in step.get("detail", "") and asker is not None:
        return help_asked_for(stage, step, asker)
    workers = workers_in(stage, step)
    if not workers:
        return entry(stage, step, "conversation", step.get("detail", ""))
    note = records.write_note(
        stage.family,
        step["what"],
        about=people_in(stage, step),
        happened_on=day,
        by=stage.who(workers[0], day),
        on=day,
    )
    return required(note.entry)


def help_asked_for(stage: Stage, step: Step, asker: Person) -> UUID:
    """Keep a family's own request for help, taken down by the worker whom they told."""
    day = stage.pack.day(step["day"])
    by = stage.who(worker_for(stage, step), day)
    made = concerns.ask_for_help(asked_by=asker, family=stage.family, words=step["what"], by=by, on=day)
    stage.made.setdefault("help", []).append(made)
    return required(made.entry)


def consultation(stage: Stage, step: Step) -> UUID:
    """Advice asked by one worker and answered by another, with no referral made."""
    day = stage.pack.day(step["day"])
    workers = in_order(stage, step) or [worker_for(stage, step)]
    adviser = workers[1] if len(workers) > 1 else stage.desk_of("social_care")
    answers_calls(stage, adviser, day)
    asked = concerns.ask_consultation(
        stage.family,
        question=f"What would you advise about {', '.join(p.known_as for p in children_in(stage, step))}?",
        about=people_in(stage, step),
        by=stage.who(workers[0], day),
        on=day,
    )
    answered = concerns.answer_consultation(
        asked,
        family_known="not known" not in step["what"].lower(),
        advice=step["what"],
        reasons="The source of this story gives the advice, not the reasons apart from it.",
        by=stage.who(adviser, day),
        on=day,
    )
    stage.extra(step, required(answered.answer_entry))
    return required(answered.entry)


def answers_calls(stage: Stage, adviser: Practitioner, day: date) -> None:
    """Whoever of social care gives advice in a story is on the consultation line, as far as the product knows."""
    line = agency_queries.consultation_team()
    stage.seen_as.clear()
    if adviser.organisation.sector == "social_care" and line is not None:
        if not adviser.memberships.filter(team=line, until__isnull=True).exists():
            agencies.join_team(adviser, line, on=day)
        if not adviser.roles.filter(role="consultation", until__isnull=True).exists():
            agencies.give_role(adviser, "consultation", on=day, by=LOADER)


def information_share(stage: Stage, step: Step) -> UUID:
    """What the police, housing or a neighbour passes on is an inbound report; other sharing is an entry."""
    day = stage.pack.day(step["day"])
    workers = workers_in(stage, step)
    sector = workers[0].organisation.sector if workers else "other"
    if sector not in ("police", "housing", "community", "other", "justice"):
        return entry(stage, step, "information_shared", step.get("detail", ""))
    made = concerns.receive_report(
        family=stage.family,
        source=sector if sector in ("police", "housing") else "other",
        what=step["what"],
        from_organisation=workers[0].organisation if workers else None,
        from_whom=workers[0].known_as if workers else "",
        by=stage.who(worker_for(stage, step), day),
        on=day,
    )
    stage.made.setdefault("reports", []).append((step["n"], made))
    return required(made.entry)


def referral(stage: Stage, step: Step) -> UUID:
    """A referral, with the worries, advice and consents so far gathered by the product itself."""
    day = stage.pack.day(step["day"])
    made = concerns.make_referral(
        stage.family,
        children=children_in(stage, step),
        why=step["what"],
        family_told=family_there(stage, step),
        why_family_not_told="" if family_there(stage, step) else "The source of this story does not say.",
        by=stage.who((in_order(stage, step) or [worker_for(stage, step)])[0], day),
        on=day,
    )
    stage.made.setdefault("referrals", []).append(made)
    return required(made.entry)


def decision(stage: Stage, step: Step) -> UUID:
    """A decision answers the referral that waits, if one does; else it is a decision of its own."""
    waiting = open_referral(stage)
    if waiting is None:
        return entry(stage, step, "decision_made", step.get("detail", ""))
    return decide(stage, waiting, step)


def open_referral(stage: Stage) -> Referral | None:
    """The referral that waits for its decision, if one does."""
    found = [r for r in stage.made.get("referrals", []) if r.pk not in stage.made.get("decided", [])]
    return found[0] if found else None


def decide(stage: Stage, waiting: Referral, step: Step) -> UUID:
    """Decide a referral at a step, by a social worker of the pack, as the next level of the children shows."""
    day = stage.pack.day(step["day"])
    decider = stage.social_worker() or worker_for(stage, step)
    by = stage.who(decider, day)
    waiting.refresh_from_db()
    if waiting.state == "sent":
        waiting = concerns.take_up(waiting, by=by, on=day)
    decided = concerns.decide_referral(
        waiting,
        outcome=outcome_ahead(stage, step["n"]),
        reasons=step["what"],
        told_referrer=step["what"],
        told_family=step["what"],
        by=by,
        on=day,
    )
    stage.made.setdefault("decided", []).append(waiting.pk)
    concerns.tell_outcome(decided, by=by, on=day)
    return required(decided.decision_entry)


def outcome_ahead(stage: Stage, n: int) -> str:
    """What was decided, read from the level that the story gives the children next."""
    for step in stage.pack.steps[n - 1 :]:
        for status in step.get("status", []):
            if status["level"] in OUTCOMES:
                return OUTCOMES[status["level"]]
    return "advice"


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


def required(uuid: UUID | None) -> UUID:
    """Every deed that a step becomes has a chronology entry; say so if one has not."""
    if uuid is None:
        raise AssertionError("an action made no chronology entry")
    return uuid


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
    """A placement begun, or a move where the pack tells of a breakdown."""
    kind, detail = words.placement(step.get("detail", ""))
    return entry(stage, step, kind, detail)


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
    "move": simple("moved"),
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
