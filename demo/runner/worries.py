"""Steps that become worries, questions, reports, requests for help and referrals, and the decisions that answer them."""

from datetime import date
from uuid import UUID

from demo.runner.basics import (
    Step,
    children_in,
    entry,
    family_there,
    in_order,
    people_in,
    required,
    worker_for,
    workers_in,
)
from demo.runner.stage import LOADER, Stage
from kinfold.agencies import actions as agencies
from kinfold.agencies import queries as agency_queries
from kinfold.agencies.models import Practitioner
from kinfold.concerns import actions as concerns
from kinfold.concerns.models import Referral
from kinfold.concerns.rules import TypedChild
from kinfold.people.models import Person
from kinfold.records import actions as records

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
