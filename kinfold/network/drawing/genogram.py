"""The genogram: a family's generations, couples, homes and relationships as one accessible SVG."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from .family_map import FamilyMap, Tie
from .homes import Home, boundary, clear_labels, place_homes, plan_homes
from .kinship import Kinship, read_kinship
from .layout import Box, Cell, Grid, place_columns
from .legend import GREY, couple_line, draw_legend, slashes
from .lines import Hanging, Lines, end_y, place_rows, plan_lines
from .order import order_rows
from .others import Outside, place_others, reserve_lanes
from .page import caption, label_text, page, person_group
from .qualities import Feeling, plan_feelings
from .strokes import Point, path, quality_line
from .symbols import house
from .text import NOTE_LEADING, NOTE_SIZE, element, number, width, wrap
from .words import describe_tie, home_order

MARGIN = 20.0
NARROWEST = 470.0
WIDEST_PANELS = 900.0


@dataclass
class Genogram:
    """A genogram placed on the page; the tests measure this, `draw_genogram` prints it."""

    family_map: FamilyMap
    kin: Kinship
    grid: Grid
    lines: Lines
    homes: list[Home]
    outside: Outside
    feelings: list[Feeling]
    notes: list[str] = field(default_factory=list)

    @property
    def cells(self) -> list[Cell]:
        """Every person's cell, inside and outside the tree."""
        return [*self.grid.cells.values(), *(c for p in self.outside.panels for c in p.cells)]

    @property
    def sides(self) -> tuple[float, float]:
        """The left and right edge of everything but the key."""
        xs = [x for link in self.outside.links for x, _ in (*link.stem, *link.run)]
        for cell in self.cells:
            xs += [cell.x - cell.reach("left"), cell.x + cell.reach("right")]
        for box in [r for h in self.homes for r in h.rects] + [p.box for p in self.outside.panels]:
            xs += [box.left, box.right]
        return min(xs, default=0.0), max(xs, default=0.0)


def lay_out_genogram(family_map: FamilyMap, top: float = 0.0) -> Genogram:
    """Place everything; `top` is where the tree starts."""
    kin = read_kinship(family_map)
    grid = place_columns(kin, order_rows(kin, family_map), family_map)
    lines = plan_lines(kin, grid)
    homes = plan_homes(family_map, grid)
    reserve_lanes(kin, grid)
    low = place_rows(grid, lines, top)
    place_homes(homes, grid, lines)
    edges = [b for h in homes for b in h.rects]
    left = min([c.x - c.reach("left") for c in grid.cells.values()] + [b.left for b in edges], default=0.0)
    right = max([c.x + c.reach("right") for c in grid.cells.values()] + [b.right for b in edges], default=0.0)
    low = max([low, *(b.bottom for b in edges)])
    outside = place_others(kin, grid, low + 6, (left, right), max(WIDEST_PANELS, right - left))
    runs = [link.run for link in outside.links]
    clear_labels(
        homes,
        [(a[0], min(a[1], b[1]), max(a[1], b[1])) for r in runs for a, b in pairwise(r) if a[0] == b[0]],
    )
    feelings, unshown = plan_feelings(kin, grid, lines)
    genogram = Genogram(family_map, kin, grid, lines, homes, outside, feelings)
    genogram.notes = _notes(genogram, unshown)
    return genogram


def _notes(genogram: Genogram, unshown: list[Tie]) -> list[str]:
    """Ties that no line shows, in words, so that nothing recorded is lost from the page."""
    kin, lines = genogram.kin, genogram.lines
    shown = {frozenset((k.tie.a, k.tie.b)) for k in genogram.outside.links}
    tree = set(kin.tree)
    birth = ("mother_of", "father_of", "parent_of")
    pairs = {frozenset((p, c)) for u in lines.undrawn_units for p in u.parents for c in u.children}
    pairs |= {frozenset(pair) for pair in lines.undrawn_couples}
    drawn = {frozenset((p, c)) for h in lines.hangings for p in h.unit.parents for c in h.unit.children}
    drawn |= {frozenset((a, b)) for h in lines.hangings for a in h.unit.children for b in h.unit.children}
    drawn |= {frozenset(bar.pair) for bar in lines.bars}
    implied = ("grandmother_of", "grandparent_of", "step_mother_of", "step_father_of", "mothers_partner_of")
    out = []
    for tie in kin.ties:
        ends = frozenset((tie.a, tie.b))
        inside = tie.a in tree and tie.b in tree
        aunt = tie.type == "aunt_uncle_of" and _is_aunt(kin, tie)
        loose = (
            inside
            and not aunt
            and ends not in drawn
            and tie.type not in ("sibling", "half_sibling", *implied)
        )
        contrary = inside and tie.type in birth and ends not in drawn
        if (
            tie in unshown
            or ends & pairs
            or ends in pairs
            or loose
            or contrary
            or (not inside and ends not in shown)
        ):
            out.append(describe_tie(tie, genogram.family_map))
    return list(dict.fromkeys(out))


