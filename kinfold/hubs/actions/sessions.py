"""Sessions at a hub and who came: by the name they chose, or counted; outreach; a day at the registrar's desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import Clash, NotNow
from kinfold.base.rows import locked, save
from kinfold.clocks.actions import tell
from kinfold.hubs import rules
from kinfold.hubs.actions.telling import kept, writer
from kinfold.hubs.models import Attendance, Hub, HubGuest, HubSession, Outreach, RegistrarDay

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.hubs.models import HubOffer
    from kinfold.network.models import Family
    from kinfold.people.models import Person

MOST_WEEKS = 52


@transaction.atomic
def plan_session(
    hub: Hub,
    name: str,
    *,
    held_on: date,
    begins: time,
    by: Who,
    on: date,
    ends: time | None = None,
    led_by: str = "",
    offer: HubOffer | None = None,
    room_for: int | None = None,
    creche_for: int | None = None,
    weeks: int = 1,
) -> list[HubSession]:
    """Put a session on the hub's days, once or on the same day of several weeks."""
    name = rules.said(
        name or (offer.service.name if offer else ""), "name", "Write what it is called.", longest=200
    )
    if ends is not None and ends <= begins:
        raise NotNow("The end is before the beginning.", field="ends")
    if not 1 <= weeks <= MOST_WEEKS:
        raise NotNow(f"Choose from 1 to {MOST_WEEKS} weeks.", field="weeks")
    days = [held_on + timedelta(weeks=week) for week in range(weeks)]
    return HubSession.objects.bulk_create(
        HubSession(
            hub=hub,
            offer=offer,
            name=name,
            held_on=day,
            begins=begins,
            ends=ends,
            led_by=rules.fits(led_by, "led_by", longest=200),
            room_for=rules.how_many(room_for, "room_for") or (offer.room_for if offer else None),
            creche_for=rules.how_many(creche_for, "creche_for") or (offer.creche_for if offer else None),
        )
        for day in days
    )


@transaction.atomic
def cancel_session(session: HubSession, *, why: str, by: Who, on: date) -> HubSession:
    """Say that a session does not take place, and why: families read the reason."""
    now = locked(session)
    if now.counted_on is not None:
        raise NotNow("It was held: who came is written down.")
    return save(now, cancelled_why=rules.said(why, "why", "Say why it does not take place.", longest=300))


@transaction.atomic
def know_guest(
    hub: Hub,
    called: str,
    *,
    agreed_on: date,
    agreed_how: str,
    by: Who,
    on: date,
    is_child: bool = False,
    person: Person | None = None,
    family: Family | None = None,
    entry: UUID | None = None,
) -> HubGuest:
    """Write that somebody agreed to be known at a hub, by what they like to be called. With a record, the family's story tells it.

    Nobody at the hub learns from it whether there is a record.
    """
    rules.must_have_happened(agreed_on, on, "agreed_on")
    facts = {
        "called": rules.said(called, "called", "Write what they like to be called.", longest=60),
        "agreed_how": rules.said(agreed_how, "agreed_how", "Say who asked them, and what they said.", longest=300),
        "agreed_on": agreed_on,
        "is_child": is_child,
    }  # fmt: skip
    if person is None or family is None:
        return HubGuest.objects.create(hub=hub, **facts)
    person = person.merged_into or person
    if HubGuest.objects.filter(hub=hub, person=person, until__isnull=True).exists():
        raise NotNow("They are known at this hub already.", field="person")
    guest = HubGuest.objects.create(hub=hub, person=person, family=kept(family), **facts)
    told = tell(
        "hub_known", kept(family), "Agreed to be known at a family hub.", on_day=agreed_on, on=on, by=by,
        about=[person], source="hub_guest", source_ref=guest.ref, entry=entry,
    )  # fmt: skip
    return save(guest, entry=told)


@transaction.atomic
def forget_guest(guest: HubGuest, *, until: date, by: Who, on: date, entry: UUID | None = None) -> HubGuest:
    """They no longer want to be known by name: the days they came stay counted, without them; the name goes."""
    rules.must_have_happened(until, on, "until")
    now = locked(guest, "person", "family")
    if now.until is not None:
        return now
    for came in Attendance.objects.filter(guest=now).select_related("session"):
        session = locked(came.session)
        here = {"children": session.children + 1} if now.is_child else {"adults": session.adults + 1}
        came.delete()
        save(session, **here)
    person, family = now.person, now.family
    if person is not None and family is not None:
        tell(
            "hub_not_known", kept(family), "No longer known by name at a family hub.", on_day=until, on=on,
            by=by, about=[person], source="hub_guest", source_ref=now.ref, entry=entry,
        )  # fmt: skip
    return save(now, until=until, called="", agreed_how="", person=None)


