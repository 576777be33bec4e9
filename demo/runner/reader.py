"""Reads scenario packs: YAML in the format of `demo/schema.json`, checked before anything is played."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

DEMO = Path(__file__).resolve().parents[1]


class PackError(Exception):
    """A pack cannot be played. The message says which file, where in it, and what to do."""


FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster, where libyaml is there


class _Strings(FastLoader):  # type: ignore[misc]
    """YAML without dates: a date in a pack is text until the pack says what it is."""


_Strings.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema that every pack keeps to."""
    return dict(json.loads((DEMO / "schema.json").read_text(encoding="utf-8")))


@cache
def validator() -> jsonschema.Draft202012Validator:
    """Return what checks a pack against the schema, made once."""
    return jsonschema.Draft202012Validator({"$ref": "#/$defs/scenario", "$defs": schema()["$defs"]})


@dataclass(frozen=True)
class Pack:
    """One family as data. `shift` moves every date, birthdays too, by whole weeks (for a living demonstration)."""

    path: Path
    data: dict[str, Any]
    shift: timedelta = field(default_factory=timedelta)

    @property
    def id(self) -> str:
        """The pack's name, which is also its file's."""
        return str(self.data["id"])

    @property
    def day_zero(self) -> date:
        """The reference date, from which every step counts its days."""
        return date.fromisoformat(self.data["reference_date"]) + self.shift

    def day(self, offset: int) -> date:
        """Return the date of a step's `day`."""
        return self.day_zero + timedelta(days=offset)

    def moved(self, text: str | None) -> date | None:
        """Return a date written in the pack, moved with the rest; None stays None."""
        return date.fromisoformat(text) + self.shift if text else None

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The steps of the timeline, in order."""
        return list(self.data["timeline"])

    def step_day(self, n: int) -> date:
        """Return the date of step number `n`."""
        return self.day(self.data["timeline"][n - 1]["day"])

    @property
    def last_day(self) -> date:
        """The date of the last step: the day on which the expectations are looked at."""
        return max(self.day(s["day"]) for s in self.steps)

    @property
    def first_day(self) -> date:
        """The date of the first step."""
        return min(self.day(s["day"]) for s in self.steps)


def moved(pack: Pack, shift: timedelta) -> Pack:
    """Return the same pack with every date moved."""
    return replace(pack, shift=shift)


def read(path: Path, *, shift: timedelta = timedelta(), known_good: bool = False) -> Pack:
    """Read and check one pack. Raises `PackError` with every fault found, in plain words.

    `known_good` leaves out the check, for the demonstration's own packs, which the tests have checked.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Strings)  # noqa: S506 - a safe loader's child
    except FileNotFoundError:
        raise PackError(f"{path}: there is no such file.") from None
    except yaml.YAMLError as error:
        raise PackError(f"{path}: this is not YAML: {error}") from error
    if not isinstance(data, dict) or data.get("type") != "scenario":
        raise PackError(f"{path}: this is not a scenario (its `type` is not `scenario`).")
    faults = [] if known_good else list(_faults(data))
    if faults:
        raise PackError(f"{path}: this pack does not keep to the format:\n  " + "\n  ".join(faults))
    return Pack(path=path, data=data, shift=shift)


def _faults(data: dict[str, Any]) -> list[str]:
    """Everything wrong with a pack: first its shape, then keys that point nowhere."""
    shape = [
        f"{'/'.join(str(p) for p in e.absolute_path)}: {e.message[:200]}"
        for e in validator().iter_errors(data)
    ]
    return shape or _dangling(data)


def _dangling(data: dict[str, Any]) -> list[str]:
    people = {p["key"] for p in data["people"]}
    organisations = {o["key"] for o in data["organisations"]}
    workers = {w["key"] for w in data["workers"]}
    everyone = people | organisations | workers
    faults = [
        f"worker {w['key']}: no organisation {w['org']}"
        for w in data["workers"]
        if w["org"] not in organisations
    ]
    for tie in data["relationships"]:
        faults += [f"relationship: no one called {k}" for k in (tie["a"], tie["b"]) if k not in everyone]
    for step in data["timeline"]:
        named = [*step["actors"], *step.get("about", []), *step.get("tells", [])]
        faults += [f"step {step['n']}: no one called {k}" for k in named if k not in everyone]
        for status in step.get("status", []):
            faults += [f"step {step['n']}: no person called {k}" for k in status["who"] if k not in people]
    for voice in data["voices"]:
        if voice["person"] not in people:
            faults.append(f"voices: no person called {voice['person']}")
    days = [step["day"] for step in data["timeline"]]
    if days != sorted(days):
        faults.append("timeline: the steps are not in the order of their days")
    if [s["n"] for s in data["timeline"]] != list(range(1, len(days) + 1)):
        faults.append("timeline: the steps are not numbered 1, 2, 3, ...")
    return faults


def all_families() -> list[Path]:
    """The packs of the demonstration, by name."""
    return sorted((DEMO / "families").glob("*.yaml"))
