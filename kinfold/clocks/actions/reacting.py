"""What an entry does to clocks, by the rules about time: ends first, then stops, then starts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db import transaction

from kinfold.agencies.models import Practitioner, Team
from kinfold.base.who import Who
from kinfold.clocks import limits, rules
from kinfold.clocks.actions import moves
from kinfold.clocks.actions.owners import owner_of
from kinfold.clocks.models import Clock
from kinfold.clocks.rules import Happened
from kinfold.law import timescales
from kinfold.law.rule import Rule
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person

_NO_LONGER = "No longer applies: {title}."
_IN_PLACE = "A later start takes its place."


@transaction.atomic
def react(
    entry: Happened,
    *,
    by: Who,
    owner: Practitioner | None = None,
    owner_team: Team | None = None,
    matters: Iterable[str | UUID] = (),
    whole_family: bool | None = None,
) -> None:
    """End, stop and start clocks as the rules say for an entry just recorded.

    An entry is about the same matter as a clock when it carries the same `source_ref`, or when `matters` names it (the
    report that became this referral, the service visited). A step down of one child stops no clock of the whole
    family, unless it names every child or the caller says `whole_family`.
    """
    touched = _Touched.by(entry)
    if not touched.any:
        return
    scene = _Scene(entry, by, owner, owner_team, frozenset(_word(each) for each in matters), whole_family)
    running = scene.running(touched.names)
    left = [clock for clock in running if not _end(clock, scene)]
    _begin(touched.starts, left, scene)


def _word(matter: str | UUID) -> str:
    return matter.hex if isinstance(matter, UUID) else matter


@dataclass(frozen=True, slots=True)
class _Touched:
    """The rules that an entry may end, stop or start."""

    starts: tuple[Rule, ...]
    names: frozenset[str]

    @classmethod
    def by(cls, entry: Happened) -> "_Touched":
        detail = entry.detail or None
        starts = timescales.rules_started_by(entry.kind, detail)
        others = timescales.rules_ended_by(entry.kind, detail) + timescales.rules_stopped_by(
            entry.kind, detail
        )
        return cls(starts, frozenset(rule.name for rule in starts + others))

    @property
    def any(self) -> bool:
        return bool(self.names)


@dataclass
class _Scene:
    """The entry, who records it, and what must be looked up once."""

    entry: Happened
    by: Who
    owner: Practitioner | None
    owner_team: Team | None
    matters: frozenset[str]
    whole: bool | None

    @cached_property
    def family(self) -> Family:
        return network.family_numbered(self.entry.family_id)

    @cached_property
    def family_ids(self) -> tuple[int, ...]:
        return network.family_ids(self.family)

    @cached_property
    def children(self) -> dict[int, Person]:
        return {child.pk: child for child in network.children(self.family, self.entry.happened_on)}

    @cached_property
    def reached(self) -> tuple[int, ...]:
        return rules.whom(self.entry.kind, self.entry.about_ids, self.children)

    @property
    def is_whole_family(self) -> bool:
        return self.whole if self.whole is not None else set(self.children) <= set(self.entry.about_ids)

    def running(self, names: frozenset[str]) -> list[Clock]:
        """The open clocks of these rules for the family and the children reached."""
        about = self.entry.about_ids
        few = Clock.objects.filter(rule__in=names, state=Clock.State.OPEN).order_by()
        ours = few.filter(family_id__in=self.family_ids).values("pk")
        theirs = few.filter(person__in=people.every_record(about)).values("pk")
        rows = few.select_for_update(of=("self",)).filter(pk__in=ours.union(theirs) if about else ours)
        return list(rows.select_related("person").order_by("pk"))

    def is_same_matter(self, clock: Clock) -> bool:
        if clock.matter in self.matters or clock.started_by_entry.hex in self.matters:
            return True
        if clock.matter == rules.matter_of(self.entry):
            return True
        return (
            clock.rule == "visit_every"
            and clock.owner_id is not None
            and clock.owner_id == self.by.practitioner_id
        )


def _end(clock: Clock, scene: _Scene) -> bool:
    """End or stop one clock if the entry does so; say whether it did."""
    entry, rule = scene.entry, timescales.rule(clock.rule)
    if entry.happened_on < clock.started_on or not _reaches(clock, scene):
        return False
    same = scene.is_same_matter(clock)
    if rule.end_by(entry.kind, entry.detail or None, same_matter=same):
        moves.meet(clock, on=entry.happened_on, entry=entry.uuid, by=scene.by)
        return True
    condition = rule.stop_by(entry.kind, entry.detail or None, same_matter=same)
    if condition is None or (
        clock.person_id is None and entry.kind == "level_changed" and not scene.is_whole_family
    ):
        return False
    why = _NO_LONGER.format(title=rule.title)
    moves.stop(clock, on=entry.happened_on, why=why, by=scene.by, entry=entry.uuid)
    return True


def _reaches(clock: Clock, scene: _Scene) -> bool:
    """A clock of one child is reached only by entries about that child; one of the family or a matter by all.

    A visit to a brother is no visit to this child, whoever made it.
    """
    if clock.person_id is None or (clock.rule != "visit_every" and scene.is_same_matter(clock)):
        return True
    return _child(clock) in scene.reached or _child(clock) in scene.entry.about_ids


def _child(clock: Clock) -> int | None:
    """The child a clock is for, under the record that is kept."""
    return (clock.person.merged_into_id or clock.person_id) if clock.person else None


def _begin(starts: tuple[Rule, ...], running: list[Clock], scene: _Scene) -> None:
    on = scene.entry.happened_on
    local = (
        limits.in_force([rule.name for rule in starts], scene.family_ids, on) if starts else limits.Local()
    )
    wanted = [
        (rule, person, replaces)
        for rule in starts
        if rules.can_run(rule, on, has_limit=local.has(rule.name))
        for person, replaces in _for_whom(rule, running, scene)
    ]
    if not wanted:
        return
    held = owner_of(
        scene.family, scene.entry.recorded_on, worker=scene.owner, team=scene.owner_team, by=scene.by
    )
    made = []
    for rule, person, replaces in wanted:
        if replaces is not None:
            moves.stop(replaces, on=on, why=_IN_PLACE, by=scene.by, entry=scene.entry.uuid)
        length = rules.length(
            rule, on, family=local.family.get(rule.name), council=local.council.get(rule.name)
        )
        made.append(
            Clock(
                rule=rule.name,
                rule_version=rule.version_on(on),
                family=scene.family,
                person_id=person,
                owner_id=held.worker_id,
                owner_team_id=held.team_id,
                started_on=on,
                started_by_entry=scene.entry.uuid,
                started_by_kind=scene.entry.kind,
                matter=rules.matter_of(scene.entry),
                due_on=length.due_on,
                limit_days=length.days,
                limit_source=length.source,
            )
        )
    Clock.objects.bulk_create(made)


def _for_whom(rule: Rule, running: list[Clock], scene: _Scene) -> list[tuple[int | None, Clock | None]]:
    """For each family, child or matter that the rule is now started for: the child, and the clock it replaces."""
    targets: list[int | None] = [None]
    if rule.one_for_each == "child":
        targets = list(scene.reached)
    elif rule.one_for_each == "matter" and len(scene.entry.about_ids) == 1:
        targets = list(scene.entry.about_ids)
    found: list[tuple[int | None, Clock | None]] = []
    for target in targets:
        current = next((clock for clock in running if _is_current(clock, rule, target, scene)), None)
        move = rule.move_when(
            scene.entry.kind, scene.entry.detail or None, current.started_by_kind if current else None
        )
        if move == "start" or (
            move == "replace" and current and current.started_on <= scene.entry.happened_on
        ):
            found.append((target, current))
    return found


def _is_current(clock: Clock, rule: Rule, target: int | None, scene: _Scene) -> bool:
    if clock.rule != rule.name:
        return False
    if rule.one_for_each == "matter":
        return scene.is_same_matter(clock)
    if target is None:
        return True
    return _child(clock) == target
