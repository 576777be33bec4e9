"""The drift board: what stands still in a manager's teams, family by family, the longest in the child's time first.

A number of queries that does not grow with the families (counted in tests). Only families that the manager may find are
named; a row leads to one next thing, on a page that opens.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from kinfold.base.who import Who
from kinfold.care import queries as care
from kinfold.care.models import CarerClock
from kinfold.clocks import queries as clocks
from kinfold.clocks.queries import Line
from kinfold.directory import queries as directory
from kinfold.directory.queries import Waiting as AskedWaiting
from kinfold.hubs import queries as hubs
from kinfold.hubs.queries import CheckDue
from kinfold.network import queries as network
from kinfold.people.models import Person
from kinfold.plan import queries as plan
from kinfold.records import queries as records
from kinfold.services import queries as services
from kinfold.services.models import Request
from kinfold.work import rules
from kinfold.work.queries import drift_says
from kinfold.work.queries.leaving import Goodbye, goodbyes
from kinfold.work.queries.next_thing import Next, next_thing
from kinfold.work.queries.scope import Scope
from kinfold.work.queries.shown import Shown, kept, kept_person

BY_RULE = {"waits": rules.WAITS, "stuck": rules.STUCK, "refusals": rules.REFUSED, "unseen": rules.RHYTHMS}


@dataclass(slots=True)
class Row:
    """One family that stands still for one reason: whom it is about, since when, whose it is, and one next thing."""

    family: str
    ref: str
    whom: str
    what: str
    since: date
    waited: str
    owner: str
    facts: list[str] = field(default_factory=list)
    next: Next | None = None
    part: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the board with its rows."""

    section: rules.Section
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board."""

    parts: list[Part]
    carers: tuple[CarerClock, ...] = ()
    """What is late for carers whom these teams support, or whom nobody supports."""
    asked: list[AskedWaiting] = field(default_factory=list)
    """What was asked on the public page and is late: of no family yet."""
    checks: list[CheckDue] = field(default_factory=list)
    """Checks that run out, of volunteers of a hub that the manager runs."""

    @property
    def nothing(self) -> bool:
        """True when no family stands still, and nothing is late for carers, for those who asked, or with volunteers."""
        here = (self.carers, self.asked, self.checks)
        return not any(here) and not any(part.rows for part in self.parts)


@dataclass(slots=True)
class _Found:
    """What was read for every section, before it is put into rows."""

    lines: dict[str, list[Line]]
    goodbyes: list[Goodbye]
    shown: Shown
    children: dict[int, list[Person]]
    last_seen: dict[int, date]
    asked: dict[str, list[Request]]
    planned: frozenset[int]
    on: date


def drift_board(who: Who, on: date) -> Board:
    """Read the board of whoever manages teams; for anybody else it is empty."""
    if not who.managed_team_ids:
        return Board([])
    found = _read(who, on)
    parts = []
    for section in rules.SECTIONS:
        if section.name == "leaving":
            rows = [_goodbye_row(each, found) for each in found.goodbyes if found.shown.may_name(each.family)]
        else:
            rows = [_row(section.name, some, found) for some in _by_family(found.lines[section.name], found)]
        parts.append(Part(section, sorted(rows, key=lambda row: (-row.part, row.since, row.family))))
    waiting = care.carers_waiting(who, on, on)
    asked, checks = directory.late_for_managers(who, on), hubs.checks_due(who, on)
    return Board(parts, (*waiting.mine, *waiting.late), asked, checks)


def _read(who: Who, on: date) -> _Found:
    scope = Scope.of(who, on)
    teams = who.managed_team_ids
    still = clocks.drifting(_due_by(on), team_ids=teams, family_ids=scope.family_ids, on=on)
    lines = {
        name: [each for each in still if each.clock.rule in names] for name, names in BY_RULE.items()
    } | {
        "nobody": clocks.left_with(scope.gone_ids, team_ids=teams, on=on, due_by=on + rules.SOON),
    }
    lines["unseen"] = clocks.one_visit_each(lines["unseen"])
    told = {each.clock.pk for name in ("waits", "stuck", "refusals") for each in lines[name]}
    lines["nobody"] = [each for each in lines["nobody"] if each.clock.pk not in told]
    leaving = goodbyes(scope, on)
    all_lines = [each for some in lines.values() for each in some]
    families = {kept(each.clock.family) for each in all_lines} | {kept(each.family) for each in leaving}
    children = network.children_in(families, on)
    asked = services.of_matters(each.clock.matter for each in lines["waits"]) if lines["waits"] else {}
    persons = {(number, one.pk) for number, some in children.items() for one in some}
    persons |= {(kept(each.clock.family), number) for each in all_lines if (number := _person(each))}
    persons |= {(kept(one.family), kept_person(one.person)) for some in asked.values() for one in some}
    shown = Shown.read(who, on, families, persons)
    seen = records.last_seen(each.clock.person_id for each in lines["unseen"] if each.clock.person_id)
    return _Found(lines, leaving, shown, children, seen, asked, plan.with_plans(families), on)


def _due_by(on: date) -> dict[str, date | None]:
    """By which last day a clock of each rule must have run out to stand on the board."""
    found: dict[str, date | None] = dict.fromkeys(rules.WAITS)
    return (
        found
        | dict.fromkeys((*rules.STUCK, *rules.RHYTHMS), on)
        | dict.fromkeys(rules.REFUSED, on + rules.SOON)
    )


def _person(line: Line) -> int | None:
    return kept_person(line.clock.person) if line.clock.person is not None else None


def _by_family(lines: Iterable[Line], found: _Found) -> Iterable[list[Line]]:
    """Put lines together by family, and within one family by what they wait for."""
    grouped: dict[tuple[int, str], list[Line]] = {}
    for each in lines:
        if found.shown.may_name(each.clock.family):
            matter = each.clock.matter if each.clock.matter in found.asked else ""
            grouped.setdefault((kept(each.clock.family), each.says + matter), []).append(each)
    return grouped.values()


def _row(section: str, lines: Sequence[Line], found: _Found) -> Row:
    """Put what is one matter of one family into a row."""
    first = min(lines, key=lambda each: each.clock.started_on)
    family, on = first.clock.family, found.on
    wait = max(
        (rules.wait_of(_children(each, found), each.clock.started_on, on) for each in lines),
        key=lambda each: each.part,
    )
    ref = found.shown.ref(family)
    return Row(
        family=family.name,
        ref=ref,
        whom=_whom(lines, found),
        what=drift_says.what(section, first, found.asked, found.shown.people),
        since=first.clock.started_on,
        waited=wait.says,
        owner=rules.in_a_row([drift_says.owner_of(each.clock, on) for each in lines]),
        facts=drift_says.facts(section, lines, found.last_seen, on),
        next=next_thing(section, first.clock, ref, planned=kept(family) in found.planned),
        part=wait.part,
    )


def _children(line: Line, found: _Found) -> list[rules.Child]:
    """Whose time a wait is told in: the child it is for, else the children of the family (a parent's wait is theirs too);
    only those who may be named."""
    own = line.clock.person
    family = found.children.get(kept(line.clock.family), [])
    numbers = {one.pk for one in family}
    people = [own] if own is not None and kept_person(own) in numbers else family
    return [as_child(one) for one in people if kept_person(one) in found.shown.people]


def as_child(person: Person) -> rules.Child:
    """What a wait is measured by."""
    return rules.Child(person.known_as, person.born_on, person.is_unborn)


def _whom(lines: Sequence[Line], found: _Found) -> str:
    """The people a row is about, where it is not the whole family."""
    people = [each.clock.person for each in lines]
    return rules.in_a_row(
        [str(one) for one in people if one is not None and kept_person(one) in found.shown.people]
    )


def _goodbye_row(each: Goodbye, found: _Found) -> Row:
    family = each.family
    children = [one for one in found.children.get(kept(family), []) if one.pk in found.shown.people]
    wait = rules.wait_of([as_child(one) for one in children], each.since, found.on)
    ref = found.shown.ref(family)
    chosen = [one.known_as for one in children if one.pk in each.chosen_by]
    return Row(
        family=family.name,
        ref=ref,
        whom="",
        what=drift_says.goodbye(each, found.on),
        since=each.since,
        waited=f"{drift_says.first_name(each.worker)} has been here {wait.says}",
        owner=str(each.worker),
        facts=drift_says.goodbye_facts(each, chosen),
        next=next_thing("leaving", None, ref, worker=each.worker, planned=kept(family) in found.planned),
        part=wait.part,
    )
