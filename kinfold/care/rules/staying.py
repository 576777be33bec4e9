"""How much stayed the same for a child, said in plain words from what is on record: no score, no blame. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import age_in_years, in_words, plain
from kinfold.base.saying import in_a_row
from kinfold.care.rules.words import count_said


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who held a child's record, from a day to a day."""

    name: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Path:
    """A brother's or sister's way through the levels of help, in words, the oldest first."""

    name: str
    steps: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of a child: since when there is a plan, who held it, homes and moves, schools, brothers and sisters."""

    name: str
    plan_since: date | None
    workers: tuple[Worker, ...]
    homes: int
    moves: int
    schools: tuple[str, ...]
    siblings: tuple[Path, ...]


def headline(life: Life, on: date) -> str:
    """Say all of it in one sentence: "10 years on one plan, four workers, three homes in care, two moves"."""
    parts = []
    if life.plan_since is not None:
        parts.append(f"{_long(life.plan_since, on)} on one plan")
    if life.workers:
        parts.append(count_said(len(_names(life.workers)), "worker", "workers"))
    if life.homes:
        parts += [
            count_said(life.homes, "home in care", "homes in care"),
            count_said(life.moves, "move", "moves"),
        ]
    if other := [path.name for path in life.siblings if path.steps and not path.same]:
        parts.append(f"and a different path for {in_a_row(other)}")
    said = ", ".join(parts) or "nothing is on record yet"
    return f"{said[:1].upper()}{said[1:]}."


def _long(since: date, on: date) -> str:
    """Say how long, in whole years where there are two or more."""
    years = age_in_years(since, on)
    return count_said(years, "year", "years") if years >= 2 else in_words(max((on - since).days, 0))


def sentences(life: Life, on: date) -> list[str]:
    """Say each of them in a sentence of its own, with what is not known."""
    name = life.name
    found = []
    if life.plan_since is not None:
        found.append(f"{name} has had one plan since {plain(life.plan_since)}. It was never begun again.")
    else:
        found.append(f"{name} has no plan on record yet.")
    names = _names(life.workers)
    if names:
        found.append(
            f"{count_said(len(names), 'worker has', 'workers have').capitalize()} held it: {in_a_row(names)}."
        )
    else:
        found.append("Nobody is written down as the one who held it.")
    if life.homes:
        found.append(
            f"In care {name} has had {count_said(life.homes, 'home', 'homes')} and "
            f"{count_said(life.moves, 'move', 'moves')} between them."
        )
    if life.schools:
        number = count_said(len(life.schools), "school", "schools").capitalize()
        found.append(f"{number} in that time: {in_a_row(life.schools)}.")
    found += [_path_said(path) for path in life.siblings]
    return found


def _path_said(path: Path) -> str:
    if not path.steps:
        return f"{path.name}: no help is on record."
    said = ", then ".join(step[:1].lower() + step[1:] for step in path.steps)
    return f"{path.name} {'went the same way' if path.same else 'went another way'}: {said}."


def _names(workers: Sequence[Worker]) -> list[str]:
    return list(dict.fromkeys(one.name for one in workers))
