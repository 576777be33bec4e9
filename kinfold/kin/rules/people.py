"""Who could matter for a child, said in words; and what they may offer, short of and including a home. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from kinfold.base.checks import must_follow
from kinfold.base.errors import NotNow

OFFERS: dict[str, str] = {
    "home": "Could care for the child for as long as needed",
    "for_a_time": "Could care for the child for a time",
    "nights": "Could have the child to stay: weekends, nights, holidays",
    "school_runs": "Takes to school and fetches",
    "meals": "Cooks, shops or cleans",
    "child_minding": "Looks after the child for some hours",
    "hospital": "Goes along: hospital, appointments, court",
    "listens": "Is there to talk with",
    "family_time": "Is there when the child sees their family",
    "stays_in_touch": "Stays in the child’s life: visits, calls, birthdays",
    "other": "Something else, as they said",
}
"""What a relative or friend may offer. Most help is not a home; all of it counts (seed 004: 1634-1636)."""

CARES = frozenset({"home", "for_a_time"})
"""Offers that lead to an assessment of whether they can care for the child."""

TIES: dict[str, str] = {
    "mother_of": "mother",
    "father_of": "father",
    "parent_of": "parent",
    "step_mother_of": "step-mother",
    "step_father_of": "step-father",
    "mothers_partner_of": "mother’s partner",
    "sibling": "brother or sister",
    "half_sibling": "half-brother or half-sister",
    "grandmother_of": "grandmother",
    "grandparent_of": "grandparent",
    "aunt_uncle_of": "aunt or uncle",
    "relative_of": "relative",
    "godparent_of": "godparent",
    "in_law_of": "relative by marriage",
    "partner": "partner",
    "spouse": "husband or wife",
    "ex_partner": "former partner",
    "partner_or_ex": "partner or former partner",
    "friend_of": "friend",
    "neighbour_of": "neighbour",
    "trusted_adult_for": "trusted adult",
}
"""What the first end of a tie is to the second. `carer_for` and `peer_risk` are left out: not looked for among kin."""

BOTH_WAYS = frozenset(
    {
        "sibling",
        "half_sibling",
        "relative_of",
        "in_law_of",
        "friend_of",
        "neighbour_of",
        "ex_partner",
        "partner_or_ex",
    }
)
"""Ties that read the same from either end."""

BY_SEX: dict[str, tuple[str, str]] = {
    "sibling": ("sister", "brother"),
    "half_sibling": ("half-sister", "half-brother"),
    "grandparent_of": ("grandmother", "grandfather"),
    "aunt_uncle_of": ("aunt", "uncle"),
    "godparent_of": ("godmother", "godfather"),
}

FEARED = frozenset({"feared", "violent", "controlling"})
"""Whoever somebody fears is never put on the list by a button: a worker thinks about it first."""

STEPS_UP: dict[str, tuple[str, str, str]] = {
    "mother_of": ("grandmother", "grandmother", "grandmother"),
    "father_of": ("grandfather", "grandfather", "grandfather"),
    "parent_of": ("grandmother", "grandfather", "grandparent"),
    "sibling": ("aunt", "uncle", "aunt or uncle"),
    "half_sibling": ("aunt", "uncle", "aunt or uncle"),
    "aunt_uncle_of": ("great-aunt", "great-uncle", "great-aunt or great-uncle"),
    "grandmother_of": ("great-grandmother", "great-grandfather", "great-grandparent"),
    "grandparent_of": ("great-grandmother", "great-grandfather", "great-grandparent"),
}


def tie_said(tie: str, sex: str = "U") -> str:
    """What somebody is to a child, by their tie: "grandmother", "uncle", "aunt or uncle" where the sex is not known."""
    pair = BY_SEX.get(tie)
    if pair is not None and sex in "FM":
        return pair[0 if sex == "F" else 1]
    return TIES.get(tie, "")


def tie_through(parent: str, tie: str, sex: str = "U") -> str:
    """What somebody is to a child through a parent: "grandmother (Pauline’s mother)", "Faye’s friend"."""
    own = f"{parent}’s {tie_said(tie, sex)}"
    up = STEPS_UP.get(tie)
    if up is None:
        return own
    return f"{up[0 if sex == 'F' else 1 if sex == 'M' else 2]} ({own})"


def offers_are_sound(offers: Collection[str]) -> list[str]:
    """Return the offers in the order of the list; refuse none and unknown words."""
    if not offers:
        raise NotNow("Choose at least one thing they offer. A small thing counts.", field="offers")
    if set(offers) - set(OFFERS):
        raise NotNow("Choose from the list what they offer.", field="offers")
    return [word for word in OFFERS if word in offers]


TOO_SHORT = 2
"""Days within which an assessment of whether somebody can care for a child cannot have been thorough (seed 004: 1739: "a brief
15 minute call"). Ours; a rush is allowed with its reason."""


def must_not_be_hidden_rush(begun_on: date, done_on: date, *, rushed: bool) -> None:
    """Refuse an assessment begun and finished at once unless it says that it was rushed, and why."""
    must_follow(done_on, begun_on, "done_on", "it was begun")
    if (done_on - begun_on).days < TOO_SHORT and not rushed:
        raise NotNow(
            "This was begun and finished within two days. Say that it was rushed, and why: the child and the carer "
            "live with what is missed.",
            field="rushed",
        )


def must_know(told_on: date | None, done_on: date) -> date:
    """Refuse to finish while the person does not know that they are assessed."""
    if told_on is None:
        raise NotNow(
            "They do not know yet that this is an assessment. Tell them first, and write down when and how.",
            field="told_on",
        )
    if told_on > done_on:
        raise NotNow("They must be told before it is finished, not after.", field="told_on")
    return told_on
