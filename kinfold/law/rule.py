"""A rule about time, as plain data: what starts it, what ends it, how long, since when, and who says so."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from kinfold.law.days import Unit
from kinfold.law.errors import NotInForce

Status = Literal["law", "statutory guidance", "local default", "assumed"]
STATUSES: tuple[Status, ...] = get_args(Status)

Begun = Literal["on its own", "by hand"]
BEGUN: tuple[Begun, ...] = get_args(Begun)

Counted = Literal["day after", "day itself"]
COUNTED: tuple[Counted, ...] = get_args(Counted)

OneForEach = Literal["family", "child", "matter"]
ONE_FOR_EACH: tuple[OneForEach, ...] = get_args(OneForEach)

WithoutValue = Literal["set when started", "no limit"]
WITHOUT_VALUE: tuple[WithoutValue, ...] = get_args(WithoutValue)

Move = Literal["start", "keep", "replace"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from. `paragraph` is None when we have not seen it ourselves."""

    title: str
    note: str
    link: str | None = None
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """How long, from which date. `amount` None means what the rule's `without_value` says."""

    amount: int | None
    starts: date
    status: Status
    source: Source
    verified: bool

    @property
    def version(self) -> str:
        """The name a started clock stores: the date this value came in."""
        return self.starts.isoformat()


@dataclass(frozen=True, slots=True)
class Condition:
    """A chronology kind that starts, ends or stops a clock, perhaps only with certain details.

    `same_matter`: the entry must be about the very thing the clock is about (this report, this service, this
    request), not merely about the same family. `in_place_of` (starts only): a clock begun by one of those kinds
    gives way to one begun by this.
    """

    kind: str
    details: tuple[str, ...] = ()
    same_matter: bool = False
    in_place_of: tuple[str, ...] = ()

    def fits(self, kind: str, detail: str | None = None, *, same_matter: bool = True) -> bool:
        """Say whether an entry of this kind and detail meets the condition."""
        if kind != self.kind or (self.details and detail not in self.details):
            return False
        return same_matter or not self.same_matter


@dataclass(frozen=True, slots=True)
class Rule:
    """One timescale, as read from its file."""

    name: str
    area: str
    title: str
    description: str
    unit: Unit
    recurs: bool
    begun: Begun
    one_for_each: OneForEach
    counted: Counted
    reason_if_over: bool
    without_value: WithoutValue | None
    starts_with: tuple[Condition, ...]
    ends_with: tuple[Condition, ...]
    stops_with: tuple[Condition, ...]
    values: tuple[Value, ...]

    def value_on(self, day: date) -> Value:
        """Return the value in force on a day. Raises NotInForce before the first one."""
        in_force = [value for value in self.values if value.starts <= day]
        if not in_force:
            first = self.values[0].starts
            raise NotInForce(
                f"{self.name}: no value on {day.isoformat()}; the first begins {first.isoformat()}."
            )
        return in_force[-1]

    def version_on(self, day: date) -> str:
        """Name the value in force on a day, to be stored on a clock started that day."""
        return self.value_on(day).version

    def start_by(self, kind: str, detail: str | None = None) -> Condition | None:
        """Return the start condition an entry meets, if any."""
        return _first(self.starts_with, kind, detail, same_matter=True)

    def end_by(self, kind: str, detail: str | None = None, *, same_matter: bool = True) -> Condition | None:
        """Return the end condition an entry meets, if any: what the rule asks for has been done."""
        return _first(self.ends_with, kind, detail, same_matter=same_matter)

    def stop_by(self, kind: str, detail: str | None = None, *, same_matter: bool = True) -> Condition | None:
        """Return the stop condition an entry meets, if any: the rule no longer applies."""
        return _first(self.stops_with, kind, detail, same_matter=same_matter)

    def move_when(self, kind: str, detail: str | None, running_since: str | None) -> Move | None:
        """Say what an entry does to the clock of the same family, child or matter.

        `running_since` is the kind that began the clock already running, None if none is. A second start never
        gives more time ("keep") unless the rule says that this start stands in place of the earlier kind. None when
        the entry does not start this rule at all.
        """
        condition = self.start_by(kind, detail)
        if condition is None:
            return None
        if running_since is None:
            return "start"
        return "replace" if running_since in condition.in_place_of else "keep"


def _first(
    conditions: tuple[Condition, ...], kind: str, detail: str | None, *, same_matter: bool
) -> Condition | None:
    return next((each for each in conditions if each.fits(kind, detail, same_matter=same_matter)), None)
