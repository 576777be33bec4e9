"""Access that follows from a contact: duty and the consultation line may read while it lives, and not for ever."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kinfold.agencies import queries as agencies
from kinfold.base.who import Who
from kinfold.concerns import rules
from kinfold.concerns.models import Consultation, HelpRequest, InboundReport, Referral
from kinfold.network import queries as network
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.network.models import Family

LINE_DAYS_AFTER = 28  # after an answer (or the day to look again) the line's access runs out; our own default


def open_for_duty(family: Family, *, why: str, by: Who, on: date) -> None:
    """Let the duty team read a family while a contact about it is live."""
    team = agencies.duty_team()
    if team is not None:
        sharing.grant("duty", family, team=team, since=on, why=why, by=by)


def open_for_line(family: Family, *, why: str, by: Who, on: date, until: date | None = None) -> None:
    """Let the consultation line (or duty, where there is no line) read what it is asked about."""
    team = agencies.consultation_team()
    if team is not None:
        kind = "consultation" if team.kind == "consultation" else "duty"
        sharing.grant(kind, family, team=team, since=on, until=until, why=why, by=by)


def close_for_duty(family: Family, *, decided_on: date, by: Who) -> None:
    """Let duty's access run out seven days after the last live contact about a family was settled."""
    team = agencies.duty_team()
    ids = network.family_ids(family.joined_into or family)
    if team is None or _live(ids):
        return
    for each in _families(ids, family):
        sharing.close_duty_contact(each, team, until=rules.duty_until(decided_on))


def close_for_line(family: Family, *, on: date, look_again_on: date | None, by: Who) -> None:
    """Let the line's access run out some weeks after its answer, later where it promised to look again."""
    team = agencies.consultation_team()
    ids = network.family_ids(family.joined_into or family)
    if team is None or Consultation.objects.filter(family_id__in=ids, state="asked").exists():
        return
    for each in _families(ids, family):
        sharing.close_consultation(each, team, until=(look_again_on or on) + timedelta(days=LINE_DAYS_AFTER))


def _live(ids: tuple[int, ...]) -> bool:
    """Say whether anything about these families still waits for duty."""
    return (
        Referral.objects.filter(family_id__in=ids, state__in=("sent", "taken_up")).exists()
        or InboundReport.objects.filter(family_id__in=ids, state="received").exists()
        or HelpRequest.objects.filter(family_id__in=ids, state="asked").exists()
    )


def _families(ids: tuple[int, ...], one: Family) -> list[Family]:
    if len(ids) == 1:
        return [one]
    found = type(one).objects.in_bulk(list(ids))
    return [found[pk] for pk in ids]
