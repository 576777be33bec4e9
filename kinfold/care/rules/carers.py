"""Foster carers: their kinds, what makes good fostering in carers' own view, and when they are next seen. Pure."""

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


def visit_due(since: date, last_visit: date | None) -> date:
    """By when their own worker next visits: six weeks from the last visit, or from approval."""
    return _due("supervising_visit", last_visit or since)


def unannounced_due(since: date, last_unannounced: date | None) -> date:
    """By when somebody next comes unannounced: a year from the last time."""
    return _due("unannounced_visit", last_unannounced or since)


def review_due(since: date, last_review: date | None, agreed: date | None) -> date:
    """By when they are next reviewed: within a year; sooner where that was agreed."""
    latest = _due("carer_review", last_review or since)
    return min(latest, agreed) if agreed else latest


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
