"""Workers who are asked to a meeting of a family whose record does not open to them: what reaches them, and what does not.

By the access matrix nothing of the record opens to such a worker (PX in the rows F1 and V1 to V11). Their invitation is a thing
that was shared with them (row X3): its day, a place that is not protected (row V2), and the words written to them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from kinfold.agencies.models import Practitioner
from kinfold.base.who import Who
from kinfold.meetings.models import Invitation, Meeting
from kinfold.meetings.queries.finding import COMING_UP, day_of, invitations, my_meetings_and_others
from kinfold.network.models import Family
from kinfold.sharing import queries as sharing

SHOWN_FOR = timedelta(days=28)
MOST = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation, as a worker without access reads it. Nothing else of the meeting or the family."""

    ref: str
    day: date | None
    invitation: Invitation
    place: str
    whom_to_ask: Practitioner | None
    off: str  # why it is off, for them: the meeting called off, or they are no longer asked

    @property
    def open(self) -> bool:
        """True while it can be answered."""
        return not self.off and self.invitation.meeting.state in COMING_UP


def as_asker(practitioner: Practitioner, on: date) -> Who:
    """A worker as the access decision knows them, with or without a sign-in."""
    if practitioner.account_id is not None:
        return sharing.who_is(practitioner.account, on)
    organisation = practitioner.organisation
    return Who(
        account_id=None, name=practitioner.name, practitioner_id=practitioner.pk, organisation_id=organisation.pk,
        sector=organisation.sector, other_authority=organisation.is_other_authority,
    )  # fmt: skip


def is_outside(practitioner: Practitioner, family: Family, on: date) -> bool:
    """Say whether this family's record does not open to a worker in their ordinary work."""
    return not sharing.may(as_asker(practitioner, on), "V1", family, on=on)


def is_kept_from_worker(practitioner: Practitioner, family: Family, on: date) -> bool:
    """Say whether a worker may not even know of this family: excluded, or a label on which they are not named."""
    return _kept(as_asker(practitioner, on), family, on)


def _kept(who: Who, family: Family, on: date) -> bool:
    known, _ = sharing.facts(who, family, on=on)
    return known.excluded or bool(known.unnamed)


def outside(of: Meeting, on: date) -> list[Invitation]:
    """Those asked to a meeting to whom the family's record does not open."""
    family = of.family.joined_into or of.family
    rows = [one for one in invitations(of) if one.practitioner is not None]
    return [one for one in rows if one.practitioner and is_outside(one.practitioner, family, on)]


def asked_from_outside(
    practitioner: Practitioner, on: date, who: Who | None = None, *, among: Iterable[Invitation] | None = None
) -> list[Asked]:
    """The invitations a worker has from families that do not open to them, the soonest first; for four weeks, those taken back.

    `among`: the second part of `my_meetings_and_others`, where it was read already.
    """
    rows = my_meetings_and_others(practitioner, on, who=who)[1] if among is None else among
    found = [row for row in rows if row.asks][:MOST]
    if not found:
        return []
    asker = who or as_asker(practitioner, on)
    read = (invitation_for(row, asker, on) for row in found)
    shown = [one for one in read if one is not None and _lately(one, on)]
    return sorted(shown, key=lambda one: (one.day is None, one.day or on))


def _whole(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    return rows.select_related(
        "meeting__family__joined_into", "meeting__chair__organisation", "meeting__arranged_by__organisation"
    )


def _lately(one: Asked, on: date) -> bool:
    of = one.invitation.meeting
    ended = one.invitation.withdrawn_on or (
        of.family_told_on if of.state == Meeting.State.CALLED_OFF else None
    )
    if ended is not None:
        return on - ended <= SHOWN_FOR
    return (one.day or on) >= on


def own_invitation(ref: str, who: Who, on: date) -> Asked | None:
    """Somebody's own invitation by its reference, as a worker without access reads it; None when it is not theirs to read."""
    row = _whole(Invitation.objects.filter(ref=ref, practitioner_id=who.practitioner_id or 0)).first()
    return invitation_for(row, who, on) if row is not None else None


def invitation_for(row: Invitation, who: Who, on: date) -> Asked | None:
    """One invitation as its worker reads it. None where the record opens to them (they have the meeting itself), where
    nothing was written to them, or where they may no longer know of the family."""
    of = row.meeting
    family = of.family.joined_into or of.family
    known, _ = sharing.facts(who, family, on=on)
    if not row.asks or known.excluded or known.unnamed:
        return None
    if row.withdrawn_on is None and sharing.may(who, "V1", family, on=on):
        return None
    off = row.withdrawn_why if row.withdrawn_on is not None else ""
    if not off and of.state == Meeting.State.CALLED_OFF:
        off = "The meeting is called off."
    place = "" if of.place_protected else of.place
    return Asked(row.ref, day_of(of), row, place, of.chair or of.arranged_by, off)
