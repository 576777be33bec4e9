"""Measuring, wrapping and escaping text for SVG. Widths are generous estimates, so real type is never wider."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html import escape as _escape

NAME_SIZE, NAME_LEADING = 16, 20
NOTE_SIZE, NOTE_LEADING = 14, 18

_NARROW, _SLIM, _BROAD, _WIDEST = (
    "iljI.,'|!:;’‘`",
    'ftr()[]{}- /\\"*',
    "ABCDEFGHKNOPQRSTUVXYZ&+<>=~w",
    "MWm@%…—",
)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Text without characters XML cannot hold (control characters, lone surrogates), spaces made single."""
    kept = (c if unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co", "Zl", "Zp") else " " for c in text)
    return " ".join("".join(kept).split())


def escape(text: str) -> str:
    """Text safe inside an element or an attribute in double quotes."""
    return _escape(clean(text), quote=True)


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.30
    if char in _SLIM:
        return 0.39
    if char in _BROAD:
        return 0.74
    if char in _WIDEST:
        return 0.98
    if char < "\u0300":
        return 0.59
    if unicodedata.combining(char):
        return 0.0
    return 1.05 if unicodedata.east_asian_width(char) in "WF" else 0.72


@lru_cache(maxsize=4096)
def width(text: str, size: int, bold: bool = False) -> float:
    """Estimated width in pixels, on the generous side."""
    return sum(map(_em, text)) * size * (1.1 if bold else 1.02)


def _hard_break(word: str, limit: float, size: int, bold: bool) -> list[str]:
    pieces, piece = [], ""
    for char in word:
        if piece and width(piece + char, size, bold) > limit:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece] if piece else pieces


@lru_cache(maxsize=4096)
def wrap(text: str, limit: float, size: int, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Break text into at most `lines` lines no wider than `limit`; the last ends in … if text is left over."""
    out: list[str] = []
    for word in clean(text).split():
        fits = out and width(f"{out[-1]} {word}", size, bold) <= limit
        if fits:
            out[-1] = f"{out[-1]} {word}"
        elif width(word, size, bold) <= limit:
            out.append(word)
        else:
            out.extend(_hard_break(word, limit, size, bold))
    if len(out) <= lines:
        return tuple(out)
    last = out[lines - 1]
    while last and width(last + "…", size, bold) > limit:
        last = last[:-1]
    return (*out[: lines - 1], last.rstrip() + "…")


def balanced(text: str, size: int, lines: int, bold: bool, widths: Iterable[int]) -> tuple[str, ...]:
    """Wrap at the first of `widths` that needs no more than `lines` lines and breaks no word."""
    limit = 0
    for limit in widths:
        longest = max((width(word, size, bold) for word in clean(text).split()), default=0.0)
        got = wrap(text, limit, size, lines, bold)
        if longest <= limit and not (got and got[-1].endswith("…")):
            return got
    return wrap(text, limit, size, lines, bold)


@lru_cache(maxsize=16384)
def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{round(value, 1) + 0.0:.10g}"


def element(
    x: float,
    y: float,
    text: str,
    *,
    size: int = NOTE_SIZE,
    bold: bool = False,
    anchor: str = "start",
    fill: str = "#0b0c0c",
    italic: bool = False,
) -> str:
    """One line of text with its baseline at y."""
    weight = ' font-weight="bold"' if bold else ""
    style = ' font-style="italic"' if italic else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{size}"{weight}{style}{place} fill="{fill}">'
        f"{escape(text)}</text>"
    )
