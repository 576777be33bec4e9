"""The next step of help: for one person, for all for whom it was asked together, or for whomever it reaches."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people_queries
from kinfold.people.models import Person
from kinfold.services.actions import asking, checks, steps
from kinfold.services.models import Request, Service


@transaction.atomic
def move_request(
    request: Request,
    state: str,
    *,
    on_day: date,
    by: Who,
    on: date,
    why: str = "",
    reason_code: str = "",
    said_by: str = "",
    position: int | None = None,
    whole_matter: bool = False,
    says: str = "",
    entry: UUID | None = None,
) -> Request:
    """Take the next step of a request, for this person or (`whole_matter`) for all for whom it stands as it does here.

    `says` are the entry's words, where the usual ones would say something else.
    Raises NotNow when this may not follow, or the day is before the last step or still to come.
    """
    step = steps.told(state, on_day, on, why=why, reason_code=reason_code, said_by=said_by, field="on_day")
    step = replace(step, says=says)
    everybody = _held_with(request)
    this = next(one for one in everybody if one.pk == request.pk)
    moving = [one for one in everybody if one.pk == this.pk or (whole_matter and one.state == this.state)]
    for one in moving:
        steps.must_take(one, step)
    matters = steps.part_ways(moving, everybody)
    steps.write(moving, step, by=by, on=on, entry=entry, matters=matters, position=position)
    request.refresh_from_db()
    return request


@transaction.atomic
def service_step(
    family: Family,
    people: Sequence[Person],
    service: Service | None,
    state: str,
    *,
    on_day: date,
    by: Who,
    on: date,
    named_service: str = "",
    why: str = "",
    reason_code: str = "",
    said_by: str = "",
    entry: UUID | None = None,
    **facts: Any,
) -> list[Request]:
    """Write down one step of help for several people at once: one entry and one matter. Returns their requests.

    Whoever has a request for this help from which the step may follow moves on; for anybody else a new one begins in
    this state. `facts` (aim, given_by, every_days ...) are kept with both. Raises NotNow.
    """
    step = steps.told(state, on_day, on, why=why, reason_code=reason_code, said_by=said_by, field="on_day")
    whom = {one.pk: one for one in map(checks.kept, people)}
    newest = _newest(family, list(whom.values()), service, named_service)
    everybody = steps.held([one.matter for one in newest.values()])
    ours = {one.pk for one in newest.values()}
    moving = [one for one in everybody if one.pk in ours and steps.may_take(one, step)]
    matters = steps.part_ways(moving, everybody) if moving else []
    for one in moving:
        for field, value in asking.checked(facts, one.asked_on).items():
            if field != "need":
                setattr(one, field, value)
    reached = {checks.kept(one.person).pk for one in moving}
    others = [one for number, one in whom.items() if number not in reached]
    if others or not moving:
        moving += asking.begin(
            family, others, service, step, named_service=named_service, by=by, facts=facts,
            matter=matters[0] if matters else "",
        )  # fmt: skip
    steps.write(moving, step, by=by, on=on, entry=entry, matters=matters)
    return moving


def _held_with(request: Request) -> list[Request]:
    """Hold a request with its whole matter; the matter may have been parted since it was read."""
    for _ in range(3):
        matter = Request.objects.values_list("matter", flat=True).get(pk=request.pk)
        everybody = steps.held([matter])
        if any(one.pk == request.pk for one in everybody):
            return everybody
    raise NotNow("Somebody else is writing about this just now. Please try again.")


def _newest(
    family: Family, people: Sequence[Person], service: Service | None, named: str
) -> dict[int, Request]:
    """The newest request of each person for this help, by the person's number."""
    numbers = {one.pk: people_queries.same_ids(one) for one in people}
    same_help = Q(service=service) if service else Q(service=None, named_service__iexact=named.strip())
    rows = Request.objects.filter(
        same_help, family_id__in=network.family_ids(family), person_id__in=sum(numbers.values(), ())
    ).order_by("pk")
    found: dict[int, Request] = {}
    for row in rows:
        found.update({kept: row for kept, same in numbers.items() if row.person_id in same})
    return found
