"""Orders, care plans, adoption and tracks: the words we keep, and the codes that the yearly return asks for. Pure.

Codes: the looked-after return (statutory/903.md, LS, REC, RD). What one order does to another is from the Children Act 1989,
sections 38, 91 and 92, and the Adoption and Children Act 2002, sections 29 and 46: from memory, unverified.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

LEGAL_STATUS: dict[str, str] = {
    "interim_care": "C1",
    "care": "C2",
    "placement": "E1",
    "emergency_protection": "L2",
    "child_assessment": "L3",
    "remand": "J1",
    "youth_rehabilitation": "J3",
}
"""The legal status (LS) that an order gives a child who is looked after."""

WORD_OF_CODE = {code: word for word, code in LEGAL_STATUS.items()}

MEANS: dict[str, str] = {
    "interim_care": "For now the council shares responsibility for you with your parents, while the judge is deciding.",
    "care": "The council shares responsibility for you with your parents until you are 18, or until a judge says otherwise.",
    "placement": "A judge has said that the council may look for a family to adopt you.",
    "emergency_protection": "A judge has said that you must be kept safe for some days.",
    "child_assessment": "A judge has said that somebody may see you, to find out how you are.",
    "remand": "A court has said that you live where the council says until your next day in court.",
    "youth_rehabilitation": "A court has said where you live for a time, and what help you get.",
    "supervision": "You live with your family. The council has to help and advise, usually for a year.",
    "interim_supervision": "You live with your family. The council helps and advises while the judge is deciding.",
    "child_arrangements": "A judge has said with whom you live and whom you see.",
    "special_guardianship": "A judge has said that you grow up with your guardian. Your parents stay your parents.",
    "adoption": "A judge has said that your new family is your family for always.",
    "non_molestation": "A judge has told somebody to stay away and to leave your family alone.",
    "deprivation_of_liberty": "A judge has said how you may be kept safe, and for how long.",
    "recovery": "A judge has said that you must be brought back to where you are safe.",
    "other": "A judge has decided something for you.",
}
"""What an order means, as a child is told; whoever records it may say it better for this child."""

REPLACED_BY_THE_NEXT = frozenset(
    {"interim_care", "interim_supervision", "emergency_protection", "deprivation_of_liberty", "remand"}
)
"""Orders for some weeks: a new one of the same word takes the place of the one before."""

_SHORT = ("emergency_protection", "child_assessment", "recovery")
ENDS: dict[str, tuple[str, ...]] = {
    "interim_care": (*_SHORT, "interim_supervision"),
    "care": (*_SHORT, "interim_care", "interim_supervision", "supervision"),
    "supervision": ("interim_care", "interim_supervision"),
    "special_guardianship": ("interim_care", "interim_supervision", "care"),
    "child_arrangements": ("interim_care", "interim_supervision", "care"),
    "adoption": (
        *_SHORT,
        "interim_care",
        "interim_supervision",
        "care",
        "supervision",
        "placement",
        "special_guardianship",
        "child_arrangements",
    ),
}
"""Which orders in force end on the day of a new one."""

LEVEL_AFTER: tuple[tuple[str, str], ...] = (
    ("adoption", "closed"),
    ("placement", "looked_after"),
    ("care", "looked_after"),
    ("special_guardianship", "special_guardianship"),
    ("child_arrangements", "kinship_care"),
    ("supervision", "child_in_need"),
)
"""The level of help that fits the orders with which proceedings end, the strongest first; without any, a child in need."""

CARE_PLANS: dict[str, str] = {
    "home": "Live at home with a parent",
    "other_parent": "Live with the other parent",
    "home_with_support": "Live at home, with a supervision order or a written agreement",
    "kin": "Live with family or friends",
    "special_guardian": "Live with a special guardian",
    "foster": "Live with foster carers for as long as childhood lasts",
    "residential": "Live in a children’s home or a residential school",
    "early_permanence": "Live with carers who may later adopt",
    "adoption": "Be adopted",
    "not_decided": "Not decided yet: we are finding out",
}

TRACKS: dict[str, str] = {
    "ordinary": "The ordinary court",
    "fdac": "Family Drug and Alcohol Court",
}

OUTCOME_WHEN: dict[str, str] = {
    "at_end": "When it ended",
    "one_year": "One year on",
    "three_years": "Three years on",
}

REVERSED: dict[str, str] = {
    "RD1": "The child’s needs changed",
    "RD2": "The court made no placement order",
    "RD3": "No adoptive family was found",
    "RD4": "Another reason",
}


def legal_status(word: str) -> str:
    """Return the LS code an order gives, or nothing for one that gives none."""
    return LEGAL_STATUS.get(word, "")


def ended_by(word: str, in_force: Iterable[str]) -> list[str]:
    """Return which of the orders in force end when an order of this word is made."""
    going = set(ENDS.get(word, ())) | ({word} if word in REPLACED_BY_THE_NEXT else set())
    return [one for one in in_force if one in going]


def level_after(words: Collection[str]) -> str:
    """Return the level of help that fits the orders in force when proceedings end."""
    return next((level for word, level in LEVEL_AFTER if word in words), "child_in_need")


def adoption_state(
    *, reversed_: bool, adopted: bool, placed: bool, matched: bool, should_be_placed: bool
) -> str:
    """Say where the decisions on adoption stand (words of `states.ADOPTION`)."""
    if reversed_:
        return "reversed"
    if adopted:
        return "adopted"
    if placed:
        return "placed"
    if matched:
        return "matched"
    return "to_be_placed" if should_be_placed else "decided"
