"""The lines of descent: couples joined beneath, children hung from their own couple, one level to a line."""

from __future__ import annotations

from dataclasses import dataclass, field

from .kinship import Kinship, Unit
from .layout import BAR_STEP, HALF, HOME_PAD, Cell, Grid, drop_x

Point = tuple[float, float]


@dataclass
class Bar:
    """A couple's line beneath two people of one row."""

    pair: tuple[str, str]
    kind: str
    row: int
    x1: float
    x2: float
    level: int = 0
    y: float = 0.0


@dataclass
class Hanging:
    """A set of children's line: its source, its ends and its level above the children."""

    unit: Unit
    row: int  # the children's row
    ends: list[tuple[str, float]]
    source: float | None
    bar: Bar | None
    level: int = 0
    y: float = 0.0

    @property
    def span(self) -> tuple[float, float]:
        """Left and right end of the level part."""
        xs = [x for _, x in self.ends] + ([] if self.source is None else [self.source])
        return min(xs), max(xs)


@dataclass
class Lines:
    """Everything that says who descends from whom, and what could not be drawn."""

    bars: list[Bar] = field(default_factory=list)
    hangings: list[Hanging] = field(default_factory=list)
    undrawn_units: list[Unit] = field(default_factory=list)
    undrawn_couples: list[tuple[str, str]] = field(default_factory=list)


def plan_lines(kin: Kinship, grid: Grid) -> Lines:
    """Choose couple bars and sibling bars and give each a level, so no two lie on one another."""
    lines = Lines()
    _plan_bars(kin, grid, lines)
    _plan_hangings(kin, grid, lines)
    for number, row in enumerate(grid.rows):
        row.bars = 1 + max((b.level for b in lines.bars if b.row == number), default=-1)
        row.sibling_bars = 1 + max((h.level for h in lines.hangings if h.row == number + 1), default=-1)
    return lines


def _plan_bars(kin: Kinship, grid: Grid, lines: Lines) -> None:
    pairs = []
    for (a, b), kind in kin.couples.items():
        if a not in grid.row_of or b not in grid.row_of or grid.row_of[a] != grid.row_of[b]:
            lines.undrawn_couples.append((a, b))
            continue
        left, right = sorted((a, b), key=lambda k: grid.column[k])
        pairs.append((left, right, kind))
    alone = {u.parents[0] for u in kin.units if len(u.parents) == 1}
    foot: dict[tuple[str, str, str], float] = {}
    for key in grid.cells:
        to_left = sorted((p for p in pairs if p[1] == key), key=lambda p: -grid.column[p[0]])
        to_right = sorted((p for p in pairs if p[0] == key), key=lambda p: grid.column[p[1]])
        single = len(to_left) + len(to_right) == 1 and key not in alone
        for sign, found in ((-1, to_left), (1, to_right)):
            step = 10.0 / max(1, len(found) - 1) if len(found) > 1 else 0.0
            for n, pair in enumerate(found):
                foot[(*pair[:2], key)] = 0.0 if single else sign * (16.0 - n * step)
    for left, right, kind in sorted(pairs, key=lambda p: grid.cells[p[1]].x - grid.cells[p[0]].x):
        bar = Bar(
            (left, right),
            kind,
            grid.row_of[left],
            grid.cells[left].x + foot[(left, right, left)],
            grid.cells[right].x + foot[(left, right, right)],
        )
        taken = {b.level for b in lines.bars if b.row == bar.row and b.x1 < bar.x2 + 4 and bar.x1 < b.x2 + 4}
        bar.level = next(n for n in range(99) if n not in taken)
        lines.bars.append(bar)


def _plan_hangings(kin: Kinship, grid: Grid, lines: Lines) -> None:
    used: dict[str, int] = {}
    found: list[Hanging] = []
    for unit in kin.units:
        rows = {grid.row_of[c] for c in unit.children}
        row = max(rows)
        above = [p for p in unit.parents if grid.row_of[p] == row - 1]
        if len(rows) > 1 or (unit.parents and not above):
            lines.undrawn_units.append(unit)
            continue
        ends = []
        for child in unit.children:
            count = used.get(child, 0)
            to_label = unit.style == "side" and grid.cells[child].side == "above"
            if not to_label:
                used[child] = count + 1
            ends.append(
                (
                    child,
                    grid.cells[child].x
                    + (0.0 if to_label else (0.0, 10.0, -10.0, 15.0, -15.0, 5.0)[count % 6]),
                )
            )
        bar = next((b for b in lines.bars if len(above) == 2 and set(b.pair) == set(above)), None)
        source = None
        if bar:
            source = min(max(drop_x(grid, unit), bar.x1 + 8), bar.x2 - 8)
        elif above:
            offset = {"care": 6.0, "side": -6.0}.get(unit.style, 0.0)
            source = grid.cells[above[0]].x + (offset if len(kin.units) > 1 and _shares(kin, unit) else 0.0)
        if source is not None and not bar and len(ends) == 1 and abs(source - ends[0][1]) <= 12:
            source = ends[0][1]
        found.append(Hanging(unit, row, ends, source, bar))
    for hanging in sorted(found, key=lambda h: h.span[1] - h.span[0]):
        low, high = hanging.span
        if high - low > 0.5:
            taken = {
                h.level
                for h in lines.hangings
                if h.row == hanging.row
                and h.span[0] < high + 10
                and low < h.span[1] + 10
                and h.span[1] - h.span[0] > 0.5
            }
            hanging.level = next(n for n in range(99) if n not in taken)
        lines.hangings.append(hanging)


def _shares(kin: Kinship, unit: Unit) -> bool:
    return sum(unit.parents == u.parents for u in kin.units) > 1


def place_rows(grid: Grid, lines: Lines, top: float) -> float:
    """Give every row its height and place; returns the lowest point of the tree."""
    y = top
    for number, row in enumerate(grid.rows):
        above = max((HALF + 8 + c.label_height for c in row.cells if c.side == "above"), default=0.0)
        below = max((HALF + 8 + c.label_height for c in row.cells if c.side == "below"), default=0.0)
        beside = max((c.label_height / 2 for c in row.cells if c.side in ("left", "right")), default=0.0)
        ring = HALF + max((5.0 for c in row.cells if c.person.is_focus), default=0.0)
        above, below = max(above, beside, ring), max(below, beside, ring)
        y += row.head + HOME_PAD
        row.top, row.y, row.bottom = y, round(y + above, 1), y + above + below
        for cell in row.cells:
            cell.y = row.y
        for bar in lines.bars:
            if bar.row == number:
                bar.y = row.bottom + 18 + bar.level * BAR_STEP
        y = row.bottom + HOME_PAD + row.foot
        if number + 1 < len(grid.rows):
            room = 18 + row.bars * BAR_STEP + 18 + row.sibling_bars * BAR_STEP
            y = max(y, row.bottom + max(room, 78.0))
        elif row.bars:
            y = max(y, row.bottom + 18 + row.bars * BAR_STEP)
    for hanging in lines.hangings:
        row = grid.rows[hanging.row]
        hanging.y = row.top - row.head - HOME_PAD - 14 - hanging.level * BAR_STEP
    return y


def end_y(cell: Cell, hanging: Hanging) -> float:
    """Where a line of descent stops: at the symbol, or just above the name for a side of the family."""
    if hanging.unit.style == "side" and cell.side == "above":
        return cell.label.top - 4
    return cell.symbol.top
