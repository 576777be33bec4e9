"""The timescales Kinfold holds, and the dates they give.

    rule("referral_decision")                     the rule
    due(rule("referral_decision"), received)      the last day in time
    rules_started_by("referral_made")             clocks to start when this is recorded
    rules_ended_by("referral_decided")            clocks it may end

Rules are files under `timescales/<area>/`; cases that a practitioner can check stand beside each.
"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from kinfold.law.days import NOTHING, add
from kinfold.law.errors import LawIsWrong, LimitNeeded, NoSuchRule
from kinfold.law.read import read_rule
from kinfold.law.rule import Condition, Rule, Source, Value

__all__ = [
    "Condition",
    "Rule",
    "Source",
    "State",
    "Value",
    "due",
    "load",
    "rule",
    "rules_ended_by",
    "rules_offered_by",
    "rules_started_by",
    "rules_stopped_by",
    "state",
]

FOLDER = Path(__file__).parent / "timescales"

State = Literal["running", "met", "breached", "stopped"]


def rule_files(folder: Path = FOLDER) -> list[Path]:
    """List the rule files, without the cases that stand beside them."""
    return sorted(path for path in folder.glob("*/*.yaml") if not path.name.endswith(".cases.yaml"))


def read_all(folder: Path) -> MappingProxyType[str, Rule]:
    """Read every rule in a folder. Raises LawIsWrong if a file is malformed or a name is used twice."""
    rules: dict[str, Rule] = {}
    for path in rule_files(folder):
        read = read_rule(path)
        if read.name in rules:
            raise LawIsWrong(f"two rules are called {read.name}")
        rules[read.name] = read
    return MappingProxyType(rules)


@cache
def load() -> MappingProxyType[str, Rule]:
    """Return every rule by name, read once."""
    return read_all(FOLDER)


def rule(name: str) -> Rule:
    """Return a rule by name. Raises NoSuchRule with the names there are."""
    try:
        return load()[name]
    except KeyError:
        raise NoSuchRule(
            f"there is no rule called {name!r}; there are {', '.join(sorted(load()))}."
        ) from None


def due(
    rule: Rule,
    start: date,
    on: date | None = None,
    limit_days: int | None = None,
    extra_closed: Collection[date] = NOTHING,
) -> date | None:
    """Return the last day on which the rule is kept, or None if it sets no limit.

    `on` picks the version (the start, if not given). `limit_days` is a length in calendar days set for this family in
    place of the rule's own. Raises LimitNeeded when the rule leaves the length to be agreed and none is given,
    NotInForce before the rule's first value, BeyondTheTable when working days cannot be counted.
    """
    amount = rule.value_on(on or start).amount
    if limit_days is not None:
        return add(start, limit_days, "days")
    if amount is not None:
        last_day = add(start, amount, rule.unit, extra_closed)
        return last_day - timedelta(days=1) if rule.counted == "day itself" else last_day
    if rule.without_value == "no limit":
        return None
    raise LimitNeeded(
        f"{rule.name}: the length is set for each family when it starts; say how many days were agreed."
    )


def state(due: date | None, as_of: date, ended: date | None = None, stopped: date | None = None) -> State:
    """Say how a clock stands on a day. What happens after that day is not yet known.

    Done on the due day is in time; a breach shows from the day after, and a late end or stop does not undo it.
    """
    ended = ended if ended and ended <= as_of else None
    stopped = stopped if stopped and stopped <= as_of else None
    settled = min((day for day in (ended, stopped) if day), default=as_of)
    if due and settled > due:
        return "breached"
    if settled == ended:
        return "met"
    return "stopped" if settled == stopped else "running"


def rules_started_by(kind: str, detail: str | None = None) -> tuple[Rule, ...]:
    """Return the rules an entry starts on its own, with nobody asking."""
    return tuple(
        each for each in load().values() if each.begun == "on its own" and each.start_by(kind, detail)
    )


def rules_offered_by(kind: str, detail: str | None = None) -> tuple[Rule, ...]:
    """Return the rules a worker may agree with the family to start from an entry."""
    return tuple(each for each in load().values() if each.begun == "by hand" and each.start_by(kind, detail))


def rules_ended_by(kind: str, detail: str | None = None) -> tuple[Rule, ...]:
    """Return the rules an entry may end. Ask `Rule.end_by` whether it must be about the same matter."""
    return tuple(each for each in load().values() if each.end_by(kind, detail))


def rules_stopped_by(kind: str, detail: str | None = None) -> tuple[Rule, ...]:
    """Return the rules that no longer apply after an entry. Ask `Rule.stop_by` whether it must be the same matter."""
    return tuple(each for each in load().values() if each.stop_by(kind, detail))
