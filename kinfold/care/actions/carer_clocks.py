"""The clocks of carers, kept in step with what is written of them. Every action on a household ends here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Max, Q

from kinfold.agencies import queries as agencies
from kinfold.base.rows import save
from kinfold.care.models import Carer, CarerClock, CarerReview
from kinfold.care.rules import carers as rules
from kinfold.law import timescales

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner, Team
    from kinfold.care.rules.carers import Run

State = CarerClock.State


def wind(carer: Carer, *, on: date) -> None:
    """Meet, begin, move or stop the clocks of one household, so that they say what its visits, reviews and training say.

    Whose they are is the worker who supports the household, and that worker's team on this day; without one, nobody's.
    Winding twice changes nothing. A household that is not approved, or stopped, has no clock that runs.
    """
    running = {row.rule: row for row in carer.clocks.select_for_update().filter(state=State.OPEN)}
    if carer.approved_on is None or carer.ended_on is not None:
        for row in running.values():
            save(row, state=State.STOPPED, ended_on=max(carer.ended_on or on, row.started_on))
        return
    owner = carer.supervisor
    team = agencies.team_of(owner, on) if owner is not None else None
    for rule, ought in rules.runs(carer.approved_on, *_last(carer)).items():
        _keep_in_step(carer, rule, ought, running.get(rule), owner, team)


def _last(carer: Carer) -> tuple[dict[str, date | None], date | None]:
    """The last day on which each was met, and the day agreed for the next review."""
    visits = carer.visits.aggregate(any=Max("on_day"), unannounced=Max("on_day", filter=Q(announced=False)))
    review = CarerReview.objects.filter(carer=carer).order_by("on_day", "pk").last()
    learned = carer.training.aggregate(last=Max("on_day"))["last"]
    last = {
        "supervising_visit": visits["any"],
        "unannounced_visit": visits["unannounced"],
        "carer_review": review.on_day if review else None,
        "carer_training": learned,
    }
    return last, review.next_due_on if review else None


def _keep_in_step(
    carer: Carer, rule: str, ought: Run, row: CarerClock | None, owner: Practitioner | None, team: Team | None
) -> None:
    if row is not None and ought.since > row.started_on:
        save(row, state=State.MET, ended_on=ought.since)
        row = None
    facts = {"owner": owner, "owner_team": team, "started_on": ought.since, "due_on": ought.due}
    if row is not None:
        save(row, **facts)
        return
    version = timescales.rule(rule).version_on(ought.since)
    CarerClock.objects.create(carer=carer, rule=rule, rule_version=version, **facts)
