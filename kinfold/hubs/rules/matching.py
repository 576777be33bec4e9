"""Who might be the mentor for whom: by what was asked for and by who they are, said in sentences. Never a score, never an order. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType

from kinfold.base.errors import NotNow
from kinfold.base.saying import in_a_row

TIMES = MappingProxyType({
    "school_day": "in school, on a school day",
    "monday": "Mondays after school",
    "tuesday": "Tuesdays after school",
    "wednesday": "Wednesdays after school",
    "thursday": "Thursdays after school",
    "friday": "Fridays after school",
    "saturday": "Saturdays",
    "sunday": "Sundays",
    "daytime": "weekdays in the daytime",
})  # fmt: skip
IS_A = MappingProxyType({"woman": "a woman", "man": "a man"})
LIVED = MappingProxyType({
    "care": "was in care",
    "young_carer": "was a young carer",
    "young_parent": "was a young parent",
    "came_here": "came here from another country",
    "excluded": "was excluded from school",
    "trouble": "was in trouble with the police and is not any more",
    "disabled": "is disabled",
    "bereaved": "lost somebody when young",
})  # fmt: skip
"""What a volunteer lived through and may say, in their own choice (seed 004: 2061-2067 tells of peers)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for in a mentor. Anything left empty does not matter to them."""

    language: str = ""
    who: str = ""
    interests: tuple[str, ...] = ()
    lived: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gives:
    """Who a volunteer is."""

    languages: tuple[str, ...] = ()
    is_a: str = ""
    interests: tuple[str, ...] = ()
    lived: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """Why a volunteer may suit, and what was asked for and is not there, each in a sentence."""

    because: tuple[str, ...] = field(default=())
    but: tuple[str, ...] = field(default=())

    @property
    def all_asked(self) -> bool:
        """True when nothing that was asked for is missing."""
        return not self.but


def fit(asked: Asked, gives: Gives) -> Fit:
    """Say in sentences how a volunteer meets what was asked for. What nobody asked for is never held against them."""
    because: list[str] = []
    but: list[str] = []
    _language(asked, gives, because, but)
    _who(asked, gives, because, but)
    _interests(asked, gives, because, but)
    _lived(asked, gives, because, but)
    _times(asked, gives, because, but)
    return Fit(tuple(because), tuple(but))


def _language(asked: Asked, gives: Gives, because: list[str], but: list[str]) -> None:
    if not asked.language:
        return
    if _same([asked.language], gives.languages):
        because.append(f"Speaks {asked.language}, as asked.")
    else:
        but.append(f"Does not speak {asked.language}.")


def _who(asked: Asked, gives: Gives, because: list[str], but: list[str]) -> None:
    if not asked.who:
        return
    wanted = IS_A[asked.who]
    if gives.is_a == asked.who:
        because.append(f"Is {wanted}, as asked.")
    else:
        but.append(f"{wanted.capitalize()} was asked for.")


def _interests(asked: Asked, gives: Gives, because: list[str], but: list[str]) -> None:
    shared = _same(asked.interests, gives.interests)
    if shared:
        because.append(f"Also likes {in_a_row(shared)}.")
    elif asked.interests:
        but.append(f"Has not said that they like {in_a_row(asked.interests)}.")


def _lived(asked: Asked, gives: Gives, because: list[str], but: list[str]) -> None:
    for word in asked.lived:
        if word in gives.lived:
            because.append(f"Knows it from their own life: {LIVED[word]}.")
        else:
            but.append(f"Somebody was asked for who {LIVED[word]}.")


def _times(asked: Asked, gives: Gives, because: list[str], but: list[str]) -> None:
    shared = [TIMES[word] for word in asked.times if word in gives.times]
    if shared:
        because.append(f"Free when it was asked for: {in_a_row(shared)}.")
    elif asked.times:
        but.append(f"Not free {in_a_row([TIMES[word] for word in asked.times])}.")


def _same(wanted: Iterable[str], there: Iterable[str]) -> list[str]:
    """What is in both, as it was asked for, whatever the capitals."""
    known = {word.casefold() for word in there}
    return [word for word in wanted if word.casefold() in known]


def called(name: str, known_as: str) -> str:
    """What somebody likes to be called; refuse the family name, which no mentor needs to know."""
    family_name = known_as.split()[-1].casefold() if len(known_as.split()) > 1 else ""
    if family_name and family_name in name.casefold().split():
        raise NotNow("Leave out the family name: a mentor does not need it.", field="called")
    return name
