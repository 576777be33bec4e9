"""How a child nobody knows enters: an unconfirmed person in a provisional family, until somebody checks.

Nothing here asks whether we already know the child: the writer must learn nothing (matrix W5). That is asked later,
by duty or the consultation line, in `matching`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import PartialDate
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.concerns import rules
from kinfold.network import actions as network
from kinfold.people import actions as people

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@dataclass(slots=True)
class Entered:
    """The family in which something is recorded, and each child with what was typed of them."""

    family: Family
    children: list[tuple[Person, rules.TypedChild]] = field(default_factory=list)

    @property
    def people(self) -> list[Person]:
        """The children, without what was typed."""
        return [person for person, _ in self.children]


def enter(
    children: Sequence[rules.TypedChild],
    *,
    known: dict[str, Person],
    family: Family | None,
    by: Who,
    on: date,
) -> Entered:
    """Find the chosen children and make the others, all in one family.

    `known` holds the chosen children by reference: the caller has already checked that the writer may choose them.
    """
    rules.must_have_child(children)
    family = family or network.start_family(
        rules.family_name([c.name for c in children]),
        about="Made from a worry; not yet checked.",
        by=by,
        on=on,
    )
    entered = Entered(family)
    for typed in children:
        person = known.get(typed.person_ref) or _meet(typed, family, by=by, on=on)
        entered.children.append((person, typed))
    _adults(entered, by=by, on=on)
    return entered


def meet_adult(name: str, *, by: Who, on: date) -> tuple[Person, Family]:
    """Make an unconfirmed adult and a provisional family for somebody who asks for help and is not known."""
    family = network.start_family(name, about="Made from a request for help; not yet checked.", by=by, on=on)
    person = _add(name, by=by, on=on)
    network.add_member(family, person, "parent", since=on, by=by)
    return person, family


def _add(name: str, *, by: Who, on: date, born: PartialDate = rules.UNKNOWN, unborn: bool = False) -> Person:
    given, surname = rules.split_name(name)
    return people.add_person(
        known_as=name.strip()[:200],
        given=given,
        family=surname,
        born=PartialDate(None, "unknown") if unborn else born,
        expected_on=born.day if unborn else None,
        unconfirmed=True,
        by=by,
        on=on,
    )


def _meet(typed: rules.TypedChild, family: Family, *, by: Who, on: date) -> Person:
    person = _add(typed.name, born=typed.born, unborn=typed.unborn, by=by, on=on)
    network.add_member(family, person, "unborn" if typed.unborn else "child", since=on, by=by)
    if typed.address or typed.postcode:
        _house(person, typed, by=by, on=on)
    return person


def _house(person: Person, typed: rules.TypedChild, *, by: Who, on: date) -> None:
    """Write the address down as typed; half a postcode must not stop a worry, so it then stands in the lines."""
    try:
        people.add_address(
            person,
            lines=typed.address or "Address not known",
            postcode=typed.postcode,
            since=on,
            by=by,
            on=on,
        )
    except NotNow:
        lines = ", ".join(x for x in (typed.address, typed.postcode) if x)
        people.add_address(person, lines=lines[:300], since=on, by=by, on=on)


def _adults(entered: Entered, *, by: Who, on: date) -> None:
    """Make each named adult once and tie them to their children, the father as plainly as the mother."""
    made: dict[tuple[str, str], Person] = {}
    for child, typed in entered.children:
        if typed.person_ref:
            continue
        for adult in typed.adults:
            if not (adult.name.strip() and adult.tie):  # said in passing: stays with the worry as typed
                continue
            key = (adult.name.strip().casefold() if adult.is_named else child.ref, adult.tie)
            if key not in made:
                made[key] = _meet_parent(adult, child, by=by, on=on)
                network.add_member(entered.family, made[key], adult.part, since=on, by=by)
            network.relate(made[key], child, adult.tie, by=by, on=on)


def _meet_parent(adult: rules.TypedAdult, child: Person, *, by: Who, on: date) -> Person:
    """Make an adult. Where it was typed that the name is not known, the gap is a person without a name: nothing to check."""
    if adult.is_named:
        return _add(adult.name, by=by, on=on)
    says = {"mother_of": "mother", "father_of": "father"}.get(adult.tie, "adult")
    nameless = f"{child.known_as}’s {says}, name not known"[:200]
    return people.add_person(known_as=nameless, name_known=False, by=by, on=on)
