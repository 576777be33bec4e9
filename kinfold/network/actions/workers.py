"""Workers and volunteers with a family: from a day, in a role, for a reason, until a day."""

from datetime import date

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.network.models import Family, Involvement
from kinfold.people.models import Person


@transaction.atomic
def involve(
    practitioner: Practitioner,
    family: Family,
    role: str,
    *,
    since: date,
    by: Who,
    person: Person | None = None,
    does: str = "",
    reason: str = "",
    until: date | None = None,
) -> Involvement:
    """Bring a worker or volunteer to a family. This gives access from that day.

    The same worker in the same role is not doubled. There is exactly one lead at a time: use `hand_over_lead`.
    """
    same = Involvement.objects.filter(
        practitioner=practitioner, family=family, role=role, person=person, until__isnull=True
    ).first()
    if same is not None:
        return same
    if role == Involvement.Role.LEAD:
        other = Involvement.objects.filter(family=family, role=role, until__isnull=True).first()
        if other is not None:
            raise NotNow(f"{other.practitioner} is the lead professional. Hand over instead of adding another.")
    return Involvement.objects.create(
        practitioner=practitioner,
        family=family,
        person=person,
        role=role,
        since=since,
        until=until,
        does=does[:200],
        reason_started=reason[:300],
        granted_by_id=by.account_id,
    )


@transaction.atomic
def end_involvement(involvement: Involvement, *, until: date, reason: str, by: Who) -> None:
    """End a worker's part; `until` is the last day. Access closes with it, on the next request."""
    if not reason.strip():
        raise NotNow("Say why this worker's part ends.", field="reason")
    if until < involvement.since:
        raise NotNow("It cannot end before it began.", field="until")
    involvement.until = until
    involvement.reason_ended = reason.strip()[:300]
    involvement.save(update_fields=["until", "reason_ended"])


@transaction.atomic
def hand_over_lead(
    family: Family, to: Practitioner, *, on: date, reason: str, by: Who, stays_as_partner: bool = True
) -> Involvement:
    """Make somebody else the lead professional: exactly one at a time, with the reason kept.

    The one who hands over stays in the team unless told otherwise, so that the relationship lasts.
    """
    now = Involvement.objects.filter(family=family, role=Involvement.Role.LEAD, until__isnull=True).first()
    if now is not None:
        if now.practitioner_id == to.pk:
            return now
        end_involvement(now, until=max(on, now.since), reason=reason, by=by)
        if stays_as_partner:
            involve(now.practitioner, family, Involvement.Role.PARTNER, since=on, by=by, reason=reason)
    return involve(to, family, Involvement.Role.LEAD, since=on, by=by, reason=reason)
