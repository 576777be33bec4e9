"""Do we know this family? Asked by duty and the consultation line, never by whoever raises a worry."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import PartialDate
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.network.models import Family

PARENT_TIES = (
    "mother_of",
    "father_of",
    "parent_of",
    "step_mother_of",
    "step_father_of",
    "mothers_partner_of",
)
MOST = 8


@dataclass(slots=True)
class Hit:
    """One person who may be meant: only what an index entry shows (F1): name, birth year, whom to call."""

    person: Person
    why: str
    sure: str = ""
    year: str = ""
    is_shell: bool = False
    through: str = ""
    families: list[Family] = field(default_factory=list)
    call: list[str] = field(default_factory=list)

    @property
    def ref(self) -> str:
        """The person's reference."""
        return self.person.ref

    @property
    def name(self) -> str:
        """The name, or nothing of it where only duty's shell may be shown."""
        return "A restricted record" if self.is_shell else self.person.known_as


@dataclass(slots=True)
class Maybe:
    """Somebody made from a worry whom nobody has yet checked, and who they may be."""

    person: Person
    is_child: bool
    part: str
    hits: list[Hit]


def unconfirmed_in(family: Family, on: date) -> list[network.Member]:
    """The members of a family whom nobody has yet checked."""
    return [m for m in network.members(family.joined_into or family, on) if m.person.unconfirmed]


def may_be_known(who: Who, family: Family, on: date) -> list[Maybe]:
    """For each unchecked person of a family: "this may be someone we know", among those the asker may find."""
    now = family.joined_into or family
    unchecked = unconfirmed_in(now, on)
    inside = {m.person.pk for m in unchecked}
    found = []
    for member in unchecked:
        matches = people.possible_twins(
            known_as=member.person.known_as,
            given="",
            family="",
            born=member.person.born,
            postcode="",
            among=sharing.findable_people(who, on).exclude(pk__in=inside),
        )
        hits = [Hit(person=m.person, why=m.why, sure=m.sure) for m in matches if m.person.pk not in inside][
            :MOST
        ]
        _complete(who, hits, on)
        found.append(Maybe(member.person, member.is_child, member.part_label, hits))
    return found


def known_to_us(
    who: Who,
    words: str,
    purpose: str,
    on: date,
    *,
    born: PartialDate | None = None,
    postcode: str = "",
    adult: str = "",
) -> list[Hit]:
    """Look somebody up: matches by name, and by their parents: a father's children elsewhere are found too.

    `purpose` has been checked and logged by `actions.known_to_us`. Only findable people are ever shown.
    """
    findable = sharing.findable_people(who, on)
    matches = people.find(f"{words} {postcode}".strip(), among=findable, born=born, limit=MOST)
    if adult.strip():
        matches += people.find(adult, among=findable, limit=MOST)
    hits = {m.person.pk: Hit(person=m.person, why=m.why, sure=m.sure) for m in matches}
    for person, through in _through_parents([h.person for h in hits.values()], on):
        if person.pk not in hits:
            hits[person.pk] = Hit(person=person, why=f"another child of {through}", through=through)
    allowed = set(findable.filter(pk__in=list(hits)).values_list("pk", flat=True))
    shown = [hit for pk, hit in hits.items() if pk in allowed]
    _complete(who, shown, on)
    return shown


def _through_parents(found: Iterable[Person], on: date) -> list[tuple[Person, str]]:
    """The other children of the parents of those found, fathers and partners included."""
    people_found = list(found)
    parents: dict[int, Person] = {}
    for tie in network.ties_among([p.pk for p in people_found], on):
        if tie.type in PARENT_TIES and tie.a is not None:
            parents[tie.a.pk] = tie.a
    parents |= {p.pk: p for p in people_found}
    children = []
    for parent in list(parents.values())[:MOST]:
        for tie in network.ties(parent, on):
            if tie.a_id == parent.pk and tie.type in PARENT_TIES:
                children.append((people.kept(tie.b), parent.known_as))
    return children


def _complete(who: Who, hits: Collection[Hit], on: date) -> None:
    """Fill in what an index entry shows: birth year, shells, families and whom to call."""
    found = sharing.findable_people(who, on).filter(pk__in=[h.person.pk for h in hits])
    shells = {person.pk: getattr(person, "is_shell", False) for person in found}
    open_families = sharing.findable_families(who, on)
    for hit in hits:
        hit.is_shell = bool(shells.get(hit.person.pk))
        hit.year = str(hit.person.born_on.year) if hit.person.born_on and not hit.is_shell else ""
        homes = network.families_of(hit.person, on)
        allowed = set(open_families.filter(pk__in=[f.pk for f in homes]).values_list("pk", flat=True))
        hit.families = [f for f in homes if f.pk in allowed]
        hit.call = [] if hit.is_shell else [said for f in hit.families[:2] if (said := whom_to_call(f, on))]


def whom_to_call(family: Family, on: date) -> str:
    """Say whom to call about a family: the lead professional and their number, or nobody yet."""
    lead = network.lead(family, on)
    if lead is None:
        return ""
    worker = lead.practitioner
    phone = worker.phone or worker.organisation.phone
    return f"{worker.known_as}, {worker.organisation}" + (f", {phone}" if phone else "")
