"""What should be put right before a meeting. Warnings, never blocks: people decide, and a meeting late is worse than untidy.

Sources: seed 001: 461-463 (times, size, strangers, a spokesperson), 1441-1445 (prepared), 1455 (reports), 1407-1409.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

MOST_IN_ROOM = 8
"""More people than this is a crowd to a family. Assumed: the report says only "big and embarrassing" (seed 001: 461)."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody asked to a meeting, as far as these rules need to know."""

    name: str
    part: str  # family, supporter, spokesperson, worker, chair
    knows_child: str = ""
    person: int | None = None  # their number, if they are on the record
    coming: bool | None = None
    family_agrees: bool | None = None
    report_asked: bool = False
    report_in: bool = False

    @property
    def is_worker(self) -> bool:
        """True for somebody who comes because of their job."""
        return self.part in ("worker", "chair")


@dataclass(frozen=True, slots=True)
class Child:
    """A child of the family: number and name."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Before:
    """How a meeting stands before it is held."""

    guests: Sequence[Guest] = ()
    children: Sequence[Child] = ()
    family_asked: bool = False
    time_set: bool = False
    time_suits_family: bool = False
    prepared: frozenset[int] = frozenset()  # numbers of the people somebody talked with
    somebody_beside: bool = False


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing to put right: a stable word, and what to say on screen."""

    code: str
    says: str


@dataclass
class _Found:
    rows: list[Warned] = field(default_factory=list)

    def add(self, code: str, says: str) -> None:
        self.rows.append(Warned(code, says))


def warnings(before: Before) -> list[Warned]:
    """Return what should be put right before this meeting, the most important for the family first."""
    found = _Found()
    _times(before, found)
    _children(before, found)
    _strangers(before, found)
    _room(before, found)
    _preparation(before, found)
    _reports(before, found)
    return found.rows


def knows(guest: Guest, child: Child, children: Sequence[Child]) -> bool:
    """Say whether what is written of a guest says that they know this child.

    Words that name some of the children are about those; words that name none are about all of them.
    """
    words = guest.knows_child.strip()
    if not words:
        return False
    named = [each for each in children if _names(each.name, words)]
    return child in named or not named


def _names(name: str, words: str) -> bool:
    first = re.escape(name.split()[0]) if name.split() else ""
    return bool(first) and re.search(rf"\b{first}\b", words, re.IGNORECASE) is not None


def _times(before: Before, found: _Found) -> None:
    if not before.family_asked:
        found.add(
            "family_not_asked", "Nobody has asked the family yet which times suit them. Ask them first."
        )
    elif before.time_set and not before.time_suits_family:
        found.add("time_not_theirs", "The family has not said that this time suits them. Ask them.")


def _children(before: Before, found: _Found) -> None:
    asked = [guest for guest in before.guests if guest.coming is not False]
    for child in before.children:
        if not any(knows(guest, child, before.children) for guest in asked):
            found.add(
                "nobody_knows",
                f"Nobody who is asked knows {child.name}, as far as is written. Nobody decides about a child they do not know.",
            )
        there = any(guest.person == child.number for guest in asked)
        spoken_for = any(
            guest.part == "spokesperson"
            and (not guest.knows_child.strip() or knows(guest, child, before.children))
            for guest in asked
        )
        if not there and not spoken_for and child.number not in before.prepared:
            found.add(
                "child_silent",
                f"{child.name} is not coming, and nobody speaks for them. Who brings what they want to say?",
            )


def _strangers(before: Before, found: _Found) -> None:
    for guest in before.guests:
        if guest.is_worker and not guest.knows_child.strip() and guest.coming is not False:
            found.add(
                "stranger",
                f"It is not written how {guest.name} knows the children. Ask, or could a report do instead?",
            )
        if guest.family_agrees is False and guest.coming is not False:
            found.add(
                "not_welcome",
                f"The family is not glad that {guest.name} comes. Talk about it, or ask {guest.name} for a report.",
            )


def _room(before: Before, found: _Found) -> None:
    there = [guest for guest in before.guests if guest.coming is not False]
    workers = [guest for guest in there if guest.is_worker]
    if len(there) > MOST_IN_ROOM:
        found.add(
            "too_many",
            f"{len(there)} people are asked, {len(workers)} of them workers. That is a crowd to a family: who could send a report?",
        )


def _preparation(before: Before, found: _Found) -> None:
    family = [g for g in before.guests if g.part == "family" and g.coming is not False]
    if not family:
        found.add("no_family", "Nobody of the family is asked yet.")
    for guest in family:
        if guest.person not in before.prepared:
            found.add("not_prepared", f"Nobody has talked with {guest.name} about what to expect.")
    if family and not before.somebody_beside:
        found.add("nobody_beside", "Ask the family whether they would like somebody to sit beside them.")


def _reports(before: Before, found: _Found) -> None:
    for guest in before.guests:
        if guest.is_worker and not guest.report_in and (guest.report_asked or guest.coming is False):
            found.add("report_missing", f"The report from {guest.name} is not in yet.")
