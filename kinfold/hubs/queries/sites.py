"""Hubs, their days, and who came."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet

from kinfold.hubs.models import (
    Attendance,
    Hub,
    HubGuest,
    HubOffer,
    HubSession,
    HubWorker,
    Outreach,
    RegistrarDay,
    RegistrarTime,
)

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family

AHEAD = timedelta(days=7)
NEW = timedelta(days=28)
LONG_UNCHECKED = timedelta(days=182)
"""Half a year without a look: a page of the directory is worth another (ours; a coach sets their own rhythm)."""


@dataclass(slots=True)
class Day:
    """A session as the hub's page shows it."""

    session: HubSession
    by_name: int = 0
    adults: int = 0
    children: int = 0

    @property
    def counted(self) -> bool:
        """True once somebody wrote down who came."""
        return self.session.counted_on is not None


@dataclass(slots=True)
class HubPage:
    """A hub today."""

    hub: Hub
    today: list[Day]
    ahead: list[Day]
    to_count: list[Day]
    offers: list[HubOffer]
    new: list[HubOffer]
    workers: list[HubWorker]
    registrar: list[RegistrarTime]
    registrar_today: list[RegistrarTime]
    registrar_day: RegistrarDay | None
    outreach: list[Outreach]
    to_check: list[HubOffer] = field(default_factory=list)


def standing(on: date, field_name: str = "until") -> Q:
    """Rows that still hold on a day."""
    return Q(**{f"{field_name}__isnull": True}) | Q(**{f"{field_name}__gt": on})


def hub(ref: str) -> Hub:
    """Return a hub. Raises `Hub.DoesNotExist`."""
    return Hub.objects.select_related("place", "organisation").get(ref=ref)


def hubs(on: date) -> list[Hub]:
    """The hubs that are open."""
    return list(Hub.objects.filter(standing(on, "closed_on")).select_related("place", "organisation"))


def session(ref: str) -> HubSession:
    """Return a session. Raises `HubSession.DoesNotExist`."""
    return HubSession.objects.select_related("hub__place", "hub__organisation", "offer__service").get(ref=ref)


def guest(ref: str) -> HubGuest:
    """Return somebody known at a hub. Raises `HubGuest.DoesNotExist`."""
    return HubGuest.objects.select_related("hub", "family__joined_into", "person").get(ref=ref)


def offer(ref: str) -> HubOffer:
    """Return an offer of a hub. Raises `HubOffer.DoesNotExist`."""
    return HubOffer.objects.select_related("hub", "service").get(ref=ref)


def hub_worker(ref: str) -> HubWorker:
    """Return somebody's work at a hub. Raises `HubWorker.DoesNotExist`."""
    return HubWorker.objects.select_related("hub", "practitioner").get(ref=ref)


def registrar_time(ref: str) -> RegistrarTime:
    """Return hours of the registrar. Raises `RegistrarTime.DoesNotExist`."""
    return RegistrarTime.objects.select_related("hub").get(ref=ref)


def parts_at(who: Who, hub: Hub, on: date) -> frozenset[str]:
    """What somebody does at a hub; nothing, when they do not work there."""
    if who.practitioner_id is None:
        return frozenset()
    rows = HubWorker.objects.filter(standing(on), hub=hub, practitioner_id=who.practitioner_id, since__lte=on)
    return frozenset(rows.values_list("part", flat=True))


def manages(who: Who) -> bool:
    """Say whether somebody manages a team of this council's children's services: they open hubs and may put them right."""
    return bool(who.managed_team_ids) and who.sector == "social_care" and not who.other_authority


def keeps(who: Who, hub: Hub, on: date) -> bool:
    """Say whether somebody writes at a hub: those who work there, and managers."""
    return bool(parts_at(who, hub, on)) or manages(who)


def runs(who: Who, hub: Hub, on: date) -> bool:
    """Say whether somebody runs a hub: who keeps its volunteers and its team. Managers may."""
    return coordinates(who, hub, on) or manages(who)


def coordinates(who: Who, hub: Hub, on: date) -> bool:
    """Say whether somebody is the coordinator of a hub: who reads what children asked for in a mentor. Managing is no reason."""
    return HubWorker.Part.COORDINATOR in parts_at(who, hub, on)


