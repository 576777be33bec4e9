"""A child's page of school, put together for one reader: where, good news first, days, then what is being done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kinfold.law import timescales
from kinfold.school import rules
from kinfold.school.models import (
    AlternativeHours,
    Attendance,
    DailyNote,
    Destination,
    EhcRequest,
    Listed,
    PreventionPanel,
    SchoolExclusion,
    SchoolLead,
    SchoolPlace,
    WorkerKnown,
)
from kinfold.school.queries import finding
from kinfold.school.queries.seeing import Sight, may_read_note, school_said
from kinfold.school.rules import Days, Next

if TYPE_CHECKING:
    from kinfold.people.models import Person

GOOD_NEWS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a plan, what comes next, and whether that was left unfinished."""

    row: EhcRequest
    next: Next | None
    unfinished: bool


@dataclass
class AtSchool:
    """Everything that one reader may see."""

    seen: Sight
    now: list[tuple[SchoolPlace, str]] = field(default_factory=list)
    before: list[tuple[SchoolPlace, str]] = field(default_factory=list)
    leads: list[SchoolLead] = field(default_factory=list)
    notes: list[DailyNote] = field(default_factory=list)
    weeks: list[Attendance] = field(default_factory=list)
    panels: list[PreventionPanel] = field(default_factory=list)
    exclusions: list[SchoolExclusion] = field(default_factory=list)
    hours: list[AlternativeHours] = field(default_factory=list)
    plans: list[Asked] = field(default_factory=list)
    destinations: list[Destination] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    known: list[WorkerKnown] = field(default_factory=list)

    @property
    def good_news(self) -> list[DailyNote]:
        """The newest good news."""
        return [note for note in self.notes if note.good][:GOOD_NEWS]

    @property
    def other_notes(self) -> list[DailyNote]:
        """The lines that do not stand among the good news already."""
        said = {note.pk for note in self.good_news}
        return [note for note in self.notes if note.pk not in said]

    @property
    def on_time_weeks(self) -> int:
        """How many weeks were whole and on time, one after another, up to the newest."""
        return rules.on_time_in_a_row((row.possible, row.attended, row.late) for row in self.weeks)

    @property
    def known_now(self) -> WorkerKnown | None:
        """What school was told of a social worker, while it holds."""
        return next((row for row in self.known if row.until is None), None)

    @property
    def writes_to(self) -> SchoolPlace | None:
        """The place to which a line in the log book goes, for this reader."""
        who = self.seen.who
        rows = [place for place, _ in self.now if place.school_id is not None]
        if self.seen.at_school:
            return next((row for row in rows if row.school_id == who.organisation_id), None)
        return rows[0] if rows and self.seen.is_family and self.seen.names_school else None


def at_school(child: Person, seen: Sight, on: date) -> AtSchool:
    """Read a child's page of school for one reader."""
    found = AtSchool(seen)
    for row in finding.places_of(child) if seen.places is None else seen.places:
        holds = finding.holds_on(row, on)
        if seen.at_school and not seen.whole and row.school_id != seen.who.organisation_id:
            continue
        (found.now if holds else found.before).append((row, school_said(row, seen)))
    found.now.sort(key=lambda pair: (pair[0].kind == SchoolPlace.Kind.ALTERNATIVE, -pair[0].pk))
    if seen.names_school and found.now and found.now[0][0].school is not None:
        found.leads = finding.leads_of(found.now[0][0].school, on)
    found.notes = [note for note in finding.notes_of(child) if may_read_note(note, seen)]
    found.weeks = [row for row in finding.attendance_of(child) if _ours(row, seen)]
    found.panels = [row for row in finding.panels_of(child) if _ours(row, seen)]
    found.exclusions = [row for row in finding.exclusions_of(child) if _ours(row, seen)]
    found.plans = [asked(row, on) for row in finding.ehc_of(child) if _ours(row, seen)]
    if not seen.told_only:
        found.hours = finding.hours_of(child)
        if rules.is_sixteen_to_eighteen(child.born_on, on):
            found.destinations = finding.destinations_of(child)
    if seen.own or seen.at_school:
        found.listed = [
            row
            for row in finding.listed_of(child, on)
            if seen.own or row.school_id == seen.who.organisation_id
        ]
    if seen.whole or seen.at_school:
        found.known = [
            row for row in finding.known_of(child) if seen.whole or row.school_id == seen.who.organisation_id
        ]
    return found


def _ours(row: Attendance | PreventionPanel | SchoolExclusion | EhcRequest, seen: Sight) -> bool:
    """By the school's own door only what this school wrote is seen."""
    return not seen.told_only or row.school_id == seen.who.organisation_id


def ehc_days(row: EhcRequest) -> Days:
    """The days of a request, with those the law gives: from receiving it, or, once a tribunal has ordered it, from the order."""
    if row.ordered_on is not None:
        rule = "ehc_plan_after_order" if row.assessed_on is not None else "ehc_after_order"
        finish = _by(rule, row.ordered_on)
        return Days(row.begun_on, row.moved_on, row.sent_on, finish_by=finish, drafted_on=row.drafted_on)
    if row.sent_on is None:
        return Days(row.begun_on, row.moved_on)
    decide, none, finish = (_by(rule, row.sent_on) for rule in ("ehc_decide", "ehc_no_plan", "ehc_finish"))
    return Days(row.begun_on, row.moved_on, row.sent_on, decide, finish, none, row.drafted_on)


def _by(rule: str, start: date) -> date | None:
    return timescales.due(timescales.rule(rule), start)


def asked(row: EhcRequest, on: date) -> Asked:
    """A request with what comes next, as it stands on a day."""
    days = ehc_days(row)
    return Asked(row, rules.next_due(row.state, days), rules.left_unfinished(row.state, days, on))
