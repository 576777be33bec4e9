"""The key beneath a map: only the symbols that map uses."""

from __future__ import annotations

from collections.abc import Callable

from .family_map import Individual
from .layout import Box
from .strokes import INK, QUALITY_WORDS, path, quality_line, raw_path
from .symbols import star, symbol
from .text import NOTE_SIZE, balanced, element, number, width

Swatch = Callable[[float, float], str]
ROOM = 46.0
LEADING = 30.0
GREY = "#505a5f"


def _shape(**facts: object) -> Swatch:
    person = Individual("legend", "legend", **facts)  # type: ignore[arg-type]
    return lambda x, y: (
        symbol(person, x + 20, y, 9 if person.is_focus else 11)
        .replace('font-size="22"', 'font-size="14"')
        .replace(f'y="{number(y + 8)}"', f'y="{number(y + 5)}"')
    )


def _quality(name: str) -> Swatch:
    return lambda x, y: quality_line(name, [(x, y), (x + 40, y)])


def couple_line(kind: str, points: list[tuple[float, float]]) -> str:
    """A couple's line: solid married, dashed partners, dotted not recorded."""
    dash = {"married": "", "ex": "", "partners": "9 5", "unclear": "9 5", "unrecorded": "1.5 5"}[kind]
    return path(points, width=2.2, dash=dash, cap="round" if kind == "unrecorded" else "butt")


def slashes(kind: str, x: float, y: float) -> str:
    """Two strokes for a couple who have parted, one where it is not clear."""
    at = {"ex": (-4.0, 4.0), "unclear": (0.0,)}.get(kind, ())
    return "".join(path([(x + dx - 4, y + 8), (x + dx + 4, y - 8)], width=2.2) for dx in at)


def _couple(kind: str) -> Swatch:
    return lambda x, y: couple_line(kind, [(x, y), (x + 40, y)]) + slashes(kind, x + 20, y)


def _home(x: float, y: float) -> str:
    return (
        f'<rect x="{number(x + 1)}" y="{number(y - 11)}" width="38" height="22" rx="8" fill="none" '
        f'stroke="{GREY}" stroke-width="1.8" stroke-dasharray="5 4"/>'
    )


def _box(radius: float, thick: float) -> Swatch:
    return lambda x, y: (
        f'<rect x="{number(x + 2)}" y="{number(y - 10)}" width="36" height="20" rx="{number(radius)}" '
        f'fill="none" stroke="{INK}" stroke-width="{number(thick)}"/>'
    )


SWATCHES: dict[str, tuple[str, Swatch]] = {
    "focus": ("The child this map is about", _shape(sex="female", is_focus=True)),
    "male": ("Boy or man", _shape(sex="male")),
    "female": ("Girl or woman", _shape(sex="female")),
    "unknown": ("Sex not recorded, or a group", _shape()),
    "unborn": ("Unborn baby", _shape(unborn=True)),
    "died": ("Has died", _shape(sex="male", died=True)),
    "nameless": ("Name not known", _shape(sex="male", known=False)),
    "married": ("Married", _couple("married")),
    "partners": ("Partners", _couple("partners")),
    "ex": ("No longer together", _couple("ex")),
    "unclear": ("Together or not: unclear", _couple("unclear")),
    "unrecorded": ("Couple or not: not recorded", _couple("unrecorded")),
    "unsure": (
        "Line of descent not certain",
        lambda x, y: path([(x + 20, y - 13), (x + 20, y + 13)], dash="5 4"),
    ),
    "half": (
        "Half-siblings; shared parent not recorded",
        lambda x, y: path(
            [(x + 4, y + 9), (x + 4, y - 5), (x + 36, y - 5), (x + 36, y + 9)], dash="2 4", width=2.2
        ),
    ),
    "care": ("Looks after", lambda x, y: path([(x, y), (x + 40, y)], dash="8 3 2 3", width=1.6)),
    "side": (
        "Grandparent; side of family not recorded",
        lambda x, y: (
            path([(x + 20, y - 10), (x + 20, y + 3)], dash="4 3", width=1.6)
            + path(
                [(x + 4, y + 10), (x + 4, y + 3), (x + 36, y + 3), (x + 36, y + 10)], dash="4 3", width=1.6
            )
        ),
    ),
    "home": ("People who live together", _home),
    "family_box": ("Family", _box(6, 2.6)),
    "friend_box": ("Friends and community", _box(10, 1.3)),
    "work_box": ("School, health and workers", _box(1, 1.3)),
    "star": ("Matters to me, the child says", lambda x, y: star(x + 20, y, 10)),
    **{name: (said, _quality(name)) for name, said in QUALITY_WORDS.items()},
    "quiet": (
        "How they get on is not recorded",
        lambda x, y: raw_path(f"M{number(x)} {number(y)}h40", width=1.8, dash="1.5 5", cap="round"),
    ),
    "link": (
        "Link to somebody who matters",
        lambda x, y: path([(x, y), (x + 40, y)], width=1.2, colour=GREY),
    ),
}


def draw_legend(used: set[str], left: float, top: float, room: float) -> tuple[str, Box]:
    """The key as SVG, flowing in columns across `room`, and the space it takes."""
    names = [name for name in SWATCHES if name in used]
    if not names:
        return "", Box(left, top, left, top)
    labels = {
        name: balanced(SWATCHES[name][0], NOTE_SIZE, 2, False, (120, 136, 152, 176, 200)) for name in names
    }
    widest = ROOM + 22 + max(width(line, NOTE_SIZE) for lines in labels.values() for line in lines)
    columns = max(1, min(4, int((room + 22) // widest)))
    parts = [element(left, top + 16, "Key", size=NOTE_SIZE, bold=True)]
    deep = -(-len(names) // columns)
    lowest = top + 24
    for column in range(columns):
        y = top + 24.0
        for name in names[column * deep : (column + 1) * deep]:
            high = max(LEADING, len(labels[name]) * 17 + 12.0)
            x, middle = left + column * widest, y + high / 2
            parts.append(SWATCHES[name][1](x, middle))
            first = middle + 5 - (len(labels[name]) - 1) * 8.5
            parts += [element(x + ROOM + 4, first + 17 * n, line) for n, line in enumerate(labels[name])]
            y += high
        lowest = max(lowest, y)
    box = Box(left, top, left + min(columns, len(names)) * widest - 22, lowest)
    return f'<g class="kf-legend" aria-hidden="true">{"".join(parts)}</g>', box
