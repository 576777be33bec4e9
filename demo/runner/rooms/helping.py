"""Steps of help and needs, as the services room keeps them: one request for each person, one matter for each step."""

from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

import yaml

from demo.runner import words
from demo.runner.reader import DEMO, FastLoader
from demo.runner.rooms import attempt
from demo.runner.stage import Stage
from kinfold.agencies.models import Practitioner
from kinfold.people.models import Person
from kinfold.plan import queries as plan
from kinfold.services import actions as services
from kinfold.services import queries
from kinfold.services.models import Need, Request, Service

Step = dict[str, Any]
LAST_LEVELS_WITHOUT_HELP = {"universal", "not_known", "adult_services_only"}


@cache
def catalogue() -> dict[str, Any]:
    """The demonstration's directory of help, as it is written."""
    text = (DEMO / "catalogue.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=FastLoader))  # noqa: S506 - a safe loader


@cache
def rows_by_slug() -> dict[str, dict[str, Any]]:
    """Each service of the catalogue, under the part it stands in."""
    parts = ("interventions", "programmes")
    return {row["id"]: {part: [row]} for part in parts for row in catalogue().get(part, [])}


def find_service(slug: str) -> Service | None:
    """Return a service of the directory; one that only the catalogue knows is listed first. None: nobody lists it."""
    try:
        return queries.service(slug)
    except Service.DoesNotExist:
        if slug not in rows_by_slug():
            return None
        services.load_catalogue(rows_by_slug()[slug])
        return queries.service(slug)


def take_step(
    stage: Stage, step: Step, facts: dict[str, Any], worker: Practitioner, entry: UUID
) -> tuple[list[Request], list[str]]:
    """Move each person's request for this help, or begin one. Returns them, and the matters of which the step speaks."""
    day = stage.pack.day(step["day"])
    people = [stage.people[key] for key in facts["for"] if key in stage.people]
    slug = facts["id"]
    service = find_service(slug)
    named = "" if service else slug.replace("-", " ").capitalize() or str(step["what"])[:200]
    before = _matters(stage, service, named)
    made = attempt(
        stage,
        f"step {step['n']}: {slug}",
        lambda: services.service_step(
            stage.family,
            people,
            service,
            facts["state"],
            on_day=day,
            by=stage.who(worker, day),
            on=day,
            named_service=named,
            why=str(facts.get("reason", "")),
            entry=entry,
            **_details(stage, step, facts, worker, people, service),
        ),
    )
    requests = made or []
    gone = before - _matters(stage, service, named) if before else set()
    return requests, [row.matter for row in requests[:1]] + sorted(gone)


def _matters(stage: Stage, service: Service | None, named: str) -> set[str]:
    """The matters in which this help was asked for until now."""
    same = {"service": service} if service else {"service": None, "named_service": named}
    return set(Request.objects.filter(family=stage.family, **same).values_list("matter", flat=True))


def _details(
    stage: Stage,
    step: Step,
    facts: dict[str, Any],
    worker: Practitioner,
    people: list[Person],
    service: Service | None,
) -> dict[str, Any]:
    """What the pack says of this help: who gives it, how often, towards which need."""
    told: dict[str, Any] = {"aim": str(step["what"])}
    if any(key in stage.workers or key in stage.organisations for key in step["actors"]):
        told["given_by"] = worker
    if 1 <= facts.get("every_days", 0) <= 366:
        told["every_days"] = facts["every_days"]
    may_meet = set(service.needs) if service else set()
    ids = {person.pk for person in people}
    noticed = [need for _, need in stage.made.get("needs", [])]
    needs = [row for row in noticed if row.person_id in ids and row.need in may_meet]
    if needs:
        told["need"] = needs[0]
    return told


def notice_needs(stage: Stage, step: Step, day: date, worker: Practitioner, entry: UUID) -> None:
    """Write down the needs that show at a step. One that is never met is unmet from then on; of another nobody knows yet."""
    for told in stage.pack.data["needs"]:
        if told["step"] == step["n"] and told["person"] in stage.people:
            unmet = told["met"] == "no"
            noticed = attempt(
                stage,
                f"need {told['need']} of {told['person']}",
                lambda told=told, unmet=unmet: services.notice_need(  # type: ignore[misc]
                    stage.people[told["person"]],
                    stage.family,
                    told["need"],
                    since=day,
                    by=stage.who(worker, day),
                    on=day,
                    detail=told.get("detail", ""),
                    met="no" if unmet else "unknown",
                    why=told.get("reason", "") if unmet else "",
                    entry=entry,
                ),
            )
            if noticed is not None:
                stage.made.setdefault("needs", []).append((told, noticed))


def read_needs(stage: Stage, worker: Practitioner) -> None:
    """At the end of the story say of each need how far it was met, as the source tells."""
    day = stage.pack.last_day
    entry = stage.entries[stage.pack.steps[-1]["n"]][0]
    too_low = turned_away(stage)
    for told, need in stage.made.get("needs", []):
        unmet = told["met"] == "no"
        if told["met"] == "unknown" or (unmet and not too_low):
            continue
        attempt(
            stage,
            f"reading of {told['need']} of {told['person']}",
            lambda told=told, need=need, unmet=unmet: services.read_need(  # type: ignore[misc]
                need,
                told["met"],
                on_day=day,
                by=stage.who(worker, day),
                on=day,
                why=told.get("reason", ""),
                reason_code="need_too_low" if unmet and too_low else "",
                entry=entry,
            ),
        )


def turned_away(stage: Stage) -> bool:
    """Say whether social care was asked and the children got no more than everybody gets: below the threshold."""
    asked = any(step["kind"] in ("consultation", "referral") for step in stage.pack.steps)
    levels = [row.level for child in stage.children for row in plan.level_history(child)]
    return asked and bool(levels) and set(levels) <= LAST_LEVELS_WITHOUT_HELP


def said_of(facts: dict[str, Any]) -> str:
    """Say a step of help as the story tells it: the help, where it stands, and why."""
    name = facts["id"].replace("-", " ").capitalize()
    return f"{name}: {words.SERVICE_SAID[facts['state']]}. {facts.get('reason', '')}".strip()


def need_of(stage: Stage, person: Person, word: str) -> Need | None:
    """The need of a person by its word, if it is on record."""
    return next((row for row in queries.needs_of(person) if row.need == word), None)
