"""First days at nursery, primary and secondary school, from a child's birthday (`transitions.yaml`). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kinfold.base.errors import NotNow
from kinfold.universal.rules.schedule import later

FILE = Path(__file__).resolve().parent.parent / "transitions.yaml"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a child starts, at which age by 31 August, and where that is written."""

    word: str
    title: str
    age: int
    source: str


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def stages() -> tuple[Stage, ...]:
    """The stages, the youngest first."""
    return tuple(Stage(**row) for row in _read()["stages"])


def stage(word: str) -> Stage:
    """A stage by its word. Refuses any other."""
    found = next((one for one in stages() if one.word == word), None)
    if found is None:
        raise NotNow("Choose where the child starts.", field="stage")
    return found


def first_day(of: Stage, born_on: date) -> date:
    """The first day of the September by which the child has reached the age: by 31 August, so a birthday on 1 September waits."""
    reached = later(born_on, {"months": 12 * of.age})
    begins = date(reached.year, _read()["month"], _read()["day"])
    return begins if reached < begins else begins.replace(year=begins.year + 1)


def ask_from(starts_on: date) -> date:
    """From which day on a first day is spoken of: early enough for a meeting."""
    return later(starts_on, {"months": -int(_read()["ask_months_before"])})
