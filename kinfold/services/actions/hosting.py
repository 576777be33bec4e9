"""Nights with a host family: agreed with dates, ended with what the child says, or called off. Never where the host lives."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.base.saying import in_a_row
from kinfold.base.who import Who
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import rules
from kinfold.services.actions import checks
from kinfold.services.models import Request, Stay


@transaction.atomic
def agree_stay(
    request: Request,
    children: Sequence[Person],
    *,
    host: str,
    begins_on: date,
    until_on: date,
    checked_words: str,
    checked_on: date,
    agreed_how: str,
    by: Who,
    on: date,
    ring: str = "",
    entry: UUID | None = None,
) -> list[Stay]:
    """Agree the nights of one or several children with a host family: a row for each, one entry. Returns them.

    Only of a service that has host families, and once it has offered or begun. Raises NotNow: without checks or a parent's
    agreement, for 28 days or more (private fostering), for nights that are agreed already.
    """
    now = locked(request, "person", "service", "family")
    _may_have_stays(now)
    told: dict[str, Any] = {
        "host": checks.must_say(host, "host", "Write the name of the host family.", most=200),
        "checked_words": checks.must_say(
            checked_words, "checked_words", "Say who made sure of the host’s checks.", most=200
        ),
        "agreed_how": checks.must_say(
            agreed_how, "agreed_how", "Say who with parental responsibility agreed, and how."
        ),
        "ring": checks.clean(ring, "ring", most=200),
    }
    checks.not_after(checked_on, on, "checked_on")
    if wrong := rules.in_order(begins_on, until_on):
        raise NotNow(wrong, field="until_on")
    whom = _children(now, children, on)
    _must_be_free(whom, begins_on, until_on)
    said = rules.stay_sentence(in_a_row(one.known_as for one in whom), (until_on - begins_on).days)
    told["entry"] = _tell("stay_agreed", now, whom, said, on, by=by, on=on, entry=entry)
    days = {"begins_on": begins_on, "until_on": until_on, "checked_on": checked_on}
    return [Stay.objects.create(request=now, child=one, **days, **told) for one in whom]


@transaction.atomic
def end_stay(
    stay: Stay,
    *,
    ended_on: date,
    by: Who,
    on: date,
    how_it_went: str = "",
    child_says: str = "",
    entry: UUID | None = None,
) -> Stay:
    """Write that the child came back, how it went, and what the child says of it. Raises NotNow."""
    checks.not_after(ended_on, on, "ended_on")
    now = _open(stay)
    if ended_on < now.begins_on:
        raise NotNow("This day is before the first night.", field="ended_on")
    went = checks.clean(how_it_went, "how_it_went")
    says = checks.clean(child_says, "child_says")
    if not went and not says:
        raise NotNow("Say how it went, or what the child says of it.", field="how_it_went")
    said = rules.back_sentence(now.child.known_as, (ended_on - now.begins_on).days)
    _tell("stay_ended", now.request, [now.child], said, ended_on, by=by, on=on, entry=entry)
    return save(now, ended_on=ended_on, how_it_went=went, child_says=says)


@transaction.atomic
def call_off_stay(stay: Stay, *, why: str, by: Who, on: date, entry: UUID | None = None) -> Stay:
    """Write that the nights do not take place, and why. Raises NotNow once the stay has begun."""
    now = _open(stay)
    reason = checks.must_say(why, "why", "Say why it is called off.")
    if now.begins_on < on:
        raise NotNow("It has begun already: say when the child came back, and how it went.", field="why")
    said = rules.off_sentence(now.child.known_as)
    _tell("stay_called_off", now.request, [now.child], said, on, by=by, on=on, entry=entry)
    return save(now, called_off_on=on, called_off_why=reason)


def must_have_no_open_stay(request: Request) -> None:
    """Raise NotNow while nights of this help are agreed and not over: nobody is forgotten with a host family."""
    if Stay.objects.filter(request=request, ended_on=None, called_off_on=None).exists():
        raise NotNow(
            "Nights with a host family are still written down. Say first that they are over, or call them off."
        )


def _may_have_stays(request: Request) -> None:
    service = request.service
    kind, does = (service.kind, service.does) if service else ("", "")
    if wrong := rules.no_stay_because(kind, does, request.state):
        raise NotNow(wrong)


def _children(request: Request, children: Sequence[Person], on: date) -> list[Person]:
    kept = {one.pk: one for one in map(checks.kept, children)}
    theirs = {one.pk for one in network.children(request.family.joined_into or request.family, on)}
    if not kept:
        raise NotNow("Choose which children stay there.", field="children")
    if not set(kept) <= theirs:
        raise NotNow("Only a child of this family can stay there.", field="children")
    return list(kept.values())


def _must_be_free(children: Sequence[Person], begins_on: date, until_on: date) -> None:
    """No child sleeps in two places in one night, whoever writes at the same moment."""
    for child in sorted(children, key=lambda one: one.pk):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"stay of {child.pk}"])
        rows = Stay.objects.filter(
            child_id__in=people.same_ids(child), called_off_on=None, begins_on__lt=until_on
        )
        for row in rows:
            if rules.cross((begins_on, until_on), (row.begins_on, row.ended_on or row.until_on)):
                raise NotNow(
                    f"{child.known_as} already has nights with a host family then.", field="begins_on"
                )


def _open(stay: Stay) -> Stay:
    now = locked(stay, "request__service", "request__family", "child")
    if not now.is_open:
        raise NotNow("This stay is over already.")
    return now


def _tell(
    kind: str,
    request: Request,
    children: Sequence[Person],
    said: str,
    day: date,
    *,
    by: Who,
    on: date,
    entry: UUID | None,
) -> UUID:
    return clocks.tell(
        kind, request.family, said, on_day=day, on=on, by=by, about=[request.person, *children], said_by=by.name,
        source="request", source_ref=request.matter, ahead=False, entry=entry,
    )  # fmt: skip
