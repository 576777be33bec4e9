"""Coming home from care in four parts, and the visits after: many come back into care when help stops at the door."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.care.actions.placing import place
from kinfold.care.actions.starting import leave_care
from kinfold.care.actions.written import check_version, child_now, family_now, keep_words, tell
from kinfold.care.models import PeriodOfCare, ReturnHome
from kinfold.care.rules import checks, going_home
from kinfold.care.states import RETURN
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who

TEXTS = ("household_now", *going_home.PARTS, "child_says", "parents_say")


@transaction.atomic
def decide_return(
    period: PeriodOfCare,
    *,
    decided_on: date,
    why: str,
    by: Who,
    on: date,
    support: str = "",
    agencies_together: str = "",
    agreement: str = "",
    talk: str = "",
    household_now: str = "",
    child_says: str = "",
    parents_say: str = "",
    agreement_signed_on: date | None = None,
    visits_every_days: int | None = None,
    visits_until: date | None = None,
    decided_by: Practitioner | None = None,
    entry: UUID | None = None,
) -> ReturnHome:
    """Decide that a child may come home, with what has changed since they left; the four parts may follow.

    `agencies_together` is the second part (`ReturnHome.agencies`). Raises `NotNow` when a return is being prepared already.
    """
    period = locked(period)
    if period.ended_on is not None:
        raise NotNow("Care has ended, so nothing has to be decided about it.")
    going = period.returns_home.filter(state__in=[ReturnHome.State.PREPARING, ReturnHome.State.HOME])
    if going.exists():
        raise NotNow("A return home is being prepared already. Change that one.")
    checks.come(decided_on, on, "decided_on")
    checks.not_before(decided_on, period.began_on, "decided_on", "Care began")
    home = ReturnHome(
        period=period,
        decided_on=decided_on,
        decided_by=decided_by or agencies.practitioner_of(by),
        why=checks.said(why, "why", "Write what has changed since the child left home."),
    )
    _fill(
        home, support=support, agencies=agencies_together, agreement=agreement, talk=talk,
        household_now=household_now, child_says=child_says, parents_say=parents_say,
        agreement_signed_on=agreement_signed_on, visits_every_days=visits_every_days, visits_until=visits_until,
    )  # fmt: skip
    child, family = child_now(period.person), family_now(period.family)
    home.entry = entry or tell(
        "decision_made", family, child, "It was decided to prepare for coming home.", on_day=decided_on, on=on,
        by=by, detail="return_home", source="return_home", ref=home.ref,
    )  # fmt: skip
    home.save()
    keep_words(
        child, family, child_says, said_on=decided_on, by=by, on=on, entry=home.entry, topic="the_move"
    )
    return home


def _fill(home: ReturnHome, **told: Any) -> None:
    for name, value in told.items():
        setattr(home, name, checks.fits(value, name) if isinstance(value, str) else value)
    if home.visits_every_days is not None and home.visits_every_days < 1:
        raise NotNow("Visits are every so many days: 1 or more.", field="visits_every_days")


@transaction.atomic
def change_return(home: ReturnHome, *, version: int, by: Who, on: date, **told: Any) -> ReturnHome:
    """Write the four parts, or change them, while the return is prepared. `told` names fields of the row. Raises `Clash`."""
    home = locked(home)
    RETURN.after("change_return", home.state)
    theirs = "\n".join(f"{title}: {getattr(home, name)}" for name, (title, _) in going_home.PARTS.items())
    yours = "\n".join(f"{title}: {told.get(name, '')}" for name, (title, _) in going_home.PARTS.items())
    check_version(home.version, version, theirs, yours)
    _fill(home, **told)
    home.version += 1
    home.save()
    return home


@transaction.atomic
def go_home(
    home: ReturnHome,
    *,
    home_on: date,
    by: Who,
    on: date,
    how: str = "E4A",
    level_after: str = "child_in_need",
    visits_every_days: int | None = None,
    visits_until: date | None = None,
    entry: UUID | None = None,
) -> ReturnHome:
    """The child is home. Refused until all four parts are written; visits after go on, with a clock of their own.

    `how` is E4A or E4B (care ends, and the level is then `level_after`), or P1: the order goes on, and the child lives
    with their parents. The worker whose clock it is sees the child as often as agreed. Raises `NotNow`.
    """
    home = locked(home)
    after = RETURN.after("go_home", home.state)
    missing = going_home.missing_parts({name: getattr(home, name) for name in going_home.PARTS})
    if missing:
        raise NotNow(f"Before the child comes home, write these parts: {', '.join(missing)}.")
    if how not in going_home.WAYS_HOME:
        raise NotNow("Choose how the child comes home.", field="how")
    checks.come(home_on, on, "home_on")
    checks.not_before(home_on, home.decided_on, "home_on", "It was decided")
    _fill(
        home,
        visits_every_days=visits_every_days or home.visits_every_days,
        visits_until=visits_until or home.visits_until,
    )
    if home.visits_every_days is None:
        raise NotNow("Say how often somebody visits after the child is home.", field="visits_every_days")
    period = home.period
    child, family = child_now(period.person), family_now(period.family)
    home.home_entry = entry or tell(
        "placement_started", family, child, f"{child.known_as} came home.", on_day=home_on, on=on, by=by,
        detail="return_home", source="return_home", ref=home.ref,
    )  # fmt: skip
    _leave_or_stay(home, how, home_on, level_after, by=by, on=on)
    home.state, home.home_on = after, home_on
    home.version += 1
    home.save()
    clocks.start(
        "visit_every", family, person=child, on=home_on, entry=home.home_entry, kind="placement_started",
        every_days=home.visits_every_days, limit_days=home.visits_every_days, matter=home.ref, by=by,
        about=f"See {child.known_as}, who is home again",
    )  # fmt: skip
    return home


def _leave_or_stay(home: ReturnHome, how: str, home_on: date, level_after: str, *, by: Who, on: date) -> None:
    """End care on the day of coming home; or write the home with parents, where the order goes on."""
    if how == "P1":
        place(
            home.period, "P1", since=home_on, by=by, on=on, provider="PR0", ended_how="CARPL",
            why_here=home.why, ended_why="Came home.", entry=home.home_entry,
        )  # fmt: skip
        return
    leave_care(
        home.period, ended_on=home_on, how=how, why=home.why, by=by, on=on, level_after=level_after
    )  # fmt: skip


@transaction.atomic
def return_lasted(
    home: ReturnHome, *, on_day: date, what_lasts: str, by: Who, on: date, entry: UUID | None = None
) -> ReturnHome:
    """It has lasted: what holds now, and who is there if it gets hard. The agreed visits end."""
    home, after, child, family = _moved(home, "return_lasted", on_day, on)
    home.state = after
    home.what_lasts = checks.said(
        what_lasts, "what_lasts", "Write what holds now, and whom they ring if it gets hard."
    )
    home.version += 1
    home.save()
    if entry is None:
        what = f"{child.known_as} is home, and it has lasted."
        entry = tell(
            "outcome_noted", family, child, what, on_day=on_day, on=on, by=by, detail="return_lasted",
            source="return_home", ref=home.ref,
        )  # fmt: skip
    _stop_visits(home, on_day, "Coming home has lasted.", by=by, entry=entry)
    return home


@transaction.atomic
def return_ended(
    home: ReturnHome, *, ended_on: date, why: str, by: Who, on: date, entry: UUID | None = None
) -> ReturnHome:
    """It did not come to it, or did not last: why, without blame, so that the next time goes better."""
    home, after, child, family = _moved(home, "return_ended", ended_on, on)
    home.state, home.ended_on = after, ended_on
    home.ended_why = checks.said(why, "why", "Say why, without blame: it helps the next time.")
    home.version += 1
    home.save()
    if entry is None:
        entry = tell(
            "outcome_noted", family, child, "Coming home did not work out this time.", on_day=ended_on, on=on,
            by=by, detail="return_ended", source="return_home", ref=home.ref,
        )  # fmt: skip
    _stop_visits(home, ended_on, "The child does not live at home any more.", by=by, entry=entry)
    return home


def _moved(home: ReturnHome, verb: str, day: date, on: date) -> tuple[ReturnHome, str, Any, Any]:
    home = locked(home)
    after = RETURN.after(verb, home.state)
    checks.come(day, on, "on_day")
    checks.not_before(day, home.home_on or home.decided_on, "on_day", "It began")
    return home, after, child_now(home.period.person), family_now(home.period.family)


def _stop_visits(home: ReturnHome, day: date, why: str, *, by: Who, entry: UUID) -> None:
    for clock in running.about_matter(home.period.family, home.ref):
        if clock.state == "open" and clock.rule == "visit_every":
            clocks.stop(clock, on=max(day, clock.started_on), why=why, by=by, entry=entry)
