"""Foster carers: their kinds, what makes good fostering in carers' own view, and when they are next seen. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kinfold.base.errors import NotNow
from kinfold.law import timescales

KINDS: dict[str, str] = {
    "foster": "Foster carers",
    "connected": "A relative or friend who fosters",
    "support_care": "Support carers (part of the week)",
    "supported_lodgings": "Supported lodgings",
    "adopter": "Adopters",
}

GOOD_FOSTERING: dict[str, str] = {
    "warmth": "Rules with warmth",
    "lasts": "Trusting that the tie will hold",
    "solving": "Solving things together, again and again",
    "family": "Helping with the child’s own family, without blame",
    "calm": "Bending, and staying calm",
    "school": "Backing school and learning",
}
"""Six elements of good fostering, as carers say them (seed 004: 2511-2518)."""

OUTCOMES: dict[str, str] = {
    "goes_on": "Goes on as it is",
    "changed": "Goes on, with a change in what they are approved for",
    "ends": "They stop fostering",
}


CLOCKS: dict[str, str] = {
    "supervising_visit": "Visit",
    "unannounced_visit": "Visit without saying so before",
    "carer_review": "Look at the year together",
    "carer_training": "Something learned",
}
"""What runs for every household that is approved and has not stopped, by the name of its rule."""


PAGES: dict[str, str] = {
    "supervising_visit": "visit_carers",
    "unannounced_visit": "visit_carers",
    "carer_review": "review_carers",
    "carer_training": "record_training",
}
"""The page on which each is written down."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one clock of a household ought to be: since when it runs, and by when it is due."""

    since: date
    due: date


def runs(approved: date, last: Mapping[str, date | None], agreed: date | None) -> dict[str, Run]:
    """Each clock from the last time it was met, or from approval; a review sooner than in a year where that was agreed."""
    found = {}
    for rule in CLOCKS:
        since = max(approved, last.get(rule) or approved)
        due = _due(rule, since)
        early = rule == "carer_review" and agreed is not None and agreed > since
        found[rule] = Run(since, min(due, agreed) if early and agreed else due)
    return found


def review_latest(day: date) -> date:
    """The last day for the review after one on this day."""
    return _due("carer_review", day)


def check_review(children_say: str, outcome: str, why: str) -> None:
    """A review is none without the children's words, or why nobody asked them. Raises `NotNow`."""
    if not children_say.strip():
        raise NotNow("Write what the children say. If nobody asked them, say why.", field="children_say")
    if outcome not in OUTCOMES:
        raise NotNow("Choose what follows.", field="outcome")
    if outcome != "goes_on" and not why.strip():
        raise NotNow("Say why.", field="why")


def _due(name: str, since: date) -> date:
    day = timescales.due(timescales.rule(name), since)
    assert day is not None
    return day
