"""The ecomap: the child in the middle, the people and services around, each line saying how things are."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

from kinfold.base.saying import in_a_row

from .family_map import FamilyMap, Individual, Tie
from .kinship import FAMILY_KINDS
from .layout import Box
from .legend import draw_legend
from .page import caption, page, wrap_person
from .qualities import crosses
from .strokes import INK, Point, quality_line, raw_path
from .symbols import star
from .text import NAME_LEADING, NAME_SIZE, NOTE_LEADING, NOTE_SIZE, balanced, element, number, width
from .words import CONTACT_SAID, QUALITY_SAID, housemates, role, say_date, say_name, spoken

PAD = 12.0
MARGIN = 20.0
WIDTHS = (104, 120, 136, 152, 176)
ONE_RING = 9
ORDER = ("family", "kin", "friend", "volunteer", "carer", "worker")
GAP = 16.0


@dataclass
class Node:
    """A person or service around the child: a box of text."""

    person: Individual
    said: str
    quality: str
    names: tuple[str, ...]
    details: tuple[str, ...]
    contact: str = ""
    x: float = 0.0
    y: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the box."""
        lines = [width(t, NAME_SIZE, True) for t in self.names] + [width(t, NOTE_SIZE) for t in self.details]
        high = len(self.names) * NAME_LEADING + len(self.details) * NOTE_LEADING
        if self.person.matters:
            lines.append(width("matters to me", NOTE_SIZE) + 22)
            high += NOTE_LEADING
        return max(lines, default=60.0) + 2 * PAD, high + 18

    @property
    def box(self) -> Box:
        """The box on the page."""
        wide, high = self.size
        return Box(self.x - wide / 2, self.y - high / 2, self.x + wide / 2, self.y + high / 2)


@dataclass
class Ecomap:
    """An ecomap placed on the page, the child at 0, 0."""

    family_map: FamilyMap
    child: Individual
    names: tuple[str, ...]
    reach: float
    nodes: list[Node] = field(default_factory=list)


def relations(family_map: FamilyMap, focus: str) -> list[tuple[Individual, str, Tie | None]]:
    """(person, what they are to the child, the tie) for everybody around the child, family first."""
    people = {i.key: i for i in family_map.individuals}
    ties = [t for t in family_map.ties if t.a in people and t.b in people and t.a != t.b]
    found: dict[str, tuple[Individual, str, Tie | None]] = {}
    for tie in ties:
        if focus in (tie.a, tie.b):
            person = people[tie.b if tie.a == focus else tie.a]
            kept = found.get(person.key)
            better = kept and kept[2] and kept[2].quality == "unknown" and tie.quality != "unknown"
            if not kept or better:
                found[person.key] = (person, kept[1] if kept else role(person, tie), tie)
    parents = {t.a for t in ties if t.b == focus and t.type in ("mother_of", "father_of", "parent_of")}
    for tie in ties:
        other = people[tie.a if tie.a != focus else tie.b]
        if (
            (
                other.key not in found
                and other.key != focus
                and tie.type in ("mother_of", "father_of", "parent_of")
            )
            and tie.b in parents
            and tie.a == other.key
        ):
            words = {"female": "grandmother", "male": "grandfather"}
            found[other.key] = (other, words.get(other.sex, "grandparent"), None)
        if tie.a in parents and tie.b not in found and tie.b != focus and tie.type.endswith("er_of"):
            person = people[tie.b]
            if tie.type in ("mother_of", "father_of"):
                words = {"female": "sister or half-sister", "male": "brother or half-brother"}
                found[person.key] = (person, words.get(person.sex, "brother or sister"), None)
    tied = {k for t in ties for k in (t.a, t.b)}
    mates = housemates(family_map).get(focus, [])
    for person in family_map.individuals:
        if person.key in found or person.key == focus:
            continue
        if person.key in mates:
            found[person.key] = (person, "lives with me", None)
        elif person.matters or (person.key not in tied and person.kind not in ("family", "kin")):
            found[person.key] = (person, person.note or person.kind, None)
    index = {k: n for n, k in enumerate(people)}
    return sorted(found.values(), key=lambda f: (ORDER.index(f[0].kind), index[f[0].key]))


