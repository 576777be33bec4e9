"""From counted lines to what a reader is shown: their own exactly, everybody else's hidden where it is small."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from kinfold.insight import rules
from kinfold.insight.queries.counting import Tally
from kinfold.insight.rules import HIDDEN, Line, Shown

Parts = Callable[[Sequence[int]], Sequence[int]]
"""From the numbers of a line, the parts that exclude each other and together make its total."""
Numbers = dict[str, list[int]]


@dataclass(slots=True)
class Counted:
    """The lines of one table: by row and group for everybody else, and for the group that was chosen of one's own."""

    rows: list[str]
    chosen: tuple[str, ...]
    others: dict[str, dict[tuple[str, ...], list[int]]] = field(default_factory=dict)
    mine: dict[str, list[int]] = field(default_factory=dict)

    @property
    def shares(self) -> bool:
        """True when somebody whose record the reader may not open is counted at all."""
        return any(any(map(any, groups.values())) for groups in self.others.values())


def lay_out(tallies: Sequence[Tally], chosen: Sequence[str], *, rows: Sequence[str] = ()) -> Counted:
    """Put counted lines in order. `chosen` are the groups chosen, in the order of the split."""
    wanted = tuple(chosen)
    found = Counted(list(rows), wanted)
    for line in tallies:
        if line.row not in found.rows:
            found.rows.append(line.row)
        if not line.mine:
            groups = found.others.setdefault(line.row, {})
            groups[line.groups] = _sum(groups.get(line.groups), line.numbers)
        elif line.groups == wanted:
            found.mine[line.row] = _sum(found.mine.get(line.row), line.numbers)
    return found


def show(
    counted: Counted,
    parts: Parts,
    *,
    down: bool = False,
    totals: Mapping[str, Mapping[tuple[str, ...], Shown]] | None = None,
    parents: Mapping[str, Line] | None = None,
    told: int = 0,
) -> dict[str, dict[tuple[str, ...], Line]]:
    """Show everybody else's numbers: by row and group, the total and its parts; the group () is everybody.

    `totals`: what another table already shows of the same rows and groups. `parents`: what is shown of everybody, where that
    was worked out with finer parts. `told`: for who and where together, the one number that is said (0: the total).
    """
    before = totals or {}
    known = {row: one[()] for row, one in before.items() if () in one}
    if parents is None:
        sums = {row: list(parts(everybody(counted, row))) for row in counted.rows if row in counted.others}
        parents = rules.whole(sums, down=down, totals=known, salt=salt())
    shown: dict[str, dict[tuple[str, ...], Line]] = {row: {(): line} for row, line in parents.items()}
    for row, lines in shown.items():
        if len(counted.chosen) == 1:
            lines.update(_narrowed(counted.others[row], parts, lines[()], 0, before.get(row)))
        elif len(counted.chosen) == 2:
            lines.update(_crossed(counted.others[row], parts, lines[()], told))
    return shown


def _narrowed(
    groups: Mapping[tuple[str, ...], Sequence[int]],
    parts: Parts,
    parent: Line,
    place: int,
    before: Mapping[tuple[str, ...], Shown] | None,
) -> dict[tuple[str, ...], Line]:
    by: dict[str, list[int]] = {}
    for group, numbers in groups.items():
        by[group[place]] = _sum(by.get(group[place]), parts(numbers))
    totals = {group[0]: one for group, one in (before or {}).items() if group}
    return {(name,): line for name, line in rules.narrowed(by, parent, totals=totals, salt=salt()).items()}


def _crossed(
    groups: Mapping[tuple[str, ...], Sequence[int]], parts: Parts, parent: Line, told: int
) -> dict[tuple[str, ...], Line]:
    """Who and where together: one number only, hidden with the tables of who and of where. With two, each of them in a
    narrow band, the rest between them could sometimes be had."""
    if parent[told].hidden:
        return {}
    firsts = {name: line[told] for (name,), line in _narrowed(groups, parts, parent, 0, None).items()}
    seconds = {name: line[told] for (name,), line in _narrowed(groups, parts, parent, 1, None).items()}
    counts = {
        (group[0], group[1]): parts(numbers)[told - 1] if told else sum(parts(numbers))
        for group, numbers in groups.items()
    }
    return {
        group: [one if place == told else HIDDEN for place in range(len(parent))]
        for group, one in rules.both(counts, firsts, seconds, salt=salt()).items()
    }


def together(
    counted: Counted,
    shown: Mapping[str, Mapping[tuple[str, ...], Line]],
    parts: Parts,
    row: str,
    *,
    roughly: bool = False,
) -> Line:
    """What the reader is shown of a row for what they chose: everybody else's, and their own added exactly.

    `roughly`: everybody else's in bands of five, so that this table cannot be taken from another.
    """
    own = counted.mine.get(row)
    mine = [0] if own is None else [sum(parts(own)), *parts(own)]
    lines = shown.get(row)
    if lines is None:
        return [rules.exact(number) for number in mine] if own is not None else []
    line = lines.get(counted.chosen)
    if line is None:
        line = [HIDDEN if lines[()][0].hidden else rules.exact(0)] * len(lines[()])
    if roughly:
        line = [one.roughly() for one in line]
    more = mine if own is not None else [0] * len(line)
    return [one.plus(number) for one, number in zip(line, more, strict=True)]


def salt() -> str:
    """What makes the choice of larger numbers to be hidden unknowable outside: the house's own key, for this alone."""
    return hashlib.sha256(f"insight {settings.SECRET_KEY}".encode()).hexdigest()


def everybody(counted: Counted, row: str) -> list[int]:
    """Everybody else's numbers of a row, over all groups."""
    return [sum(column) for column in zip(*counted.others[row].values(), strict=True)]


def fold(counted: Counted, most: int, into: str) -> None:
    """Keep the rows with most people and put all others into one: many tiny rows would hide each other."""
    ranked = sorted(counted.others, key=lambda row: (-sum(everybody(counted, row)[:1]), row))
    for row in ranked[most:]:
        if row == into:
            continue
        for group, numbers in counted.others.pop(row).items():
            there = counted.others.setdefault(into, {})
            there[group] = _sum(there.get(group), numbers)
        if row not in counted.mine:
            counted.rows.remove(row)
    if into in counted.others and into not in counted.rows:
        counted.rows.append(into)


def _sum(before: Sequence[int] | None, more: Sequence[int]) -> list[int]:
    return list(more) if before is None else [one + two for one, two in zip(before, more, strict=True)]
