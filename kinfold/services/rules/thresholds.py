"""Two thresholds that do not meet: which side a service is on, and whether both have said no (seed 002: 559, 720, 926). Pure.

Adult and children's services each decide by their own rules; a family lives with both answers at once. Nothing here judges
which is right: it only lays them side by side.
"""

from collections.abc import Iterable, Sequence
from datetime import date

ADULTS, CHILDRENS, NOT_KNOWN = "adults", "childrens", "not_known"
SIDES: dict[str, str] = {
    ADULTS: "Adult services",
    CHILDRENS: "Children’s services",
    NOT_KNOWN: "Not known which",
}
"""What each side is called."""

_SIDE_OF_SECTOR = {
    "adult_health": ADULTS,
    "adult_social_care": ADULTS,
    "housing": ADULTS,
    "probation": ADULTS,
    "social_care": CHILDRENS,
    "school": CHILDRENS,
    "education": CHILDRENS,
    "early_years": CHILDRENS,
    "youth": CHILDRENS,
}
"""By the sector of the organisation. The rest (health, a charity, ...) serve both: whom the service is for may tell."""
_ADULT_WORDS = frozenset(
    (
        "adults",
        "parents",
        "mothers",
        "fathers",
        "expecting",
        "couples",
        "separated",
        "disabled_adults",
        "relatives",
    )
)
_CHILD_WORDS = frozenset(("children", "young_people", "young_carers", "disabled_children"))

NOES = frozenset(("not_eligible", "unavailable", "closed_non_engagement"))
"""The states in which a service has said no. "Declined" is the person's own no, and never makes a gap."""
HAVE_OR_MAY = frozenset(("asked", "offered", "accepted", "waiting", "started", "irregular"))
"""The states in which help is had, or may still come."""


def side_of(sector: str, *, csc_only: bool = False, for_whom: Iterable[str] = ()) -> str:
    """Return whose service it is: adults', children's, or not known."""
    if csc_only:
        return CHILDRENS
    if side := _SIDE_OF_SECTOR.get(sector):
        return side
    words = set(for_whom)
    adults, children = bool(words & _ADULT_WORDS), bool(words & _CHILD_WORDS)
    if adults == children:
        return NOT_KNOWN
    return ADULTS if adults else CHILDRENS


def all_said_no(states: Sequence[str]) -> bool:
    """Say whether everybody who was asked has said no: nothing is had, nothing may still come, and somebody was asked.

    What the person declined, or what ended, counts neither way.
    """
    return any(one in NOES for one in states) and not any(one in HAVE_OR_MAY for one in states)


def both_said_no(adults: Sequence[str], childrens: Sequence[str], unknown: Sequence[str] = ()) -> bool:
    """Say whether adult services and children's services have both said no, and nobody else gives it or may yet."""
    sides = all_said_no(adults) and all_said_no(childrens)
    return sides and not any(one in HAVE_OR_MAY for one in unknown)


def days_between(one: date | None, other: date | None) -> int | None:
    """Return how many days lie between two answers; None while one of them is missing."""
    return None if one is None or other is None else abs((one - other).days)
