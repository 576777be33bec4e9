"""Opening a meeting: decide, write the access log, and only then show. What may not be known of is as if missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import Hidden
from kinfold.design.web import asker
from kinfold.meetings import queries
from kinfold.meetings.models import Invitation, Meeting
from kinfold.meetings.queries import Sight
from kinfold.network import queries as network
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kinfold.network.models import Family
    from kinfold.sharing.queries import View

Choices = list[tuple[str, str]]


def opened_family(request: HttpRequest, ref: str, action: str) -> tuple[Family, View]:
    """Open a family's record, by its reference."""
    who, on = asker(request)
    return sharing.open_ref(who, "V1", ref, on=on, action=action)


def opened(request: HttpRequest, ref: str, action: str) -> Sight:
    """Open a meeting for reading, as far as this reader was asked to it. Raises `Hidden`."""
    try:
        meeting = queries.meeting(ref)
    except Meeting.DoesNotExist:
        raise Hidden from None
    return _seen(request, meeting, action)


def opened_to_run(request: HttpRequest, ref: str, action: str) -> Sight:
    """Open a meeting for those who arrange it and write it down."""
    seen = opened(request, ref, action)
    if not seen.runs:
        raise Hidden
    return seen


def opened_invitation(request: HttpRequest, ref: str, action: str) -> tuple[Sight, Invitation]:
    """Open the meeting of an invitation. A member of the family sees only their own invitation."""
    try:
        invitation = queries.invitation(ref)
    except Invitation.DoesNotExist:
        raise Hidden from None
    seen = _seen(request, invitation.meeting, action)
    mine = seen.own is not None and seen.own.pk == invitation.pk
    if not (mine or seen.runs) or invitation.pk not in {one.pk for one in seen.guests}:
        raise Hidden
    return seen, invitation


def _seen(request: HttpRequest, meeting: Meeting, action: str) -> Sight:
    who, on = asker(request)
    family = meeting.family.joined_into or meeting.family
    view = sharing.open_record(who, "V1", family, on=on, action=action, about=meeting.ref)
    seen = queries.sight(meeting, view)
    if seen is None:
        raise Hidden
    return seen


def family_of(seen: Sight) -> Family:
    """The family of a meeting as it is now."""
    return seen.meeting.family.joined_into or seen.meeting.family


def team(family: Family, on: date) -> list[Practitioner]:
    """The workers around a family, each once, the lead first."""
    found = {row.practitioner_id: row.practitioner for row in network.involved(family, on)}
    return list(found.values())


def worker_choices(workers: list[Practitioner]) -> Choices:
    """Workers as choices, by reference."""
    return [(worker.ref, worker.known_as) for worker in workers]


def family_choices(family: Family, view: View, on: date) -> Choices:
    """The people of a family as choices, by reference: adults after children; nobody who is kept from this reader."""
    shown = [m for m in network.members(family, on) if not view.hides("person", about=[m.person.ref])]
    return [
        (m.person.ref, f"{m.person.known_as} ({m.age})" if m.is_child else m.person.known_as)
        for m in shown
        if not m.person.is_unborn
    ]
