"""Family in another country: what has to be found out (`kin/tasks.yaml`), and what is easily forgotten afterwards. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kinfold.base.errors import NotNow
from kinfold.kin.rules.wording import fits, said

FILE = Path(__file__).resolve().parent.parent / "tasks.yaml"
NOBODY_HERE_WATCHES = (
    "No authority in this country checks on a child who has moved to family abroad unless it is arranged. "
    "Arrange who visits, when, and how the child can reach somebody they know here."
)
"""Seed 004: 1771-1775."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be found out or arranged: its word, what to do, in how many days (local), and where it is from."""

    word: str
    what: str
    to_child: str
    days: int
    source: str


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk of a country or a family that is always asked about, never assumed."""

    word: str
    ask: str


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def tasks() -> tuple[Task, ...]:
    """The tasks of a check abroad, in the order in which they are begun."""
    return tuple(Task(**row) for row in _read()["tasks"])


@cache
def risks() -> tuple[Risk, ...]:
    """The risks that are asked about before a child moves to family abroad."""
    return tuple(Risk(**row) for row in _read()["risks"])


def country_is_named(country: str) -> str:
    """Return a country, tidied; refuse none."""
    return said(country, "country", "Write which country they live in.", longest=60)


def may_end(left: Collection[str], risks_answer: str) -> None:
    """Refuse to end a check with tasks open, or with the question of risks unanswered."""
    if left:
        raise NotNow(
            f"{len(left)} of the tasks are still open. Write for each what was found, or why it is not needed."
            if len(left) > 1
            else "One of the tasks is still open. Write what was found, or why it is not needed."
        )
    if not risks_answer.strip():
        raise NotNow("Write what was found about risks, also if there were none.", field="risks_answer")


def outcome(result: str, not_needed_why: str, done_on: date | None) -> tuple[str, str]:
    """Return what was found, or why a task is not needed: exactly one of them, and a day with what was found."""
    result, why = fits(result, "result"), fits(not_needed_why, "not_needed_why", longest=300)
    if bool(result) == bool(why):
        raise NotNow("Write what was found, or why this is not needed: one of the two.", field="result")
    if result and done_on is None:
        raise NotNow("Say on which day it was done.", field="done_on")
    return result, why
