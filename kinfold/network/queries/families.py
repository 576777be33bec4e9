"""Reading families: who belongs, on any date, children first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import Q, QuerySet

from kinfold.base import prepared
from kinfold.base.dates import age_said
from kinfold.network.models import Family, FamilyMember, Household, HouseholdMember
from kinfold.people import queries as people
from kinfold.people.models import Person

JOINED, WHEN_READ = "_numbers_of_joined_families", "_joined_families_when_it_was_read"


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a family on a date: who, in what part, how old."""

    person: Person
    part: str
    part_label: str
    age: str
    is_child: bool


def dated(on: date) -> Q:
    """The condition that a dated row holds on a day; an empty start means "since before it was written"."""
    return (Q(since__isnull=True) | Q(since__lte=on)) & (Q(until__isnull=True) | Q(until__gte=on))


def family(ref: str) -> Family:
    """Return a family by reference, following a join. Raises `Family.DoesNotExist`."""
    names = [field.attname for field in Family._meta.concrete_fields]
    rows = prepared.run(_family(), [ref])
    if not rows:
        raise Family.DoesNotExist
    (found,) = prepared.instances(Family, names, (row[1:] for row in rows))
    found.__dict__[WHEN_READ] = tuple(rows[0][0])
    return found


@cache
def _family() -> str:
    columns = ", ".join(f"kept.{field.column}" for field in Family._meta.concrete_fields)
    return (
        "SELECT ARRAY(SELECT one.id FROM network_family one WHERE one.joined_into_id = kept.id ORDER BY one.id), "  # noqa: S608
        f"{columns} FROM network_family f JOIN network_family kept ON kept.id = coalesce(f.joined_into_id, f.id) "
        "WHERE f.ref = %s::text"
    )


def family_numbered(number: int) -> Family:
    """Return a family by its number, following a join. Raises `Family.DoesNotExist`."""
    found = Family.objects.select_related("joined_into").get(pk=number)
    return found.joined_into or found


def family_ids(of: Family) -> tuple[int, ...]:
    """The numbers of this family and of every family joined into it."""
    remembered: tuple[int, ...] | None = of.__dict__.get(JOINED)
    if remembered is not None:
        return remembered
    joined = prepared.run(
        "SELECT id FROM network_family WHERE joined_into_id = %s::bigint ORDER BY id", [of.pk]
    )
    return (of.pk, *(number for (number,) in joined))


def with_joined(numbers: Iterable[int]) -> QuerySet[Family]:
    """These families and those joined into them, to stand within a larger query: `rows.filter(family__in=...)`.

    The few families are found first. Asked of each row instead (`family=... OR family__joined_into=...`), PostgreSQL would
    read every row there is.
    """
    wanted = list(numbers)
    return Family.objects.filter(Q(pk__in=wanted) | Q(joined_into_id__in=wanted))


def remember_ids(of: Family) -> Family:
    """Read the numbers of this family once, for a page that asks many rooms about it.

    Only for a family that was just read and is shown and not changed: a join later on is not seen by this object.
    """
    joined: tuple[int, ...] | None = of.__dict__.get(WHEN_READ)
    of.__dict__[JOINED] = family_ids(of) if joined is None else (of.pk, *joined)
    return of


def families_of(person: Person, on: date) -> list[Family]:
    """The families to which a person belongs on a day, the newest first; joined ones once."""
    names = [field.attname for field in Family._meta.concrete_fields]
    rows = prepared.run(_families_of(), [list(people.same_ids(person)), on, on])
    found: dict[int, Family] = {}
    for row in rows:
        found.setdefault(row[0], Family.from_db("default", names, row))
    return list(found.values())


@cache
def _families_of() -> str:
    columns = ", ".join(f"kept.{field.column}" for field in Family._meta.concrete_fields)
    return (
        f"SELECT {columns} FROM network_familymember m JOIN network_family f ON f.id = m.family_id "  # noqa: S608
        "JOIN network_family kept ON kept.id = coalesce(f.joined_into_id, f.id) "
        "WHERE m.person_id = ANY(%s::bigint[]) AND (m.since IS NULL OR m.since <= %s::date) "
        "AND (m.until IS NULL OR m.until >= %s::date) ORDER BY m.since DESC, m.id DESC"
    )


def homes_of(person_ids: Iterable[int], on: date) -> dict[int, list[Family]]:
    """The families of each of these people on a day, by the person's number, the newest first. One query."""
    rows = (
        FamilyMember.objects.filter(dated(on), person__in=people.every_record(person_ids))
        .select_related("family__joined_into", "person")
        .order_by("-since", "-pk")
    )
    found: dict[int, dict[int, Family]] = {}
    for row in rows:
        home = row.family.joined_into or row.family
        found.setdefault(row.person.merged_into_id or row.person_id, {}).setdefault(home.pk, home)
    return {number: list(homes.values()) for number, homes in found.items()}


