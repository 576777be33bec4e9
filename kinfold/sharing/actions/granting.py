"""Giving and ending access that does not come from working with a family."""

from datetime import date

from django.db import transaction

from kinfold.agencies.models import Practitioner, Team
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.sharing.models import Grant


@transaction.atomic
def grant(
    kind: str,
    family: Family,
    *,
    practitioner: Practitioner | None = None,
    team: Team | None = None,
    since: date,
    until: date | None = None,
    why: str,
    by: Who,
) -> Grant:
    """Give a worker or a team dated access to one family. Nobody grants access to themselves (row G2).

    A grant to one's own team is not one to oneself: a duty worker who takes a call opens the contact for duty.
    """
    if (practitioner is None) == (team is None):
        raise ValueError("a grant is to a worker or to a team")
    if practitioner is not None and practitioner.pk == by.practitioner_id:
        raise RefusedOpenly("Nobody can give access to themselves. Ask your manager.")
    if kind == Grant.Kind.GLASS:
        raise ValueError("break-glass has its own action")
    if not why.strip():
        raise NotNow("Say why access is given.", "why")
    if until is not None and until < since:
        raise NotNow("The last day is before the first day.", "until")
    return Grant.objects.create(
        kind=kind,
        family=family,
        practitioner=practitioner,
        team=team,
        since=since,
        until=until,
        why=why,
        granted_by_id=by.account_id,
    )


@transaction.atomic
def end_grant(given: Grant, *, on: date, by: Who) -> None:
    """End access now: the next request is refused."""
    if given.ended_on is not None:
        raise NotNow("This access has already been ended.")
    given.ended_on = on
    given.ended_by_id = by.account_id
    given.save(update_fields=["ended_on", "ended_by"])


@transaction.atomic
def close_duty_contact(family: Family, team: Team, *, until: date) -> int:
    """Let duty's access to a family run out on a day (seven days after the contact closes). Returns how many ended."""
    rows = Grant.objects.select_for_update().filter(
        family=family, team=team, kind=Grant.Kind.DUTY, until__isnull=True, ended_on__isnull=True
    )
    return rows.update(until=until)


@transaction.atomic
def close_consultation(family: Family, team: Team, *, until: date) -> int:
    """Let the consultation line's access to a family run out on a day. Returns how many rows were given an end."""
    rows = Grant.objects.select_for_update().filter(
        family=family, team=team, kind=Grant.Kind.CONSULTATION, until__isnull=True, ended_on__isnull=True
    )
    return rows.update(until=until)
