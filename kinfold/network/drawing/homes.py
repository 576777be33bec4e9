"""Who lives where: a rounded, dashed boundary round the people of each home, with the home's name inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import copysign

from .family_map import FamilyMap, HouseholdGroup
from .layout import BAR_STEP, HOME_PAD, Box, Grid
from .lines import Lines
from .text import NOTE_SIZE, number, width, wrap

LABEL_LEADING = 18.0
HOUSE_ROOM = 19.0


@dataclass
class Home:
    """One outlined household: its runs of neighbours in each row, and where its name stands."""

    group: HouseholdGroup
    runs: dict[int, list[tuple[str, str]]]  # row -> (leftmost key, rightmost key) of each run
    label: tuple[str, ...] = ()
    label_row: int = 0
    label_room: float = 0.0
    at_foot: bool = True
    inset: float = 0.0
    rects: list[Box] = field(default_factory=list)
    label_box: Box | None = None


def plan_homes(family_map: FamilyMap, grid: Grid) -> list[Home]:
    """Find each home's runs and make room in its row for its name. Homes of one person are not outlined."""
    homes: list[Home] = []
    seen: dict[str, int] = {}
    for group in family_map.households:
        here = [k for k in dict.fromkeys((*group.members, *group.part_time)) if k in grid.row_of]
        if len(here) < 2:
            continue
        runs: dict[int, list[tuple[str, str]]] = {}
        for row in sorted({grid.row_of[k] for k in here}):
            keys = sorted((k for k in here if grid.row_of[k] == row), key=lambda k: grid.column[k])
            spans = [[keys[0], keys[0]]]
            for key in keys[1:]:
                if grid.column[key] == grid.column[spans[-1][1]] + 1:
                    spans[-1][1] = key
                else:
                    spans.append([key, key])
            runs[row] = [(a, b) for a, b in spans]
        home = Home(group, runs, inset=4.0 * max((seen.get(k, 0) for k in here), default=0))
        for key in here:
            seen[key] = seen.get(key, 0) + 1
        _choose_label_place(home, grid, homes)
        homes.append(home)
    return homes


def _width(grid: Grid, run: tuple[str, str]) -> float:
    a, b = grid.cells[run[0]], grid.cells[run[1]]
    return b.x + b.reach("right") - a.x + a.reach("left")


def _choose_label_place(home: Home, grid: Grid, before: list[Home]) -> None:
    top, bottom = min(home.runs), max(home.runs)
    home.at_foot = top > 0 and grid.rows[bottom].bars == 0 and grid.rows[bottom].sibling_bars == 0
    home.label_row = bottom if home.at_foot else top
    room = _width(grid, _label_run(home, grid)) - HOUSE_ROOM
    home.label = wrap(home.group.label, max(room, 70), NOTE_SIZE, 3)
    need = len(home.label) * LABEL_LEADING + 8 if home.label else 0.0
    need += max((h.label_room for h in before if _same_place(h, home, grid)), default=0.0)
    home.label_room = need
    row = grid.rows[home.label_row]
    if home.at_foot:
        row.foot = max(row.foot, need)
    else:
        row.head = max(row.head, need)


def _same_place(one: Home, two: Home, grid: Grid) -> bool:
    """Whether two homes would write their names in the same place."""
    if (one.label_row, one.at_foot) != (two.label_row, two.at_foot):
        return False
    (a, b), (c, d) = _label_run(one, grid), _label_run(two, grid)
    return grid.column[a] <= grid.column[d] and grid.column[c] <= grid.column[b]


def _label_run(home: Home, grid: Grid) -> tuple[str, str]:
    return max(home.runs[home.label_row], key=lambda run: _width(grid, run))