@transaction.atomic
def count_session(
    session: HubSession,
    *,
    guests: Iterable[HubGuest],
    adults: int,
    children: int,
    by: Who,
    on: date,
    note: str = "",
    version: int | None = None,
) -> HubSession:
    """Write who came to a session: those known by name, and how many others. Written again, it says what is right now.

    Raises `Clash` when a colleague counted meanwhile, with both counts.
    """
    now = locked(session)
    if now.cancelled_why:
        raise NotNow("This session did not take place.")
    rules.must_have_happened(now.held_on, on, "guests")
    chosen = {guest.pk: guest for guest in guests if guest.hub_id == now.hub_id and guest.until is None}
    adults, children = rules.how_many(adults, "adults"), rules.how_many(children, "children")
    if version is not None and now.version != version:
        _clash(now, chosen, adults, children)
    Attendance.objects.filter(session=now).exclude(guest__in=chosen).delete()
    Attendance.objects.bulk_create(
        (Attendance(session=now, guest=guest) for guest in chosen.values()), ignore_conflicts=True
    )
    return save(
        now,
        adults=adults,
        children=children,
        note=rules.fits(note, "note"),
        counted_on=on,
        counted_by=writer(by),
    )


def _clash(now: HubSession, chosen: Mapping[int, HubGuest], adults: int, children: int) -> None:
    """Refuse what a colleague has counted otherwise meanwhile; the same count twice is no clash."""
    standing = {row.guest_id: row.guest for row in now.came.select_related("guest")}
    if set(standing) == set(chosen) and (now.adults, now.children) == (adults, children):
        return
    raise Clash(
        theirs=_count_said(standing.values(), now.adults, now.children),
        yours=_count_said(chosen.values(), adults, children),
    )


def _count_said(guests: Iterable[HubGuest], adults: int, children: int) -> str:
    names = ", ".join(sorted(guest.called for guest in guests)) or "nobody"
    return f"By name: {names}. Others: {adults} grown-ups, {children} children."


@transaction.atomic
def write_outreach(
    hub: Hub,
    where: str,
    *,
    went_on: date,
    by: Who,
    on: date,
    adults: int = 0,
    children: int = 0,
    offered: str = "",
    asked_for: str = "",
    by_whom: str = "",
) -> Outreach:
    """Write where somebody of the hub went to meet families, how many, what was offered and what people asked for. No names."""
    rules.must_have_happened(went_on, on, "went_on")
    return Outreach.objects.create(
        hub=hub,
        went_on=went_on,
        where=rules.said(where, "where", "Say where you went.", longest=200),
        adults=rules.how_many(adults, "adults"),
        children=rules.how_many(children, "children"),
        offered=rules.fits(offered, "offered"),
        asked_for=rules.fits(asked_for, "asked_for"),
        by_whom=rules.fits(by_whom, "by_whom", longest=200),
        recorded_by_id=by.account_id,
    )


@transaction.atomic
def write_registrar_day(
    hub: Hub,
    *,
    held_on: date,
    births: int,
    both_parents: int,
    by: Who,
    on: date,
    offers: Mapping[str, tuple[int, int]] | None = None,
) -> RegistrarDay:
    """Write a day at the registrar's desk: births, at how many both parents were named, and each offer made and taken.

    `offers` maps what was offered to (to how many, how many said yes). One row for a day; written again, it is put right.
    """
    rules.must_have_happened(held_on, on, "held_on")
    births, both = rules.how_many(births, "births"), rules.how_many(both_parents, "both_parents")
    if both > births:
        raise NotNow("More births with both parents than births.", field="both_parents")
    told = {}
    for what, (made, taken) in (offers or {}).items():
        if taken > made:
            raise NotNow(f"More said yes to “{what}” than were offered it.", field="offers")
        if made:
            told[what] = [rules.how_many(made, "offers"), rules.how_many(taken, "offers")]
    facts = {"births": births, "both_parents": both, "offers": told, "written_by": writer(by)}
    row, _ = RegistrarDay.objects.update_or_create(hub=hub, held_on=held_on, defaults=facts)
    return row
