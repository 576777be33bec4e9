"""Levels in plain words, for workers and for families, and the rule of order. Pure."""

from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import plain
from kinfold.base.errors import NotNow


@dataclass(frozen=True, slots=True)
class Words:
    """A level as a worker says it, as a family is told it, and what it means in one sentence."""

    says: str
    family_says: str
    means: str


OUT_OF_HELP = ("closed", "universal")
"""Levels at which nothing more than everyday help is given."""

LEVELS: dict[str, Words] = {
    "not_known": Words(
        "Not known", "We have not met", "No service but the everyday ones has met this child."
    ),
    "universal": Words(
        "Universal services", "Everyday help", "Nursery, school, health visitor, GP: what every child has."
    ),
    "adult_services_only": Words(
        "Adult services only",
        "Help for a grown-up",
        "A parent has help of their own; the child has none yet.",
    ),
    "early_help": Words(
        "Early help",
        "Extra help, because you said yes",
        "People work with the family together, by agreement.",
    ),
    "referred": Words(
        "Referred", "Somebody asked us to help", "Children's social care was asked, and has not decided yet."
    ),
    "child_in_need": Words(
        "Child in need", "Help with a social worker", "Help under section 17 of the Children Act 1989."
    ),
    "section_47": Words(
        "Section 47 enquiry",
        "We are finding out if you are safe",
        "An enquiry whether the child is being harmed (Children Act 1989, section 47).",
    ),
    "child_protection": Words(
        "Child protection plan",
        "A plan to keep you safe",
        "A conference decided that the child needs a protection plan.",
    ),
    "pre_proceedings": Words(
        "Pre-proceedings",
        "A last chance to agree before court",
        "The parents have been told in writing what must change for the matter to stay out of court.",
    ),
    "proceedings": Words("Care proceedings", "A judge is deciding", "The family court is deciding."),
    "looked_after": Words(
        "Looked after", "Living with people who look after you", "The authority looks after the child."
    ),
    "kinship_care": Words(
        "Living with relatives or friends",
        "Living with family or friends",
        "The child lives with kin or friends.",
    ),
    "special_guardianship": Words(
        "Special guardianship", "Your guardian looks after you", "A court made somebody the special guardian."
    ),
    "care_leaver": Words(
        "Care leaver", "Help after care", "The young person has left care and is still helped."
    ),
    "closed": Words("Closed", "We have finished for now", "This help has ended. Anyone may ask again."),
}

AFTER_A_REFERRAL: tuple[str, ...] = ("universal", "early_help", "child_in_need", "section_47", "closed")
"""The levels that duty may set when it decides a referral; the others need a conference or a court."""


def says(level: str) -> str:
    """Say a level as workers do."""
    return LEVELS[level].says


def family_says(level: str) -> str:
    """Say a level as a family is told it: no jargon, no label."""
    return LEVELS[level].family_says


def must_be_known(level: str) -> None:
    """Refuse a word that is not a level."""
    if level not in LEVELS:
        raise NotNow("Choose one of the levels in the list.", field="level")


def must_be_in_order(current_since: date | None, new_on: date) -> None:
    """Refuse a change dated before the current level began. Two changes on one day are allowed."""
    if current_since is not None and new_on < current_since:
        raise NotNow(
            f"The level this child has now began on {plain(current_since)}, so the next cannot begin before that. "
            "Correct the earlier date first, if it is the one that is wrong.",
            field="since",
        )


def change_said(name: str, before: str | None, after: str) -> str:
    """Say a change of level in one sentence for the chronology."""
    if before is None:
        return f"{name}: {says(after)}."
    return f"{name}: from {says(before)} to {says(after)}."
