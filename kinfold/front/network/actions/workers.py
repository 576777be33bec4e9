"""Workers: who came, who goes and how the goodbye is planned, who leads; with clocks handed over and the entry."""

from datetime import date
from uuid import UUID

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.dates import plain
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who
from kinfold.clocks import actions as clocks
from kinfold.front.network.actions.people import note_down
from kinfold.network import actions as network
from kinfold.network import queries as families
from kinfold.network.models import Family, Involvement
from kinfold.people.models import Person
from kinfold.plan import actions as planning
from kinfold.plan import queries as plans
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access

Role = Involvement.Role
INVITED = (Role.PARTNER, Role.VOLUNTEER)
NOT_ONESELF = "Nobody can give access or the lead to themselves. Ask a colleague or your manager to do it."


@transaction.atomic
def involve(
    practitioner: Practitioner,
    family: Family,
    role: str,
    *,
    person: Person | None = None,
    does: str,
    reason: str,
    until: date | None,
    by: Who,
    on: date,
) -> Involvement:
    """Bring a worker to a family (row G1), never oneself (row G2). An allocated worker takes what only a team owned."""
    _not_oneself(practitioner, by)
    if role in INVITED:
        if until is None:
            raise NotNow("Give a last day within the next year. It can be extended.", "until")
        row = sharing.invite_partner(
            practitioner, family, until=until, does=does, why=reason, person=person, by=by, on=on
        )
    else:
        _not_excluded(practitioner, family, on)
        row = network.involve(
            practitioner, family, role, since=on, until=until, does=does, reason=reason, person=person, by=by
        )
        sharing.log(by, row="G1", action="involve", family=family, about=practitioner.ref, reason=reason)
    what = f"{practitioner.known_as} ({practitioner.organisation}) began: {row.get_role_display().lower()}. {does}"
    allocated = role == Role.ALLOCATED
    about = [person] if person is not None else families.children(family, on)
    detail = "allocated" if allocated else ""
    note_down("worker_changed", family, what, on_day=on, about=about, by=by, on=on, detail=detail)
    if allocated or role == Role.LEAD:
        clocks.hand_over_all(family, to=practitioner, by=by, on=on)
    return row


def _not_oneself(practitioner: Practitioner, by: Who) -> None:
    if practitioner.pk == by.practitioner_id:
        raise RefusedOpenly(NOT_ONESELF)


def _not_excluded(practitioner: Practitioner, family: Family, on: date) -> None:
    """A conflict of interest beats every grant. `sharing.invite_partner` asks the same of partners."""
    if access.is_excluded(practitioner, family, on):
        raise NotNow("This worker cannot work with this family. Ask information governance.", "practitioner")


@transaction.atomic
def end_involvement(
    row: Involvement,
    family: Family,
    *,
    until: date,
    reason: str,
    goodbye: str,
    to: Practitioner | None,
    by: Who,
    on: date,
) -> None:
    """End a worker's part, with the goodbye written down and whoever comes next named.

    The lead is handed over first: there is exactly one at a time, and never none for want of asking. What was due from
    the one who goes is due from whoever takes over (or else from the lead) from today.
    """
    worker = row.practitioner
    if to is not None and to.pk == worker.pk:
        raise NotNow("Choose somebody else to take over.", "to")
    if until < row.since:
        raise NotNow("It cannot end before it began.", "until")
    entry = note_down(
        "worker_changed",
        family,
        _goodbye_said(worker, until, reason, goodbye, to, on),
        on_day=min(until, on),
        about=[row.person] if row.person is not None else families.children(family, on),
        by=by,
        on=on,
    )
    open_row: Involvement | None = row
    if row.role == Role.LEAD:
        if to is None:
            raise NotNow("Choose who leads next, so that there is no gap.", "to")
        _not_oneself(to, by)
        open_row = _next_leads(
            family, worker, to, until=until, reason=reason, goodbye=goodbye, entry=entry, by=by, on=on
        )
    if open_row is not None:
        network.end_involvement(open_row, until=until, reason=reason, by=by)
    sharing.log(by, row="G1", action="end_involvement", family=family, about=row.ref, reason=reason)
    _take_over(family, worker, to, by=by, on=on)


def _next_leads(
    family: Family,
    worker: Practitioner,
    to: Practitioner,
    *,
    until: date,
    reason: str,
    goodbye: str,
    entry: UUID,
    by: Who,
    on: date,
) -> Involvement | None:
    """Hand the lead over: with a plan, so that whoever comes next reads first. Returns the part that must still be ended."""
    day, made = min(until, on), plans.plan_of(family)
    if made is not None:
        planning.hand_over(
            made, to, why=reason, on_day=day, goodbye=goodbye, because="leaves", stays=until > on,
            overlap_until=until if until > on else None, entry=entry, by=by, on=on,
        )  # fmt: skip
        return None
    network.hand_over_lead(family, to, on=day, reason=reason, by=by, stays_as_partner=until > on)
    return _as_partner(family, worker, on) if until > on else None


def _as_partner(family: Family, worker: Practitioner, on: date) -> Involvement:
    """The place in the team that the one who led keeps until the last day."""
    rows = [
        r for r in families.involved(family, on) if r.practitioner_id == worker.pk and r.role == Role.PARTNER
    ]
    return rows[-1]


def _take_over(family: Family, worker: Practitioner, to: Practitioner | None, *, by: Who, on: date) -> None:
    """Give what was due from the one who goes to whoever comes next, else to the lead."""
    if to is None:
        lead = families.lead(family, on)
        to = lead.practitioner if lead is not None and lead.practitioner_id != worker.pk else None
    if to is not None:
        clocks.hand_over_all(family, to=to, of=worker, by=by, on=on)


def _goodbye_said(
    worker: Practitioner, until: date, reason: str, goodbye: str, to: Practitioner | None, on: date
) -> str:
    """What the chronology says of a worker who goes."""
    goes = f"will stop on {plain(until)}" if until > on else "has stopped working with the family"
    said = [f"{worker.known_as}, {goes}: {reason.rstrip('.')}."]
    if to is not None:
        said.append(f"{to.known_as} takes over.")
    if goodbye.strip():
        said.append(f"The goodbye: {goodbye.strip()}")
    return " ".join(said)


@transaction.atomic
def hand_over_lead(
    family: Family, to: Practitioner, *, reason: str, stays: bool, by: Who, on: date
) -> Involvement:
    """Make somebody else the lead professional: exactly one, with what was due from the one before."""
    _not_oneself(to, by)
    _not_excluded(to, family, on)
    before = families.lead(family, on)
    row = network.hand_over_lead(family, to, on=on, reason=reason, by=by, stays_as_partner=stays)
    sharing.log(by, row="G1", action="hand_over_lead", family=family, about=to.ref, reason=reason)
    what = f"{to.known_as} leads from now on: {reason.rstrip('.')}."
    if before is not None and before.role == Role.LEAD and before.practitioner_id != to.pk:
        clocks.hand_over_all(family, to=to, of=before.practitioner, by=by, on=on)
        what += f" {before.practitioner.known_as}, {'stays in the team' if stays else 'has left the team'}."
    note_down("worker_changed", family, what, on_day=on, about=families.children(family, on), by=by, on=on)
    return row