def _is_aunt(kin: Kinship, tie: Tie) -> bool:
    """Whether the tree already shows an aunt or uncle beside the parent."""
    own = set(kin.parents.get(tie.a, ()))
    return any(own & set(kin.parents.get(parent, ())) for parent in kin.parents.get(tie.b, ()))


def draw_genogram(family_map: FamilyMap) -> str:
    """The whole genogram as an `<svg>` element. Same facts, same picture, to the byte."""
    genogram = lay_out_genogram(family_map)
    left, right = genogram.sides
    right = max(right, left + NARROWEST)
    heading, rise = caption(family_map, left, right - left)
    top = min([0.0, *(r.top for h in genogram.homes for r in h.rects)])
    used: set[str] = set()
    drawing = [
        f'<g aria-hidden="true">{_draw_panels(genogram)}{_draw_links(genogram, used)}'
        f"{_draw_structure(genogram, used)}{_draw_feelings(genogram, used)}</g>",
        _draw_people(genogram, used),
    ]
    key, box = draw_legend(used, left, genogram.outside.bottom + 6, right - left)
    notes, bottom = _draw_notes(genogram.notes, left, box.bottom + 4, right - left)
    frame = Box(left - MARGIN, top - rise - MARGIN, max(right, box.right) + MARGIN, bottom + MARGIN)
    lifted = f'<g transform="translate(0 {number(top - rise)})">{heading}</g>'
    return page("genogram", family_map, frame, lifted + "".join(drawing) + key + notes)


def _draw_homes(genogram: Genogram, used: set[str]) -> str:
    parts = []
    for home in genogram.homes:
        used.add("home")
        parts.append(
            f'<path class="kf-home" d="{boundary(home.rects)}" fill="none" stroke="{GREY}" stroke-width="1.8" '
            'stroke-dasharray="6 5"/>'
        )
        if home.label_box:
            box = home.label_box
            wide = 19 + max(width(line, NOTE_SIZE) for line in home.label)
            parts.append(
                f'<rect x="{number(box.left - 2)}" y="{number(box.top)}" width="{number(wide + 4)}" '
                f'height="{number(box.bottom - box.top)}" fill="#ffffff"/>'
            )
            parts.append(house(box.left, box.top + 13))
            for n, line in enumerate(home.label):
                parts.append(element(box.left + 19, box.top + 13 + n * NOTE_LEADING, line))
    return "".join(parts)


def _draw_panels(genogram: Genogram) -> str:
    parts = []
    for panel in genogram.outside.panels:
        b = panel.box
        parts.append(
            f'<rect x="{number(b.left)}" y="{number(b.top)}" width="{number(b.right - b.left)}" '
            f'height="{number(b.bottom - b.top)}" rx="10" fill="#f8f8f8" stroke="#b1b4b6"/>'
        )
        parts.append(element(b.left + 10, b.bottom - 10, panel.caption))
    return "".join(parts)


def _draw_links(genogram: Genogram, used: set[str]) -> str:
    parts = []
    for link in genogram.outside.links:
        used.add("link")
        symbol = quality_line(link.tie.quality, link.stem[::-1])
        if symbol:
            used.add(link.tie.quality)
        parts.append(symbol or path(link.stem, width=1.2, colour=GREY))
        parts.append(path(link.run, width=1.2, colour=GREY))
        x, y = link.run[-1]
        parts.append(f'<circle cx="{number(x)}" cy="{number(y)}" r="2.5" fill="{GREY}"/>')
    return "".join(parts)


