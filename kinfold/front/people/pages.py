"""What the pages about people show beyond one record: possible twins, and the record as one list of details."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kinfold.base.dates import PartialDate
from kinfold.base.who import Who
from kinfold.front.pages.links import address
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.people.queries import Match
from kinfold.people.queries.asking import identifiers_typed
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access

MOST_TWINS = 6


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody on record who may be meant, as far as this worker may know of them."""

    ref: str
    name: str
    born: str
    why: str
    href: str
    ring: str
    may_see: bool

    @property
    def said(self) -> str:
        """In one line, for a list to choose from."""
        return ", ".join(
            x for x in (self.name, f"born {self.born}" if self.born else "", self.why, self.ring) if x
        )


def twins(
    who: Who,
    *,
    known_as: str,
    given: str,
    family: str,
    born: PartialDate | None,
    on: date,
    but: Iterable[int] = (),
) -> list[Twin]:
    """Those on record who may be the same person. The looking is written in the access log (row F1).

    Without a whole date of birth only the worker's own families are looked through. Whole names and dates only for records that the worker may open; otherwise name, year and whom to ring;
    of a restricted record only that it is there.
    """
    outside = (
        born is not None and born.accuracy == "day"
    )  # name and birth date: two identifiers (matrix F1, note 1)
    among = _among(who, on, outside=outside).exclude(pk__in=list(but))
    asked = people.possible_twins(known_as=known_as, given=given, family=family, born=born, among=among)
    found = asked[:MOST_TWINS]
    _log(who, "people.twins", len(found), purpose="To add a person without making a second record")
    return matches(who, found, on)


def other_records(who: Who, person: Person, words: str, on: date) -> list[Twin]:
    """Records that may be the same person as one that is open: by its own name and birth date, or by other words.

    Outside the worker's own families only words that hold two identifiers are looked for.
    """
    asked = words or f"{person.known_as} {person.born if person.born_on else ''}"
    outside = len(identifiers_typed(asked)) > 1
    among = _among(who, on, outside=outside).filter(merged_into=None).exclude(pk__in=people.same_ids(person))
    found = people.find(asked, among=among, limit=MOST_TWINS)
    _log(who, "people.other_records", len(found), purpose="To join two records of one person")
    return matches(who, found, on)


def _among(who: Who, on: date, *, outside: bool) -> QuerySet[Person]:
    return access.findable_people(who, on) if outside else access.visible_people(who, on)


def _log(who: Who, action: str, shown: int, *, purpose: str) -> None:
    sharing.log(who, row="F1", action=action, about=f"{shown} shown", purpose=purpose)


def matches(who: Who, found: list[Match], on: date) -> list[Twin]:
    """Say of each match what this worker may know."""
    ids = [match.person.pk for match in found]
    seen = set(access.visible_people(who, on).filter(pk__in=ids).values_list("pk", flat=True))
    rows = access.findable_people(who, on).filter(pk__in=ids)
    shells = {row.pk for row in rows if getattr(row, "is_shell", False)}
    return [as_twin(one, on, may_see=one.person.pk in seen, shell=one.person.pk in shells) for one in found]


def as_twin(match: Match, on: date, *, may_see: bool, shell: bool) -> Twin:
    """Say of one match what this worker may know."""
    person = match.person
    if shell and not may_see:
        return Twin(
            person.ref, "A restricted record", "", "", "", "Ask your manager before you go on.", may_see=False
        )
    if may_see:
        born = "not born yet" if person.is_unborn else str(person.born)
        return Twin(
            person.ref, person.known_as, born, match.why, address("person", ref=person.ref), "", may_see=True
        )
    year = str(person.born_on.year) if person.born_on else "not known"
    return Twin(person.ref, person.known_as, year, match.why, "", whom_to_ring(person, on), may_see=False)


def whom_to_ring(person: Person, on: date) -> str:
    """Who works with somebody, and their number, for a worker who may not open the record."""
    for family in network.families_of(person, on):
        lead = network.lead(family, on)
        if lead is not None:
            worker = lead.practitioner
            phone = worker.phone or worker.organisation.phone
            return f"Known to {worker.known_as}, {worker.organisation}" + (f": {phone}" if phone else "")
    return "Known to us. Ask the duty team."
