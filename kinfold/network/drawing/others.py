"""People outside the tree: wider family and others who matter, in panels beneath, each joined by a thin line."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from .family_map import Tie
from .kinship import Kinship
from .layout import HALF, Box, Cell, Grid, make_cell, settle
from .strokes import Point
from .text import NOTE_SIZE, width

LANE = 9.0
STEM = 40.0
GAP = 26.0


@dataclass
class Link:
    """A thin line from somebody outside the tree to somebody in it, its first part showing how they get on."""

    tie: Tie
    stem: list[Point]
    run: list[Point]


@dataclass
class Panel:
    """A captioned group of people outside the tree."""

    caption: str
    box: Box
    cells: list[Cell]


@dataclass
class Outside:
    """Everything below the tree."""

    panels: list[Panel] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unlinked: list[Tie] = field(default_factory=list)
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0
    tree: tuple[float, float] = (0.0, 0.0)


def reserve_lanes(kin: Kinship, grid: Grid) -> None:
    """Make room above rows for lines that arrive from above."""
    for target in dict.fromkeys(t for _, t, _ in _ends(kin)):
        if _way(grid, target) == "over":
            row = grid.rows[grid.row_of[target]]
            row.head = max(row.head, 14.0)


def _ends(kin: Kinship) -> list[tuple[str, str, Tie]]:
    """(outsider, target in the tree, tie), one for each pair."""
    out = {k: None for k in (*kin.wider, *kin.others)}
    found: dict[tuple[str, str], Tie] = {}
    tree = set(kin.tree)
    for tie in kin.ties:
        for a, b in ((tie.a, tie.b), (tie.b, tie.a)):
            if a in out and b in tree:
                kept = found.setdefault((a, b), tie)
                if kept.quality == "unknown" and tie.quality != "unknown":
                    found[(a, b)] = tie
    return [(a, b, tie) for (a, b), tie in found.items()]


def _way(grid: Grid, key: str) -> str:
    """How a line reaches someone: from below, from the side of the tree, or from above the row."""
    cell, row = grid.cells[key], grid.row_of[key]
    if row == len(grid.rows) - 1:
        return "below"
    if grid.column[key] == 0 and cell.side != "left":
        return "left"
    if grid.column[key] == len(grid.rows[row].cells) - 1 and cell.side != "right":
        return "right"
    return "over"


def place_others(kin: Kinship, grid: Grid, top: float, sides: tuple[float, float], widest: float) -> Outside:
    """Panels and links below `top`; `sides` are the tree's left and right edges; rows wrap at `widest`."""
    outside = Outside(bottom=top, left=sides[0], right=sides[1], tree=sides)
    ends = _ends(kin)
    targets: dict[str, list[str]] = {}
    for one, target, _ in ends:
        targets.setdefault(one, []).append(target)

    def lean(key: str) -> float:
        xs = [grid.cells[t].x for t in targets.get(key, ())]
        return sum(xs) / len(xs) if xs else 1e6

    groups = [(caption, sorted(keys, key=lean)) for caption, keys in _captions(kin) if keys]
    if not groups:
        return outside
    groups.sort(key=lambda g: sum(map(lean, g[1])) / len(g[1]))
    cells = {k: make_cell(kin.people[k]) for _, keys in groups for k in keys}
    used = list(dict.fromkeys(t for _, t, _ in ends))
    lanes = {
        t: top + 10 + LANE * n
        for n, t in enumerate(sorted(used, key=lambda t: (_way(grid, t) != "below", grid.cells[t].x)))
    }
    floor = top + 10 + LANE * len(lanes)
    rows = _chunk(groups, cells, widest)
    risers: dict[str, float] = {}
    y = floor
    for number, row in enumerate(rows):
        y = _place_row(row, cells, grid, targets, y, number, risers, outside)
    outside.bottom = y
    _draw_links(ends, cells, grid, lanes, risers, floor, outside)
    return outside


def _captions(kin: Kinship) -> list[tuple[str, list[str]]]:
    return [("Wider family", kin.wider), ("Others who matter", kin.others)]


def _chunk(
    groups: list[tuple[str, list[str]]], cells: dict[str, Cell], widest: float
) -> list[list[tuple[str, list[str]]]]:
    """Break the groups into rows no wider than `widest`."""
    rows: list[list[tuple[str, list[str]]]] = [[]]
    used = 0.0
    for caption, keys in groups:
        for key in keys:
            need = cells[key].reach("left") + cells[key].reach("right") + GAP
            if used and used + need > widest:
                rows.append([])
                used = 0.0
            used += need
            if not rows[-1] or rows[-1][-1][0] != caption:
                rows[-1].append((caption, []))
                used += 24
            rows[-1][-1][1].append(key)
    return rows


