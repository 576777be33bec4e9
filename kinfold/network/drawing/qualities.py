"""Lines that say how two people in the tree get on, routed clear of everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from .family_map import Tie
from .kinship import STEP, Kinship
from .layout import HALF, Box, Grid
from .lines import Bar, Lines
from .strokes import Point

FARTHEST = 240.0  # beyond this, only a parent and child are joined by a slanting line


@dataclass
class Feeling:
    """One relationship's quality and the line that shows it."""

    pair: tuple[str, str]
    quality: str
    points: list[Point]


def plan_feelings(kin: Kinship, grid: Grid, lines: Lines) -> tuple[list[Feeling], list[Tie]]:
    """A line for each pair whose quality is recorded; ties no clear line can show come second."""
    feelings: list[Feeling] = []
    unshown: list[Tie] = []
    done: dict[frozenset[str], set[str]] = {}
    for tie in kin.ties:
        if tie.quality == "unknown" or tie.a not in grid.cells or tie.b not in grid.cells:
            continue
        before = done.setdefault(frozenset((tie.a, tie.b)), set())
        if tie.quality in before:
            continue
        points: list[Point] = []
        if not before:
            children = [
                c
                for x, c in ((tie.a, tie.b), (tie.b, tie.a))
                if x in kin.parents.get(c, ()) or (tie.type in STEP and c == tie.b)
            ]
            points = _route(tie.a, tie.b, grid, lines, children)
        before.add(tie.quality)
        if points:
            feelings.append(Feeling((tie.a, tie.b), tie.quality, points))
        else:
            unshown.append(tie)
    _spread(feelings, grid, lines)
    return feelings, unshown


def _route(a: str, b: str, grid: Grid, lines: Lines, descended: list[str]) -> list[Point]:
    """The clearest line between two people, or nothing when every line would run over somebody."""
    bar = next((x for x in lines.bars if set(x.pair) == {a, b}), None)
    one, two = sorted((grid.cells[a], grid.cells[b]), key=lambda c: (c.y, c.x))
    if grid.row_of[a] == grid.row_of[b]:
        keys = (one.person.key, two.person.key)
        near = grid.column[keys[1]] - grid.column[keys[0]] == 1
        if near and one.side != "right" and two.side != "left":
            return [(one.symbol.right + 5, one.y), (two.symbol.left - 5, two.y)]
        if bar:
            return _along(bar)
        between = grid.rows[grid.row_of[a]].cells[grid.column[keys[0]] : grid.column[keys[1]] + 1]
        if any(c.side == "above" for c in between):
            return []
        return _bracket(one.x + 15, two.x - 15, one.y - HALF, grid.rows[grid.row_of[a]].top - 10)
    points = [(one.x, one.y + HALF), (two.x, two.symbol.top)]
    mine = {a, b}
    if two.person.key not in descended and abs(one.x - two.x) > FARTHEST:
        return []
    boxes = [box for k, c in grid.cells.items() for box in ((c.label,) if k in mine else (c.symbol, c.label))]
    return [] if any(crosses(points[0], points[1], box) for box in boxes) else points


def _bracket(left: float, right: float, foot: float, top: float) -> list[Point]:
    """Up, over and down, with rounded corners."""
    turn = 9.0
    up = [(left + turn - turn * cos(k * pi / 10), top + turn - turn * sin(k * pi / 10)) for k in range(6)]
    down = [(left + right - x, y) for x, y in reversed(up)]
    return [(left, foot + 8), *up, *down, (right, foot + 8)]


def _along(bar: Bar) -> list[Point]:
    return [(bar.x1 + 10, bar.y - 8), (bar.x2 - 10, bar.y - 8)]


def _spread(feelings: list[Feeling], grid: Grid, lines: Lines) -> None:
    """Lines between rows start and end side by side, clear of the lines of descent in the middle."""
    busy = {c for h in lines.hangings for c, x in h.ends if abs(x - grid.cells[c].x) > 1}
    downward = [f for f in feelings if len(f.points) == 2 and f.points[0][1] != f.points[1][1]]
    for end in (0, 1):
        groups: dict[str, list[Feeling]] = {}
        for feeling in downward:
            groups.setdefault(_at(feeling, grid)[end], []).append(feeling)
        for key, group in groups.items():
            cell = grid.cells[key]
            far = {id(f): grid.cells[_at(f, grid)[1 - end]].x for f in group}
            group.sort(key=lambda f: far[id(f)])
            leftward = [f for f in group if far[id(f)] < cell.x - 30]
            rightward = [f for f in group if far[id(f)] >= cell.x - 30][::-1]
            lean = 18.0 if end and key in busy else 14.0
            for sign, side in ((-1, leftward), (1, rightward)):
                for place, feeling in enumerate(side):
                    y = cell.y + (4 if end == 0 else -4)
                    feeling.points[end] = (cell.x + sign * max(2.0, lean - 5.0 * place), y)


def _at(feeling: Feeling, grid: Grid) -> tuple[str, str]:
    """The pair, upper one first."""
    a, b = feeling.pair
    return (a, b) if grid.row_of[a] < grid.row_of[b] else (b, a)


def crosses(a: Point, b: Point, box: Box) -> bool:
    """Whether the segment from a to b passes through a rectangle."""
    low, high = 0.0, 1.0
    for start, delta, near, far in (
        (a[0], b[0] - a[0], box.left, box.right),
        (a[1], b[1] - a[1], box.top, box.bottom),
    ):
        if abs(delta) < 1e-9:
            if start <= near or start >= far:
                return False
            continue
        first, last = sorted(((near - start) / delta, (far - start) / delta))
        low, high = max(low, first), min(high, last)
    return low < high
