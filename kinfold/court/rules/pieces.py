"""What a bundle is made of, before it has pages: sections of pieces of blocks. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["heading", "text", "quote", "fact", "entry", "small"]


@dataclass(frozen=True, slots=True)
class Block:
    """One thing on a page. A fact and an entry have a label (what it is; the day); an entry may have a small line more."""

    sort: Sort
    text: str
    label: str = ""
    more: str = ""


@dataclass(slots=True)
class Piece:
    """One paper of a bundle: from which record it is (`ref`), its title, and what it says."""

    ref: str
    title: str
    blocks: list[Block] = field(default_factory=list)

    def say(self, sort: Sort, text: str, label: str = "", more: str = "") -> None:
        """Add a block, unless it would say nothing."""
        if text.strip():
            self.blocks.append(Block(sort, text, label, more))


@dataclass(slots=True)
class Section:
    """One part of a bundle: its word of `PARTS`, its title, its papers. `missing` says why there is none."""

    word: str
    title: str
    pieces: list[Piece] = field(default_factory=list)
    missing: str = "There is nothing of this in the record that you may read."


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page."""

    title: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
