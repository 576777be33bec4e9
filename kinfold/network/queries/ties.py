"""Reading ties: between whom, of what kind, on any date."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from kinfold.network.models import Matters, ParentalResponsibility, Relationship
from kinfold.network.queries.families import dated
from kinfold.people import queries as people
from kinfold.people.models import Person

ENDS = ("a__merged_into", "b__merged_into", "a_practitioner__organisation")


def holding(on: date) -> Q:
    """The condition that a tie is on the map of a day. Kin stay kin, whatever became of the contact."""
    began = Q(since__isnull=True) | Q(since__lte=on)
    lasts = Q(until__isnull=True) | Q(until__gte=on) | Q(type__in=Relationship.KIN)
    return Q(mistaken=False) & began & lasts


def ties(person: Person, on: date) -> list[Relationship]:
    """Every tie of one person that holds on a day, whichever end they are."""
    ids = people.same_ids(person)
    rows = Relationship.objects.filter(holding(on) & (Q(a_id__in=ids) | Q(b_id__in=ids)))
    return _kept(rows.select_related(*ENDS).order_by("pk"), on)


def ties_among(person_ids: Iterable[int], on: date) -> list[Relationship]:
    """Every tie on a day whose second end is one of these people (and so also those among them).

    A tie written on a record that was merged into another counts for the record that is kept.
    """
    ids = list(person_ids)
    rows = Relationship.objects.filter(holding(on), b__in=people.every_record(ids))
    return _kept(rows.select_related(*ENDS).order_by("pk"), on)


def tie(ref: str) -> Relationship:
    """Return a tie by reference, its ends under the records that are kept. Raises `Relationship.DoesNotExist`."""
    found = Relationship.objects.select_related(*ENDS).get(ref=ref)
    return as_kept(found)


def _kept(rows: Iterable[Relationship], on: date) -> list[Relationship]:
    """Ties with their ends under the records that are kept; one between two records of one person falls away."""
    found = [as_kept(row) for row in rows]
    for row in found:
        if row.until is not None and row.until < on and row.contact != Relationship.Contact.NONE:
            row.contact = Relationship.Contact.ENDED
    return [row for row in found if row.a_id is None or row.a_id != row.b_id]


def as_kept(row: Relationship) -> Relationship:
    """Show a tie between the records that are kept. For reading: actions read the row afresh."""
    if row.a is not None and row.a.merged_into is not None:
        row.a = row.a.merged_into
    if row.b.merged_into is not None:
        row.b = row.b.merged_into
    return row


def who_matters(child: Person, on: date) -> list[Matters]:
    """Who matters to a child on a day: those the child chose first."""
    rows = Matters.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), child_id__in=people.same_ids(child), said_on__lte=on
    )
    return list(
        rows.select_related("person", "practitioner__organisation").order_by(
            "-chosen_by_child", "said_on", "pk"
        )
    )


def who_matter_to(children: Iterable[Person], on: date) -> dict[int, list[Matters]]:
    """Who matters to each of these children (or to a record merged into theirs), by the child's number. One query."""
    ids = [child.pk for child in children]
    rows = Matters.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on),
        child__in=people.every_record(ids),
        said_on__lte=on,
    ).select_related("child", "person", "practitioner__organisation")
    found: dict[int, list[Matters]] = {}
    for row in rows.order_by("-chosen_by_child", "said_on", "pk"):
        found.setdefault(row.child.merged_into_id or row.child_id, []).append(row)
    return found


def trusted_adults(child: Person, on: date) -> list[Matters]:
    """The adults whom the child has chosen, or whom others name as trusted until the child is asked."""
    return who_matters(child, on)


def responsibility_for(child: Person, on: date) -> list[ParentalResponsibility]:
    """Who holds, does not hold, or may hold parental responsibility for a child on a day."""
    rows = ParentalResponsibility.objects.filter(dated(on), child_id__in=people.same_ids(child))
    return list(rows.select_related("adult").order_by("pk"))


def matters(ref: str) -> Matters:
    """Return one choice of somebody who matters, by reference. Raises `Matters.DoesNotExist`."""
    return Matters.objects.select_related("child__merged_into", "person", "practitioner__organisation").get(
        ref=ref
    )


def responsibilities(children: Iterable[Person], on: date) -> dict[int, list[ParentalResponsibility]]:
    """Who holds parental responsibility for each of these children, by the child's number. One query."""
    ids = [child.pk for child in children]
    rows = ParentalResponsibility.objects.filter(
        dated(on), child__in=people.every_record(ids)
    ).select_related("adult__merged_into", "child")
    found: dict[int, list[ParentalResponsibility]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.child.merged_into_id or row.child_id, []).append(row)
    return found
