"""Read the practitioner-readable cases that stand beside each rule."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kinfold.law.replay import Happening
from kinfold.law.timescales import FOLDER


@dataclass(frozen=True, slots=True)
class Case:
    """One story: what began the clock, when it is due, what happened then, and how it stands on certain days."""

    rule: str
    says: str
    begun: Happening
    due: date | None
    then: tuple[Happening, ...]
    look: tuple[tuple[date, str], ...]
    limit_days: int | None
    pack: str | None


def cases_file(rule: str, area: str) -> Path:
    """Return where a rule's cases are kept."""
    return FOLDER / area / f"{rule}.cases.yaml"


def all_cases() -> list[Case]:
    """Read every case of every rule."""
    return [
        _case(path.name.removesuffix(".cases.yaml"), raw)
        for path in sorted(FOLDER.glob("*/*.cases.yaml"))
        for raw in yaml.safe_load(path.read_text("utf-8"))
    ]


def _case(rule: str, raw: dict[str, Any]) -> Case:
    unknown = raw.keys() - {"case", "pack", "begun", "limit_days", "due", "then", "look"}
    assert not unknown, f"{rule}: {raw['case']}: does not know {unknown}"
    return Case(
        rule=rule,
        says=raw["case"],
        begun=Happening(**raw["begun"]),
        due=None if raw["due"] == "none" else raw["due"],
        then=tuple(Happening(**each) for each in raw.get("then", [])),
        look=tuple((each["day"], each["state"]) for each in raw["look"]),
        limit_days=raw.get("limit_days"),
        pack=raw.get("pack"),
    )
