"""What the tests of this room make: a time before court, a court case, a second child."""

from datetime import date, timedelta
from typing import Any

from kinfold.court import actions
from kinfold.court.models import PreProceedings, Proceedings
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

LETTER = "We are worried about Wren. Please read this with somebody you trust."
MONTHS_AGO = TODAY - timedelta(days=120)


def told(cast: Cast, actor: str = "AW", on: date = TODAY) -> dict[str, Any]:
    """Who does it, and on which day."""
    return {"by": cast.who(actor), "on": on}


def decided(cast: Cast, *, decided_on: date = MONTHS_AGO, **more: Any) -> PreProceedings:
    """A time before court that was decided."""
    facts = {
        "why": "Wren has been hurt twice since the plan was made.",
        "must_change": "Nobody drinks while they look after Wren.",
        "help_given": "A worker of the alcohol service comes every Tuesday.",
        "decide_by": None,
        "approved_by": cast.practitioners["MG"],
        **told(cast),
        **more,
    }
    return actions.decide_pre_proceedings(cast.family, [cast.child], decided_on=decided_on, **facts)


def letter_sent(cast: Cast, *, days: int = 7, **more: Any) -> PreProceedings:
    """The letter was sent, with the offer of a family group meeting to both parents."""
    before = decided(cast)
    facts = {"offers": [cast.mother, cast.father], "letter_words": LETTER, **told(cast), **more}
    return actions.send_letter(before, letter_on=MONTHS_AGO + timedelta(days=days), **facts)


def issued(cast: Cast, *, issued_on: date = TODAY - timedelta(days=60), **more: Any) -> Proceedings:
    """A court case about the child."""
    facts = {"application": "A care order for Wren", "court": "Merebridge Family Court", **told(cast), **more}
    children = facts.pop("children", [cast.child])
    return actions.issue_proceedings(cast.family, children, issued_on=issued_on, **facts)


def sibling(family: Family, name: str = "Bo Ardleigh", born: date = date(2021, 2, 3)) -> Person:
    """Another child of the family."""
    made = person(name, born=born)
    member(family, made, "child")
    return made
