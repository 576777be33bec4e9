"""The one assessment of a story: what people said and what was seen wait until somebody writes an assessment, then stand in it.

Nothing is invented: strengths, neglect by domain, own words and help tried are the pack's; what an assessment means for a
child is said in the words of the step that tells of it.
"""

import re
from datetime import date
from typing import Any
from uuid import UUID

from demo.runner.rooms import NOT_SAID, attempt
from demo.runner.stage import CHILD_ROLES, Stage
from kinfold.agencies.models import Practitioner
from kinfold.assessment import actions as assessment
from kinfold.assessment import queries
from kinfold.assessment import rules as sections
from kinfold.assessment.models import Stage as Written
from kinfold.network import queries as network
from kinfold.people.models import Person
from kinfold.voice import actions as voice
from kinfold.voice import queries as heard
from kinfold.voice.models import OwnWords

Step = dict[str, Any]
BY_DOMAIN = {
    "medical": "health",
    "nutritional": "health",
    "emotional": "emotional_and_behavioural",
    "educational": "education",
    "physical": "basic_care",
    "supervision": "ensuring_safety",
}
BY_WORDS = (
    (r"school|learn|teach|class|nursery", "education"),
    (r"friend|brother|sister|sibling", "family_and_social_relationships"),
    (r"parent|mother|father|child|son|daughter", "wider_family"),
)
WORTH_TELLING = ("declined", "irregular", "ended", "not_eligible", "unavailable")
SIGNED_FOR = re.compile(r"assess|\bcaf\b|form", re.IGNORECASE)


def remember(
    stage: Stage,
    section: str,
    said: str,
    *,
    day: date,
    worker: Practitioner,
    entry: UUID | None,
    **facts: Any,
) -> None:
    """Keep something for the assessment until one is written."""
    row = {"section": section, "words": said, "on_day": day, "worker": worker, "entry": entry, **facts}
    stage.made.setdefault("for_the_assessment", []).append(row)


def gather(stage: Stage, step: Step, day: date, worker: Practitioner, entry: UUID) -> None:
    """Keep what a step shows for the assessment: strengths seen at it, and help that was tried."""
    for told in stage.pack.data["strengths"]:
        if told.get("step") == step["n"]:
            remember_strength(stage, told, day, worker, entry)
    facts = step.get("service")
    if facts and facts["state"] in WORTH_TELLING:
        name = facts["id"].replace("-", " ").capitalize()
        for key in facts["for"]:
            if key in stage.people:
                said = f"{name}: {step['what']} {facts.get('reason', '')}".strip()
                remember(
                    stage, _place(stage, key, said), said, day=day, worker=worker, entry=entry,
                    person=stage.people[key], sort="tried", source="request",
                )  # fmt: skip


def remember_strength(
    stage: Stage, told: dict[str, Any], day: date, worker: Practitioner, entry: UUID | None
) -> None:
    """Keep what goes well with somebody, for the assessment."""
    if told["person"] in stage.people:
        remember(
            stage, _place(stage, told["person"], told["what"]), told["what"], day=day, worker=worker,
            entry=entry, person=stage.people[told["person"]], sort="strength",
        )  # fmt: skip


def remember_words(stage: Stage, kept: OwnWords, worker: Practitioner) -> None:
    """Keep own words for the assessment: the account of whoever said them, between them and the workers until they share it."""
    child = kept.person_id in {person.pk for person in stage.children}
    remember(
        stage, "my_page" if child else "family_history", kept.words, day=kept.said_on, worker=worker,
        entry=kept.entry, person=kept.person, sort="think" if child else "fact",
        account="child" if child else "parent", said_by_person=kept.person, sharing="own", source="own_words",
        source_ref=kept.ref,
    )  # fmt: skip


def _place(stage: Stage, key: str, said: str) -> str:
    """The section in which something about a person stands, by what it speaks of."""
    role = next(p["role"] for p in stage.pack.data["people"] if p["key"] == key)
    if role not in CHILD_ROLES:
        return "stability" if role in ("parent", "step_parent") else "wider_family"
    found = next((section for rule, section in BY_WORDS[:2] if re.search(rule, said, re.IGNORECASE)), "")
    return found or "identity"


