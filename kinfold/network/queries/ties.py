"""Reading ties: between whom, of what kind, on any date."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from kinfold.network.models import Matters, ParentalResponsibility, Relationship
from kinfold.network.queries.families import dated
from kinfold.people import queries as people
from kinfold.people.models import Person

ENDS = ("a", "b", "a_practitioner__organisation")


def ties(person: Person, on: date) -> list[Relationship]:
    """Every tie of one person that holds on a day, whichever end they are."""
    ids = people.same_ids(person)
    rows = Relationship.objects.filter(dated(on) & (Q(a_id__in=ids) | Q(b_id__in=ids)))
    return list(rows.select_related(*ENDS).order_by("pk"))


def ties_among(person_ids: Iterable[int], on: date) -> list[Relationship]:
    """Every tie on a day whose second end is one of these people (and so also those among them)."""
    rows = Relationship.objects.filter(dated(on), b_id__in=list(person_ids))
    return list(rows.select_related(*ENDS).order_by("pk"))


def who_matters(child: Person, on: date) -> list[Matters]:
    """Who matters to a child on a day: those the child chose first."""
    rows = Matters.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), child_id__in=people.same_ids(child), said_on__lte=on
    )
    return list(
        rows.select_related("person", "practitioner__organisation").order_by("-chosen_by_child", "said_on", "pk")
    )


def who_matter_to(children: Iterable[Person], on: date) -> dict[int, list[Matters]]:
    """Who matters to each of these children (or to a record merged into theirs), by the child's number. One query."""
    ids = [child.pk for child in children]
    rows = Matters.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on),
        Q(child_id__in=ids) | Q(child__merged_into_id__in=ids),
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