def lay_out_ecomap(family_map: FamilyMap, focus: str) -> Ecomap:
    """Place the child and everybody around. Raises KeyError when `focus` is not on the map."""
    child = {i.key: i for i in family_map.individuals}[focus]
    names = balanced(say_name(child), 18, 3, True, (90, 110, 130))
    widest = max((width(t, 18, True) for t in names), default=40.0)
    widest = max(widest, width(child.born or "", NOTE_SIZE))
    reach = max(46.0, hypot(widest / 2, (len(names) * 22 + (NOTE_LEADING if child.born else 0)) / 2) + 8)
    ecomap = Ecomap(family_map, child, names, reach)
    for person, said, tie in relations(family_map, focus):
        ecomap.nodes.append(_node(person, said, tie))
    _place(ecomap)
    return ecomap


def _node(person: Individual, said: str, tie: Tie | None) -> Node:
    quality = tie.quality if tie else "unknown"
    contact = tie.contact if tie else "unknown"
    details = [*balanced(said, NOTE_SIZE, 3, False, WIDTHS)]
    note = CONTACT_SAID[contact] if contact in ("none", "ended", "sought") and not person.died else ""
    details.extend(balanced("has died" if person.died else note, NOTE_SIZE, 2, False, WIDTHS))
    names = balanced(say_name(person), NAME_SIZE, 3, True, WIDTHS)
    return Node(person, said, quality, names, tuple(details), note)


def _place(ecomap: Ecomap) -> None:
    """One ring, or with many people near and far by turns; it grows until nothing comes too close."""
    nodes = ecomap.nodes
    if not nodes:
        return
    step = 2 * pi / len(nodes)
    family = sum(n.person.kind in FAMILY_KINDS for n in nodes)
    first = -pi / 2 - step * ((family - 1) / 2 if family else 0)  # the family across the top
    far = len(nodes) > ONE_RING
    wide, high = 190.0, 165.0
    for _ in range(90):
        for place, node in enumerate(nodes):
            out = 165.0 if far and place % 2 else 0.0
            angle = first + step * place
            node.x = round((wide + out) * cos(angle), 1)
            node.y = round((high + out) * sin(angle), 1)
        if not _trouble(ecomap):
            return
        tall = high >= wide * 1.4
        high += 0 if tall else 14
        wide += 14 if tall else 3


def _trouble(ecomap: Ecomap) -> bool:
    """Whether two boxes, a box and the child, or a box and another's line come too close."""
    boxes = [n.box for n in ecomap.nodes]
    r = ecomap.reach + 52
    middle = Box(-r, -r, r, r)
    for place, box in enumerate(boxes):
        if box.hits(middle) or any(box.hits(other, GAP) for other in boxes[:place]):
            return True
    wider = [Box(b.left - 8, b.top - 8, b.right + 8, b.bottom + 8) for b in boxes]
    ends = [_line(ecomap, n) for n in ecomap.nodes] if len(boxes) > ONE_RING else []
    return any(crosses(a, b, box) for n, (a, b) in enumerate(ends) for k, box in enumerate(wider) if k != n)


def _line(ecomap: Ecomap, node: Node) -> list[Point]:
    """From the rim of the child's circle to the edge of the box."""
    box, size = node.box, hypot(node.x, node.y) or 1.0
    wide, high = (box.right - box.left) / 2 + 4, (box.bottom - box.top) / 2 + 4
    cut = min(wide / abs(node.x) if node.x else 1e9, high / abs(node.y) if node.y else 1e9)
    start = (ecomap.reach + 10) / size
    return [(node.x * start, node.y * start), (node.x * (1 - cut), node.y * (1 - cut))]


def draw_ecomap(family_map: FamilyMap, focus: str) -> str:
    """The whole ecomap of one child as an `<svg>` element. Raises KeyError when the child is not on the map."""
    ecomap = lay_out_ecomap(family_map, focus)
    used = {"focus"}
    lines = []
    for node in ecomap.nodes:
        drawn = quality_line(node.quality, _line(ecomap, node))
        used.add(node.quality if drawn else "quiet")
        (x1, y1), (x2, y2) = _line(ecomap, node)
        quiet = f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
        lines.append(drawn or raw_path(quiet, width=1.6, dash="1.5 5", cap="round"))
    boxes = [n.box for n in ecomap.nodes] or [Box(-90, -90, 90, 90)]
    r = ecomap.reach + 10
    left, right = min(-r, *(b.left for b in boxes)), max(r, *(b.right for b in boxes))
    top, bottom = min(-r, *(b.top for b in boxes)), max(r, *(b.bottom for b in boxes))
    if right - left < 440:
        left, right = -220.0, 220.0
    heading, rise = caption(family_map, left, right - left)
    people = _draw_child(ecomap) + "".join(_draw_node(n, family_map, used) for n in ecomap.nodes)
    key, box = draw_legend(used, left, bottom + 16, right - left)
    frame = Box(left - MARGIN, top - rise - MARGIN, max(right, box.right) + MARGIN, box.bottom + MARGIN)
    lifted = f'<g transform="translate(0 {number(top - rise)})">{heading}</g>'
    return page(
        "ecomap", family_map, frame, f'{lifted}<g aria-hidden="true">{"".join(lines)}</g>{people}{key}'
    )


