"""The frame both maps share: the svg element, its title and description, people as named groups or links."""

from __future__ import annotations

from zlib import crc32

from .family_map import FamilyMap, Individual
from .layout import Box, Cell
from .strokes import INK
from .symbols import star, symbol
from .text import NAME_LEADING, NAME_SIZE, NOTE_LEADING, NOTE_SIZE, element, escape, number, wrap
from .words import say_date, spoken

WIDEST = 1600.0


def label_text(text: str) -> str:
    """Text made safe for an attribute."""
    return escape(text)


def caption(family_map: FamilyMap, left: float, room: float) -> tuple[str, float]:
    """The title and the date at the top, drawn downward from 0, and the height they take."""
    lines = wrap(family_map.title, room, 18, 2, True)
    parts = [element(left, 18 + n * 24, line, size=18, bold=True) for n, line in enumerate(lines)]
    below = len(lines) * 24
    parts.append(element(left, below + 14, f"As it was on {say_date(family_map.as_of)}"))
    return f'<g aria-hidden="true">{"".join(parts)}</g>', below + 32.0


def page(kind: str, family_map: FamilyMap, frame: Box, inside: str) -> str:
    """The complete svg element. Width is capped; the viewBox keeps the proportions."""
    wide, high = frame.right - frame.left, frame.bottom - frame.top
    shrink = min(1.0, WIDEST / wide)
    name = {"genogram": "Family map (genogram)", "ecomap": "Map of people who matter (ecomap)"}[kind]
    mark = f"kf-{kind}-{crc32(f'{family_map.title}{[i.key for i in family_map.individuals]}'.encode()):08x}"
    about = (
        f"Drawn as it was on {say_date(family_map.as_of)}. People come home by home, children first. "
        "The same facts are written in sentences beside this picture."
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="kf-map kf-{kind}" role="group" '
        f'aria-labelledby="{mark}-title {mark}-desc" width="{number(wide * shrink)}" height="{number(high * shrink)}" '
        f'viewBox="{number(frame.left)} {number(frame.top)} {number(wide)} {number(high)}" '
        'font-family="arial, sans-serif">'
        f'<title id="{mark}-title">{escape(name)}: {escape(family_map.title)}</title>'
        f'<desc id="{mark}-desc">{about}</desc>'
        f'<rect x="{number(frame.left)}" y="{number(frame.top)}" width="{number(wide)}" height="{number(high)}" fill="#ffffff"/>'
        f"{inside}</svg>"
    )


def wrap_person(person: Individual, said: str, inside: str, ring: Box) -> str:
    """A person as a link, or as a picture that takes focus, under one spoken name."""
    edge = (
        f'<rect class="kf-ring" x="{number(ring.left - 5)}" y="{number(ring.top - 5)}" '
        f'width="{number(ring.right - ring.left + 10)}" height="{number(ring.bottom - ring.top + 10)}" rx="6" fill="none"/>'
    )
    if person.href and safe_href(person.href):
        return f'<a class="kf-person" href="{escape(person.href)}" aria-label="{escape(said)}">{edge}{inside}</a>'
    return f'<g class="kf-person" role="img" tabindex="0" aria-label="{escape(said)}">{edge}{inside}</g>'


def safe_href(href: str) -> bool:
    """Only addresses within this site, or a place on this page: never a script."""
    return href.startswith(("/", "#", "?")) and not href.startswith("//")


def person_group(cell: Cell, family_map: FamilyMap) -> str:
    """A person of the genogram: symbol, name and details."""
    person, label = cell.person, cell.label
    anchor, x = {
        "above": ("middle", cell.x),
        "below": ("middle", cell.x),
        "right": ("start", label.left),
        "left": ("end", label.right),
    }[cell.side]
    parts = [symbol(person, cell.x, cell.y)]
    if person.matters:
        parts.append(star(cell.x + 27, cell.y - 24, 9))
    y = label.top
    for line in cell.names:
        parts.append(element(x, y + 15, line, size=NAME_SIZE, bold=True, anchor=anchor, fill=INK))
        y += NAME_LEADING
    for line in cell.details:
        parts.append(element(x, y + 13, line, size=NOTE_SIZE, anchor=anchor, fill=INK))
        y += NOTE_LEADING
    ring = Box(
        min(cell.symbol.left, label.left),
        min(cell.symbol.top, label.top),
        max(cell.symbol.right, label.right),
        max(cell.symbol.bottom, label.bottom),
    )
    return wrap_person(person, spoken(person, family_map), "".join(parts), ring)