STYLES = {
    "birth": (2.0, ""),
    "siblings": (2.0, ""),
    "half": (2.2, "2 4"),
    "care": (1.6, "8 3 2 3"),
    "side": (1.6, "4 3"),
}


def _draw_structure(genogram: Genogram, used: set[str]) -> str:
    level: list[str] = []
    drops: list[list[Point]] = []
    upright: list[str] = []
    for bar in genogram.lines.bars:
        used.add(bar.kind)
        y = genogram.grid.cells[bar.pair[0]].y
        points = [(bar.x1, y), (bar.x1, bar.y), (bar.x2, bar.y), (bar.x2, y)]
        level.append(couple_line(bar.kind, points))
        held = [h.source for h in genogram.lines.hangings if h.bar is bar and h.source is not None]
        cuts = [bar.x1, *held, bar.x2]
        start, end = max(pairwise(cuts), key=lambda piece: piece[1] - piece[0])
        level.append(slashes(bar.kind, (start + end) / 2, bar.y))
    for hanging in genogram.lines.hangings:
        _draw_hanging(genogram, hanging, used, level, drops, upright)
    bridges = [
        path([(p[0][0], p[0][1] + 5), (p[1][0], p[1][1] - 5)], width=9, colour="#ffffff")
        for p in drops
        if p[1][1] - p[0][1] > 14
    ]
    return "".join([*level, *bridges, _draw_homes(genogram, used), *upright])


def _draw_hanging(
    genogram: Genogram,
    hanging: Hanging,
    used: set[str],
    level: list[str],
    drops: list[list[Point]],
    upright: list[str],
) -> None:
    style = hanging.unit.style
    thick, dash = STYLES[style]
    if style in SPECIAL:
        used.add(style)
    low, high = hanging.span
    doubtful = hanging.unit.unsure
    all_doubtful = set(hanging.unit.children) <= doubtful
    stem_dash = "5 4" if all_doubtful and style == "birth" else dash
    if high - low > 0.5:
        level.append(path([(low, hanging.y), (high, hanging.y)], width=thick, dash=stem_dash))
    if hanging.source is not None:
        parent = genogram.grid.cells[hanging.unit.parents[0]]
        start = hanging.bar.y if hanging.bar else parent.y
        stem = [(hanging.source, start), (hanging.source, hanging.y)]
        drops.append(stem if hanging.bar else [(hanging.source, parent.symbol.bottom), stem[1]])
        upright.append(path(stem, width=thick, dash=stem_dash))
    for child, x in hanging.ends:
        cell = genogram.grid.cells[child]
        end = end_y(cell, hanging)
        drop = [(x, hanging.y), (x, end if end < cell.symbol.top - 1 else cell.y)]
        drops.append([drop[0], (x, end)])
        if child in doubtful:
            used.add("unsure")
        upright.append(path(drop, width=thick, dash="5 4" if child in doubtful else dash))


SPECIAL = ("half", "care", "side")


def _draw_feelings(genogram: Genogram, used: set[str]) -> str:
    parts = []
    for feeling in genogram.feelings:
        used.add(feeling.quality)
        parts.append(quality_line(feeling.quality, feeling.points))
    return "".join(parts)


def _draw_people(genogram: Genogram, used: set[str]) -> str:
    cells = {c.person.key: c for c in genogram.cells}
    parts = []
    for label, keys in home_order(genogram.family_map):
        inner = "".join(person_group(cells[k], genogram.family_map) for k in keys)
        for key in keys:
            person = cells[key].person
            used.add("unborn" if person.unborn else person.sex)
            facts = (("focus", person.is_focus), ("died", person.died), ("nameless", not person.known))
            used.update(name for name, true in (*facts, ("star", person.matters)) if true)
        parts.append(f'<g role="group" aria-label="{label_text(label)}">{inner}</g>' if label else inner)
    return "".join(parts)


def _draw_notes(notes: list[str], left: float, top: float, room: float) -> tuple[str, float]:
    if not notes:
        return "", top
    parts = [element(left, top + 16, "Also recorded", bold=True)]
    y = top + 38
    for note in notes:
        for line in wrap(note, room, NOTE_SIZE, 6):
            parts.append(element(left, y, line))
            y += NOTE_LEADING
        y += 4
    return f'<g aria-hidden="true">{"".join(parts)}</g>', y
