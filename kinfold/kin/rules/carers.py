"""What a relative or friend who cares for a child is told: rights, money, help (`kin/carers.yaml`). Pure.

Every figure carries its year and source, and says whether anybody has checked it. Kinship carers report that they were told
too little about both (seed 004: 1735-1741).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kinfold.base.errors import NotNow

FILE = Path(__file__).resolve().parent.parent / "carers.yaml"

ARRANGEMENTS: dict[str, str] = {
    "family_arrangement": "The family agreed it among themselves",
    "approved_for_a_time": "Approved for a time; the child is in the council’s care",
    "foster_carer": "Approved foster carer; the child is in the council’s care",
    "child_arrangements": "Child arrangements order",
    "special_guardian": "Special guardian",
    "private_fostering": "A friend, neighbour or distant relative, for 28 days or more",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of money: what, how much, for which year, where it is written, and whether somebody has checked it."""

    what: str
    amount: str
    year: str
    source: str
    link: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What is true for one arrangement, in plain words, with where it is written."""

    word: str
    who_decides: tuple[str, ...]
    money: tuple[str, ...]
    help: tuple[str, ...]
    source: str


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def told(arrangement: str) -> Told:
    """What a carer of this arrangement is told."""
    row = _read()["arrangements"][arrangement]
    parts = {name: tuple(row[name]) for name in ("who_decides", "money", "help")}
    return Told(word=arrangement, source=row["source"], **parts)


@cache
def figures() -> tuple[Figure, ...]:
    """The amounts shown to every carer."""
    return tuple(Figure(**row) for row in _read()["figures"])


@cache
def where_to_ask() -> tuple[str, ...]:
    """Who gives free advice, and what every carer may ask for."""
    return tuple(_read()["every_carer"])


def money_is_answered(pence: int | None, why_none: str) -> None:
    """Refuse silence about money: an amount, or why none is paid."""
    if pence is None and not why_none.strip():
        raise NotNow(
            "Write what is paid. If nothing is paid, say why: they must be able to ask.", field="money_why"
        )
    if pence is not None and pence < 1:
        raise NotNow("Leave the amount empty if nothing is paid, and say why.", field="pounds")


def amount_said(pence: int, every_weeks: int) -> str:
    """Say money as people do: "£187 each week", "£320.50 every 2 weeks"."""
    pounds, rest = divmod(pence, 100)
    sum_ = f"£{pounds:,}.{rest:02d}" if rest else f"£{pounds:,}"
    return f"{sum_} each week" if every_weeks == 1 else f"{sum_} every {every_weeks} weeks"
