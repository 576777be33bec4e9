"""Noticing what nobody wrote: the next check awaited, and days that have passed without a word, for the children we help.

Run once a day (`universal/jobs.py`, or `manage.py follow_checks` by hand), and safe to run again: what runs already is not begun twice.
"""

from __future__ import annotations

import logging
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.plan import queries as plans
from kinfold.universal import rules
from kinfold.universal.actions.checks import follow_checks
from kinfold.universal.actions.matters import IN_NEED, matter_of
from kinfold.universal.actions.telling import kept
from kinfold.universal.queries.checks import checks_of, not_superseded
from kinfold.universal.queries.starting import Start, coming_of, transitions_of

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

log = logging.getLogger(__name__)


def follow_everybody(*, by: Who, on: date) -> int:
    """Follow the checks of every family with a small child or a baby expected; how many families were looked at.

    Each family is a step of its own: where one fails the others are done, and the fault is raised when all were tried.
    """
    oldest = rules.later(on, {"months": -rules.OLDEST_MONTHS})
    young = people.born_since(oldest).filter(merged_into=None, died_on=None, born_on__lte=on)
    expected = people.expected_since(oldest).filter(merged_into=None, died_on=None)
    homes = network.homes_of(
        [*young.values_list("pk", flat=True), *expected.values_list("pk", flat=True)], on
    )
    families = {family.pk: family for found in homes.values() for family in found}
    failed = []
    for number in sorted(families):
        try:
            follow_family(families[number], by=by, on=on)
        except (
            Exception
        ):  # one record that stumbles must not cost every other child their day; all is told at the end
            log.exception("The checks of %s could not be followed.", families[number].ref)
            failed.append(families[number].ref)
    if failed:
        raise RuntimeError(
            f"{len(failed)} of {len(families)} families could not be followed: {', '.join(failed)}"
        )
    return len(families)


@transaction.atomic
def follow_family(family: Family, *, by: Who, on: date) -> None:
    """Let each small child's next check run for the health visitor; tell the lead where a child in need was passed over."""
    family = kept(family)
    for member in network.members(family, on):
        child = member.person
        if child.is_unborn or (
            member.is_child and child.born_on is not None and not rules.too_old(child.born_on, on)
        ):
            follow_checks(family, child, by=by, on=on)
            _tell_lead_of_silence(family, child, by=by, on=on)
    _ask_to_meet(family, by=by, on=on)


MEET_BEFORE = timedelta(weeks=6)
"""How long before a first day the team should have met. Ours."""
ASKED_WITHIN = timedelta(days=7)
"""Within how long the lead answers a school or health visitor who asks for a meeting: it is on their work at once. Ours."""


@transaction.atomic
def ask_first_day_meeting(family: Family, child: Person, stage: str, *, by: Who, on: date) -> None:
    """A school or a health visitor asks the family's lead to hold a meeting before a first day: it is on the lead's work at once.

    Asked twice it stands there once. Raises NotNow where that day is not near, or nobody leads.
    """
    family, child = kept(family), child.merged_into or child
    of = rules.stage(stage)
    near = [one.start for one in coming_of([child], on) if one.start.stage == of]
    if not near:
        raise NotNow(f"The first day at {of.title} is not near.")
    lead = network.lead(family, on)
    if lead is None:
        raise NotNow("Nobody leads for this family yet. Talk with the family about who could.")
    about = f"You are asked to meet before the first day at {of.title}"
    _start_meeting(family, child, near[0], about=about, by=by, on=on, within=ASKED_WITHIN)


def _start_meeting(
    family: Family,
    child: Person,
    one: Start,
    *,
    about: str,
    by: Who,
    on: date,
    within: timedelta | None = None,
) -> None:
    matter = f"{child.ref}-{one.stage.word}"
    running = [clock for clock in clock_queries.about_matter(family, matter) if clock.state == "open"]
    if one.starts_on is None or running:
        return
    due = one.starts_on - MEET_BEFORE
    clocks.start(
        "first_day_meeting", family, person=child, on=on, entry=uuid4(), kind="plan_made", matter=matter, by=by,
        due_on=max(on, due if within is None else min(due, on + within)), about=about,
    )  # fmt: skip


def _ask_to_meet(family: Family, *, by: Who, on: date) -> None:
    """Where a family has a plan and a child starts nursery or school soon: its lead is asked to hold a meeting before."""
    if network.lead(family, on) is None or plans.plan_of(family) is None:
        return
    for child, days in transitions_of(network.children(family, on), on):
        for one in days:
            if not one.is_near or one.starts_on is None or one.starts_on <= on:
                continue
            matter = f"{child.ref}-{one.stage.word}"
            if clock_queries.about_matter(family, matter):
                continue
            about = f"Meet before the first day at {one.stage.title}"
            _start_meeting(family, child, one, about=about, by=by, on=on)


def _tell_lead_of_silence(family: Family, child: Person, *, by: Who, on: date) -> None:
    """The newest check of a child in need whose days have passed, and of which nobody has told us, is the lead's to ask about."""
    level = plans.level_now(child, on)
    if level is None or level.level not in IN_NEED or network.lead(family, on) is None:
        return
    silent = [line for line in not_superseded(checks_of(child, on)) if line.standing == "silent"]
    if not silent:
        return
    check = silent[-1].check
    row = matter_of(family, child, check.word, on).row
    if any(one.rule == "missed_check_in_need" for one in clock_queries.about_matter(family, row.ref)):
        return
    clocks.start(
        "missed_check_in_need", family, person=child, on=on, entry=uuid4(), matter=row.ref, kind="check_missed",
        about=f"Nobody has told us of a check: {check.title.lower()}", by=by,
    )  # fmt: skip
