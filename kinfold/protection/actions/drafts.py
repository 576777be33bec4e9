"""What a page or a story hands to the actions of this room: who was there, what was decided for one child, who disagrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.people.models import Person


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who took part in a strategy discussion: a word of `rules.AGENCIES`, and what they brought."""

    agency: str
    named: str = ""
    practitioner: Practitioner | None = None
    brought: str = ""


@dataclass(frozen=True, slots=True)
class ChildDecision:
    """What a conference decided for one child.

    `decision` is plan, no_plan, continues or ends. `level_after` is what follows where no plan is made, `ended_how` how one
    ended (a word of `ProtectionPlan.Ended`). `before_elsewhere` counts earlier plans that other authorities held.
    """

    child: Person
    decision: str
    why: str
    category: str = ""
    what_follows: str = ""
    level_after: str = "child_in_need"
    ended_how: str = ""
    participation: str = ""
    child_says: str = ""
    before_elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Something hard in a parent's own life, said at a conference: a word of the list of needs."""

    person: Person
    word: str
    note: str = ""
    since_known: bool = False


@dataclass(frozen=True, slots=True)
class Dissenting:
    """Somebody who sees a decision differently, and why."""

    says: str
    child: Person | None = None
    person: Person | None = None
    practitioner: Practitioner | None = None
    named: str = ""
    would_have: str = ""


@dataclass(frozen=True, slots=True)
class InCoreGroup:
    """Somebody of the core group, and what they do in the plan."""

    practitioner: Practitioner | None = None
    person: Person | None = None
    named: str = ""
    does: str = ""
