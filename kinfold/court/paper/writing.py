"""One PDF from a bundle's sections: cover, index that can be clicked, pages with numbers, bookmarks, the list of what is blacked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from kinfold.court.paper.letters import BAR, BODY, BOLD, MARKED, Setter
from kinfold.court.paper.pages import (
    BOTTOM,
    FIRST,
    HIGH,
    LEFT,
    RIGHT,
    ROOM,
    WIDE,
    Body,
    Mark,
    Stroke,
    Thing,
    Words,
    set_black_list,
    set_section,
)
from kinfold.court.rules.bundles import Blackout
from kinfold.court.rules.pieces import Block, Cover, Piece, Section

LINE = 17.0
PER_INDEX_PAGE = int((FIRST - 40 - BOTTOM) / LINE)
BLACKED = "[blacked out]"


@dataclass(frozen=True, slots=True)
class Written:
    """A PDF that was written: its bytes, its pages, how many bars there are, and how often letters were missing."""

    content: bytes
    pages: int
    redacted: int
    missing_letters: int


def black_out(sections: Sequence[Section], out: Blackout) -> list[Section]:
    """Return sections without the words to be blacked out. Everything goes through here before a page is set."""
    return [
        Section(
            one.word,
            out.clean(one.title),
            [
                Piece(
                    piece.ref,
                    out.clean(piece.title, piece.ref),
                    [
                        Block(
                            block.sort,
                            out.clean(block.text, piece.ref),
                            out.clean(block.label, piece.ref),
                            out.clean(block.more, piece.ref),
                        )
                        for block in piece.blocks
                    ],
                )
                for piece in one.pieces
            ],
            one.missing,
        )
        for one in sections
    ]


def write(
    cover: Cover,
    sections: Sequence[Section],
    out: Blackout,
    *,
    progress: Callable[[int], None] = lambda done: None,
) -> Written:
    """Write a bundle. `progress` is told after each section how many are set."""
    setter = Setter()
    front = Cover(
        out.clean(cover.title),
        tuple((label, out.clean(value)) for label, value in cover.facts),
        tuple(out.clean(note) for note in cover.notes),
    )
    clean = black_out(sections, out)
    body = Body(setter)
    for number, section in enumerate(clean):
        set_section(body, section, f"s{number}")
        progress(number + 1)
    index_pages = max(1, -(-(len(body.marks) + 1) // PER_INDEX_PAGE))
    first_page = 1 + index_pages + 1
    set_black_list(body, out.found, first_page)
    buffer = BytesIO()
    pen = Pen(buffer, front, setter, total=1 + index_pages + len(body.pages))
    pen.cover(front)
    pen.index(body.marks, first_page, index_pages)
    pen.body(body, first_page)
    pen.canvas.save()
    return Written(buffer.getvalue(), pen.total, len(out.found), setter.missing)


class Pen:
    """Draws pages one after the other."""

    def __init__(self, buffer: BytesIO, cover: Cover, setter: Setter, *, total: int) -> None:
        """Begin the file. Its title, like all the rest, has been through the black."""
        self.setter, self.total, self.number = setter, total, 0
        self.title = cover.title
        self.canvas = Canvas(buffer, pagesize=(WIDE, HIGH), pageCompression=1, lang="en-GB")
        self.canvas.setTitle(plain_title(cover.title))
        self.canvas.setSubject("Bundle of papers")
        self.canvas.setCreator("Kinfold")
        self.canvas.setAuthor("Kinfold")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.showOutline()

    def begin(self) -> None:
        """Begin a page: its number is printed, and is the one the reader's own page list shows."""
        self.number += 1
        self.canvas.addPageLabel(self.number - 1, style="ARABIC_NUMBERS", start=self.number)
        foot = f"Page {self.number} of {self.total}"
        wide = self.setter.width(foot, BODY, 9)
        self.draw(Words((WIDE - wide) / 2, 36, foot, BODY, 9, True))
        if self.number > 1:
            head = self.setter.one_line(self.title, BODY, 8.5, ROOM)
            self.draw(Words(LEFT, HIGH - 44, head, BODY, 8.5, True))

    def end(self) -> None:
        """End the page."""
        self.canvas.showPage()

    def draw(self, thing: Thing) -> None:
        """Draw one thing; black bars in a line are boxes with their number, and nothing beneath."""
        if isinstance(thing, Stroke):
            self.canvas.setFillGray(0.75)
            self.canvas.rect(thing.x, thing.y, thing.wide, thing.high, stroke=0, fill=1)
            return
        self.canvas.setFillGray(0.35 if thing.quiet else 0.05)
        self.canvas.setFont(thing.font, thing.size)
        if "\ue000" not in thing.text:
            self.canvas.drawString(thing.x, thing.y, thing.text)
            return
        x = thing.x
        for at, part in enumerate(MARKED.split(thing.text)):
            if at % 2:
                x = self._bar(x, thing, part)
            elif part:
                self.canvas.setFillGray(0.35 if thing.quiet else 0.05)
                self.canvas.setFont(thing.font, thing.size)
                self.canvas.drawString(x, thing.y, part)
                x += self.setter.width(part, thing.font, thing.size)

    def _bar(self, x: float, line: Words, number: str) -> float:
        wide = BAR * line.size
        self.canvas.setFillGray(0)
        self.canvas.rect(x, line.y - 0.22 * line.size, wide, line.size * 1.1, stroke=0, fill=1)
        self.canvas.setFillGray(1)
        self.canvas.setFont(BODY, line.size * 0.65)
        self.canvas.drawCentredString(x + wide / 2, line.y + 0.06 * line.size, number)
        return x + wide

    def cover(self, cover: Cover) -> None:
        """Draw the first page: what it is, for whom, what for, as whom it was read, and what is left out."""
        self.begin()
        self.canvas.bookmarkPage("cover")
        self.canvas.addOutlineEntry("Cover", "cover", 0)
        page = Body(self.setter)
        page.new_page()
        page.y = HIGH - 150
        page.put(cover.title, font=BOLD, size=26, lead=34)
        page.rule()
        for label, value in cover.facts:
            page.put(label, font=BOLD, size=9, quiet=True)
            page.put(value, size=11)
            page.y -= 6
        page.rule()
        for note in cover.notes:
            page.put(note, size=9.5)
            page.y -= 4
        for thing in page.pages[0]:
            self.draw(thing)
        self.end()

    def index(self, marks: Sequence[Mark], first_page: int, pages: int) -> None:
        """Draw the index: each line leads to its page."""
        for page in range(pages):
            self.begin()
            y = FIRST
            if page == 0:
                self.canvas.bookmarkPage("index")
                self.canvas.addOutlineEntry("Index", "index", 0)
            self.draw(Words(LEFT, y, "Index" if page == 0 else "Index, continued", BOLD, 20))
            y -= 34
            for mark in marks[page * PER_INDEX_PAGE : (page + 1) * PER_INDEX_PAGE]:
                self._index_line(mark, first_page + mark.page, y)
                y -= LINE
            self.end()

    def _index_line(self, mark: Mark, number: int, y: float) -> None:
        font, x = (BOLD, LEFT) if mark.level == 0 else (BODY, LEFT + 18)
        title = self.setter.one_line(mark.title, font, 10.5, WIDE - RIGHT - x - 50)
        self.draw(Words(x, y, title, font, 10.5))
        told = str(number)
        self.draw(Words(WIDE - RIGHT - self.setter.width(told, font, 10.5), y, told, font, 10.5))
        self.canvas.linkAbsolute("", mark.key, (LEFT, y - 5, WIDE - RIGHT, y + 12), Border="[0 0 0]")

    def body(self, body: Body, first_page: int) -> None:
        """Draw all other pages, with a bookmark at each place."""
        marks: dict[int, list[Mark]] = {}
        for mark in body.marks:
            marks.setdefault(mark.page, []).append(mark)
        for number, things in enumerate(body.pages):
            self.begin()
            for mark in marks.get(number, ()):
                self.canvas.bookmarkPage(mark.key, fit="XYZ", top=mark.y, left=0, zoom=0)
                self.canvas.addOutlineEntry(
                    plain_title(mark.title), mark.key, mark.level, closed=mark.level == 0
                )
            for thing in things:
                self.draw(thing)
            self.end()


def plain_title(text: str) -> str:
    """Return a title for a list of bookmarks, where no bar can be drawn."""
    return MARKED.sub(BLACKED, text)