def write_down(stage: Stage, on: date) -> None:
    """Put everything that was kept into the assessment, each by the worker who heard it."""
    for row in stage.made.pop("for_the_assessment", []):
        by = stage.who(row.pop("worker"), on)
        attempt(
            stage,
            f"assessment: {row['words'][:40]}",
            lambda row=row, by=by: assessment.contribute(stage.family, by=by, on=on, **row),  # type: ignore[misc]
        )


def write_domains(stage: Stage, on: date, worker: Practitioner, entry: UUID) -> None:
    """Put the pack's reading of neglect into the assessment: each domain with its evidence, never a sum."""
    if stage.made.get("domains"):
        return
    stage.made["domains"] = [True]
    for told in stage.pack.data["neglect"]:
        for domain in told["domains"]:
            if told["child"] in stage.people:
                remember(
                    stage, BY_DOMAIN.get(domain, "basic_care"), told.get("evidence", NOT_SAID), day=on,
                    worker=worker, entry=entry, person=stage.people[told["child"]], sort="worry", domain=domain,
                    evidence=told.get("evidence", ""),
                )  # fmt: skip


def assess(
    stage: Stage, step: Step, purpose: str, day: date, worker: Practitioner, entry: UUID, *, done: bool
) -> None:
    """Begin a stage, or (a story tells of it when it is done) carry on the open one and sign it."""
    write_domains(stage, day, worker, entry)
    write_down(stage, day)
    row = attempt(stage, f"step {step['n']}: stage", lambda: _stage(stage, purpose, day, worker, entry))
    if row is not None and done:
        attempt(stage, f"step {step['n']}: signing", lambda: _sign(stage, row, step, day, worker, entry))


def _stage(stage: Stage, purpose: str, day: date, worker: Practitioner, entry: UUID) -> Written:
    """The stage of this purpose that is being written; else a new one."""
    found = queries.open_stage(stage.family, purpose)
    if found is None:
        plain = sections.purpose(purpose).in_plain_words or NOT_SAID
        found = assessment.begin_stage(
            stage.family, purpose, in_plain_words=plain, lead=worker, begun_on=day, by=stage.who(worker, day),
            on=day, entry=entry,
        )  # fmt: skip
    stage.made["stage"] = [found]
    return found


def _sign(stage: Stage, row: Written, step: Step, day: date, worker: Practitioner, entry: UUID) -> Written:
    """Say what it means for each child in the words of the step, say why a child is silent, and sign."""
    by = stage.who(worker, day)
    children = network.children(stage.family, day)
    last = heard.last_heard([child.pk for child in children])
    for child in children:
        assessment.write_analysis(row, child, version=0, by=by, on=day, so_what=step["what"], entry=entry)
        said_on = last[child.pk].said_on if child.pk in last else None
        if not child.is_unborn and not sections.heard_lately(said_on, row.begun_on):
            why = f"The source of this story gives no words of {child.known_as} from this time."
            voice.explain_silence(child, stage.family, why, on_day=day, by=by)
    reasons = dict.fromkeys(("needs_of_children", "needs_of_adults", "doing_fine"), NOT_SAID)
    return assessment.sign(row, by=by, on=day, signed_on=day, reasons=reasons, entry=entry)


def sign_for(stage: Stage, asked: dict[str, Any], day: date, by: Any, entry: UUID) -> None:
    """Where people were asked to agree to an assessment, keep each answer beside the newest stage as well."""
    found = stage.made.get("stage")
    if not found or not SIGNED_FOR.search(asked["for"]):
        return
    for key in asked["by"]:
        if key in stage.people and asked["decision"] in ("given", "given_reluctantly", "refused"):
            attempt(
                stage,
                f"signature of {key}",
                lambda key=key: assessment.record_signature(  # type: ignore[misc]
                    found[0], person=stage.people[key], answer=asked["decision"], on_day=day, by=by, on=day,
                    entry=entry,
                ),
            )  # fmt: skip


def finish(stage: Stage, worker: Practitioner) -> None:
    """At the end write down what was kept and no assessment has taken up, where the family was helped at all."""
    day = stage.pack.last_day
    entry = stage.entries[stage.pack.steps[-1]["n"]][0]
    if not stage.made.get("helped") and queries.assessment_of(stage.family) is None:
        return
    for told in stage.pack.data["strengths"]:
        if "step" not in told:
            remember_strength(stage, told, day, worker, entry)
    write_domains(stage, day, worker, entry)
    write_down(stage, day)


def person_of(stage: Stage, key: str) -> Person | None:
    """Somebody of the family, by key."""
    return stage.people.get(key)
