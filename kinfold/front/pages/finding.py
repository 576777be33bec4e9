"""What finding somebody shows: in one's own work the person and who leads; outside it an index entry, never more.

An index entry is a name, a year of birth and the team to call (access matrix F1, note 1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinfold.base.who import Who
from kinfold.front.pages.links import address
from kinfold.network import queries as network
from kinfold.network.models import Family, Involvement
from kinfold.people import queries as people
from kinfold.people.queries import Match
from kinfold.sharing import queries as sharing

MOST_INSIDE, MOST_OUTSIDE = 20, 8
SURE = {"same": "", "likely": "Likely", "possible": "Possibly"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One person found."""

    name: str
    year: str
    why: str
    sure: str
    families: tuple[tuple[str, str], ...] = ()  # name, reference
    call: str = ""
    phone: str = ""
    href: str = ""
    glass: str = ""


def inside(who: Who, words: str, on: date) -> list[Hit]:
    """Look among the people whose record this asker may open."""
    matches = people.find(words, among=sharing.visible_people(who, on), limit=MOST_INSIDE)
    homes = network.homes_of([m.person.pk for m in matches], on)
    opens = visible(who, homes, on)
    leads = network.leads_of(opens, on) if not who.is_family else {}
    return [
        known(match, [f for f in homes.get(match.person.pk, []) if f.pk in opens], leads) for match in matches
    ]


def visible(who: Who, homes: dict[int, list[Family]], on: date) -> set[int]:
    """Return which of these families open for the asker."""
    ids = {family.pk for found in homes.values() for family in found}
    return set(sharing.visible_families(who, on).filter(pk__in=ids).values_list("pk", flat=True))


def known(match: Match, families: Sequence[Family], leads: dict[int, Involvement]) -> Hit:
    """Somebody of one's own work: with a link, and who leads."""
    person = match.person
    lead = next((leads[family.pk] for family in families if family.pk in leads), None)
    return Hit(
        name=person.known_as,
        year=str(person.born_on.year) if person.born_on else "",
        why=match.why,
        sure=SURE.get(match.sure, ""),
        families=tuple((family.name, family.ref) for family in families),
        call=lead.practitioner.known_as if lead else "",
        phone=(lead.practitioner.phone or lead.practitioner.organisation.phone) if lead else "",
        href=address("person", ref=person.ref),
    )


def may_look_outside(who: Who, on: date) -> bool:
    """Say whether this asker's work lets them find people outside it at all, with a purpose."""
    return who.practitioner_id is not None and sharing.decide(who, "F1", None, on=on, purpose="finding").opens


def outside(who: Who, words: str, on: date, shown: Sequence[Hit] = ()) -> list[Hit]:
    """Look among everybody whose index entry this asker may find, without those already found inside."""
    among = sharing.findable_people(who, on)
    own = sharing.visible_people(who, on)
    matches = people.find(words, among=among.exclude(pk__in=own.values("pk")), limit=MOST_OUTSIDE)
    ids = [match.person.pk for match in matches]
    shells = dict(among.filter(pk__in=ids).values_list("pk", "is_shell"))  # type: ignore[misc]
    homes = network.homes_of(ids, on)
    open_to_find = findable(who, homes, on)
    leads = network.leads_of(open_to_find, on)
    return [
        entry(
            who, match, [f for f in homes.get(match.person.pk, []) if f.pk in open_to_find], leads, shells, on
        )
        for match in matches
    ]


def findable(who: Who, homes: dict[int, list[Family]], on: date) -> set[int]:
    """Return which of these families' index entries the asker may find."""
    ids = {family.pk for found in homes.values() for family in found}
    return set(sharing.findable_families(who, on).filter(pk__in=ids).values_list("pk", flat=True))


def entry(
    who: Who,
    match: Match,
    families: Sequence[Family],
    leads: dict[int, Involvement],
    shells: dict[int, bool],
    on: date,
) -> Hit:
    """An index entry: name, year of birth, whom to call. Of a restricted record duty learns only that it is there."""
    person = match.person
    glass = ""
    if families and sharing.decide(who, "V1", families[0], on=on).code == "glass":
        glass = address("break_glass", ref=families[0].ref)
    if shells.get(person.pk):
        return Hit(name="A restricted record", year="", why="", sure="", glass=glass)
    lead = next((leads[family.pk] for family in families if family.pk in leads), None)
    worker = lead.practitioner if lead else None
    return Hit(
        name=person.known_as,
        year=str(person.born_on.year) if person.born_on else "",
        why=match.why,
        sure=SURE.get(match.sure, ""),
        call=f"{worker.known_as}, {worker.organisation}" if worker else "",
        phone=(worker.phone or worker.organisation.phone) if worker else "",
        glass=glass,
    )
