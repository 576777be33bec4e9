"""Two small drawings, worked out as numbers here and drawn by macros: how much happened each month, and a line of life.

Neither is a score. The bars have no scale and no total; each has the same content as text beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kinfold.base.dates import plain

MOST_SERIES = 4
TONES = ("universal", "help", "need", "protection", "care", "closed", "unknown")


@dataclass(frozen=True, slots=True)
class Bar:
    """One drawn bar and what it says."""

    x: float
    y: float
    width: float
    height: float
    series: int
    says: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A word under the drawing."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Month bars, ready to be drawn by the macro `month_bars`."""

    caption: str
    says: str
    width: float
    height: float
    floor: float
    series: list[str]
    bars: list[Bar] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)


def month_bars(
    months: Sequence[tuple[date, Mapping[str, int]]], caption: str, *, series: Sequence[str] = ()
) -> Bars:
    """Work out bars for months in order, each with how many entries of each series: `(date(2026, 3, 1), {"School": 2})`.

    At most four series are drawn apart; the rest are put together as "other" (the table keeps every name).
    """
    names = list(series) or list(dict.fromkeys(name for _, counts in months for name in counts))
    drawn = names if len(names) <= MOST_SERIES else [*names[: MOST_SERIES - 1], "other"]
    tallest = max((sum(counts.values()) for _, counts in months), default=0) or 1
    width, floor, step = 720.0, 120.0, 720.0 / max(len(months), 12)
    picture = Bars(
        caption=caption,
        says=f"{caption}. The same is in the table below.",
        width=width,
        height=floor + 30,
        floor=floor,
        series=drawn,
        head=["Month", *names],
        rows=[[f"{month:%B %Y}", *[counts.get(name, 0) for name in names]] for month, counts in months],
    )
    for place, (month, counts) in enumerate(months):
        picture.bars.extend(stack(month, counts, names, drawn, place * step, step, floor, tallest))
        if month.month == 1 or (place == 0 and month.month < 10):
            picture.marks.append(Mark(round(place * step, 1), floor + 22, f"{month:%Y}"))
    return picture


def stack(
    month: date,
    counts: Mapping[str, int],
    names: Sequence[str],
    drawn: Sequence[str],
    x: float,
    step: float,
    floor: float,
    tallest: int,
) -> Iterable[Bar]:
    """Yield the bars of one month, one upon the other."""
    top = floor
    for place, name in enumerate(drawn):
        members = [name] if name in names else list(names[MOST_SERIES - 1 :])
        number = sum(counts.get(member, 0) for member in members)
        if number:
            height = round(number / tallest * (floor - 8), 1)
            top -= height
            yield Bar(
                round(x + step * 0.15, 1),
                round(top, 1),
                round(step * 0.7, 1),
                height,
                place,
                f"{month:%B %Y}, {name}: {number}",
            )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time at one level: its words, its tone (one of `TONES`), and from when to when (None: still)."""

    label: str
    tone: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One drawn piece of a life line and what it says."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    says: str
    label: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A life line, ready to be drawn by the macro `ribbon`."""

    caption: str
    says: str
    width: float
    height: float
    floor: float
    parts: list[Part]
    marks: list[Mark]


def ribbon(stretches: Sequence[Stretch], caption: str, *, born: date, today: date) -> Ribbon:
    """Work out a life line from birth (or the first known stretch) to today."""
    first = min([born, *[stretch.since for stretch in stretches]])
    days = max((today - first).days, 1)
    width, top, height = 720.0, 4.0, 34.0

    def across(day: date) -> float:
        return round(min(max((day - first).days, 0), days) / days * width, 1)

    parts = []
    for stretch in stretches:
        start, end = across(stretch.since), across(stretch.until or today)
        wide = max(round(end - start, 1), 3.0)
        fits = wide > 9 * len(stretch.label)
        parts.append(
            Part(
                start,
                top,
                wide,
                height,
                stretch.tone,
                stretch_says(stretch),
                stretch.label if fits else "",
                start + 8,
                top + 22,
            )
        )
    marks = [
        Mark(across(date(year, 1, 1)), top + height + 27, str(year))
        for year in range(first.year + 1, today.year + 1, max(1, (today.year - first.year) // 8))
    ]
    says = f"{caption}: " + "; ".join(part.says for part in parts)
    return Ribbon(caption, says, width, top + height + 32, top + height, parts, marks)


def stretch_says(stretch: Stretch) -> str:
    """Say a stretch in words: "Early help, from 3 March 2024 to 1 June 2025"."""
    until = f"to {plain(stretch.until)}" if stretch.until else "until now"
    return f"{stretch.label}, from {plain(stretch.since)} {until}"
