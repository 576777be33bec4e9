"""Writing one step of help: for each person its row, for all of them one entry and one matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.clocks import actions as clocks
from kinfold.services import rules, states
from kinfold.services.actions import checks
from kinfold.services.models import HelpStep, Request


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it was told: the state, its day, and why, in the words of whoever decided."""

    state: str
    day: date
    why: str = ""
    reason_code: str = ""
    said_by: str = ""
    says: str = ""  # the entry's own words, where the usual ones would say something else


def told(
    state: str, day: date, on: date, *, why: str = "", reason_code: str = "", said_by: str = "", field: str
) -> Step:
    """Check a step that somebody tells. Raises NotNow."""
    if state not in states.VERBS:
        raise NotNow("Choose what happened.", field="state")
    checks.not_after(day, on, field)
    return Step(
        state=state,
        day=day,
        why=checks.clean(why, "why"),
        reason_code=checks.known_reason(reason_code),
        said_by=checks.clean(said_by, "said_by", most=200),
    )


def held(matters: Sequence[str]) -> list[Request]:
    """Return every request of some matters, held until the transaction ends, so that no two steps cross."""
    rows = Request.objects.select_for_update(of=("self",)).filter(matter__in=matters)
    return list(rows.select_related("person", "service", "need", "family").order_by("pk"))


def last_day(request: Request) -> date:
    """Return the day of the newest step of a request."""
    return request.steps.order_by("-on_day", "-pk").values_list("on_day", flat=True)[0]


def may_take(request: Request, step: Step) -> bool:
    """Say whether a step may follow now."""
    return states.REQUEST.may(states.VERBS[step.state], request.state) and last_day(request) <= step.day


def must_take(request: Request, step: Step) -> None:
    """Raise NotNow when a step may not follow now."""
    states.check(request.state, step.state)
    before = last_day(request)
    if step.day < before:
        raise NotNow(
            f"The step before this one was on {before.day} {before:%B} {before.year}. This cannot be earlier.",
            field="on_day",
        )


def part_ways(moving: Sequence[Request], everybody: Sequence[Request]) -> list[str]:
    """Give those who move together one matter. Returns the matters that this step speaks for, theirs first.

    Whoever is left behind and still waits for or has the help keeps the matter, with its clock; those who move on
    without them take a new one.
    """
    ids_moving = {one.pk for one in moving}
    left = {one.matter for one in everybody if one.pk not in ids_moving and one.state not in states.STOPPED}
    spoken_for = list(dict.fromkeys(one.matter for one in moving if one.matter not in left))
    free = [one.ref for one in moving if one.ref not in left]
    matter = next(iter([*spoken_for, *free]), "") or ids.record_ref()
    for one in moving:
        one.matter = matter
    return [matter, *(each for each in spoken_for if each != matter)]


def write(
    requests: Sequence[Request],
    step: Step,
    *,
    by: Who,
    on: date,
    entry: UUID | None = None,
    matters: Sequence[str] = (),
    position: int | None = None,
) -> None:
    """Write a step for some people: their rows, one entry (unless one tells of it already), and what clocks make of it."""
    entry = entry or _tell(requests, step, by=by, on=on, matters=matters)
    for one in requests:
        if one.state != step.state:
            one.state, one.state_since = step.state, step.day
            one.position = None
        one.position = position if position is not None else one.position
        one.save()
    HelpStep.objects.bulk_create(
        HelpStep(
            request=one, state=step.state, on_day=step.day, why=step.why, reason_code=step.reason_code,
            said_by=step.said_by, recorded_by_id=by.account_id, entry=entry,
        )
        for one in requests
    )  # fmt: skip


def _tell(requests: Sequence[Request], step: Step, *, by: Who, on: date, matters: Sequence[str]) -> UUID:
    first = requests[0]
    people = [one.person for one in requests]
    what = step.says or rules.step_sentence(
        step.state, first.what, [person.known_as for person in people],
        why=step.why, reason_code=step.reason_code, said_by=step.said_by,
    )  # fmt: skip
    asked_by_family = [
        one.need.source_ref for one in requests if one.need and one.need.source == "help_request"
    ]
    return clocks.tell(
        f"service_{step.state}", first.family, what, on_day=step.day, on=on, by=by, about=people,
        said_by=step.said_by or by.name, detail=first.service.slug[:40] if first.service else "", source="request",
        source_ref=first.matter, matters=[*matters, *asked_by_family], ahead=False,
    )  # fmt: skip
