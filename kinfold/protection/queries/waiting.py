"""What waits for somebody: alerts to read before a visit, schools to tell, notices to answer, days that come up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from kinfold.agencies import queries as agencies
from kinfold.base import prepared
from kinfold.base.who import Who
from kinfold.clocks import queries as clocks
from kinfold.clocks.queries import Line
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.protection.models import PoliceNoticeTold, SafetyAlert
from kinfold.protection.queries.finding import tellings
from kinfold.sharing import queries as sharing

DAYS = frozenset(
    (
        "initial_conference", "first_core_group", "core_group_every", "review_conference_first",
        "review_conference_every", "pre_birth_review", "child_protection_visit", "police_protection",
        "emergency_protection_order", "police_notice_told", "safety_alert_look_again",
    )
)  # fmt: skip
"""The rules about time of this room."""

SHOWN_FOR = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class BeforeVisiting:
    """What somebody who visits a family must do, and where it can be read. Not what happened: that needs row V4."""

    family: Family
    what_to_do: str
    since: date
    ref: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The least that helps, as a school reads it: whom it is about, when, and these words. Nothing else of the record."""

    ref: str
    child: str
    happened_on: date
    minimum: str
    told_on: date
    acknowledged_on: date | None
    support_given: str
    row: PoliceNoticeTold


def alerts_for_visit(family: Family, on: date) -> list[SafetyAlert]:
    """What holds on a day for whoever visits this family, the newest first. One query."""
    rows = SafetyAlert.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on), family_id__in=network.family_ids(family), since__lte=on
    )
    return list(rows.select_related("person", "raised_by__organisation"))


def alerts_mine(who: Who, on: date, among: Iterable[Family] | None = None) -> list[BeforeVisiting]:
    """What this worker must read before visiting the families they work with, by family: for the list of their work.

    For whoever reads the whole record (row V3); a partner in the team is told by whoever holds the family.
    """
    rows = network.involvements_of(who.practitioner_id, on)
    families = {
        (row.family.joined_into or row.family).pk: row.family.joined_into or row.family for row in rows
    }
    found = SafetyAlert.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on), family__in=network.with_joined(families), since__lte=on,
    )  # fmt: skip
    chosen = list(found.select_related("family").order_by("family__name", "-since", "-pk"))
    opens = {
        number: sharing.decide(who, "V3", families[number], on=on).code == "allow"
        for number in {row.family.joined_into_id or row.family_id for row in chosen}
    }
    return [
        BeforeVisiting(families[number], row.what_to_do, row.since, row.ref)
        for row in chosen
        if opens[number := row.family.joined_into_id or row.family_id]
    ]


def notices_to_tell(who: Who, on: date) -> list[PoliceNoticeTold]:
    """Schools still to be told, of families whose police information opens to this person (row V4), the most urgent first."""
    rows = list(tellings().filter(told_on__isnull=True, nobody_why="").order_by("due_on", "pk"))
    opens: dict[int, bool] = {}
    for row in rows:
        family = row.notice.family.joined_into or row.notice.family
        if family.pk not in opens:
            opens[family.pk] = sharing.decide(who, "V4", family, on=on).code == "allow"
    return [row for row in rows if opens[(row.notice.family.joined_into or row.notice.family).pk]]


def notices_mine(who: Who, on: date) -> list[Notice]:
    """What this worker was told for a child at their school: to be answered, and for four weeks what was answered."""
    if who.practitioner_id is None:
        return []
    rows = tellings().filter(
        practitioner_id=who.practitioner_id, told_on__isnull=False, told_on__gte=on - SHOWN_FOR
    )
    found = (notice_for(row, who, on) for row in rows.order_by("-told_on", "-pk"))
    return [one for one in found if one is not None]


def notice_for(row: PoliceNoticeTold, who: Who, on: date, *, leads: bool = False) -> Notice | None:
    """One telling as its own reader sees it; None for everybody else, and for who may no longer know of the family.

    `leads`: the asker leads on safeguarding at their school, and reads what a colleague there was told too.
    """
    if row.told_on is None or who.practitioner_id is None or row.practitioner is None:
        return None
    if row.practitioner_id != who.practitioner_id and not (
        leads and row.practitioner.organisation_id == who.organisation_id
    ):
        return None
    family = row.notice.family.joined_into or row.notice.family
    known, _ = sharing.facts(who, family, on=on)
    if known.excluded or known.unnamed:
        return None
    return as_notice(row)


