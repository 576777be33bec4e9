"""The days on which a family's map changed, and what changed: for going back to how it was."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from kinfold.network.models import Family, FamilyMember, HouseholdMember, Matters, Relationship
from kinfold.network.queries.families import family_ids
from kinfold.network.queries.ties import ENDS, as_kept
from kinfold.people.models import Person
from kinfold.people.queries import every_record

DAY_AFTER = timedelta(days=1)
Found = dict[date, list[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """A day from which the map looks different, and what changed, in short sentences."""

    day: date
    says: tuple[str, ...]


def changes(of: Family, on: date, *, shows: Callable[[Person], bool] = lambda person: True) -> list[Change]:
    """The days up to `on` from which the map looks different, the newest first. Four queries.

    `until` is a last day, so what ended shows from the day after. `shows` leaves out what is about somebody.
    """
    ids = family_ids(of)
    found: Found = defaultdict(list)
    people = _members(ids, found, shows)
    _homes(ids, found, people)
    _ties(found, people)
    _choices(found, people)
    days = sorted((day for day in found if day <= on), reverse=True)
    return [Change(day, tuple(dict.fromkeys(found[day]))) for day in days]


def _kept(person: Person) -> Person:
    return person.merged_into or person


def _members(ids: tuple[int, ...], found: Found, shows: Callable[[Person], bool]) -> dict[int, Person]:
    """Everybody who is or was in the family, by number; their coming and going, births and deaths."""
    rows = (
        FamilyMember.objects.filter(family_id__in=ids)
        .select_related("person__merged_into")
        .order_by("since", "pk")
    )
    people: dict[int, Person] = {}
    for row in rows:
        person = _kept(row.person)
        if not shows(person):
            continue
        if person.pk not in people and person.born_on and person.born_on >= row.since:
            found[person.born_on].append(f"{person} was born")
        if person.pk not in people and person.died_on:
            found[person.died_on].append(f"{person} died")
        people[person.pk] = person
        found[row.since].append(f"{person} came onto the map")
        if row.until:
            found[row.until + DAY_AFTER].append(f"{person} is no longer on the map")
    return people


def _homes(ids: tuple[int, ...], found: Found, people: dict[int, Person]) -> None:
    rows = HouseholdMember.objects.filter(household__family_id__in=ids)
    for row in rows.select_related("household", "person__merged_into").order_by("pk"):
        person = _kept(row.person)
        if person.pk in people:
            found[row.since].append(f"{person} lived at {row.household}")
            if row.until:
                found[row.until + DAY_AFTER].append(f"{person} had left {row.household}")


def _ties(found: Found, people: dict[int, Person]) -> None:
    dated = Q(since__isnull=False) | Q(until__isnull=False)
    among = Q(b__in=every_record(people))
    for row in map(
        as_kept,
        Relationship.objects.filter(dated, among, mistaken=False).select_related(*ENDS).order_by("pk"),
    ):
        if row.a_id is not None and row.a_id not in people:
            continue
        says = f"{row.a or row.a_practitioner}, {row.get_type_display()} {row.b}"
        if row.since:
            found[row.since].append(f"{says}: began")
        if row.until:
            found[row.until + DAY_AFTER].append(
                f"{says}: {'contact ended' if row.type in row.KIN else 'ended'}"
            )


def _choices(found: Found, people: dict[int, Person]) -> None:
    rows = Matters.objects.filter(child__in=every_record(people), chosen_by_child=True).select_related(
        "child__merged_into", "person__merged_into", "practitioner"
    )
    for row in rows.order_by("pk"):
        if row.person is not None and _kept(row.person).pk not in people:
            continue
        whom = _kept(row.person) if row.person is not None else row.practitioner
        found[row.said_on].append(f"{_kept(row.child)} chose {whom}")
        if row.until:
            found[row.until + DAY_AFTER].append(f"{_kept(row.child)} had lost {whom}")