def _place_row(
    row: list[tuple[str, list[str]]],
    cells: dict[str, Cell],
    grid: Grid,
    targets: dict[str, list[str]],
    top: float,
    number: int,
    risers: dict[str, float],
    outside: Outside,
) -> float:
    keys = [k for _, ks in row for k in ks]
    caption_of = {k: c for c, ks in row for k in ks}
    gaps = []
    for a, b in itertools.pairwise(keys):
        gaps.append(
            cells[a].reach("right")
            + GAP
            + cells[b].reach("left")
            + (28 if caption_of[a] != caption_of[b] else 0)
        )
    wish, weight = [], []
    for n, key in enumerate(keys):
        xs = [grid.cells[t].x for t in targets.get(key, ())]
        first = outside.left + cells[keys[0]].reach("left") + 12 + sum(gaps[:n])
        led = bool(xs) and number == 0
        wish.append(sum(xs) / len(xs) if led else first)
        weight.append(1.0 if led else 0.05)
    places = settle(wish, weight, gaps)
    width_all = places[-1] - places[0] + cells[keys[0]].reach("left") + cells[keys[-1]].reach("right") + 28
    left = places[0] - cells[keys[0]].reach("left") - 12
    slack = max(0.0, outside.right - outside.left - width_all)
    shift = min(max(left, outside.left), outside.left + slack) - left
    if not targets or number:
        shift = outside.left - left
    y = top + STEM + HALF
    below = max(HALF + 8 + cells[k].label_height for k in keys)
    for key, x in zip(keys, places, strict=True):
        cells[key].x, cells[key].y = round(x + shift, 1), y
        risers[key] = cells[key].x - cells[key].reach("left") - GAP / 2 if number else cells[key].x
    for caption, ks in row:
        head, last = cells[ks[0]], cells[ks[-1]]
        need = width(caption, NOTE_SIZE) + 12
        right = max(last.x + last.reach("right") + 12, head.x - head.reach("left") - 12 + need)
        box = Box(head.x - head.reach("left") - 12, top + 12, right, y + below + 32)
        outside.panels.append(Panel(caption, box, [cells[k] for k in ks]))
    outside.right = max(outside.right, max(p.box.right for p in outside.panels))
    return y + below + 32 + 16


def _draw_links(
    ends: list[tuple[str, str, Tie]],
    cells: dict[str, Cell],
    grid: Grid,
    lanes: dict[str, float],
    risers: dict[str, float],
    floor: float,
    outside: Outside,
) -> None:
    count: dict[str, int] = {}
    total: dict[str, int] = {}
    for one, _, _ in ends:
        total[one] = total.get(one, 0) + 1
    for one, target, tie in sorted(ends, key=lambda e: grid.cells[e[1]].x):
        cell = cells[one]
        nth = count[one] = count.get(one, 0) + 1
        spread = 14.0 if total[one] > 1 else 0.0
        x = cell.x + spread * (nth - 1 - (total[one] - 1) / 2)
        lane = lanes[target]
        start, turn = (x, cell.symbol.top), (x, cell.symbol.top - STEM + 14)
        riser = risers[one] if risers[one] != cell.x else x
        run = [turn] if riser == x else [turn, (riser, turn[1])]
        run.append((riser, lane))
        alone = sum(t == target for _, t, _ in ends) == 1
        away = LANE * list(lanes).index(target) + 8.0
        gutters = (outside.tree[0] - away, outside.tree[1] + away)
        run.extend(_arrive(grid, target, lane, riser if alone else None, gutters))
        outside.links.append(Link(tie, [start, turn], run))


def _arrive(
    grid: Grid, target: str, lane: float, start: float | None, gutters: tuple[float, float]
) -> list[Point]:
    """The last part of a link, from its lane to the person: from below, from the side or from above."""
    cell, way = grid.cells[target], _way(grid, target)
    if way == "below":
        bottom = cell.label.bottom + 4 if cell.side == "below" else cell.symbol.bottom
        x = start if start is not None and abs(start - cell.x) <= 30 else cell.x
        return [(x, lane), (x, bottom)]
    tree = [c.x for c in grid.cells.values()]
    leftward = way == "left" or (way == "over" and cell.x < (min(tree) + max(tree)) / 2)
    gutter = gutters[0] if leftward else gutters[1]
    if way != "over":
        symbol = cell.symbol
        return [(gutter, lane), (gutter, cell.y), (symbol.left if leftward else symbol.right, cell.y)]
    row = grid.rows[grid.row_of[target]]
    height = row.top - row.head - 6
    if cell.side == "above":
        return [(gutter, lane), (gutter, height), (cell.x, height), (cell.x, cell.label.top - 3)]
    x = cell.x + (14 if cell.side == "left" else -14)
    return [(gutter, lane), (gutter, height), (x, height), (x, cell.y - HALF)]
