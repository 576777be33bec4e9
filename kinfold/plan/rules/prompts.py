"""What a plan should make a worker ask, said as a question with its reason. Advice: nothing here decides or counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import in_words, plain

LONG_IN_TEMPORARY = 365
ENDS_SOON = 42
BEFORE_A_MOVE = 183
SCHOOL_CARE = ("school-nurture", "school-clubs", "peer-mentor-school")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to put to oneself and the family: the words, why, and which deed would answer it."""

    says: str
    why: str
    deed: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """Help that somebody receives: its slug in the directory, its name, for whom, and until when it is planned."""

    slug: str
    name: str
    who: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of one child's life that a plan must not forget."""

    name: str
    born: date | None = None
    temporary_since: date | None = None
    moved_at_home: bool | None = None


def school_care_may_hide(received: Iterable[Help], children: Iterable[Life]) -> list[Prompt]:
    """School looks after a child well: is that hiding that nothing changes at home? (seed 001: 2041-2045)."""
    still = {child.name for child in children if child.moved_at_home is not True}
    return [
        Prompt(
            f"{one.name} is going well for {one.who}. What has changed at home for {one.who}?",
            "Care at school can hide how bad things are at home, and it can stop from one day to the next.",
            "hold_review",
        )
        for one in received
        if one.slug in SCHOOL_CARE and one.who in still
    ]


def years_in_temporary_rooms(
    children: Iterable[Life], on: date, *, housing_has_an_owner: bool
) -> list[Prompt]:
    """A child in temporary housing for a year or more: housing belongs in the plan, with an owner (seed 000: 322-332, 477)."""
    if housing_has_an_owner:
        return []
    return [
        Prompt(
            f"{child.name} has lived in temporary housing for {in_words((on - child.temporary_since).days)}. "
            "Who asks for a home, and by when?",
            "Housing is a need, not a fault. Without a name and a day in the plan nobody asks again.",
            "agree_action",
        )
        for child in children
        if child.temporary_since and (on - child.temporary_since).days >= LONG_IN_TEMPORARY
    ]


def before_it_ends(received: Iterable[Help], on: date) -> list[Prompt]:
    """Help that is planned to end soon: is the family ready, and who carries on? (seed 001: 1509; 002: 544-554)."""
    return [
        Prompt(
            f"{one.name} for {one.who} is planned to end on {plain(one.until)}. Is the family ready, and who carries on?",
            "Help that stops before the family is ready is felt as being left.",
            "agree_action",
        )
        for one in received
        if one.until is not None and 0 <= (one.until - on).days <= ENDS_SOON
    ]


def a_move_is_coming(children: Iterable[Life], on: date) -> list[Prompt]:
    """A child starts or changes school within half a year: a team meeting with both schools (seed 001: 1577-1591)."""
    found = []
    for child in children:
        move = next_school_move(child.born, on)
        if move is not None and (move[0] - on).days <= BEFORE_A_MOVE:
            found.append(
                Prompt(
                    f"{child.name} {move[1]} in September {move[0].year}. Is a meeting planned with both, and does "
                    f"{child.name} know who will be there?",
                    "Children are lost between two schools. A meeting before the move keeps the plan with the child.",
                    "arrange_meeting",
                )
            )
    return found


def next_school_move(born: date | None, on: date) -> tuple[date, str] | None:
    """When a child next starts or changes school in England: the September after they turn 4 or 11 (by 31 August)."""
    if born is None:
        return None
    for years, words in ((4, "starts school"), (11, "moves to secondary school")):
        turns = born.year + years + (1 if (born.month, born.day) > (8, 31) else 0)
        day = date(turns, 9, 1)
        if day >= on:
            return day, words
    return None


def nobody_hears(children: Iterable[tuple[str, date | None]], on: date, *, days: int = 91) -> list[Prompt]:
    """No review for three months has asked a child: drift hides behind busy weeks (seed 001: 1668-1684)."""
    return [
        Prompt(
            f"Nobody has asked {name} at a review since {plain(last)}."
            if last
            else f"No review has asked {name} yet: has change reached {name}, and quickly enough?",
            "A plan is worth what reaches the child, in the child’s time.",
            "hold_review",
        )
        for name, last in children
        if last is None or (on - last).days > days
    ]
