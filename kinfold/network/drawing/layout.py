"""Where everything in a genogram stands: cells and labels, columns, rows, and room for the lines between rows."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from .family_map import FamilyMap, Individual
from .kinship import Kinship, Unit
from .text import NAME_LEADING, NAME_SIZE, NOTE_LEADING, NOTE_SIZE, balanced, width

HALF = 24.0  # half the size of a symbol
LABEL_GAP = 8.0
HOME_PAD = 12.0
BAR_STEP = 15.0
NAME_WIDTHS = (96, 112, 128, 144, 164)


@dataclass(frozen=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    def hits(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two rectangles overlap or come closer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def moved(self, dx: float, dy: float) -> Box:
        """The same rectangle elsewhere."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)


@dataclass
class Cell:
    """One person's symbol and label. `side` says where the label stands: above, below, left or right."""

    person: Individual
    names: tuple[str, ...]
    details: tuple[str, ...]
    side: str = "below"
    x: float = 0.0
    y: float = 0.0

    @property
    def label_width(self) -> float:
        """Width of the widest line."""
        lines = [width(n, NAME_SIZE, True) for n in self.names] + [width(d, NOTE_SIZE) for d in self.details]
        return max(lines, default=0.0)

    @property
    def label_height(self) -> float:
        """Height of all lines."""
        return len(self.names) * NAME_LEADING + len(self.details) * NOTE_LEADING

    def reach(self, side: str) -> float:
        """How far the cell extends from its centre to the left or right."""
        if self.side in ("left", "right"):
            return HALF + LABEL_GAP + self.label_width if self.side == side else 50.0
        return max(50.0, self.label_width / 2)

    @property
    def symbol(self) -> Box:
        """The symbol's rectangle, the double outline of the focus child included."""
        half = HALF + (5 if self.person.is_focus else 0)
        return Box(self.x - half, self.y - half, self.x + half, self.y + half)

    @property
    def label(self) -> Box:
        """The label's rectangle."""
        w, h = self.label_width, self.label_height
        away = HALF + LABEL_GAP
        if self.side == "above":
            return Box(self.x - w / 2, self.y - away - h, self.x + w / 2, self.y - away)
        if self.side == "below":
            return Box(self.x - w / 2, self.y + away, self.x + w / 2, self.y + away + h)
        left = self.x + away if self.side == "right" else self.x - away - w
        return Box(left, self.y - h / 2, left + w, self.y + h / 2)


def make_cell(person: Individual, tag: str = "", side: str = "below") -> Cell:
    """A cell with its name in at most three lines and its details below."""
    name = person.name if person.name.strip() else "Name not known"
    born = person.born or ""
    details = [*balanced(born, NOTE_SIZE, 1 if width(born, NOTE_SIZE) <= 128 else 2, False, NAME_WIDTHS)]
    if not person.known and person.name.strip():
        details.append("name not known")
    if person.died:
        details.append("has died")
    details.extend(balanced(tag, NOTE_SIZE, 2, False, NAME_WIDTHS))
    return Cell(person, balanced(name, NAME_SIZE, 3, True, NAME_WIDTHS), tuple(details), side)


@dataclass
class Row:
    """One generation. `top` and `bottom` enclose symbols and labels."""

    cells: list[Cell]
    head: float = 0.0  # room above for a household's label and lines arriving from above
    foot: float = 0.0  # room below for a household's label and lines arriving from below
    y: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    bars: int = 0  # levels of couple lines below
    sibling_bars: int = 0  # levels of sibling lines below


@dataclass
class Grid:
    """The tree placed on the page."""

    rows: list[Row]
    cells: dict[str, Cell] = field(default_factory=dict)
    row_of: dict[str, int] = field(default_factory=dict)
    column: dict[str, int] = field(default_factory=dict)


def place_columns(kin: Kinship, order: list[list[str]], family_map: FamilyMap) -> Grid:
    """Cells in columns (x only), parents over their children."""
    grid = Grid([])
    part = {k for h in family_map.households for k in h.part_time}
    for number, keys in enumerate(order):
        cells = []
        for column, key in enumerate(keys):
            tag = "here part of the time" if key in part else ""
            cells.append(make_cell(kin.people[key], tag))
            grid.row_of[key], grid.column[key] = number, column
            grid.cells[key] = cells[-1]
        grid.rows.append(Row(cells))
    _choose_sides(kin, grid)
    gaps = [_gaps(row, family_map) for row in grid.rows]
    for row, steps in zip(grid.rows, gaps, strict=True):
        at = 0.0
        for cell, step in zip(row.cells, [0.0, *steps], strict=True):
            at += step
            cell.x = at
    for _ in range(4):
        for number in range(1, len(grid.rows)):
            _pull_down(kin, grid, number, gaps[number])
        for number in range(len(grid.rows) - 2, -1, -1):
            _pull_up(kin, grid, number, gaps[number])
    for number in range(1, len(grid.rows)):
        _pull_down(kin, grid, number, gaps[number])
    _close_up(list(grid.cells.values()))
    left = min((c.x - c.reach("left") for c in grid.cells.values()), default=0.0)
    for cell in grid.cells.values():
        cell.x = round(cell.x - left, 1)
    return grid


def _close_up(cells: list[Cell], space: float = 66.0) -> None:
    """Take out empty stretches that run from the top of the tree to the bottom."""
    edge: float | None = None
    shift = 0.0
    for cell in sorted(cells, key=lambda c: c.x - c.reach("left")):
        left = cell.x - cell.reach("left")
        if edge is not None and left - edge > space:
            shift += left - edge - space
            edge = left
        edge = max(edge if edge is not None else left, left + cell.reach("left") + cell.reach("right"))
        cell.x -= shift