def members(of: Family, on: date) -> list[Member]:
    """Everybody in a family on a day: children first, the youngest last among them, then adults.

    A person merged into another appears once, under the record that is kept.
    """
    names = [field.attname for field in Person._meta.concrete_fields]
    rows = prepared.run(_members(), [list(family_ids(of)), on, on])
    found: dict[int, Member] = {}
    for (part, *_), person in zip(
        rows, prepared.instances(Person, names, (r[1:] for r in rows)), strict=True
    ):
        found.setdefault(person.pk, as_member(person, FamilyMember(part=part), on))
    return sorted(found.values(), key=lambda m: _order(m, on))


@cache
def _members() -> str:
    columns = ", ".join(f"kept.{field.column}" for field in Person._meta.concrete_fields)
    return (
        f"SELECT m.part, {columns} FROM network_familymember m JOIN people_person p ON p.id = m.person_id "  # noqa: S608
        "JOIN people_person kept ON kept.id = coalesce(p.merged_into_id, p.id) "
        "WHERE m.family_id = ANY(%s::bigint[]) AND (m.since IS NULL OR m.since <= %s::date) "
        "AND (m.until IS NULL OR m.until >= %s::date) ORDER BY m.id"
    )


def as_member(person: Person, row: FamilyMember, on: date) -> Member:
    """Put a membership row and its person together."""
    return Member(
        person=person,
        part=row.part,
        part_label=row.get_part_display(),
        age=_age(person, on),
        is_child=row.part in FamilyMember.CHILDREN,
    )


def _age(person: Person, on: date) -> str:
    if person.is_unborn and person.expected_on:
        return f"due {person.expected_on.day} {person.expected_on:%B %Y}"
    return age_said(person.born, on)


def _order(member: Member, on: date) -> tuple[int, date, str]:
    """Children by age, the eldest first and the unborn last; then parents; then the rest."""
    parts = list(FamilyMember.Part.values)
    rank = 0 if member.is_child else parts.index(member.part)
    born = member.person.born_on or (member.person.expected_on or on if member.is_child else date.max)
    return (rank, born, member.person.known_as)


def children(of: Family, on: date) -> list[Person]:
    """The children of a family on a day, the eldest first."""
    return [m.person for m in members(of, on) if m.is_child]


def children_in(numbers: Iterable[int], on: date) -> dict[int, list[Person]]:
    """The children of each of some families on a day, the eldest first, by the number of the family as it is now.

    One query for any number of families.
    """
    rows = FamilyMember.objects.filter(
        dated(on), family__in=with_joined(numbers), part__in=FamilyMember.CHILDREN
    )
    found: dict[int, dict[int, Person]] = {}
    for row in rows.select_related("family", "person__merged_into").order_by("pk"):
        person = row.person.merged_into or row.person
        found.setdefault(row.family.joined_into_id or row.family_id, {}).setdefault(person.pk, person)
    return {
        number: sorted(some.values(), key=lambda one: one.born_on or date.max)
        for number, some in found.items()
    }


def person_ids(of: Family, on: date) -> set[int]:
    """The numbers of everybody in a family on a day, with the records merged into theirs."""
    direct = set(
        FamilyMember.objects.filter(dated(on), family_id__in=family_ids(of)).values_list(
            "person_id", flat=True
        )
    )
    return people.with_merged(direct)


def households(of: Family, on: date) -> list[tuple[Household, list[tuple[Person, bool]]]]:
    """Each household on a day with its (person, part-time) members; empty households are left out."""
    rows: Iterable[HouseholdMember] = (
        HouseholdMember.objects.filter(dated(on), household__family_id__in=family_ids(of))
        .select_related("household", "person__merged_into")
        .order_by("household_id", "pk")
    )
    found: dict[int, tuple[Household, list[tuple[Person, bool]]]] = {}
    for row in rows:
        home = found.setdefault(row.household_id, (row.household, []))
        person = row.person.merged_into or row.person
        if person not in [other for other, _ in home[1]]:
            home[1].append((person, row.part_time))
    return list(found.values())


def homes(of: Family) -> list[Household]:
    """Every household of a family, also those where nobody lives now, the newest last."""
    return list(Household.objects.filter(family_id__in=family_ids(of)).order_by("pk"))


def household(pk: int, of: Family) -> Household:
    """Return one household of this family. Raises `Household.DoesNotExist`."""
    return Household.objects.get(pk=pk, family_id__in=family_ids(of))


def stays(of: Family, on: date) -> list[HouseholdMember]:
    """Who lives in which household on a day, row by row, in the order of `households`."""
    rows = HouseholdMember.objects.filter(dated(on), household__family_id__in=family_ids(of))
    return list(rows.select_related("household", "person__merged_into").order_by("household_id", "pk"))


def children_ids(pairs: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Of (family, person) numbers, the persons who are or were children of that family."""
    wanted = set(pairs)
    rows = FamilyMember.objects.filter(
        family_id__in={f for f, _ in wanted},
        person_id__in={p for _, p in wanted},
        part__in=FamilyMember.CHILDREN,
    )
    return frozenset(rows.values_list("person_id", flat=True))