def _draw_child(ecomap: Ecomap) -> str:
    child, r = ecomap.child, ecomap.reach
    parts = [
        f'<circle cx="0" cy="0" r="{number(r + 6)}" fill="#ffffff" stroke="{INK}" stroke-width="2.5"/>'
        f'<circle cx="0" cy="0" r="{number(r)}" fill="#ffffff" stroke="{INK}" stroke-width="2.5"/>'
    ]
    high = len(ecomap.names) * 22 + (NOTE_LEADING if child.born else 0)
    y = -high / 2
    for line in ecomap.names:
        parts.append(element(0, y + 17, line, size=18, bold=True, anchor="middle"))
        y += 22
    if child.born:
        parts.append(element(0, y + 13, child.born, anchor="middle"))
    ring = Box(-r - 6, -r - 6, r + 6, r + 6)
    return wrap_person(child, spoken(child, ecomap.family_map), "".join(parts), ring)


def _draw_node(node: Node, family_map: FamilyMap, used: set[str]) -> str:
    box, person = node.box, node.person
    family, work = person.kind in FAMILY_KINDS, person.kind in ("worker", "carer", "volunteer")
    used.add("family_box" if family else "work_box" if work else "friend_box")
    wide, high = node.size
    radius, thick = (16.0, 2.5) if family else (3.0, 1.4) if work else (high / 2, 1.4)
    parts = [
        f'<rect x="{number(box.left)}" y="{number(box.top)}" width="{number(wide)}" height="{number(high)}" '
        f'rx="{number(radius)}" fill="#ffffff" stroke="{INK}" stroke-width="{number(thick)}"/>'
    ]
    y = box.top + 9
    for line in node.names:
        parts.append(element(node.x, y + 15, line, size=NAME_SIZE, bold=True, anchor="middle"))
        y += NAME_LEADING
    for line in node.details:
        parts.append(element(node.x, y + 13, line, anchor="middle"))
        y += NOTE_LEADING
    if person.matters:
        used.add("star")
        parts.append(star(node.x - width("matters to me", NOTE_SIZE) * 0.44 - 3, y + 8, 8))
        parts.append(element(node.x + 9, y + 13, "matters to me", anchor="middle"))
    said = [node.said, QUALITY_SAID.get(node.quality, ""), node.contact]
    spoken_name = spoken(person, family_map, ", ".join(s for s in said if s))
    return wrap_person(person, spoken_name, "".join(parts), box)


def describe_ecomap(family_map: FamilyMap, focus: str) -> list[str]:
    """The ecomap in plain sentences: its text alternative. Raises KeyError when the child is not on the map."""
    child = {i.key: i for i in family_map.individuals}[focus]
    found = relations(family_map, focus)
    name = say_name(child)
    out = [f"People around {name}, as it was on {say_date(family_map.as_of)}."]
    matters = [say_name(p) for p, _, _ in found if p.matters]
    if matters:
        out.append(f"{name} says these people matter: {in_a_row(matters)}.")
    if not found:
        out.append("Nobody is recorded around this child yet.")
    for person, said, tie in found:
        parts = [said]
        if tie and tie.quality in QUALITY_SAID:
            parts.append(QUALITY_SAID[tie.quality])
        if tie and tie.contact in CONTACT_SAID:
            parts.append(CONTACT_SAID[tie.contact])
        parts.append("has died" if person.died else "")
        parts.append("not certain" if tie and tie.inferred else "")
        start = say_name(person)
        out.append(f"{start[:1].upper()}{start[1:]}: {'; '.join(p for p in parts if p)}.")
    return out