def _choose_sides(kin: Kinship, grid: Grid) -> None:
    """Names stand clear of lines: above those with lines below, below those with lines above, else beside."""
    over = {c for u in kin.units if u.style != "side" for c in u.children}
    under = {p for u in kin.units for p in u.parents} | {k for pair in kin.couples for k in pair}
    for key, cell in grid.cells.items():
        if key in under and key not in over:
            cell.side = "above"
        elif key in under:
            mates = [a if b == key else b for a, b in kin.couples if key in (a, b)]
            mates = [m for m in mates if grid.row_of.get(m) == grid.row_of[key]]
            rightward = any(grid.column[m] > grid.column[key] for m in mates)
            leftward = any(grid.column[m] < grid.column[key] for m in mates)
            cell.side = "left" if rightward and not leftward else "right"


def _gaps(row: Row, family_map: FamilyMap) -> list[float]:
    """Least distances between neighbours' centres; wider where a household's boundary passes."""
    homes = [
        frozenset(h.key for h in family_map.households if c.person.key in (*h.members, *h.part_time))
        for c in row.cells
    ]
    out = []
    for (a, b), (one, two) in zip(
        zip(row.cells, row.cells[1:], strict=False), itertools.pairwise(homes), strict=True
    ):
        space = 18.0 if one == two else 42.0
        out.append(a.reach("right") + space + b.reach("left"))
    return out


def settle(wish: list[float], weight: list[float], gaps: list[float]) -> list[float]:
    """Positions in order, at least `gaps` apart, as near as can be (least squares) to what each wishes."""
    shift = [0.0]
    for gap in gaps:
        shift.append(shift[-1] + gap)
    pools: list[list[float]] = []  # [weighted mean, weight, count]
    for at, w, s in zip(wish, weight, shift, strict=True):
        pools.append([at - s, w, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            m, mw, n = pools.pop()
            p = pools[-1]
            p[0] = (p[0] * p[1] + m * mw) / (p[1] + mw)
            p[1] += mw
            p[2] += n
    flat = [m for m, _, n in pools for _ in range(int(n))]
    return [m + s for m, s in zip(flat, shift, strict=True)]


def _fill(
    cells: list[Cell], wishes: dict[str, float], gaps: list[float], firm: set[str] | None = None
) -> None:
    """Settle a row: those with a wish lead, the others follow their neighbours."""
    if not wishes:
        return
    wish: list[float | None] = [wishes.get(c.person.key) for c in cells]
    lead = [w is not None for w in wish]
    for n in range(1, len(wish)):
        before = wish[n - 1]
        if wish[n] is None and before is not None:
            wish[n] = before + gaps[n - 1]
    for n in range(len(wish) - 2, -1, -1):
        after = wish[n + 1]
        if wish[n] is None and after is not None:
            wish[n] = after - gaps[n]
    weights = [1.0 if known else 0.02 for known in lead]
    for n, cell in enumerate(cells):
        weights[n] *= 8.0 if firm and cell.person.key in firm else 1.0
    for cell, x in zip(cells, settle([w or 0.0 for w in wish], weights, gaps), strict=True):
        cell.x = x


def drop_x(grid: Grid, unit: Unit) -> float:
    """Where a unit's line leaves its parents: over the middle of the children when that lies between them."""
    xs = sorted(grid.cells[p].x for p in unit.parents)
    if len(xs) == 1:
        return xs[0]
    kids = [grid.cells[c].x for c in unit.children]
    middle = (min(kids) + max(kids)) / 2
    low, high = xs[0] + 34, xs[-1] - 34
    return min(max(middle, low), high) if low < high else (xs[0] + xs[-1]) / 2


def _pull_down(kin: Kinship, grid: Grid, number: int, gaps: list[float]) -> None:
    wishes: dict[str, float] = {}
    firm = {u.children[0] for u in kin.units if len(u.parents) == len(u.children) == 1}
    for unit in kin.units:
        here = [c for c in unit.children if grid.row_of[c] == number and c not in wishes]
        if unit.parents and here and grid.row_of[unit.parents[0]] < number:
            at = drop_x(grid, unit)
            wishes.update({c: at + offset for c, offset in _packed(grid, here, gaps).items()})
    _fill(grid.rows[number].cells, wishes, gaps, firm)


def _packed(grid: Grid, keys: list[str], gaps: list[float]) -> dict[str, float]:
    """Offsets from their own middle when the set stands as close together as it may."""
    columns = sorted(grid.column[k] for k in keys)
    at, offsets = 0.0, {}
    for column in range(columns[0], columns[-1] + 1):
        offsets[column] = at
        at += gaps[column] if column < len(gaps) else 0.0
    middle = offsets[columns[-1]] / 2
    return {k: offsets[grid.column[k]] - middle for k in keys}


def _pull_up(kin: Kinship, grid: Grid, number: int, gaps: list[float]) -> None:
    asked: dict[str, list[tuple[float, float]]] = {}
    for unit in kin.units:
        here = [p for p in unit.parents if grid.row_of[p] == number]
        xs = [grid.cells[c].x for c in unit.children if grid.row_of[c] > number]
        if not here or not xs:
            continue
        middle = (min(xs) + max(xs)) / 2
        if len(here) == 1:
            asked.setdefault(here[0], []).append((middle, 2.0))
            continue
        left, right = sorted(here, key=lambda k: grid.column[k])
        span = sum(gaps[grid.column[left] : grid.column[right]])
        asked.setdefault(left, []).append((middle - span / 2, 1.0))
        asked.setdefault(right, []).append((middle + span / 2, 1.0))
    wishes = {k: sum(x * w for x, w in got) / sum(w for _, w in got) for k, got in asked.items()}
    _fill(grid.rows[number].cells, wishes, gaps)
