"""What should make a worker ask about family and friends, as a question with its reason. Advice: nothing here decides. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kinfold.kin.rules.abroad import NOBODY_HERE_WATCHES

ALONE = frozenset({"practical_help", "social_support", "respite"})
"""Needs that say: I need a hand, and I am on my own (seed 004: 1598, 1628)."""

NEAR_CARE = frozenset({"child_protection", "pre_proceedings", "proceedings", "looked_after"})
"""Levels at which a child may come to live with strangers: family and friends are asked first (seed 004: 526, 1723)."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to put to oneself and the family: the words, why, and the page that answers it with its reference."""

    says: str
    why: str
    deed: str = ""
    ref: str = ""


def offer_a_family_group(names: Iterable[str], *, standing_offer: bool) -> list[Prompt]:
    """A parent needs help and feels alone: offer it now, not only with a letter from lawyers (seed 004: 1598, 1628)."""
    if standing_offer:
        return []
    return [
        Prompt(
            f"{name} needs a hand and may feel alone. Has a family group conference been offered?",
            "Most people have more friends than they dare to ask. It need not wait for a letter before court.",
            "offer_family_group",
        )
        for name in dict.fromkeys(names)
    ]


def ask_family_first(names: Iterable[str]) -> list[Prompt]:
    """A child near care for whom nobody of family and friends was asked (seed 004: 526, 1723)."""
    return [
        Prompt(
            f"Nobody of the family or friends has been asked yet for {name}. Who matters to {name}, and who could help?",
            "Children do as well with family and friends as with strangers, or better. Asked early, there is time to do it well.",
            "explore_kin",
        )
        for name in names
    ]


def ask_abroad(found: Iterable[tuple[str, str, str]]) -> list[Prompt]:
    """Relatives in another country whom nobody there was asked about: (tie, country, reference)."""
    return [
        Prompt(
            f"The {tie} lives in {country}. Has anybody there been asked?",
            "It takes longer than here, so it begins early. Half of all councils never asked abroad at all.",
            "begin_abroad_check",
            ref,
        )
        for tie, country, ref in found
    ]


def arrange_visits_abroad(found: Iterable[tuple[str, str, str]]) -> list[Prompt]:
    """Somebody abroad was found able to care, and nobody is to visit: (child, country, reference of the check)."""
    return [
        Prompt(
            f"Who sees how {child} is, once {child} lives in {country}?",
            NOBODY_HERE_WATCHES,
            "plan_abroad_visit",
            ref,
        )
        for child, country, ref in found
    ]


def tell_them(found: Iterable[tuple[str, str]]) -> list[Prompt]:
    """Assessments of which the person does not know yet: (tie and child, reference)."""
    return [
        Prompt(
            f"The {who} is being assessed. Do they know that it is an assessment?",
            "Relatives have been assessed in one short call without knowing it. That is not fair on them or the child.",
            "viability",
            ref,
        )
        for who, ref in found
    ]
