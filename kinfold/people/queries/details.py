"""The professional detail of one person: names, numbers, addresses and needs, over every record merged into theirs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from kinfold.base import prepared
from kinfold.people import rules
from kinfold.people.models import Address, ContactPoint, Disability, Identifier, Person, PersonName
from kinfold.people.queries.persons import same_ids


@dataclass(frozen=True, slots=True)
class Details:
    """What a worker may need to ring, write, translate or fill in a return. The newest of each kind first."""

    names: list[PersonName]
    identifiers: list[Identifier]
    addresses: list[Address]
    earlier_addresses: list[Address]
    contact_points: list[ContactPoint]
    disabilities: list[str]
    ethnicity: str


def details(person: Person, on: date, *, brief: bool = False) -> Details:
    """Read the detail of a person as it stands on a day. Five queries; `brief` leaves out names and contact points."""
    mine = Q(person_id__in=same_ids(person))
    lasting = Q(until__isnull=True) | Q(until__gte=on)
    addresses = list(Address.objects.filter(mine, since__lte=on).order_by("-since", "-pk"))
    return Details(
        names=[] if brief else list(PersonName.objects.filter(mine).order_by("use", "-since", "pk")),
        identifiers=list(Identifier.objects.filter(mine & lasting).order_by("system", "pk")),
        addresses=[row for row in addresses if row.until is None or row.until >= on],
        earlier_addresses=[row for row in addresses if row.until is not None and row.until < on],
        contact_points=[]
        if brief
        else list(ContactPoint.objects.filter(mine & lasting).order_by("kind", "-since")),
        disabilities=[
            disability_said(row) for row in Disability.objects.filter(mine & lasting).order_by("code")
        ],
        ethnicity=ethnicity_said(person),
    )


def ethnicity_said(person: Person) -> str:
    """Say an ethnic group in words; nothing when nobody has asked."""
    return rules.ETHNICITY.get(person.ethnicity, "")


def disability_said(row: Disability) -> str:
    """Say a disability in words, with the note beside it."""
    words = rules.DISABILITY.get(row.code, row.code)
    return f"{words} ({row.note})" if row.note else words


def temporary_homes(person_ids: Iterable[int], on: date) -> dict[int, date]:
    """Since when each of these people has lived in temporary homes without a break, by the person's number. One query."""

    def build(given: Mapping[str, Any]) -> QuerySet[Any, dict[str, Any]]:
        temporary = Address.objects.filter(kind=Address.Kind.TEMPORARY.value, since__lte=given["on"])
        rows: Any = temporary.filter(person_id__in=given["people"]).order_by("person_id", "-since")
        made: QuerySet[Any, dict[str, Any]] = rows.values("person_id", "since", "until")
        return made

    rows = prepared.rows("temporary_homes", {"people": tuple(person_ids), "on": on}, build)
    found: dict[int, date] = {}
    for row in rows:
        whose, until = row["person_id"], row["until"]
        joined = whose in found and until is not None and (found[whose] - until).days <= 31
        if until is None or until >= on or joined:
            found[whose] = row["since"]
    return found
