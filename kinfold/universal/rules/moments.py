"""Moments at which an offer may be welcome (`moments.yaml`): suggested, never pressed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kinfold.base.errors import NotNow

FILE = Path(__file__).resolve().parent.parent / "moments.yaml"


@dataclass(frozen=True, slots=True)
class Moment:
    """One kind of moment: what it is, words for an offer, whether to ask alone, and how long the page speaks of it."""

    word: str
    title: str
    suggests: str
    ask_alone: bool
    days: int
    entries: tuple[dict[str, str], ...] = ()
    restricted: bool = False

    def is_told_by(self, kind: str, detail: str) -> bool:
        """Whether an entry of the chronology tells of such a moment."""
        return any(one["kind"] == kind and one.get("detail", detail) == detail for one in self.entries)

    def lasts(self, since: date, on: date) -> bool:
        """Whether the page still speaks of it."""
        return since <= on <= since + timedelta(days=self.days)


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def moments() -> tuple[Moment, ...]:
    """The moments, in the order of the file."""
    return tuple(Moment(**{**row, "entries": tuple(row["entries"])}) for row in _read()["moments"])


def moment(word: str) -> Moment:
    """A moment by its word. Refuses any other."""
    found = next((one for one in moments() if one.word == word), None)
    if found is None:
        raise NotNow("Choose which moment it is.", field="moment")
    return found


def not_now_days() -> int:
    """For how many days nobody is asked again who said "not now"."""
    return int(_read()["not_now_days"])


def ask_again_on(answer: str, answered_on: date) -> date | None:
    """When to ask once more: after "not now" in some weeks; after yes or no never."""
    return answered_on + timedelta(days=not_now_days()) if answer == "not_now" else None