def place_homes(homes: list[Home], grid: Grid, lines: Lines) -> None:
    """Rectangles for each home, once rows have their places."""
    for home in homes:
        pad = HOME_PAD - home.inset
        slabs: dict[int, list[Box]] = {}
        for row_number, runs in home.runs.items():
            row = grid.rows[row_number]
            high = home.label_room if home.label and row_number == home.label_row else 0.0
            top = row.top - pad - (0.0 if home.at_foot else high)
            bottom = row.bottom + pad + (high if home.at_foot else 0.0)
            upright = _uprights(lines, row_number)
            for a, b in runs:
                left = grid.cells[a].x - grid.cells[a].reach("left") - pad
                right = grid.cells[b].x + grid.cells[b].reach("right") + pad
                box = Box(_clear(left, upright, 1), top, _clear(right, upright, -1), bottom)
                slabs.setdefault(row_number, []).append(box)
        _straighten(home, slabs, grid)
        home.rects = [box for boxes in slabs.values() for box in boxes]
        rows = sorted(slabs)
        for upper, lower in pairwise(rows):
            if lower == upper + 1:
                waist = grid.rows[upper].bottom + 18 + grid.rows[upper].bars * BAR_STEP
                home.rects += _bridge(slabs[upper], slabs[lower], waist)
        if len(rows) == 1 and len(slabs[rows[0]]) > 1:
            home.rects.append(_gutter(slabs[rows[0]]))
        _place_label(home, slabs[home.label_row])


def _straighten(home: Home, slabs: dict[int, list[Box]], grid: Grid) -> None:
    """Edges of neighbouring rows that nearly agree are made to agree, where nobody else stands in the way."""
    for row in (*sorted(slabs), *sorted(slabs, reverse=True)):
        for near in (row - 1, row + 1):
            if near not in slabs or len(slabs[row]) > 1 or len(slabs[near]) > 1:
                continue
            box, other = slabs[row][0], slabs[near][0]
            first, last = home.runs[row][0]
            left = other.left if 0 < box.left - other.left <= _room(grid, first, -1, box.left) else box.left
            right = (
                other.right if 0 < other.right - box.right <= _room(grid, last, 1, box.right) else box.right
            )
            slabs[row][0] = Box(left, box.top, right, box.bottom)


def _room(grid: Grid, key: str, step: int, edge: float) -> float:
    """How far an edge may move outward before it crowds the next person in the row."""
    cells = grid.rows[grid.row_of[key]].cells
    column = grid.column[key] + step
    if not 0 <= column < len(cells):
        return 80.0
    near = cells[column]
    gap = near.x - near.reach("left") - edge if step > 0 else edge - near.x - near.reach("right")
    return gap - 24


def _uprights(lines: Lines, row: int) -> list[float]:
    """Where lines of descent run down below a row."""
    below = [h for h in lines.hangings if h.row == row + 1]
    return [h.source for h in below if h.source is not None] + [x for h in below for _, x in h.ends]


def _clear(edge: float, uprights: list[float], inward: int) -> float:
    """An edge moved a little so that it does not run beside a line of descent."""
    for x in uprights:
        if abs(edge - x) < 9:
            return x - 9 if inward < 0 else x + 9
    return edge


def _bridge(upper: list[Box], lower: list[Box], waist: float) -> list[Box]:
    """The part of a boundary between two rows: straight where the rows overlap, wide where they do not."""
    left, right = min(b.left for b in upper), max(b.right for b in upper)
    low_left, low_right = min(b.left for b in lower), max(b.right for b in lower)
    y1, y2 = upper[0].bottom - 1, lower[0].top + 1
    waist = min(max(waist, y1), y2)
    if len(upper) == len(lower) == 1 and min(right, low_right) - max(left, low_left) >= 60:
        return [
            Box(max(left, low_left), y1, min(right, low_right), waist + 1),
            Box(low_left, waist, low_right, y2),
        ]
    legs = [Box(b.left, y1, b.right, waist + 1) for b in upper]
    arms = [Box(b.left, y2 - 8, b.right, y2) for b in lower]
    return [*legs, Box(min(left, low_left), waist, max(right, low_right), max(y2 - 7, waist + 4)), *arms]


def _gutter(runs: list[Box]) -> Box:
    """Joins separated runs of one row beneath the others."""
    bottom = max(b.bottom for b in runs)
    return Box(min(b.left for b in runs), bottom - 4, max(b.right for b in runs), bottom)


