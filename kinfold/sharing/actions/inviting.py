"""Inviting a partner into a family's team. Every invitation has a last day (row G1)."""

from datetime import date, timedelta

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.network import actions as network
from kinfold.network.models import Family, Involvement
from kinfold.people.models import Person
from kinfold.sharing.actions.opening import log
from kinfold.sharing.models import Exclusion
from kinfold.sharing.queries.routes import lasting

LONGEST = timedelta(days=366)


@transaction.atomic
def invite_partner(
    practitioner: Practitioner,
    family: Family,
    *,
    until: date,
    does: str,
    why: str,
    by: Who,
    on: date,
    person: Person | None = None,
) -> Involvement:
    """Bring a worker of any agency into the family's team until a day. They see what a partner sees, never more."""
    if practitioner.pk == by.practitioner_id:
        raise RefusedOpenly("Nobody can give access to themselves. Ask the lead professional.")
    if not why.strip():
        raise NotNow("Say why they are needed.", "why")
    if not on < until <= on + LONGEST:
        raise NotNow("Choose a last day within the next year. It can be extended.", "until")
    if Exclusion.objects.filter(lasting(on), practitioner=practitioner, family=family).exists():
        raise NotNow(
            "This worker cannot join this family's team. Ask information governance.", "practitioner"
        )
    role = Involvement.Role.VOLUNTEER if practitioner.is_volunteer else Involvement.Role.PARTNER
    row = network.involve(
        practitioner, family, role, since=on, until=until, by=by, person=person, does=does, reason=why
    )
    log(by, row="G1", action="invite_partner", family=family, about=practitioner.ref, reason=why)
    return row


@transaction.atomic
def end_invitation(invited: Involvement, *, reason: str, by: Who, on: date) -> None:
    """End an invitation. It closes on the very next request."""
    network.end_involvement(invited, until=max(on, invited.since), reason=reason, by=by)
    log(by, row="G1", action="end_invitation", family=invited.family, about=invited.ref, reason=reason)
