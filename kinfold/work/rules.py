"""What drifts, in words, and in what order: by how much of a child's life it has taken. Pure.

Nothing is scored. A share of a life is a fact about a wait (`law.child_time`); it puts one manager's rows in order, the
longest wait for the child first, and is never kept, never added up and never compared between families elsewhere.
Sources: seed 001: 218, 742, 833, 1668-1684 (the child's time), 1461 and 1768 (six months), 1415-1419 (after a refusal).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from kinfold.base import saying
from kinfold.law.child_time import share_of_life

WAITS = ("service_wait", "unanswered_request", "allocation_wait", "ehcp_not_completed")
STUCK = ("six_month_drift_review",)
REFUSED = ("refusal_time_limit",)
RHYTHMS = ("visit_every", "child_seen", "child_protection_visit")

SOON = timedelta(days=7)
"""A refusal is shown this long before its last day, so that a decision is not made in a hurry."""
GOODBYE = timedelta(days=60)
"""A worker's last day is shown this long before it: time for a goodbye and for somebody to come along."""
GROWN = timedelta(days=18 * 365)
"""Where no birth date is known, a wait is placed as if the child were nearly grown: never before a wait that is known."""


@dataclass(frozen=True, slots=True)
class Section:
    """One reason for which a family stands on the board: its heading, why it matters, and what to say when there is none."""

    name: str
    title: str
    why: str
    none: str


SECTIONS: tuple[Section, ...] = (
    Section(
        "waits",
        "Waiting longest",
        "A wait that is short for an office can be a large part of a small child’s life.",
        "Nobody is waiting for help.",
    ),
    Section(
        "stuck",
        "Not moved for six months",
        "After six months somebody who is not in the middle of it asks what is in the way. Meetings held are not change.",
        "No plan has stood still for six months.",
    ),
    Section(
        "refusals",
        "Somebody said no, and nothing is decided yet",
        "No is an answer. A child is not left waiting behind it: decide what happens now, also if that is to leave the family be.",
        "No refusal waits for a decision.",
    ),
    Section(
        "unseen",
        "Children not seen as often as was agreed",
        "What was agreed with this child, not only the least that the law asks.",
        "Every child was seen as often as was agreed.",
    ),
    Section(
        "leaving",
        "Workers who are leaving",
        "A goodbye that is planned, and somebody new who has read first, cost a child less.",
        "Nobody is leaving in the next two months.",
    ),
    Section(
        "nobody",
        "Nobody looks after this yet",
        "What has no name beside it is what gets forgotten.",
        "Everything has a name beside it.",
    ),
)


@dataclass(frozen=True, slots=True)
class Child:
    """What is asked of a child to say a wait in their time."""

    name: str
    born: date | None
    unborn: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait as one child lives it: in words, and its place in the order."""

    says: str
    part: Fraction


def wait_of(children: Sequence[Child], since: date, on: date) -> Wait:
    """Say a wait in the time of the child whose life it has taken most of.

    Without children whose birth date is known it is said in days alone. For a baby not yet born every day is the whole
    of its life so far, and that is said.
    """
    days = max(0, (on - since).days)
    plainly = "since today" if days == 0 else "1 day" if days == 1 else f"{days:,} days"
    shares = [(each, share_of_life(each.born, min(since, on), on)) for each in children]
    known = [(each, share) for each, share in shares if share is not None]
    if any(each.unborn for each in children) and days:
        unborn = next(each for each in children if each.unborn)
        return Wait(f"{plainly}, before {unborn.name} is born", Fraction(1))
    if not known or not days:
        return Wait(plainly, Fraction(days, GROWN.days))
    child, share = max(known, key=lambda pair: pair[1].share)
    return Wait(share.sentence(child.name), share.share)


def in_a_row(names: Sequence[str]) -> str:
    """Say names one after another, each once: "Jake, Kelly and Sam"."""
    return saying.in_a_row(dict.fromkeys(name for name in names if name))
