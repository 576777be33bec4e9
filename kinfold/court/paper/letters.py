"""The letters a page is set in: their widths, which of them there are, and lines that fit.

Open Sans holds Latin, Greek, Cyrillic and Vietnamese letters. A run of letters that it does not hold (Arabic, emoji) is set
as ``[…]`` and counted, so that nobody believes to have read everything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ttf_opensans  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kinfold.court.rules.bundles import END_MARK, MARK

BODY, BOLD, LIGHT = "KinfoldBody", "KinfoldBold", "KinfoldItalic"
FILES = {BODY: "OpenSans-Regular.ttf", BOLD: "OpenSans-SemiBold.ttf", LIGHT: "OpenSans-Italic.ttf"}
NOT_THERE = "[…]"
IN_OTHER_WORDS = {"\u2192": "->", "\u2190": "<-", "\u2713": "yes", "\u2717": "no", "\u2011": "-", "\t": " "}
MARKED = re.compile(f"{MARK}(\\d+){END_MARK}")
BAR = 2.6  # the width of a black bar, in ems: always the same, so that it tells nothing of what was there


@cache
def ready() -> frozenset[int]:
    """Register the letters once; return which there are."""
    folder = Path(ttf_opensans.__file__).parent / "ttf"
    for name, file in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    return frozenset(pdfmetrics.getFont(BODY).face.charToGlyph)  # type: ignore[attr-defined]


class Setter:
    """Breaks texts into lines. Remembers the width of each word, and counts what could not be set."""

    def __init__(self) -> None:
        """Make the letters ready."""
        self.there = ready()
        self.missing = 0
        self._widths: dict[tuple[str, str], float] = {}

    def settable(self, text: str) -> str:
        """Return a text in letters that there are."""
        tidy = unicodedata.normalize("NFC", text.translate(_TABLE))
        if all(ord(char) in self.there or char in "\n" + MARK + END_MARK for char in tidy):
            return tidy
        return "".join(self._known(tidy))

    def _known(self, text: str) -> Iterator[str]:
        left_out = False
        for char in text:
            if ord(char) in self.there or char in "\n" + MARK + END_MARK:
                yield char
                left_out = False
            elif not left_out and not unicodedata.combining(char):
                self.missing += 1
                yield NOT_THERE
                left_out = True

    def width(self, word: str, font: str, size: float) -> float:
        """Return how wide a word is, in points; a black bar is as wide as any other."""
        known = self._widths.get((word, font))
        if known is None:
            bars = len(MARKED.findall(word))
            known = pdfmetrics.stringWidth(MARKED.sub("", word), font, 1) + bars * BAR
            self._widths[word, font] = known
        return known * size

    def lines(self, text: str, font: str, size: float, room: float) -> list[str]:
        """Break a text into lines no wider than `room`. An empty line between paragraphs stays one."""
        made: list[str] = []
        space = self.width(" ", font, size)
        for paragraph in self.settable(text).strip("\n").split("\n"):
            line: list[str] = []
            used = 0.0
            for word in self._words(paragraph, font, size, room):
                wide = self.width(word, font, size)
                if line and used + space + wide > room:
                    made.append(" ".join(line))
                    line, used = [], 0.0
                used += wide + (space if line else 0)
                line.append(word)
            made.append(" ".join(line))
        return made

    def one_line(self, text: str, font: str, size: float, room: float) -> str:
        """Return the first line of a text, with dots where it goes on."""
        lines = self.lines(text.replace("\n", " "), font, size, room - self.width(" …", font, size))
        return lines[0] + (" …" if len(lines) > 1 else "")

    def _words(self, paragraph: str, font: str, size: float, room: float) -> Iterator[str]:
        for word in paragraph.split():
            if self.width(word, font, size) <= room:
                yield word
            else:
                yield from self._cut(word, font, size, room)

    def _cut(self, word: str, font: str, size: float, room: float) -> Iterator[str]:
        """Cut a word that is wider than a line: a web address, or somebody's key that got stuck."""
        part, used = "", 0.0
        for piece in re.findall(f"{MARK}\\d+{END_MARK}|.", word):
            wide = self.width(piece, font, size)
            if part and used + wide > room:
                yield part
                part, used = "", 0.0
            part, used = part + piece, used + wide
        if part:
            yield part


_TABLE = str.maketrans(IN_OTHER_WORDS)
