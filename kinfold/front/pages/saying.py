"""Ties, tellings and visits of one person, said in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.agencies.models import Practitioner
from kinfold.base.dates import how_long, in_words, plain
from kinfold.front.pages.links import address
from kinfold.network.models import Matters, Relationship
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.records import queries as records
from kinfold.voice.models import Telling


@dataclass(frozen=True, slots=True)
class Tie:
    """Who somebody is to this person: "Mum", how often they see each other, how it is."""

    name: str
    what: str
    href: str = ""
    facts: tuple[str, ...] = ()


def matter(row: Matters) -> Tie:
    """Somebody who matters to a child, in the child's own choice or as others see it."""
    somebody: Person | Practitioner | None = row.person or row.practitioner
    what = row.practitioner.title if row.practitioner and row.practitioner.name else ""
    facts = [f"“{row.why}”"] if row.why else []
    facts.append(
        f"{'Chosen by the child' if row.chosen_by_child else 'Named by others'}, {plain(row.said_on)}"
    )
    href = address("person", ref=row.person.ref) if row.person else ""
    return Tie(str(somebody), what, href, tuple(facts))


def tie_said(row: Relationship, person: Person) -> Tie:
    """Say a tie from this person's side: who they are to the other."""
    other = row.b if row.a_id == person.pk else row.a
    assert other is not None
    first = person if row.a_id == person.pk else other
    second = other if row.a_id == person.pk else person
    facts = []
    if row.contact != "unknown":
        facts.append("They live together" if row.contact == "lives_with" else row.get_contact_display())
    if row.quality != "unknown":
        facts.append(f"How it is: {row.get_quality_display().lower()}")
    says = f"{first} is {row.get_type_display()} {second}"
    return Tie(str(other), says, address("person", ref=other.ref), tuple(facts))


def told_said(tellings: Sequence[Telling], name: str) -> str:
    """Say how often somebody had to give their account to somebody new: in words, with over how long."""
    number = len(tellings)
    if number == 0:
        return ""
    if number == 1:
        return f"{name} has told this story once, to {tellings[0].told_to}."
    span = (tellings[-1].told_on - tellings[0].told_on).days
    over = f" within {in_words(span)}" if span else " on one day"
    whom = "; ".join(dict.fromkeys(telling.told_to for telling in tellings))
    return f"{name} has had to tell this story {number} times{over}, to: {whom}."


def seen_said(person: Person, on: date) -> list[str]:
    """Say when a child was last seen, and last seen alone."""
    last, alone = records.seen_days(people.same_ids(person))
    if last is None:
        return [f"No visit at which {person} was seen is written down."]
    said = [f"Last seen on a visit: {plain(last)}, {how_long(last, on)}."]
    if alone is None:
        return [*said, f"Nobody has written down seeing {person} alone."]
    return [*said, f"Last seen alone: {plain(alone)}, {how_long(alone, on)}."]
