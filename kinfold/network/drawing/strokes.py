"""Lines as SVG paths, and the field's symbols for how people get on. Shape tells; colour only helps."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import hypot, pi, sin

from .text import number as n

Point = tuple[float, float]
INK = "#0b0c0c"
WARM = "#144e81"
SORE = "#942514"

QUALITY_WORDS = {
    "close": "Close",
    "supportive": "Supportive",
    "strained": "Strained",
    "estranged": "Cut off",
    "feared": "Afraid of",
    "violent": "Violent",
    "controlling": "Controlling",
    "mixed": "Mixed: close and strained",
}


def path(
    points: Sequence[Point], *, width: float = 2, dash: str = "", colour: str = INK, cap: str = "butt"
) -> str:
    """An open path through points."""
    d = "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)
    return raw_path(d, width=width, dash=dash, colour=colour, cap=cap)


def raw_path(d: str, *, width: float = 2, dash: str = "", colour: str = INK, cap: str = "butt") -> str:
    """An open path from path data."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    ends = f' stroke-linecap="{cap}"' if cap != "butt" else ""
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{n(width)}"{dashes}{ends} stroke-linejoin="round"/>'


def _length(points: Sequence[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points))


def walk(points: Sequence[Point], step: float) -> list[tuple[float, float, float, float]]:
    """Points at even steps along a polyline, each with its unit normal: (x, y, nx, ny)."""
    total = _length(points)
    if total < 0.01:
        return []
    count = max(2, round(total / step))
    out: list[tuple[float, float, float, float]] = []
    leg, gone = 0, 0.0
    for k in range(count + 1):
        want = total * k / count
        while True:
            (x1, y1), (x2, y2) = points[leg], points[leg + 1]
            size = hypot(x2 - x1, y2 - y1)
            if want <= gone + size + 0.001 or leg + 2 >= len(points):
                break
            gone, leg = gone + size, leg + 1
        part = (want - gone) / size if size else 0.0
        ux, uy = ((x2 - x1) / size, (y2 - y1) / size) if size else (1.0, 0.0)
        out.append((x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, -uy, ux))
    return out


def _beside(points: Sequence[Point], away: float) -> list[Point]:
    step = 3.0 if len(points) > 2 else 1e9
    return [(x + nx * away, y + ny * away) for x, y, nx, ny in walk(points, step)]


def _zigzag(points: Sequence[Point], step: float, size: float) -> list[Point]:
    found = walk(points, step)
    last = len(found) - 1
    return [
        (x + nx * s, y + ny * s)
        for k, (x, y, nx, ny) in enumerate(found)
        for s in (0.0 if k in (0, last) else size * (1 if k % 2 else -1),)
    ]


def _wave(points: Sequence[Point], step: float, size: float) -> list[Point]:
    found = walk(points, step / 4)
    return [
        (x + nx * s, y + ny * s) for k, (x, y, nx, ny) in enumerate(found) for s in (size * sin(k * pi / 4),)
    ]


def _crenel(points: Sequence[Point], step: float, size: float) -> list[Point]:
    out: list[Point] = []
    sign = 1.0
    for x, y, nx, ny in walk(points, step):
        out += [(x + nx * size * sign, y + ny * size * sign), (x - nx * size * sign, y - ny * size * sign)]
        sign = -sign
    return out[1:-1]


def _cut(points: Sequence[Point]) -> list[str]:
    found = walk(points, 4.0)
    half = len(found) // 2
    before, after = found[: max(2, half)], found[half + 1 :]
    parts = [
        path([p[:2] for p in piece], width=2, colour=SORE) for piece in (before, after) if len(piece) > 1
    ]
    for x, y, nx, ny in (before[-1], (after or found)[0]):
        parts.append(path([(x - nx * 8, y - ny * 8), (x + nx * 8, y + ny * 8)], width=2, colour=SORE))
    return parts


def quality_line(quality: str, points: Sequence[Point]) -> str:
    """The symbol of a relationship along a line: SVG paths, or nothing when the quality is not known."""
    if _length(points) < 8:
        return ""
    if quality == "close":
        return "".join(path(_beside(points, away), width=1.8, colour=WARM) for away in (-3.0, 3.0))
    if quality == "supportive":
        return path(points, width=4.5, colour=WARM)
    if quality == "strained":
        return path(_wave(points, 18, 4.5), width=2, colour=SORE, dash="15 5")
    if quality == "estranged":
        return "".join(_cut(points))
    if quality == "feared":
        return path(_zigzag(points, 5, 4.5), width=1.6, colour=SORE)
    if quality == "violent":
        zigzag = path(_zigzag(points, 6, 7), width=2.2, colour=SORE)
        return zigzag + path(points, width=1.6, colour=SORE)
    if quality == "controlling":
        return path(_crenel(points, 7, 4), width=1.8, colour=SORE)
    if quality == "mixed":
        return path(_beside(points, -4.0), width=1.8, colour=WARM) + path(
            _wave(_beside(points, 3.0), 18, 3.5), width=1.8, colour=SORE
        )
    return ""
