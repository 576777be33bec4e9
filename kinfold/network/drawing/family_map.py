"""What a map is drawn from: plain facts about people, ties and homes on one date. No Django, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Sex = Literal["female", "male", "unknown"]
Kind = Literal["family", "kin", "friend", "worker", "volunteer", "carer"]
Quality = Literal[
    "close", "supportive", "strained", "estranged", "feared", "violent", "controlling", "mixed", "unknown"
]
Contact = Literal["lives_with", "regular", "some", "none", "sought", "ended", "unknown"]
TieType = Literal[
    "mother_of",
    "father_of",
    "parent_of",
    "step_mother_of",
    "step_father_of",
    "mothers_partner_of",
    "sibling",
    "half_sibling",
    "grandmother_of",
    "grandparent_of",
    "aunt_uncle_of",
    "relative_of",
    "godparent_of",
    "in_law_of",
    "partner",
    "spouse",
    "ex_partner",
    "partner_or_ex",
    "friend_of",
    "neighbour_of",
    "trusted_adult_for",
    "carer_for",
    "peer_risk",
]


@dataclass(frozen=True)
class Individual:
    """One person (or a group known by one name, such as "Foster carers").

    `born` is the text to print, for example "2021, age 3". `known=False` means the name is not known.
    `matters` means the child says so.
    """

    key: str
    name: str
    sex: Sex = "unknown"
    born: str | None = None
    died: bool = False
    unborn: bool = False
    is_child: bool = False
    is_focus: bool = False
    known: bool = True
    note: str = ""
    kind: Kind = "family"
    href: str | None = None
    matters: bool = False


@dataclass(frozen=True)
class Tie:
    """`a` is TYPE of `b`: Tie("sue", "jake", "mother_of") reads "Sue is mother of Jake"."""

    a: str
    b: str
    type: TieType
    quality: Quality = "unknown"
    contact: Contact = "unknown"
    inferred: bool = False
    note: str = ""


@dataclass(frozen=True)
class HouseholdGroup:
    """People who live together; `part_time` are there for part of the week."""

    key: str
    label: str
    members: tuple[str, ...]
    part_time: tuple[str, ...] = ()


@dataclass(frozen=True)
class FamilyMap:
    """Everything one drawing shows, as it stood on `as_of`."""

    individuals: tuple[Individual, ...]
    ties: tuple[Tie, ...]
    households: tuple[HouseholdGroup, ...]
    as_of: date
    title: str
