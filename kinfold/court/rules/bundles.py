"""What a bundle may hold, and how words are blacked out: taken out of the text before any page is drawn. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kinfold.base.errors import NotNow

PARTS: dict[str, str] = {
    "chronology": "Chronology",
    "statements": "Statements to the court",
    "assessments": "Assessments, as they were signed",
    "own_words": "What the children say, in their own words",
    "plans": "Plans: the family’s plan, and the care plan for each child",
    "reviews": "Reviews of the plan",
    "orders": "Orders",
    "restricted": "Restricted entries: strategy discussions, what the police told us",
}
"""In the order in which they stand in a bundle."""

USUAL: tuple[str, ...] = (
    "chronology",
    "statements",
    "assessments",
    "own_words",
    "plans",
    "reviews",
    "orders",
)
EVERYWHERE = "*"
MARK = "\ue000"
"""Stands in the text for a redaction: a character of the private range, which nobody types, before its number."""
END_MARK = "\ue001"
LONGEST_TERM = 200
AS_A_WHOLE_WORD = 3
"""A term of up to so many letters is blacked out as a word of its own only: "Ann" must not black out "annual"."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ue000\ue001]")


@dataclass(frozen=True, slots=True)
class Redaction:
    """Words to be blacked out, and why; in one piece (by its reference) or everywhere."""

    words: str
    why: str
    where: str = EVERYWHERE


@dataclass(slots=True)
class Blackout:
    """Takes words out of texts, and counts each time with its reason: `found` is what the list at the end says."""

    redactions: Sequence[Redaction]
    found: list[tuple[int, str]] = field(default_factory=list)  # (number, why)
    _patterns: list[tuple[re.Pattern[str], Redaction]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Prepare one pattern for each, the longest first, so that "Ashdown Road" goes before "Ashdown"."""
        ordered = sorted(self.redactions, key=lambda one: -len(one.words))
        self._patterns = [(pattern(one.words), one) for one in ordered]

    def clean(self, text: str, where: str = "") -> str:
        """Return a text without the words, a numbered mark in the place of each."""
        left = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
        for found, one in self._patterns:
            if one.where not in (EVERYWHERE, where):
                continue
            left = found.sub(self._marking(one.why), left)
        return left

    def _marking(self, why: str) -> Callable[[re.Match[str]], str]:
        def mark(_: re.Match[str]) -> str:
            self.found.append((len(self.found) + 1, why))
            return f"{MARK}{len(self.found)}{END_MARK}"

        return mark


def pattern(words: str) -> re.Pattern[str]:
    """Return what finds words however they are spaced, in capitals or not, and with what is grown onto them.

    A longer term takes the whole word with it in which it stands ("Ashdown" in "Ashdowns"): what is left of the page must not
    hold it. A hyphen or an apostrophe may be of any sort.
    """
    tidy = unicodedata.normalize("NFC", _INVISIBLE.sub("", words)).strip()
    pieces = [_piece(piece) for piece in tidy.split()]
    inner = r"\s+".join(pieces)
    letters = sum(char.isalnum() for char in tidy)
    grown = r"\w*" if letters > AS_A_WHOLE_WORD else ""
    return re.compile(rf"(?<!\w){grown}{inner}{grown}(?!\w)", re.IGNORECASE)


def _piece(piece: str) -> str:
    loose = re.escape(piece)
    loose = re.sub(r"\\?[-\u2010-\u2015]", "[-\u2010-\u2015]", loose)
    return re.sub("\\\\?['\u2018\u2019\u02bc`]", "['\u2018\u2019\u02bc`]", loose)


def kept(redactions: Iterable[Redaction]) -> dict[str, list[dict[str, str]]]:
    """Return redactions as a bundle keeps them: by where, each with its reason. Raises `NotNow`."""
    found: dict[str, list[dict[str, str]]] = {}
    for one in redactions:
        words, why = one.words.strip(), one.why.strip()
        if not any(char.isalnum() for char in words):
            continue
        if len(words) > LONGEST_TERM:
            raise NotNow("Black out a few words at a time, not whole paragraphs.", field="redactions")
        if not why:
            raise NotNow(
                f"Say why “{words}” is blacked out: the reason stands in the bundle, the words do not.",
                field="redactions",
            )
        if pattern(words).search(why):
            raise NotNow(
                f"The reason says “{words}”, which is to be blacked out. Word the reason without it.",
                field="redactions",
            )
        found.setdefault(one.where or EVERYWHERE, []).append({"words": words, "why": why})
    return found


def read(stored: Mapping[str, Sequence[Mapping[str, str]]]) -> list[Redaction]:
    """Return the redactions that a bundle keeps."""
    return [
        Redaction(words=one["words"], why=one["why"], where=where)
        for where, those in stored.items()
        for one in those
    ]


def in_order(parts: Iterable[str]) -> list[str]:
    """Return the chosen parts in the order of a bundle. Raises `NotNow` for none, or for one that is not known."""
    chosen = set(parts)
    if not chosen or not chosen <= set(PARTS):
        raise NotNow("Choose at least one part.", field="parts")
    return [word for word in PARTS if word in chosen]