def run_by(who: Who, on: date) -> list[Hub]:
    """The hubs that somebody runs."""
    rows = Hub.objects.filter(standing(on, "closed_on"))
    if not manages(who):
        if who.practitioner_id is None:
            return []
        mine = HubWorker.objects.filter(
            standing(on), practitioner_id=who.practitioner_id, part=HubWorker.Part.COORDINATOR
        )
        rows = rows.filter(pk__in=mine.values("hub"))
    return list(rows)


def hub_page(hub: Hub, on: date) -> HubPage:
    """A hub on one day: what goes on, who is there, what is new, what still has to be counted or made sure of."""
    rows = _days(HubSession.objects.filter(hub=hub, held_on__range=(on - AHEAD, on + AHEAD)))
    offers = list(
        HubOffer.objects.filter(standing(on), hub=hub)
        .select_related("service__kept_by")
        .order_by("service__name")
    )
    times = list(RegistrarTime.objects.filter(standing(on), hub=hub))
    workers = HubWorker.objects.filter(standing(on), hub=hub).select_related("practitioner__organisation")
    return HubPage(
        hub=hub,
        today=[row for row in rows if row.session.held_on == on],
        ahead=[row for row in rows if row.session.held_on > on],
        to_count=[
            row
            for row in rows
            if row.session.held_on < on and not row.counted and not row.session.cancelled_why
        ],
        offers=offers,
        new=[row for row in offers if on - NEW <= row.since <= on],
        workers=list(workers),
        registrar=times,
        registrar_today=[row for row in times if row.weekday == on.weekday()],
        registrar_day=RegistrarDay.objects.filter(hub=hub, held_on=on).first(),
        outreach=list(Outreach.objects.filter(hub=hub)[:3]),
        to_check=[row for row in offers if _long_unchecked(row, on)],
    )


def outreach_of(hub: Hub, *, limit: int = 50) -> list[Outreach]:
    """Where the hub went to meet families, the newest first."""
    return list(Outreach.objects.filter(hub=hub)[:limit])


def guests_of(hub: Hub) -> list[HubGuest]:
    """Those known at a hub by the name they chose. Never with whether there is a record of them."""
    return list(HubGuest.objects.filter(hub=hub, until__isnull=True))


def came_to(session: HubSession) -> frozenset[int]:
    """Who of them came to a session."""
    return frozenset(Attendance.objects.filter(session=session).values_list("guest_id", flat=True))


def guests_in(family: Family, numbers: tuple[int, ...]) -> list[HubGuest]:
    """Those of a family who agreed to be known at a hub."""
    rows = HubGuest.objects.filter(family_id__in=numbers, person__isnull=False, until__isnull=True)
    return list(rows.select_related("hub__place", "person__merged_into"))


def goes_to(guests: list[HubGuest], on: date) -> dict[int, list[tuple[str, date, int]]]:
    """By guest: the groups they came to in the last eight weeks (name, last day, how often), the most often first."""
    rows = Attendance.objects.filter(
        guest__in=[row.pk for row in guests], session__held_on__range=(on - timedelta(weeks=8), on)
    ).values_list("guest_id", "session__name", "session__held_on")
    days: dict[tuple[int, str], list[date]] = {}
    for guest_id, name, day in rows:
        days.setdefault((guest_id, name), []).append(day)
    found: dict[int, list[tuple[str, date, int]]] = {}
    for (guest_id, name), had in sorted(days.items(), key=lambda each: (-len(each[1]), each[0][1])):
        found.setdefault(guest_id, []).append((name, max(had), len(had)))
    return found


def _long_unchecked(row: HubOffer, on: date) -> bool:
    checked = row.service.checked_on
    return checked is None or checked < on - LONG_UNCHECKED


def _days(rows: QuerySet[HubSession]) -> list[Day]:
    came = Prefetch("came", Attendance.objects.select_related("guest"))
    found = []
    for row in rows.select_related("offer__service").prefetch_related(came):
        by = Counter(one.guest.is_child for one in row.came.all())
        found.append(Day(row, sum(by.values()), row.adults + by[False], row.children + by[True]))
    return found
