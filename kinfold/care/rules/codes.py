"""What the codes of care allow: what stands behind each legal status, ages, providers, what may be offered on a day. Pure.

From statutory/903.md (rules 359, 371-381, 526-531, 550). Codes that were retired can be read, never chosen.
"""

from datetime import date

from kinfold.base.dates import age_in_years
from kinfold.base.errors import NotNow
from kinfold.care.rules.episodes import TEMPORARY

BACKED_BY: dict[str, str] = {
    **dict.fromkeys(("C1", "C2", "E1", "L2", "L3", "J1", "J3"), "order"),
    **dict.fromkeys(("V2", "V3", "V4"), "consent"),
    **dict.fromkeys(("L1", "J2"), "power"),
}
"""What stands behind each legal status: an order of a court, somebody's agreement, or a power of the police."""

LAWFUL_BASIS: dict[str, str] = {
    "V2": "s20",
    "V3": "s20",
    "V4": "s20",
    "C1": "s38",
    "C2": "s31",
    "L2": "s44",
    "L1": "Police protection (Children Act 1989, section 46)",
    "E1": "A placement order (Adoption and Children Act 2002, section 21)",
    "L3": "A child assessment order (Children Act 1989, section 43)",
    "J1": "Remanded to the authority (Legal Aid, Sentencing and Punishment of Offenders Act 2012, section 91)",
    "J2": "Police detention (Police and Criminal Evidence Act 1984, section 38)",
    "J3": "A youth rehabilitation order with residence or fostering",
}

OFFERED_FROM: dict[str, date] = {
    "K3": date(2024, 4, 1),
    **dict.fromkeys(("Z11", "Z12", "Z13", "Z14"), date(2025, 4, 1)),
}
"""Kinds of placement that came in later; before that day they are not offered."""

YOUNGEST: dict[str, int] = {"K3": 16, "R5": 10, "S1": 4, "P3": 14}
OLDEST_IN_CARE = 18
BY_AGREEMENT_UNTIL = 21
NO_PROVIDER = TEMPORARY | {"Z11", "Z12", "Z13", "Z14"}

LONGEST_AWAY: dict[str, int] = {"T1": 42, "T3": 21, "T4": 7}
"""The days for which a short stay may last before it is a home of its own."""

GOING_HOME = frozenset({"E4A", "E4B"})
ADULT_ENDINGS: dict[str, int] = {"E17": 18, "E15": 18, "E7": 18, "E5": 16, "E6": 16}
"""The youngest age at which a period of care can end in this way."""

DETAILS: dict[str, str] = {
    **dict.fromkeys(("U4", "U5", "U6"), "foster"),
    **dict.fromkeys(("U1", "U2", "U3"), "connected_person"),
    **dict.fromkeys(("K1", "K2"), "childrens_home"),
    "K3": "supported",
    "P1": "with_parents",
    "P3": "work",
    **dict.fromkeys(("A3", "A4", "A5", "A6"), "adoption"),
    **dict.fromkeys(("R1", "R2", "R3", "R5"), "care_home"),
    "S1": "boarding",
    **dict.fromkeys(("Z11", "Z12", "Z13", "Z14"), "other_place"),
}
"""The detail under which the chronology tells of each kind of placement."""


def must_be_backed(code: str, backing: str, ref: str) -> None:
    """Refuse a legal status without an order, a consent or a power behind it, and one with the wrong sort."""
    if code not in BACKED_BY:
        raise NotNow("Choose the law under which the child is in care.", field="code")
    needed = BACKED_BY[code]
    if backing != needed:
        asks = {
            "order": "This rests on an order of a court. Say which.",
            "consent": "This rests on somebody’s agreement. Say whose, and where it is written down.",
            "power": "This rests on a power of the police. Say which record tells of it.",
        }
        raise NotNow(asks[needed], field="backing")
    if not ref.strip():
        raise NotNow(
            "Give the reference of what stands behind it: the order, the agreement or the police record.",
            field="backing_ref",
        )


def must_be_young_enough(born: date | None, day: date, code: str) -> None:
    """Refuse care for an adult: from eighteen only by the young person's own agreement, up to twenty-one (s.20(5))."""
    if born is None:
        return
    if day < born:
        raise NotNow("This day is before the child was born.", field="began_on")
    age = age_in_years(born, day)
    if age >= (BY_AGREEMENT_UNTIL if code == "V2" else OLDEST_IN_CARE):
        raise NotNow(
            f"They are {age} on that day. Care ends at eighteen; up to twenty-one a young person may agree to a "
            "children’s home (section 20(5)).",
            field="began_on",
        )


def must_be_a_home(kind: str, provider: str, born: date | None, day: date) -> None:
    """Refuse a kind of placement that does not fit the day, the child's age or who provides it."""
    if kind not in DETAILS:
        ask = "Choose the kind of home."
        if kind in TEMPORARY:
            ask = "That is a short stay, not a home. Use “A short stay somewhere else”."
        raise NotNow(ask, field="kind")
    if day < OFFERED_FROM.get(kind, day):
        raise NotNow("This kind of home did not exist yet on that day. Choose another.", field="kind")
    if born is not None and age_in_years(born, day) < YOUNGEST.get(kind, 0):
        raise NotNow(f"This kind of home is for children of {YOUNGEST[kind]} or older.", field="kind")
    if (kind == "P1") != (provider == "PR0") and provider:
        raise NotNow(
            "Living with parents is provided by parents, and only that. Check the kind and the provider.",
            field="provider",
        )


def provider_of(kind: str, provider: str) -> str:
    """Return the provider that is kept: parents for living with parents, none for what has none."""
    if kind == "P1":
        return "PR0"
    return "" if kind in NO_PROVIDER else provider


def must_be_old_enough_to_end(how: str, born: date | None, day: date) -> None:
    """Refuse an ending that only an older person can have."""
    if born is not None and age_in_years(born, day) < ADULT_ENDINGS.get(how, 0):
        raise NotNow(f"Care ends in this way only from {ADULT_ENDINGS[how]} on.", field="how")
