"""Which cells of a table must not be shown, so that no number under six can be read or worked out from the others. Pure.

A table with its totals is a circulation: what goes through a row's total goes out through its cells, into the totals of the
columns, and back through the grand total. How far a hidden cell could lie from its true number, with everything shown fixed,
is then a question of how much can still flow the other way, and that is answered exactly, not guessed line by line.

The measure is strict: a reader who knows this rule, and even knows which hidden cells are the small ones, must still find every
number from one to five possible for each of them, as far as its neighbours leave that room (the sum of two small numbers cannot
be one), and never only one number. Where totals that stand elsewhere leave no room, the whole inside of the table goes,
with the totals that may: then the reader no longer knows which cells are small either.

Which larger numbers go along with a small one must not follow from the numbers alone, or somebody who knows this program could
run it backwards: two numbers of nearly the same size take turns by a secret of the house (`salt`).
"""

import hashlib
import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

SMALLEST = 6
"""A count under six may name somebody (access matrix, row R2)."""
LARGEST = SMALLEST - 1
ENDLESS = 10**9
_TOTAL_COSTS = 10**6

Cell = tuple[int, int]
Ways = dict[int, list[tuple[int, Cell, int]]]


def is_small(count: int) -> bool:
    """Say whether a count could name somebody."""
    return 0 < count < SMALLEST


@dataclass(slots=True)
class Table:
    """Counts in rows and columns. The cell after the last column is a row's total, the one after the last row a column's.

    `down`: the columns are added up too (and that total is known, or could be). Without it each row stands by itself.
    `shown`: cells that stand open somewhere else and cannot be hidden here; `hidden`: cells that are hidden elsewhere.
    """

    counts: Sequence[Sequence[int]]
    down: bool = True
    shown: frozenset[Cell] = frozenset()
    hidden: set[Cell] = field(default_factory=set)
    salt: str = ""
    prices: dict[Cell, float] = field(default_factory=dict)

    def turn(self, cell: Cell) -> float:
        """A number from 1 to 3 that is always the same for a cell, and that nobody outside can know."""
        digest = hashlib.blake2b(f"{self.salt} {cell}".encode(), digest_size=4).digest()
        return 1 + int.from_bytes(digest, "big") / 2**31

    def price(self, cell: Cell, count: int) -> float:
        """What it costs to hide a cell that is shown: the people in it, in turn; totals far more. Kept once known."""
        if cell not in self.prices:
            cost = count * self.turn(cell)
            is_total = cell[0] == self.rows or cell[1] == self.columns
            self.prices[cell] = _TOTAL_COSTS + cost if is_total else cost
        return self.prices[cell]

    @property
    def rows(self) -> int:
        """How many rows there are, without the total."""
        return len(self.counts)

    @property
    def columns(self) -> int:
        """How many columns there are, without the total."""
        return len(self.counts[0]) if self.counts else 0

    def value(self, cell: Cell) -> int:
        """The true count of a cell or a total."""
        row, column = cell
        rows = self.counts if row == self.rows else [self.counts[row]]
        return sum(sum(one) if column == self.columns else one[column] for one in rows)

    def cells(self) -> list[Cell]:
        """Every cell and every total."""
        last = self.rows + self.down
        return [(row, column) for row in range(last) for column in range(self.columns + 1)]

    def ends(self, cell: Cell) -> tuple[int, int]:
        """The two knots between which a cell's count flows: rows first, then columns, the sums last."""
        row, column = cell
        sums = self.rows + self.columns
        right, below = (sums + 1, sums) if self.down else (sums, sums)
        if row == self.rows:
            return (below, right) if column == self.columns else (self.rows + column, below)
        if column == self.columns:
            return right, row
        return row, (self.rows + column if self.down else sums)


def hide(table: Table) -> frozenset[Cell]:
    """Return the cells and totals that must not be shown."""
    everything = table.cells()
    counts = {cell: table.value(cell) for cell in everything}
    small = sorted(
        (cell for cell in everything if is_small(counts[cell])), key=lambda cell: (counts[cell], cell)
    )
    table.hidden.update(cell for cell in small if cell not in table.shown)
    if not table.hidden:
        return frozenset()
    _leave_no_small_rest(table, counts)
    ways = _ways(table, everything)
    for cell in small:
        if cell in table.hidden and not _is_safe(cell, table, counts, ways):
            table.hidden.update(other for other in everything if other not in table.shown)
            break
    return frozenset(table.hidden)


