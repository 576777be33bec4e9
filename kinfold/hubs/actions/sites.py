"""Opening a hub, who works there, what is offered, and when the registrar is there."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.hubs import rules
from kinfold.hubs.actions.telling import writer
from kinfold.hubs.models import Hub, HubOffer, HubWorker, RegistrarTime

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation, Practitioner
    from kinfold.base.who import Who
    from kinfold.services.models import Place, Service


@transaction.atomic
def open_hub(
    place: Place,
    organisation: Organisation,
    name: str,
    *,
    opened_on: date,
    by: Who,
    on: date,
    phone: str = "",
    says: str = "",
) -> Hub:
    """Open a hub at a place of the directory. Whoever opens it runs it, until somebody else does."""
    name = rules.said(name, "name", "Write what the hub is called.", longest=200)
    if Hub.objects.filter(place=place, closed_on__isnull=True).exists():
        raise NotNow("There is a hub at this place already.", field="place")
    hub = Hub.objects.create(
        place=place,
        organisation=organisation,
        name=name,
        phone=rules.fits(phone, "phone", longest=40),
        says=rules.fits(says, "says"),
        opened_on=opened_on,
    )
    opener = writer(by)
    if opener is not None:
        HubWorker.objects.create(
            hub=hub, practitioner=opener, part=HubWorker.Part.COORDINATOR, since=opened_on
        )
    return hub


@transaction.atomic
def change_hub(
    hub: Hub, *, name: str, phone: str, says: str, by: Who, on: date, version: int | None = None
) -> Hub:
    """Put right what a hub says of itself. Raises `Clash` when somebody else did so meanwhile."""
    now = locked(hub)
    must_be_newest(now, version, now.says or now.name, says or name)
    return save(
        now,
        name=rules.said(name, "name", "Write what the hub is called.", longest=200),
        phone=rules.fits(phone, "phone", longest=40),
        says=rules.fits(says, "says"),
    )


@transaction.atomic
def join_hub(hub: Hub, practitioner: Practitioner, part: str, *, since: date, by: Who, on: date) -> HubWorker:
    """Say that somebody works at a hub, and as what. The community coach keeps its pages of the directory right."""
    rules.one_of(part, dict(HubWorker.Part.choices), "part", "Choose what they do at the hub.")
    standing = HubWorker.objects.filter(
        hub=hub, practitioner=practitioner, part=part, until__isnull=True
    ).first()
    return standing or HubWorker.objects.create(hub=hub, practitioner=practitioner, part=part, since=since)


@transaction.atomic
def leave_hub(worker: HubWorker, *, until: date, by: Who, on: date) -> HubWorker:
    """Say that somebody no longer works at a hub."""
    now = locked(worker)
    rules.must_follow(until, now.since, "until", "they began")
    return save(now, until=until)


@transaction.atomic
def offer_at_hub(
    hub: Hub,
    service: Service,
    *,
    since: date,
    by: Who,
    on: date,
    usually: str = "",
    room_for: int | None = None,
    creche_for: int | None = None,
) -> HubOffer:
    """Offer a service of the directory at a hub. Once: offering it again changes when it usually is."""
    facts = {
        "usually": rules.fits(usually, "usually", longest=200),
        "room_for": rules.how_many(room_for, "room_for") or None,
        "creche_for": rules.how_many(creche_for, "creche_for") or None,
    }
    standing = HubOffer.objects.filter(hub=hub, service=service, until__isnull=True).first()
    if standing is not None:
        return save(locked(standing), **facts)
    return HubOffer.objects.create(hub=hub, service=service, since=since, **facts)


@transaction.atomic
def end_offer(offer: HubOffer, *, until: date, by: Who, on: date) -> HubOffer:
    """Say that something is no longer given at a hub. It stays in the directory."""
    now = locked(offer)
    rules.must_follow(until, now.since, "until", "it began")
    return save(now, until=until)


@transaction.atomic
def set_registrar_time(
    hub: Hub, weekday: int, begins: time, ends: time, *, since: date, by: Who, on: date
) -> RegistrarTime:
    """Say when the registrar is at a hub: births are registered where families come anyway (seed 004: 1403)."""
    if not 0 <= weekday <= 6:
        raise NotNow("Choose a day of the week.", field="weekday")
    if ends <= begins:
        raise NotNow("The end is before the beginning.", field="ends")
    return RegistrarTime.objects.create(hub=hub, weekday=weekday, begins=begins, ends=ends, since=since)


@transaction.atomic
def end_registrar_time(row: RegistrarTime, *, until: date, by: Who, on: date) -> RegistrarTime:
    """Say that the registrar no longer comes at these hours."""
    now = locked(row)
    rules.must_follow(until, now.since, "until", "it began")
    return save(now, until=until)
