"""How many workers a child has had, for how long each, and why each changed: facts, no score (seed 004: 64, 546-548). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kinfold.base.dates import in_words, plain

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """One worker with a child, from a day to a day. `own`: as the child's own worker or the one who leads."""

    worker: int
    name: str
    since: date
    until: date | None
    own: bool
    began: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Spell:
    """A worker's time with a child without a break, whatever their part in it was."""

    worker: int
    name: str
    since: date
    until: date | None
    own_since: date | None
    own_until: date | None
    began: str
    ended: str

    def says(self, on: date) -> str:
        """Say it in one sentence: "Amina Yusuf, 1 September 2025 until now, 6 months"."""
        last = min(self.until, on) if self.until else on
        long = in_words(max(1, (last - self.since).days))
        end = plain(self.until) if self.until and self.until < on else "now"
        why = f": {self.ended}" if self.ended and end != "now" else ""
        return f"{self.name}, {plain(self.since)} until {end}, {long}{why}"


@dataclass(frozen=True, slots=True)
class Continuity:
    """Who has been with a child. `own` are those who led or were the child's own worker; `gaps` the days without one."""

    own: tuple[Spell, ...]
    others: tuple[Spell, ...]
    gaps: tuple[tuple[date, date], ...]
    new: int | None = (
        None  # how many of them were not on the child's map before they came; None: not looked for
    )

    @property
    def count(self) -> int:
        """How many different own workers there have been."""
        return len({spell.worker for spell in self.own})

    @property
    def everybody(self) -> int:
        """How many different workers there have been, of every kind."""
        return len({spell.worker for spell in (*self.own, *self.others)})

    def says(self, name: str) -> str:
        """Say the count in one sentence."""
        if not self.own:
            return f"{name} has had no worker of their own yet."
        one = "worker of their own" if self.count == 1 else "workers of their own"
        more = self.everybody - self.count
        also = f", and {more} {'other has' if more == 1 else 'others have'} helped" if more else ""
        return f"{name} has had {self.count} {one}{also}.{self._new_says(name)}"

    def _new_says(self, name: str) -> str:
        """Few new people is a good thing (seed 001: 901): say how many a child had to get to know."""
        if self.new is None:
            return ""
        return f" {name} had to get to know {self.new} new {'person' if self.new == 1 else 'people'}."


def continuity(parts: Iterable[Part], on: date) -> Continuity:
    """Join each worker's parts into spells, and find the days without a worker of one's own, up to `on`."""
    known = sorted(
        (p for p in parts if p.since <= on), key=lambda p: (p.since, p.until or date.max, p.worker)
    )
    spells = [spell for worker in dict.fromkeys(p.worker for p in known) for spell in _spells(known, worker)]
    spells.sort(key=lambda s: (s.since, s.worker))
    own = tuple(s for s in spells if s.own_since is not None)
    others = tuple(s for s in spells if s.own_since is None)
    return Continuity(own, others, _gaps([p for p in known if p.own], on))


def _spells(parts: list[Part], worker: int) -> list[Spell]:
    """Parts that touch or overlap are one spell: from lead to team member nobody has gone."""
    found: list[list[Part]] = []
    for part in (p for p in parts if p.worker == worker):
        if found and _reaches(found[-1], part.since):
            found[-1].append(part)
        else:
            found.append([part])
    return [_joined(group) for group in found]


def _reaches(group: list[Part], day: date) -> bool:
    return any(p.until is None or p.until + DAY >= day for p in group)


def _joined(group: list[Part]) -> Spell:
    last = max(group, key=lambda p: (p.until or date.max, p.since))
    own = [p for p in group if p.own]
    newest = max(own, key=lambda p: (p.until or date.max, p.since)) if own else None
    return Spell(
        worker=group[0].worker,
        name=group[0].name,
        since=group[0].since,
        until=last.until,
        own_since=own[0].since if own else None,
        own_until=newest.until if newest else None,
        began=group[0].began,
        ended=last.ended if last.until else "",
    )


def _gaps(own: list[Part], on: date) -> tuple[tuple[date, date], ...]:
    """The first and last day of each time without anybody, between the first own worker and `on`."""
    found: list[tuple[date, date]] = []
    reached: date | None = None
    for part in own:
        if reached is not None and part.since > reached + DAY:
            found.append((reached + DAY, part.since - DAY))
        end = min(part.until, on) if part.until else on
        reached = end if reached is None else max(reached, end)
    if reached is not None and reached < on:
        found.append((reached + DAY, on))
    return tuple(found)
