"""A person's symbol: square, circle, diamond, triangle; crossed, questioned, doubled. And the star of what matters."""

from __future__ import annotations

from math import cos, pi, sin

from .family_map import Individual
from .strokes import INK
from .text import number as n


def outline(
    person: Individual, x: float, y: float, half: float, *, fill: str = "#ffffff", width: float = 2.5
) -> str:
    """The bare shape for a person, centred on x, y."""
    paint = f'fill="{fill}" stroke="{INK}" stroke-width="{n(width)}"'
    if person.unborn:
        top, base = y - half, y + half * 0.8
        return f'<path d="M{n(x)} {n(top)}L{n(x + half)} {n(base)}L{n(x - half)} {n(base)}Z" {paint} stroke-linejoin="round"/>'
    if person.sex == "male":
        side = 2 * half
        return f'<rect x="{n(x - half)}" y="{n(y - half)}" width="{n(side)}" height="{n(side)}" {paint}/>'
    if person.sex == "female":
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(half)}" {paint}/>'
    d = f"M{n(x)} {n(y - half)}L{n(x + half)} {n(y)}L{n(x)} {n(y + half)}L{n(x - half)} {n(y)}Z"
    return f'<path d="{d}" {paint} stroke-linejoin="round"/>'


def symbol(person: Individual, x: float, y: float, half: float = 22.0) -> str:
    """The whole symbol: double for the child the map is about, crossed for the dead, ? for a name not known."""
    parts = []
    if person.is_focus:
        pointed = person.unborn or person.sex == "unknown"
        parts.append(outline(person, x, y, half + (7 if pointed else 6)))
        half -= 2 if pointed else 0
    parts.append(outline(person, x, y, half))
    if person.died:
        reach = half * (0.7 if person.sex == "female" else 0.5 if person.sex == "unknown" else 1.0)
        lines = f"M{n(x - reach)} {n(y - reach)}L{n(x + reach)} {n(y + reach)}"
        lines += f"M{n(x + reach)} {n(y - reach)}L{n(x - reach)} {n(y + reach)}"
        parts.append(f'<path d="{lines}" fill="none" stroke="{INK}" stroke-width="2"/>')
    if not person.known:
        parts.append(
            f'<text x="{n(x)}" y="{n(y + 8)}" font-size="22" font-weight="bold" text-anchor="middle" fill="{INK}">?</text>'
        )
    return "".join(parts)


def star(x: float, y: float, size: float = 9.0) -> str:
    """A five-pointed star centred on x, y."""
    points = []
    for k in range(10):
        reach = size if k % 2 == 0 else size * 0.42
        angle = -pi / 2 + k * pi / 5
        points.append(f"{n(x + reach * cos(angle))} {n(y + reach * sin(angle))}")
    return f'<path d="M{"L".join(points)}Z" fill="{INK}"/>'


def house(x: float, y: float) -> str:
    """A small house, 13 by 12, its left foot at x, y."""
    d = f"M{n(x)} {n(y - 6)}L{n(x + 6.5)} {n(y - 12)}L{n(x + 13)} {n(y - 6)}M{n(x + 2)} {n(y - 7.5)}V{n(y)}H{n(x + 11)}V{n(y - 7.5)}"
    return f'<path d="{d}" fill="none" stroke="{INK}" stroke-width="1.6" stroke-linejoin="round"/>'
