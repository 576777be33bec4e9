"""Pieces set into pages: each page is a list of things to be drawn, so that page numbers are known before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kinfold.court.paper.letters import BODY, BOLD, LIGHT, MARKED, Setter
from kinfold.court.rules.pieces import Block, Piece, Section

WIDE, HIGH = 595.28, 841.89
LEFT, RIGHT, TOP, BOTTOM = 64.0, 56.0, 72.0, 64.0
ROOM = WIDE - LEFT - RIGHT
FIRST = HIGH - TOP
DATES = 92.0
"""The width of the column in which days stand."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line to be drawn."""

    x: float
    y: float
    text: str
    font: str
    size: float
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin line beside or below something."""

    x: float
    y: float
    wide: float
    high: float


Thing = Words | Stroke


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to which the index and the bookmarks lead: its title, how deep, on which page of the body, how far down."""

    key: str
    title: str
    level: int
    page: int
    y: float


@dataclass(slots=True)
class Body:
    """All pages of a bundle but the first ones: what is drawn on each, and the places in them."""

    setter: Setter
    pages: list[list[Thing]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    black: dict[int, int] = field(default_factory=dict)  # number of a redaction: page of the body
    y: float = 0.0

    def new_page(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.y = FIRST

    def need(self, high: float) -> None:
        """Begin a page unless there is room."""
        if not self.pages or self.y - high < BOTTOM:
            self.new_page()

    def mark(self, key: str, title: str, level: int) -> None:
        """Remember this place."""
        self.marks.append(Mark(key, title, level, len(self.pages) - 1, self.y + 16))

    def put(
        self, text: str, *, font: str = BODY, size: float = 10, x: float = LEFT, room: float = ROOM,
        lead: float = 0, quiet: bool = False,
    ) -> None:  # fmt: skip
        """Set a text here, over as many pages as it takes."""
        step = lead or size * 1.42
        for line in self.setter.lines(text, font, size, room):
            self.need(step)
            self.y -= step
            self._line(Words(x, self.y, line, font, size, quiet))

    def _line(self, line: Words) -> None:
        if not line.text:
            return
        self.pages[-1].append(line)
        for number in MARKED.findall(line.text):
            self.black.setdefault(int(number), len(self.pages) - 1)

    def rule(self) -> None:
        """Draw a thin line across."""
        self.y -= 6
        self.pages[-1].append(Stroke(LEFT, self.y, ROOM, 0.6))
        self.y -= 4


def set_section(body: Body, section: Section, key: str) -> None:
    """Set a section: it begins on a page of its own."""
    body.new_page()
    body.mark(key, section.title, 0)
    body.put(section.title, font=BOLD, size=20, lead=26)
    body.rule()
    if not section.pieces:
        body.put(section.missing, quiet=True)
    for number, piece in enumerate(section.pieces):
        set_piece(body, piece, f"{key}.{number}")


def set_piece(body: Body, piece: Piece, key: str) -> None:
    """Set one paper. Its title never stands alone at the foot of a page."""
    body.need(90)
    body.y -= 14
    body.mark(key, piece.title, 1)
    body.put(piece.title, font=BOLD, size=14, lead=19)
    body.y -= 3
    for block in piece.blocks:
        _SET[block.sort](body, block)


def _heading(body: Body, block: Block) -> None:
    body.need(60)
    body.y -= 8
    body.put(block.text, font=BOLD, size=11)


def _text(body: Body, block: Block) -> None:
    body.put(block.text)
    body.y -= 5


def _small(body: Body, block: Block) -> None:
    body.put(block.text, size=8.5, quiet=True)
    body.y -= 4


def _beside(body: Body, block: Block, font: str) -> None:
    """A label in the left column; the words, and a small line more, in the right."""
    labels = body.setter.lines(block.label, BOLD, 9, DATES - 8)
    body.need(14.2 * max(len(labels), 2))
    y = body.y
    for line in labels:
        y -= 13
        body._line(Words(LEFT, y, line, BOLD, 9))
    started = len(body.pages)
    body.put(block.text, font=font, x=LEFT + DATES, room=ROOM - DATES)
    if block.more:
        body.put(block.more, size=8.5, x=LEFT + DATES, room=ROOM - DATES, quiet=True)
    if len(body.pages) == started:
        body.y = min(body.y, y)
    body.y -= 6


def _fact(body: Body, block: Block) -> None:
    _beside(body, block, BODY)


def _quote(body: Body, block: Block) -> None:
    _beside(body, Block("quote", f"“{block.text.strip()}”", block.label, block.more), LIGHT)


_SET = {
    "heading": _heading,
    "text": _text,
    "small": _small,
    "fact": _fact,
    "entry": _fact,
    "quote": _quote,
}


def set_black_list(body: Body, found: Iterable[tuple[int, str]], first_page: int) -> None:
    """Set the list of what was blacked out: number, page, reason; never the words. Pages count from `first_page`."""
    told = [(number, body.black[number], why) for number, why in found if number in body.black]
    if not told:
        return
    body.new_page()
    body.mark("black", "What is blacked out, and why", 0)
    body.put("What is blacked out, and why", font=BOLD, size=20, lead=26)
    body.rule()
    body.put("The words are not in this file. The numbers are those in the black bars.", quiet=True)
    body.y -= 6
    for number, page, why in sorted(told, key=lambda one: one[0]):
        _beside(body, Block("fact", why, f"{number}, page {first_page + page}"), BODY)
