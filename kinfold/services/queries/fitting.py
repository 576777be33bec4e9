"""Does a service fit this person? Read from what its page says and what the reader may know of the person. It refuses nobody."""

from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import age_in_years
from kinfold.network import queries as network
from kinfold.network.models import Family, FamilyMember
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import rules
from kinfold.services.models import Criterion, Need, Service
from kinfold.services.queries.directory import criteria_of
from kinfold.services.queries.needs import needs_in
from kinfold.sharing import queries as sharing
from kinfold.sharing.queries import View

Fit = tuple[Criterion, bool | None, str]
_PART_IS: dict[str, tuple[str, ...]] = {
    FamilyMember.Part.CHILD: ("children",),
    FamilyMember.Part.YOUNG_PERSON: ("young_people", "children"),
    FamilyMember.Part.PARENT: ("parents", "adults"),
}


@dataclass(frozen=True, slots=True)
class Fitting:
    """Every rule of a service with whether it fits, and what that comes to: yes, no or ask."""

    lines: list[Fit]
    answer: str

    @property
    def says(self) -> str:
        """What it comes to, in words."""
        return rules.ALTOGETHER[self.answer]


def fits(
    service: Service, person: Person, on: date, *, view: View | None = None, family: Family | None = None, level: str = ""
) -> list[Fit]:  # fmt: skip
    """Each rule of who may have a service, with whether it fits this person (True, False, or None: not known) and its words.

    With a view, only what that reader may know is used; without one, nothing but the person's own age.
    """
    known = known_of(person, on, view=view, family=family, level=level)
    return _lines(service, criteria_of([service.pk]).get(service.pk, []), known)


def fits_many(services: list[Service], known: rules.Known) -> dict[int, Fitting]:
    """For each of some services whether it fits somebody, by the service's number. One query."""
    written = criteria_of([one.pk for one in services])
    found = {}
    for one in services:
        lines = _lines(one, written.get(one.pk, []), known)
        found[one.pk] = Fitting(lines, rules.altogether(fit for _, fit, _ in lines))
    return found


def known_of(
    person: Person, on: date, *, view: View | None = None, family: Family | None = None, level: str = ""
) -> rules.Known:
    """What a reader may know of a person that a service may ask for. What is kept from them is as if not known."""
    age = age_in_years(person.born_on, on) if person.born_on and person.born_on <= on else None
    if view is None or family is None or view.hides("person", about=[person.ref]):
        return rules.Known(age=age if view is None else None, level=level)
    members = [m for m in network.members(family, on) if not view.hides("person", about=[m.person.ref])]
    part = next((m.part for m in members if m.person.pk == person.pk), "")
    return rules.Known(
        age=age,
        area=_area(person, on, view),
        needs=frozenset(row.need for row in needs_in(family, view) if _is_open_and_theirs(row, person)),
        level=level,
        ages_of_children=tuple(
            age_in_years(m.person.born_on, on)
            for m in members
            if part == FamilyMember.Part.PARENT and m.is_child and m.person.born_on and m.person.born_on <= on
        )
        or None,
        is_one_of=frozenset(_PART_IS.get(part, ())),
    )


def entries_of(service: Service) -> list[Criterion]:
    """What the page of a service says of ages, areas and people, as rules beside those that are written as rules."""
    found: list[Criterion] = []
    if service.youngest is not None or service.oldest is not None:
        says = rules.ages_say(service.youngest, service.oldest)
        found.append(
            Criterion(service=service, says=says, measure="age", low=service.youngest, high=service.oldest)
        )
    if service.areas:
        says = f"Lives in {rules.listed(service.areas, ' or ')}"
        found.append(Criterion(service=service, says=says, measure="area", among=service.areas))
    if service.for_whom:
        says = "For " + rules.listed([rules.for_whom_says(word).lower() for word in service.for_whom])
        found.append(Criterion(service=service, says=says, measure="for_whom", among=service.for_whom))
    return found


def _lines(service: Service, written: list[Criterion], known: rules.Known) -> list[Fit]:
    told = {row.measure for row in written if row.measure}
    every = [row for row in entries_of(service) if row.measure not in told] + written
    found = []
    for row in every:
        fit = rules.fits(rules.Rule(row.measure, row.low, row.high, tuple(row.among), row.must), known)
        found.append((row, fit, rules.FIT_SAYS[fit]))
    return found


def _is_open_and_theirs(row: Need, person: Person) -> bool:
    mine = row.person_id == person.pk or row.person.merged_into_id == person.pk
    return mine and row.met != Need.Met.YES


def _area(person: Person, on: date, view: View) -> tuple[str, ...] | None:
    """The first half of where they live now; never where any of their addresses is protected, or the reader sees only a part."""
    if not view.whole("V1") or view.hides("detail") or sharing.protected_details(person, view):
        return None
    now = people.details(person, on, brief=True).addresses
    found = tuple(rules.outward(row.postcode) for row in now if row.postcode and rules.outward(row.postcode))
    return found or None
