"""What is told of the court to whom: short facts for other pages, and all that the family's own page says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kinfold.base.dates import plain
from kinfold.base.facts import Fact
from kinfold.court import rules
from kinfold.court.models import Order, PreProceedings, Proceedings
from kinfold.court.queries import beforehand, cases
from kinfold.court.queries import orders as order_queries
from kinfold.network import queries as network
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.court.models import Hearing, LetterOffer
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


def is_in_force(row: Order, on: date) -> bool:
    """Say whether an order holds on a day."""
    ended = row.ended_on is not None and row.ended_on <= on
    return row.made_on <= on and not ended and (row.until is None or row.until >= on)


def facts_for_family(family: Family, on: date, view: View) -> list[Fact]:
    """A line for each thing that runs before or at court, for the family's page. Nothing for who sees only a part."""
    if view.masked and (view.who is None or not view.who.is_family):
        return []
    children = _visible(family, on, view)
    whole = view.whole("V3")
    page = "court" if whole else "court_for_family"
    found = []
    now = beforehand.before_now(family)
    if now is not None and (
        _about(beforehand.children_of(now), children) if whole else _before(now, children, view)
    ):
        says = "A time before court" if whole else "We wrote to you before going to court"
        by = f"To be decided by {plain(now.decide_by)}" if now.decide_by else ""
        found.append(Fact(says, by, page, family.ref, "court"))
    for one in cases.proceedings_of(family):
        if one.ended_on is None and _about(cases.people_in(one), children):
            says = "At court" if whole else "A judge is deciding"
            more = cases.weeks(one, on).says if whole else f"By {plain(one.due_on)}"
            found.append(Fact(says, more, page, family.ref, "court"))
    return found


def facts_for_child(child: Person, on: date, view: View) -> list[Fact]:
    """A line for each order in force about a child, and for a court case they are part of."""
    if (view.masked and (view.who is None or not view.who.is_family)) or view.hides(
        "person", about=[child.ref]
    ):
        return []
    homes = network.families_of(child, on)
    family = next((one for one in homes if one.pk == view.family_id), homes[0] if homes else None)
    if family is None:
        return []
    page = "court" if view.whole("V3") else "court_for_family"
    found = [
        Fact(one.get_word_display().split(" (")[0], f"Since {plain(one.made_on)}", page, family.ref, "court")
        for one in order_queries.orders_of(child, on)
        if not view.hides("order", one.ref)
    ]
    if cases.children_in_court([child]):
        found.append(Fact("Part of a court case", "", page, family.ref, "court"))
    return found


def _visible(family: Family, on: date, view: View) -> list[Person]:
    return [one for one in network.children(family, on) if not view.hides("person", about=[one.ref])]


def _about(those: Sequence[Person], children: Sequence[Person]) -> list[Person]:
    seen = {child.pk for child in children}
    return [one for one in those if one.pk in seen]


@dataclass(frozen=True, slots=True)
class BeforeTold:
    """A time before court as one member of the family reads it.

    `bare`: without what was written of anybody, for a reader from whom something is kept.
    """

    before: PreProceedings
    children: list[Person]
    letter: str
    offer: LetterOffer | None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class CaseTold:
    """A court case as a member of the family reads it: days and names, nothing that anybody else said."""

    case: Proceedings
    children: list[Person]
    hearings: list[Hearing]
    weeks_left: int


@dataclass(frozen=True, slots=True)
class OrderTold:
    """An order as a member of the family reads it: what it means for this child, or what such an order means in general."""

    order: Order
    says: str


def for_family(view: View, family: Family, children: Sequence[Person], on: date) -> dict[str, Any]:
    """Return all that the family's own page says to this reader. From whom something is kept, nothing that anybody wrote."""
    bare = bool(view.withheld)
    befores = [
        told
        for one in beforehand.befores_of(family)
        if one.ended_on is None and (told := _before(one, children, view)) is not None
    ]
    told_cases = []
    for one in cases.proceedings_of(family):
        about = _about(cases.people_in(one), children)
        if about and not view.hides("proceedings", one.ref):
            coming = [
                row for row in cases.hearings(one) if row.held_on is None and row.due_on and row.due_on >= on
            ]
            told_cases.append(CaseTold(one, about, coming, cases.weeks(one, on).left))
    orders = [
        OrderTold(one, rules.MEANS[one.word] if bare else one.in_plain_words)
        for one in order_queries.orders_in(family)
        if is_in_force(one, on)
        and _about([people.kept(one.person)], children)
        and not view.hides("order", one.ref)
    ]
    return {"befores": befores, "cases": told_cases, "orders": orders, "bare": bare}


def _before(one: PreProceedings, children: Sequence[Person], view: View) -> BeforeTold | None:
    """The letter is told to whom it was written: those it offered a meeting, or, where it offered none, nobody here.

    A reader from whom something is kept learns of it only where it was written to them.
    """
    about = _about(beforehand.children_of(one), children)
    if not about or one.letter_on is None:
        return None
    own = frozenset(view.who.person_ids) if view.who is not None else frozenset()
    offers = beforehand.offers(one)
    mine = next((row for row in offers if people.kept(row.person).pk in own or row.person_id in own), None)
    bare = bool(view.withheld)
    if bare and mine is None:
        return None
    letter = one.letter_words if mine is not None or view.whole("V3") else ""
    return BeforeTold(one, about, letter, mine, bare)