def _leave_no_small_rest(table: Table, counts: dict[Cell, int]) -> None:
    """Where a total is shown and only few people are hidden in its line, hide one more: together they are a small number too."""
    lines = [
        ([(row, c) for c in range(table.columns)], (row, table.columns))
        for row in range(table.rows + table.down)
    ]
    if table.down:
        lines += [([(r, c) for r in range(table.rows)], (table.rows, c)) for c in range(table.columns + 1)]
    while True:
        before = len(table.hidden)
        for parts, total in lines:
            rest = sum(counts[cell] for cell in parts if cell in table.hidden)
            if total in table.hidden or not is_small(rest):
                continue
            larger = [c for c in parts if c not in table.hidden and c not in table.shown and counts[c]]
            if larger:
                table.hidden.add(min(larger, key=lambda cell: _cost(cell, table, counts)))
        if len(table.hidden) == before:
            return


def _ways(table: Table, cells: Sequence[Cell]) -> Ways:
    """From each knot: where a count can flow, through which cell, and whether that cell grows (1) or shrinks (-1)."""
    ways: Ways = {}
    for cell in cells:
        if cell in table.shown and cell not in table.hidden:
            continue
        begin, end = table.ends(cell)
        ways.setdefault(begin, []).append((end, cell, 1))
        ways.setdefault(end, []).append((begin, cell, -1))
    return ways


def _is_safe(cell: Cell, table: Table, counts: dict[Cell, int], ways: Ways) -> bool:
    """Hide more until a small cell could be any number from one to five, or as many as can be. False when only one is left."""
    begin, end = table.ends(cell)
    room = 0
    for source, target, wanted in ((end, begin, LARGEST - counts[cell]), (begin, end, counts[cell] - 1)):
        pushed: dict[Cell, int] = {}
        while wanted > 0:
            path = _cheapest(source, target, cell, table, counts, ways, pushed)
            if path is None:
                break
            moved = min([wanted, *(_room(step, way, table, counts, pushed) for step, way in path)])
            for step, way in path:
                pushed[step] = pushed.get(step, 0) + way * moved
                table.hidden.add(step)
            wanted -= moved
            room += moved
    return room > 0


def _room(cell: Cell, way: int, table: Table, counts: dict[Cell, int], pushed: dict[Cell, int]) -> int:
    """How far a cell may still go up (`way` 1) or down (-1) without leaving its kind: small, six and more, or nobody.

    Nobody stays nobody: where somebody stood instead, this program would hide otherwise, and who knows it would see that.
    """
    count = counts[cell]
    now = count + pushed.get(cell, 0)
    if count == 0:
        return 0
    if is_small(count):
        return LARGEST - now if way > 0 else now - 1
    return ENDLESS if way > 0 else now - SMALLEST


def _cost(cell: Cell, table: Table, counts: dict[Cell, int]) -> float:
    return 0 if cell in table.hidden else table.price(cell, counts[cell])


def _cheapest(
    source: int,
    target: int,
    without: Cell,
    table: Table,
    counts: dict[Cell, int],
    ways: Ways,
    pushed: dict[Cell, int],
) -> list[tuple[Cell, int]] | None:
    """Find the way round from one knot to another along which counts could move, hiding as few people as can be.

    What a step costs and whether it has room is asked only of the knots that are reached.
    """
    best: dict[int, float] = {source: 0}
    before: dict[int, tuple[int, Cell, int]] = {}
    queue: list[tuple[float, int]] = [(0, source)]
    while queue:
        cost, knot = heapq.heappop(queue)
        if knot == target:
            return _back(before, source, target)
        if cost > best[knot]:
            continue
        for other, cell, way in ways.get(knot, ()):
            if cell == without or cost >= best.get(other, inf):
                continue
            dearer = cost + 1 + _cost(cell, table, counts)
            if dearer < best.get(other, inf) and _room(cell, way, table, counts, pushed) > 0:
                best[other] = dearer
                before[other] = (knot, cell, way)
                heapq.heappush(queue, (dearer, other))
    return None


def _back(before: dict[int, tuple[int, Cell, int]], source: int, target: int) -> list[tuple[Cell, int]]:
    """The steps from the source to the target, in order."""
    steps = []
    while target != source:
        target, cell, way = before[target]
        steps.append((cell, way))
    return steps[::-1]
