"""Volunteers of a hub: whether they may meet a child yet, and who might suit whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from kinfold.hubs import rules
from kinfold.hubs.models import Hub, HubWorker, MentoringMatch, MentorWish, Volunteer, VolunteerCheck
from kinfold.hubs.queries.sites import standing
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.base.who import Who

S = MentoringMatch.State


@dataclass(frozen=True, slots=True)
class Listed:
    """A volunteer and what stands between them and a child."""

    volunteer: Volunteer
    missing: tuple[str, ...]
    soon: date | None
    goes_with: int

    @property
    def may_meet(self) -> bool:
        """True when every check has come."""
        return not self.missing

    @property
    def has_room(self) -> bool:
        """True when they could go with somebody else too."""
        return self.may_meet and self.goes_with < self.volunteer.room_for


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A volunteer who may suit, with the reasons in sentences."""

    listed: Listed
    fit: rules.Fit


@dataclass(frozen=True, slots=True)
class Suggested:
    """Those who meet all that was asked, those who meet some of it, and those who cannot be asked now; each by name."""

    all_asked: tuple[Suggestion, ...]
    some: tuple[Suggestion, ...]
    not_now: tuple[Suggestion, ...]


def volunteer(ref: str) -> Volunteer:
    """Return a volunteer. Raises `Volunteer.DoesNotExist`."""
    return _volunteers().get(ref=ref)


def check(ref: str) -> VolunteerCheck:
    """Return a check of a volunteer. Raises `VolunteerCheck.DoesNotExist`."""
    return VolunteerCheck.objects.select_related("volunteer__practitioner", "volunteer__hub").get(ref=ref)


def volunteers_of(hub: Hub, on: date, *, left: bool = False) -> list[Listed]:
    """The volunteers of a hub by name, with what is missing."""
    here = Q(left_on__isnull=True) | Q(left_on__gt=on)
    rows = _volunteers().filter(hub=hub).filter(~here if left else here)
    return sorted((listed(row, on) for row in rows), key=lambda one: one.volunteer.practitioner.name)


def listed(row: Volunteer, on: date) -> Listed:
    """A volunteer with what stands between them and a child."""
    checks = checks_of(row)
    trained = any(one.done_on <= on for one in row.training.all())
    return Listed(row, tuple(rules.missing(checks, trained, on)), rules.soon(checks, on), _goes_with(row))


def checks_of(row: Volunteer) -> list[rules.Check]:
    """The checks of a volunteer, as the rules take them."""
    return [
        rules.Check(one.kind, one.asked_on, one.received_on, one.fine, one.renew_by)
        for one in row.checks.all()
    ]


def _goes_with(row: Volunteer) -> int:
    return sum(one.state in (S.PROPOSED, S.MEETING) for one in row.matches.all())


def suggested(wish: MentorWish, on: date) -> Suggested:
    """Who of the hub might be the mentor: in three groups, in each by name. Nobody is ranked."""
    family = wish.family.joined_into or wish.family
    asked = rules.Asked(
        wish.wants_language, wish.wants_who, tuple(wish.wants_interests), tuple(wish.wants_lived), tuple(wish.wants_times)
    )  # fmt: skip
    all_asked, some, not_now = [], [], []
    for one in volunteers_of(wish.hub, on):
        found = Suggestion(one, rules.fit(asked, gives(one.volunteer)))
        if not one.has_room:
            not_now.append(found)
        elif sharing.is_excluded(one.volunteer.practitioner, family, on):
            continue
        elif found.fit.all_asked:
            all_asked.append(found)
        else:
            some.append(found)
    return Suggested(tuple(all_asked), tuple(some), tuple(not_now))


@dataclass(frozen=True, slots=True)
class CheckDue:
    """A volunteer whose check runs out, for whoever coordinates their hub, and how many children they go with."""

    volunteer: Volunteer
    runs_out: rules.RunsOut
    goes_with: int


def checks_due(who: Who, on: date) -> list[CheckDue]:
    """The volunteers of the hubs that somebody coordinates whose check runs out soon or has, the longest over first.

    One query for whoever coordinates nothing.
    """
    if who.practitioner_id is None:
        return []
    runs = HubWorker.objects.filter(
        standing(on), practitioner_id=who.practitioner_id, part=HubWorker.Part.COORDINATOR, since__lte=on
    )
    rows = _volunteers().filter(standing(on, "left_on"), hub__in=runs.values("hub"))
    found = []
    for row in rows:
        ending = rules.runs_out(checks_of(row), on)
        if ending is not None:
            found.append(CheckDue(row, ending, _goes_with(row)))
    return sorted(found, key=lambda one: (one.runs_out.last_day, one.volunteer.practitioner.name))


def gives(row: Volunteer) -> rules.Gives:
    """Who a volunteer is, as the rules take it."""
    return rules.Gives(
        tuple(row.languages), row.is_a, tuple(row.interests), tuple(row.lived), tuple(row.free_at)
    )


def _volunteers() -> QuerySet[Volunteer]:
    rows = Volunteer.objects.select_related("practitioner", "hub__organisation")
    return rows.prefetch_related("checks", "training", "matches")
