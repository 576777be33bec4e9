"""Packages: help that real families of the reports had, as a starting point that a worker edits before it is agreed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kinfold.base.errors import NotNow

FOLDER = Path(__file__).resolve().parent.parent / "packages"
WHOSE = {
    "child": "A child’s",
    "young person": "A young person’s",
    "parent": "A parent’s",
    "family": "The family’s",
}


@dataclass(frozen=True, slots=True)
class PackageGoal:
    """A goal as one family might say it, whose it would be, how one would know, and where it is written."""

    key: str
    whose: str
    words: str
    know: str
    lines: str


@dataclass(frozen=True, slots=True)
class PackageAction:
    """Help that was given: what, towards which goal, for whom, with what aim, how often, and where it is written."""

    what: str
    goal: str
    whose: str
    aim: str
    service: str
    every_days: int | None
    lines: str


@dataclass(frozen=True, slots=True)
class Package:
    """One real package: for whom it was, what to mind, its goals and actions, and what to ask before it ends."""

    name: str
    title: str
    for_whom: str
    note: str
    source: str
    goals: tuple[PackageGoal, ...]
    actions: tuple[PackageAction, ...]
    before_it_ends: str


@cache
def packages() -> dict[str, Package]:
    """Every package by name, as the files in `packages/` have them."""
    found = [
        _read(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.yaml"))
    ]
    return {package.name: package for package in found}


def package(name: str) -> Package:
    """One package by name. Raises `NotNow`."""
    if name not in packages():
        raise NotNow("Choose one of the packages in the list.", field="package")
    return packages()[name]


def _read(raw: dict[str, Any]) -> Package:
    seed = raw["source"]["seed"]
    return Package(
        name=raw["name"],
        title=raw["title"],
        for_whom=raw["for_whom"],
        note=raw["note"].strip(),
        source=_lines(seed, raw["source"]["lines"]),
        goals=tuple(
            PackageGoal(one["key"], one["whose"], one["words"], one["know"], _lines(seed, one["lines"]))
            for one in raw["goals"]
        ),
        actions=tuple(
            PackageAction(
                one["what"], one["goal"], one["for"], one["aim"], one.get("service", ""), one.get("every_days"),
                _lines(seed, one["lines"]),
            )
            for one in raw["actions"]
        ),
        before_it_ends=raw["before_it_ends"],
    )  # fmt: skip


def _lines(seed: str, lines: list[list[int]]) -> str:
    """Name the lines as the rest of Kinfold cites them: "seed 000: 322, 324-326"."""
    said = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in lines)
    return f"seed {seed}: {said}"