def _place_label(home: Home, boxes: list[Box]) -> None:
    if not home.label:
        return
    box = max(boxes, key=lambda b: b.right - b.left)
    high = len(home.label) * LABEL_LEADING
    top = box.bottom - HOME_PAD + home.inset - high if home.at_foot else box.top + 6
    home.label_box = Box(box.left + 10, top, box.right - 10, top + high)


def clear_labels(homes: list[Home], uprights: list[tuple[float, float, float]]) -> None:
    """Move a home's name sideways out of the way of lines passing down (x, top, bottom), where there is room."""
    for home in homes:
        box = home.label_box
        if not box:
            continue
        wide = HOUSE_ROOM + max(width(line, NOTE_SIZE) for line in home.label)
        xs = sorted(x for x, top, bottom in uprights if top < box.bottom and box.top < bottom)
        for start in (box.left, *(x + 8 for x in xs if box.left < x < box.right)):
            if start + wide <= box.right + 4 and not any(start - 6 < x < start + wide + 6 for x in xs):
                home.label_box = Box(start, box.top, box.right, box.bottom)
                break


def boundary(rects: list[Box], radius: float = 14.0) -> str:
    """Path data for the outline of rectangles taken together, with rounded corners."""
    loops = _trace(rects)
    return "".join(_round(loop, radius) for loop in loops)


def _trace(rects: list[Box]) -> list[list[tuple[float, float]]]:
    """The corners of the outline, clockwise, found on the grid of all edges."""
    xs = sorted({round(v, 1) for r in rects for v in (r.left, r.right)})
    ys = sorted({round(v, 1) for r in rects for v in (r.top, r.bottom)})
    mid_x = [(a + b) / 2 for a, b in pairwise(xs)]
    mid_y = [(a + b) / 2 for a, b in pairwise(ys)]
    full = {
        (i, j)
        for i, x in enumerate(mid_x)
        for j, y in enumerate(mid_y)
        if any(r.left < x < r.right and r.top < y < r.bottom for r in rects)
    }
    edges: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(full):
        sides = (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        )
        for beyond, start, end in sides:
            if beyond not in full:
                edges.setdefault(start, []).append(end)
    return [_corners([(xs[i], ys[j]) for i, j in loop]) for loop in _loops(edges)]


def _loops(edges: dict[tuple[int, int], list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    loops = []
    while edges:
        start = at = min(edges)
        loop = []
        while at in edges:
            loop.append(at)
            onward = edges[at]
            following = onward.pop()
            if not onward:
                del edges[at]
            at = following
            if at == start:
                break
        loops.append(loop)
    return loops


def _corners(loop: list[tuple[float, float]]) -> list[tuple[float, float]]:
    count = len(loop)
    return [
        p
        for k, p in enumerate(loop)
        if not (
            loop[k - 1][0] == p[0] == loop[(k + 1) % count][0]
            or loop[k - 1][1] == p[1] == loop[(k + 1) % count][1]
        )
    ]


def _round(loop: list[tuple[float, float]], radius: float) -> str:
    parts: list[str] = []
    count = len(loop)
    for k, (x, y) in enumerate(loop):
        (ax, ay), (bx, by) = loop[k - 1], loop[(k + 1) % count]
        before, after = abs(ax - x) + abs(ay - y), abs(bx - x) + abs(by - y)
        r = min(radius, before / 2, after / 2)
        start = (x + copysign(min(r, abs(ax - x)), ax - x), y + copysign(min(r, abs(ay - y)), ay - y))
        end = (x + copysign(min(r, abs(bx - x)), bx - x), y + copysign(min(r, abs(by - y)), by - y))
        parts.append(f"{'L' if parts else 'M'}{number(start[0])} {number(start[1])}")
        parts.append(f"Q{number(x)} {number(y)} {number(end[0])} {number(end[1])}")
    return "".join(parts) + "Z" if parts else ""
