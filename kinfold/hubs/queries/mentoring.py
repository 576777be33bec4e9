"""Mentoring, as the family's workers read it; and as the mentor does, who is not told the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from kinfold.hubs.models import (
    Hub,
    MentoringGoal,
    MentoringMatch,
    MentoringSession,
    MentorSaying,
    MentorWish,
)
from kinfold.hubs.queries.barring import barred
from kinfold.network import queries as network
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View

S = MentoringMatch.State


@dataclass(frozen=True, slots=True)
class ForMentor:
    """All that a mentor reads of somebody, in words written for a mentor. There is no way from here to a record."""

    ref: str
    called: str
    likes: str
    working_on: str
    if_worried: str
    began_on: date | None
    planned_until: date | None
    goodbye_on: date | None
    goals: tuple[MentoringGoal, ...]
    met: tuple[MentoringSession, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits for a mentor, as whoever looks for one reads it: nothing but what they asked for."""

    ref: str
    called: str
    says: str
    asked_on: date
    proposed: str


def wish(ref: str) -> MentorWish:
    """Return a wish for a mentor. Raises `MentorWish.DoesNotExist`."""
    return _wishes().get(ref=ref)


def match(ref: str) -> MentoringMatch:
    """Return a match. Raises `MentoringMatch.DoesNotExist`."""
    return _matches().get(ref=ref)


def goal(ref: str) -> MentoringGoal:
    """Return a goal. Raises `MentoringGoal.DoesNotExist`."""
    rows = MentoringGoal.objects.select_related("match__wish__family__joined_into", "match__wish__person")
    return rows.select_related("match__volunteer__practitioner").get(ref=ref)


def family_of(wish: MentorWish) -> Family:
    """The family of a wish, as it is now."""
    return wish.family.joined_into or wish.family


def wishes_in(family: Family, view: View | None = None) -> list[MentorWish]:
    """The wishes of a family, with their matches, the newest first; as far as a reader may know of the people."""
    rows = _wishes().filter(family_id__in=network.family_ids(family)).order_by("-asked_on", "-pk")
    rows = rows.prefetch_related(Prefetch("matches", _matches_of()))
    return [row for row in rows if view is None or not hidden(row, view)]


def hidden(wish: MentorWish, view: View) -> bool:
    """Say whether a reader may not know of a wish."""
    return view.hides("mentor_wish", wish.ref, about=[wish.person.ref]) or view.hides(
        "entry", str(wish.entry or "")
    )


def waiting_at(hub: Hub, who: Who, on: date) -> list[Waiting]:
    """Who waits for a mentor of this hub: for those who look for one. Nobody from whom a family is kept finds it here."""
    rows = list(_wishes().filter(hub=hub, state__in=("waiting", "answered")).prefetch_related("matches"))
    out = sharing.barred_families(who, on, {row.family.joined_into_id or row.family_id for row in rows})
    labelled = sharing.labelled_people(who, on, [row.person.merged_into_id or row.person_id for row in rows])
    return [
        Waiting(row.ref, row.called, row.says, row.asked_on, next((m.ref for m in row.matches.all() if m.state == S.PROPOSED), ""))
        for row in rows
        if (row.family.joined_into_id or row.family_id) not in out
        and (row.person.merged_into_id or row.person_id) not in labelled
    ]  # fmt: skip


def for_mentor(ref: str, who: Who, on: date) -> ForMentor | None:
    """What a mentor reads of whom they meet, while they meet; nothing for anybody else, and nothing once it has ended."""
    row = _matches().filter(ref=ref, state=S.MEETING).first()
    if row is None or not mentors(row, who) or barred(who, family_of(row.wish), row.wish.person, on):
        return None
    sayings = MentorSaying.objects.filter(match=row, mentor_may_read=True).values_list("words", flat=True)
    return ForMentor(
        ref=row.ref,
        called=row.wish.called,
        likes=row.wish.likes,
        working_on=row.wish.working_on,
        if_worried=row.wish.if_worried,
        began_on=row.began_on,
        planned_until=row.planned_until,
        goodbye_on=row.goodbye_on,
        goals=tuple(row.goals.all()),
        met=tuple(row.sessions.all()),
        said=tuple(sayings),
    )


def mentors(row: MentoringMatch, who: Who) -> bool:
    """Say whether somebody is the mentor of a match."""
    return who.practitioner_id is not None and row.volunteer.practitioner_id == who.practitioner_id


def mine(who: Who, on: date) -> list[tuple[str, str, date | None]]:
    """Whom a mentor meets: reference, what they are called, when they last met."""
    if who.practitioner_id is None:
        return []
    rows = list(
        _matches()
        .filter(volunteer__practitioner_id=who.practitioner_id, state=S.MEETING)
        .prefetch_related("sessions")
    )
    out = sharing.barred_families(who, on, {family_of(row.wish).pk for row in rows})
    return [
        (row.ref, row.wish.called, max((one.met_on for one in row.sessions.all() if one.did), default=None))
        for row in rows
        if family_of(row.wish).pk not in out
    ]


def own_match(person_ids: tuple[int, ...], ref: str) -> MentoringMatch | None:
    """The match of the person who reads, by its reference."""
    row = _matches().filter(ref=ref).exclude(state__in=(S.PROPOSED, S.NOT_THIS_TIME)).first()
    return row if row is not None and _is_of(row.wish.person, person_ids) else None


def said_about(row: MentoringMatch) -> list[MentorSaying]:
    """What was said about the mentor, the newest first."""
    return list(MentorSaying.objects.filter(match=row).select_related("recorded_by"))


def _is_of(person: Person, person_ids: tuple[int, ...]) -> bool:
    return person.pk in person_ids or person.merged_into_id in person_ids


def _wishes() -> QuerySet[MentorWish]:
    return MentorWish.objects.select_related("family__joined_into", "person", "hub__organisation", "asked_by")


def _matches_of() -> QuerySet[MentoringMatch]:
    return MentoringMatch.objects.select_related("volunteer__practitioner").prefetch_related("sessions")


def _matches() -> QuerySet[MentoringMatch]:
    rows = MentoringMatch.objects.select_related(
        "wish__family__joined_into", "wish__person", "wish__hub", "volunteer__practitioner", "volunteer__hub"
    )
    return rows.prefetch_related("goals", "sessions")
