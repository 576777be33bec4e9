"""The register of carers: who they are, who is seen by when, what children are shown of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kinfold.agencies import queries as agencies
from kinfold.care.models import (
    Carer,
    CarerClock,
    CarerPicture,
    CarerReview,
    CarerTraining,
    CarerVisit,
    Matching,
    Placement,
)
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who


@dataclass(frozen=True, slots=True)
class CarersWaiting:
    """What waits to be done for carers: by whoever asks, and late in the teams they manage."""

    mine: tuple[CarerClock, ...] = ()
    late: tuple[CarerClock, ...] = ()


BESIDE = frozenset({"analyst", "governance", "administrator"})
"""Roles that do no work with carers."""


@dataclass(frozen=True, slots=True)
class Due:
    """One household, with the clocks that run for it, the soonest due first."""

    carer: Carer
    clocks: tuple[CarerClock, ...]

    @property
    def soonest(self) -> date:
        """What comes first."""
        return self.clocks[0].due_on


@dataclass(frozen=True, slots=True)
class Household:
    """All that is written of one household."""

    due: Due | None
    visits: list[CarerVisit]
    reviews: list[CarerReview]
    training: list[CarerTraining]

    @property
    def credits(self) -> int:
        """What their training counts for, where the authority pays by it (seed 004: 2544)."""
        return sum(row.credits or 0 for row in self.training)


def sees_register(who: Who) -> bool:
    """Say whether somebody reads the register: social care of this authority, at work with children."""
    return (
        who.practitioner_id is not None
        and who.sector == "social_care"
        and not who.other_authority
        and not (who.roles & BESIDE)
    )


def keeps(carer: Carer, who: Who, on: date) -> bool:
    """Say whether somebody keeps this household's record: their own worker, that worker's team and its manager.

    A household that nobody supports yet is kept by whoever reads the register, so that somebody can begin.
    """
    if not sees_register(who):
        return False
    if carer.supervisor is None or carer.supervisor_id == who.practitioner_id:
        return True
    team = agencies.team_of(carer.supervisor, on)
    return team is not None and team.pk in {*who.team_ids, *who.managed_team_ids}


def carer(ref: str) -> Carer:
    """Return a household by reference. Raises `Carer.DoesNotExist`."""
    return Carer.objects.select_related("supervisor__organisation", "agency").get(ref=ref)


def carers(*, stopped: bool = False) -> list[Carer]:
    """The households on the register, by name; with `stopped`, those that stopped."""
    rows = Carer.objects.filter(ended_on__isnull=not stopped)
    return list(rows.select_related("supervisor", "agency").order_by("name", "pk"))


def carers_offered(on: date) -> list[Carer]:
    """The households with whom a child may be placed on a day."""
    rows = Carer.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    return list(rows.order_by("name", "pk"))


def carer_due(worker: Practitioner | None = None, on: date | None = None) -> list[Due]:
    """The clocks of the households that one worker supports (or of all), the soonest due first. One query.

    With `on`, only the households where one is due by that day.
    """
    rows = CarerClock.objects.filter(state=CarerClock.State.OPEN)
    return _by_household(rows if worker is None else rows.filter(owner=worker), on)


def carers_waiting(who: Who, on: date, soon: date) -> CarersWaiting:
    """For the lists of work: what whoever asks owes to the carers they support, by `soon`; and what is late in the teams they
    manage, or is nobody's, for those who manage. One query, none for whoever reads no register."""
    if not sees_register(who):
        return CarersWaiting()
    mine = Q(owner_id=who.practitioner_id, due_on__lte=soon)
    late = Q(due_on__lt=on, owner_team_id__in=who.managed_team_ids)
    late |= Q(due_on__lt=on, owner__isnull=True) if who.managed_team_ids else Q(pk__in=[])
    rows = list(_read(CarerClock.objects.filter(mine | late, state=CarerClock.State.OPEN)))
    own = [row for row in rows if row.owner_id == who.practitioner_id]
    return CarersWaiting(tuple(own), tuple(row for row in rows if row.owner_id != who.practitioner_id))


def _read(rows: QuerySet[CarerClock]) -> QuerySet[CarerClock]:
    found = rows.select_related("carer__supervisor", "carer__agency", "owner")
    return found.order_by("due_on", "carer_id", "pk")


def _by_household(rows: QuerySet[CarerClock], on: date | None) -> list[Due]:
    found: dict[int, list[CarerClock]] = {}
    for row in _read(rows):
        found.setdefault(row.carer_id, []).append(row)
    every = [Due(clocks[0].carer, tuple(clocks)) for clocks in found.values()]
    return [one for one in every if on is None or one.soonest <= on]


def household(carer: Carer) -> Household:
    """All that is written of one household, the newest first."""
    visits = list(carer.visits.select_related("worker"))
    reviews = list(carer.reviews.select_related("held_by"))
    return Household(
        due=_due_of(carer),
        visits=visits,
        reviews=reviews,
        training=list(carer.training.all()),
    )


def _due_of(carer: Carer) -> Due | None:
    clocks = tuple(_read(CarerClock.objects.filter(carer=carer, state=CarerClock.State.OPEN)))
    return Due(carer, clocks) if clocks else None


def pictures_of(carer: Carer) -> list[CarerPicture]:
    """Every picture of a household, for those who keep its record."""
    return list(carer.pictures.order_by("pk"))


def pictures_for_child(carer: Carer) -> list[CarerPicture]:
    """The pictures that a child may be shown: everybody on them agreed."""
    return list(carer.pictures.filter(agreed_by_all=True).order_by("pk"))


def picture(ref: str) -> CarerPicture:
    """Return a picture by reference. Raises `CarerPicture.DoesNotExist`."""
    return CarerPicture.objects.select_related("carer__supervisor").get(ref=ref)


def sees_picture(picture: CarerPicture, who: Who, on: date) -> bool:
    """Say whether somebody may see a picture: workers who read the register; a child who lives there, or who is shown
    this home before a move. What somebody on it does not agree to is seen only by those who keep the record."""
    if not picture.agreed_by_all:
        return keeps(picture.carer, who, on)
    if sees_register(who):
        return True
    if not who.is_family:
        return False
    mine = Q(period__person_id__in=who.person_ids)
    lives = Placement.objects.filter(mine, Q(until__isnull=True) | Q(until__gt=on), carer=picture.carer)
    shown = Matching.objects.filter(mine, profile_shown_on__lte=on, placement__isnull=True)
    thought_of = shown.filter(considered__contains=[{"carer": picture.carer.ref}])
    return lives.exists() or thought_of.exists()


def living_with(carer: Carer, who: Who, on: date) -> list[Placement]:
    """The children who live with carers now and whose record this reader may open. Others are not even counted."""
    visible = sharing.visible_people(who, on).values("pk")
    rows = Placement.objects.filter(carer=carer, until__isnull=True, period__person_id__in=visible)
    return list(rows.select_related("period__person__merged_into").order_by("since", "pk"))
