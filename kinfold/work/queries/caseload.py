"""Who in a manager's teams works with which families: counts beside names, never an order of merit."""

from dataclasses import dataclass, field
from datetime import date

from kinfold.agencies.models import Practitioner
from kinfold.base.who import Who
from kinfold.clocks import queries as clocks
from kinfold.network import queries as network
from kinfold.network.models import Involvement
from kinfold.work import rules
from kinfold.work.queries.scope import Scope
from kinfold.work.queries.shown import Shown, kept


@dataclass(slots=True)
class HeldFamily:
    """A family that a worker holds: as what, since when, how many children, what is due and what is late."""

    name: str
    ref: str
    roles: list[str]
    since: date
    children: int
    visits_due: int
    late: int
    until: date | None = None


@dataclass(slots=True)
class Load:
    """One worker and the families they hold."""

    worker: Practitioner
    teams: list[str]
    families: list[HeldFamily] = field(default_factory=list)
    leaves_on: date | None = None

    @property
    def children(self) -> int:
        """How many children are in these families."""
        return sum(each.children for each in self.families)

    @property
    def visits_due(self) -> int:
        """How many visits are due within a week or are past their day."""
        return sum(each.visits_due for each in self.families)

    @property
    def late(self) -> int:
        """How many other things are past their last day."""
        return sum(each.late for each in self.families)


def caseload(who: Who, on: date) -> list[Load]:
    """The workers of a manager's teams by name, each with their families by name. Empty for who manages no team.

    Six queries, however many families. A family is counted under each worker who holds it.
    """
    if not who.managed_team_ids:
        return []
    scope = Scope.of(who, on)
    numbers = {kept(row.family) for row in scope.held}
    shown = Shown.read(who, on, numbers)
    children = network.children_in(numbers, on)
    standing = clocks.standing(numbers, on, on + rules.SOON)
    loads = {
        worker.pk: Load(worker, _teams(scope, worker), leaves_on=_leaves(scope, worker))
        for worker in scope.workers
    }
    found: dict[tuple[int, int], HeldFamily] = {}
    for row in scope.held:
        number = kept(row.family)
        if not shown.may_name(row.family) or row.practitioner_id not in loads:
            continue
        same = found.get((row.practitioner_id, number))
        if same is not None:
            _add_part(same, row)
            continue
        visits, late = standing.get(number, (0, 0))
        family = row.family.joined_into or row.family
        held = HeldFamily(
            family.name, shown.ref(family), [row.get_role_display()], row.since, len(children.get(number, [])),
            visits, late, row.until,
        )  # fmt: skip
        found[row.practitioner_id, number] = held
        loads[row.practitioner_id].families.append(held)
    return list(loads.values())


def _add_part(held: HeldFamily, row: Involvement) -> None:
    """Somebody may be the allocated worker and the lead of one family: one line, both parts."""
    if row.get_role_display() not in held.roles:
        held.roles.append(row.get_role_display())
    held.since = min(held.since, row.since)
    held.until = None if row.until is None or held.until is None else max(held.until, row.until)


def _teams(scope: Scope, worker: Practitioner) -> list[str]:
    return [str(row.team) for row in scope.members if row.practitioner_id == worker.pk]


def _leaves(scope: Scope, worker: Practitioner) -> date | None:
    """The last day of somebody who leaves every one of these teams, or their work."""
    untils = [row.until for row in scope.members if row.practitioner_id == worker.pk]
    days = [max(day for day in untils if day is not None)] if all(untils) else []
    return min([*days, *([worker.left_on] if worker.left_on else [])], default=None)