def as_notice(row: PoliceNoticeTold) -> Notice:
    """A telling in the words that school reads: nothing else of the record."""
    child = row.child.merged_into or row.child
    assert row.told_on is not None
    return Notice(
        row.ref, child.known_as, row.notice.happened_on, row.notice.minimum, row.told_on, row.acknowledged_on,
        row.support_given, row,
    )  # fmt: skip


def notices_at(who: Who, on: date, *, leads: bool = False) -> list[Notice]:
    """What this worker was told, and for whoever leads at a school what colleagues there were told; not answered first."""
    mine = Q(practitioner_id=who.practitioner_id or 0)
    if leads:
        mine |= Q(practitioner__organisation_id=who.organisation_id or 0)
    rows = tellings().filter(mine, told_on__isnull=False, told_on__gte=on - SHOWN_FOR, told_on__lte=on)
    found = list(rows.order_by("told_on", "pk"))
    barred = sharing.barred_families(
        who, on, {row.notice.family.joined_into_id or row.notice.family_id for row in found}
    )
    kept_close = sharing.labelled_people(who, on, {row.child.merged_into_id or row.child_id for row in found})
    seen = [
        as_notice(row)
        for row in found
        if (row.notice.family.joined_into_id or row.notice.family_id) not in barred
        and (row.child.merged_into_id or row.child_id) not in kept_close
    ]
    return sorted(seen, key=lambda one: one.acknowledged_on is not None)


def times_to_telling(since: date, on: date, within: Any = None) -> list[tuple[date, date, date | None]]:
    """Of each child in a notice received in a time: received on, to be told by, and told on (None: nobody yet)."""
    rows = PoliceNoticeTold.objects.filter(
        notice__received_on__gte=since, notice__received_on__lte=on, nobody_why=""
    )
    if within is not None:
        rows = rows.filter(notice__family__in=within)
    return list(rows.values_list("notice__received_on", "due_on", "told_on").order_by("pk"))


@dataclass(frozen=True, slots=True)
class Waits:
    """What of this room waits for one worker: to read before a visit, to answer at school, schools to tell."""

    before_visits: tuple[BeforeVisiting, ...] = ()
    notices: tuple[Notice, ...] = ()
    to_tell: tuple[PoliceNoticeTold, ...] = ()


def waits(who: Who, on: date, among: Iterable[Family]) -> Waits:
    """What waits for a worker, who works with the families `among`. One query where nothing does, as on most days."""
    families = list(among)
    numbers = [each.joined_into_id or each.pk for each in families]
    ((alerts, mine, untold),) = prepared.run(
        _ANY, [on, on, numbers, numbers, who.practitioner_id or 0, on - SHOWN_FOR]
    )
    return Waits(
        tuple(alerts_mine(who, on, families)) if alerts else (),
        tuple(notices_mine(who, on)) if mine else (),
        tuple(notices_to_tell(who, on)) if untold else (),
    )


_ANY = """
    SELECT EXISTS (SELECT 1 FROM protection_safetyalert a JOIN network_family f ON f.id = a.family_id
            WHERE a.since <= %s::date AND (a.until IS NULL OR a.until > %s::date)
            AND (f.id = ANY(%s::bigint[]) OR f.joined_into_id = ANY(%s::bigint[]))),
        EXISTS (SELECT 1 FROM protection_policenoticetold t WHERE t.practitioner_id = %s::bigint AND t.told_on >= %s::date),
        EXISTS (SELECT 1 FROM protection_policenoticetold t WHERE t.told_on IS NULL AND t.nobody_why = '')
"""


def due_in(who: Who, on: date) -> list[Line]:
    """The days of this room that a worker looks after, the soonest first."""
    worker = agencies.practitioner_of(who)
    return [] if worker is None else [line for line in clocks.mine(worker, on) if line.clock.rule in DAYS]
