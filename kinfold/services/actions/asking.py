"""Asking for help, for one person or several at once, and putting right what was asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.base import ids
from kinfold.base.errors import Clash, NotNow
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.services import rules
from kinfold.services.actions import checks, steps
from kinfold.services.models import Need, Request, Service

FACTS = (
    "aim", "need", "given_by", "companion", "every_days", "planned_until", "position", "shared_with_family",
    "came_from", "came_from_ref", "expected_on", "together",
)  # fmt: skip
"""What may be put right without a step: none of it says where the request stands."""


@transaction.atomic
def ask_for_service(
    family: Family,
    people: Sequence[Person],
    service: Service | None,
    *,
    asked_on: date,
    by: Who,
    on: date,
    named_service: str = "",
    need: Need | None = None,
    aim: str = "",
    given_by: Practitioner | None = None,
    companion: str = "",
    every_days: int | None = None,
    planned_until: date | None = None,
    state: str = "asked",
    why: str = "",
    reason_code: str = "",
    said_by: str = "",
    shared_with_family: bool = False,
    came_from: str = "",
    came_from_ref: str = "",
    together: str = "",
    entry: UUID | None = None,
) -> list[Request]:
    """Ask for help for one or several people: a request for each, one matter, one entry. Returns them in order.

    `state` lets help be written down that was offered, declined or begun at once. `came_from` is a word of
    `rules.CAME_FROM`, `came_from_ref` the reference of that plan or meeting. Raises NotNow.
    """
    step = steps.told(
        state, asked_on, on, why=why, reason_code=reason_code, said_by=said_by, field="asked_on"
    )
    facts = {
        "need": need, "aim": aim, "given_by": given_by, "companion": companion, "every_days": every_days,
        "planned_until": planned_until, "shared_with_family": shared_with_family, "came_from": came_from,
        "came_from_ref": came_from_ref, "together": together,
    }  # fmt: skip
    made = begin(family, people, service, step, named_service=named_service, by=by, facts=facts)
    steps.write(made, step, by=by, on=on, entry=entry)
    return made


@transaction.atomic
def ask_several(
    family: Family,
    people: Sequence[Person],
    services: Sequence[Service],
    *,
    asked_on: date,
    by: Who,
    on: date,
    came_from: str = "",
    came_from_ref: str = "",
    **facts: Any,
) -> list[Request]:
    """Ask several services for the same thing, whoever can first. Returns the requests, service by service.

    Each service is a matter of its own, with its own entry and wait; one word (`together`) holds them together, so that when
    one begins the others can be let go (`let_go`): by somebody who decides, never by itself. Raises NotNow.
    """
    asked = list({one.pk: one for one in services}.values())
    if not asked:
        raise NotNow("Choose at least one service.", field="services")
    together = ids.record_ref() if len(asked) > 1 else ""
    made: list[Request] = []
    for service in asked:
        made += ask_for_service(
            family, people, service, asked_on=asked_on, by=by, on=on, came_from=came_from,
            came_from_ref=came_from_ref, together=together, **facts,
        )  # fmt: skip
    return made


@transaction.atomic
def change_request(
    request: Request, *, by: Who, on: date, aim_was: str | None = None, **facts: Any
) -> Request:
    """Put right what was asked: its aim, who gives it, who goes along, how often. Where it stands only a step changes.

    `aim_was`: the aim as the writer saw it. Earlier wordings stay in the history. Raises NotNow, and Clash when somebody
    else wrote another aim meanwhile.
    """
    held = Request.objects.select_for_update().get(pk=request.pk)
    mine = facts.get("aim", held.aim)
    if aim_was is not None and held.aim not in (aim_was, mine):
        raise Clash(theirs=held.aim, yours=mine)
    for field, value in checked(facts, held.asked_on).items():
        setattr(held, field, value)
        setattr(request, field, value)
    held.save()
    return request


def begin(
    family: Family,
    people: Sequence[Person],
    service: Service | None,
    step: steps.Step,
    *,
    named_service: str,
    by: Who,
    facts: dict[str, Any],
    matter: str = "",
) -> list[Request]:
    """Make a request for each person, in one matter, standing at its first step (which the caller writes).

    The matter is called by the reference of its first request, so that an entry about it leads somewhere.
    """
    whom = list({one.pk: one for one in map(checks.kept, people)}.values())
    called = checks.clean(named_service, "named_service", most=200)
    if not whom:
        raise NotNow("Choose whom it is for.", field="whom")
    if service is None and not called:
        raise NotNow("Choose a service, or write what help it is.", field="named_service")
    need = facts.get("need")
    told = checked(facts | _asked_by_family(facts, need), step.day)
    refs = [ids.record_ref() for _ in whom]
    common = {
        "family": family, "service": service, "named_service": "" if service else called,
        "matter": matter or refs[0], "asked_on": step.day, "asked_by": agencies.practitioner_of(by),
        "state": step.state, "state_since": step.day,
    }  # fmt: skip
    return [
        Request.objects.create(
            **common, **{**told, "need": need if _is_of(need, one) else None}, person=one, ref=ref
        )
        for one, ref in zip(whom, refs, strict=True)
    ]


def checked(facts: dict[str, Any], asked_on: date) -> dict[str, Any]:
    """Return facts about a request that may be kept. Raises NotNow, and TypeError for what is no such fact."""
    if unknown := set(facts) - set(FACTS):
        raise TypeError(f"not a fact of a request: {', '.join(sorted(unknown))}")
    told = dict(facts)
    if "aim" in told:
        told["aim"] = checks.clean(told["aim"], "aim")
    if "companion" in told:
        told["companion"] = checks.clean(told["companion"], "companion", most=200)
    if told.get("planned_until") and told["planned_until"] < asked_on:
        raise NotNow("It cannot end before it is asked for.", field="planned_until")
    if told.get("came_from") and told["came_from"] not in rules.CAME_FROM:
        raise NotNow("Choose where this came from.", field="came_from")
    if told.get("every_days") is not None and not 1 <= told["every_days"] <= 366:
        raise NotNow("Say how often in days, from 1 to 366.", field="every_days")
    return told


def _asked_by_family(facts: dict[str, Any], need: Need | None) -> dict[str, str]:
    """Help for a need that the family themselves asked for came from them, where nobody said otherwise."""
    if facts.get("came_from") or need is None or need.source != "help_request":
        return {}
    return {"came_from": "family", "came_from_ref": need.source_ref[:40]}


def _is_of(need: Need | None, person: Person) -> bool:
    return need is not None and checks.kept(need.person).pk == person.pk
