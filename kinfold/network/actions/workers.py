"""Workers and volunteers with a family: from a day, in a role, for a reason, until a day."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from kinfold.agencies.models import Practitioner
from kinfold.base.dates import plain
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.network import rules
from kinfold.network.models import Family, Involvement
from kinfold.network.queries import family_ids
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
    reason_code: str = "",
    until: date | None = None,
) -> Involvement:
    """Bring a worker or volunteer to a family. This gives access from that day.

    The same worker in the same role is not doubled. There is exactly one lead at a time: use `hand_over_lead`.
    `reason_code` is a word of `rules.WORKER_REASONS`, where somebody takes over from somebody else.
    """
    if reason_code and reason_code not in rules.WORKER_REASONS:
        raise NotNow("Choose why this worker takes over.", field="reason_code")
    same = Involvement.objects.filter(
        practitioner=practitioner, family=family, role=role, person=person, until__isnull=True
    ).first()
    if same is not None:
        return same
    if until is not None and until < since:
        raise NotNow("It cannot end before it began.", field="until")
    if role == Involvement.Role.LEAD:
        Family.objects.select_for_update().get(pk=family.pk)
        other = _leads(family).first()
        if other is not None:
            raise NotNow(
                f"{other.practitioner} is the lead professional. Hand over instead of adding another."
            )
    return Involvement.objects.create(
        practitioner=practitioner,
        family=family,
        person=person,
        role=role,
        since=since,
        until=until,
        does=does[:200],
        reason_started=reason[:300],
        reason_code=reason_code,
        granted_by_id=by.account_id,
    )


@transaction.atomic
def end_involvement(involvement: Involvement, *, until: date, reason: str, by: Who) -> None:
    """End a worker's part; `until` is the last day. Access closes with it, on the next request."""
    if not reason.strip():
        raise NotNow("Say why this worker's part ends.", field="reason")
    if involvement.until is not None and involvement.until <= until:
        raise NotNow(f"This already ends on {plain(involvement.until)}.", field="until")
    if until < involvement.since:
        raise NotNow("It cannot end before it began.", field="until")
    involvement.until = until
    involvement.reason_ended = reason.strip()[:300]
    involvement.save(update_fields=["until", "reason_ended"])


@transaction.atomic
def hand_over_lead(
    family: Family,
    to: Practitioner,
    *,
    on: date,
    reason: str,
    by: Who,
    reason_code: str = "",
    stays_as_partner: bool = True,
    stays_until: date | None = None,
) -> Involvement:
    """Make somebody else the lead professional: exactly one at a time, with the reason kept.

    The one who hands over stays in the team unless told otherwise, so that the relationship lasts; perhaps until an
    agreed last day (`stays_until`), so that two overlap.
    """
    if not reason.strip():
        raise NotNow("Say why the lead changes.", field="reason")
    Family.objects.select_for_update().get(pk=family.pk)  # two at once would both find a lead to follow
    leads = list(_leads(family))
    kept = next((row for row in leads if row.practitioner_id == to.pk), None)
    for row in leads:
        if row is kept:
            continue
        end_involvement(row, until=max(on, row.since), reason=reason, by=by)
        if stays_as_partner:
            part = involve(
                row.practitioner, family, Involvement.Role.PARTNER, since=on, by=by, reason=reason,
                until=stays_until,
            )  # fmt: skip
            if part.until != stays_until:
                part.until = stays_until
                part.save(update_fields=["until"])
    return kept or involve(
        to, family, Involvement.Role.LEAD, since=on, by=by, reason=reason, reason_code=reason_code
    )


def _leads(family: Family) -> QuerySet[Involvement]:
    """Who leads now, in this family record or one that was joined into it."""
    rows = Involvement.objects.filter(role=Involvement.Role.LEAD, until__isnull=True)
    return (
        rows.filter(family_id__in=family_ids(family)).select_related("practitioner", "family").order_by("pk")
    )
