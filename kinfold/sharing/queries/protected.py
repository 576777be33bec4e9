"""What protects a family: labels, things withheld, protected details; and what was disclosed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kinfold.agencies.models import Practitioner
from kinfold.network import queries as network
from kinfold.network.models import Family, FamilyMember
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.sharing import rules
from kinfold.sharing.models import (
    DetailReader,
    Disclosure,
    Exclusion,
    Label,
    NamedReader,
    ProtectedDetail,
    Withheld,
)
from kinfold.sharing.queries import routes as ways
from kinfold.sharing.queries.deciding import Item, View, kept
from kinfold.sharing.queries.who import still


def labels(family: Family, on: date) -> list[Label]:
    """Labels in force on a family or the people in it, with the workers named on each."""
    rows = (
        _labels_here(family).filter(ways.lasting(on)).select_related("person", "raised_by", "lower_asked_by")
    )
    named = Prefetch("named", NamedReader.objects.select_related("practitioner"))
    return list(rows.prefetch_related(named).order_by("pk"))


def label(pk: int, family: Family) -> Label:
    """Return one label of this family or of a person in it. Raises `Label.DoesNotExist`."""
    return _labels_here(family).get(pk=pk)


def _labels_here(family: Family) -> QuerySet[Label]:
    members = ways.at(FamilyMember.objects.all(), kept(family)).values("person_id")
    of_family = ways.at(Label.objects.order_by(), kept(family)).values("pk")
    of_people = Label.objects.order_by().filter(person_id__in=members).values("pk")
    return Label.objects.filter(pk__in=of_family.union(of_people))


def withheld_here(family: Family) -> list[Withheld]:
    """Everything withheld from somebody in this family, and not lifted."""
    rows = ways.at(Withheld.objects.filter(lifted_on__isnull=True), kept(family))
    return list(rows.select_related("from_person", "raised_by", "lifted_by").order_by("pk"))


def withheld(pk: int, family: Family) -> Withheld:
    """Return one thing withheld here. Raises `Withheld.DoesNotExist`."""
    found: Withheld = ways.at(Withheld.objects.filter(lifted_on__isnull=True), kept(family)).get(pk=pk)
    return found


def withheld_from(person: Person, family: Family) -> frozenset[Item]:
    """Return what is withheld from a person here, whether or not they have an account, as (kind, item) pairs."""
    root = person.merged_into_id or person.pk
    here = Q(family__in=network.with_joined([kept(family)])) | Q(kind="person")
    rows = Withheld.objects.filter(here, from_person__in=people.every_record([root]), lifted_on__isnull=True)
    return frozenset(rows.values_list("kind", "item"))


def is_excluded(practitioner: Practitioner, family: Family, on: date) -> bool:
    """Say whether a conflict of interest keeps a worker out of a family on a day."""
    rows = ways.at(Exclusion.objects.filter(ways.lasting(on), practitioner=practitioner), kept(family))
    found: bool = rows.exists()
    return found


@dataclass(frozen=True, slots=True)
class KeptDetail:
    """That something about a person is protected. Never the thing itself: that is `actions.reveal_detail`."""

    ref: str
    kind: str
    says: str
    since: date
    may_reveal: bool
    needs_glass: bool


def protected_details(person: Person, view: View) -> list[KeptDetail]:
    """What is protected about a person, as far as the reader may know that it is (row V2)."""
    who, on = view.who, view.on
    if who is None or on is None:
        return []
    mine = DetailReader.objects.filter(
        still(on), detail_id=OuterRef("pk"), practitioner_id=who.practitioner_id or 0
    )
    root = person.merged_into_id or person.pk
    rows = ProtectedDetail.objects.filter(ways.lasting(on), person__in=people.every_record([root])).annotate(
        listed=Exists(mine)
    )
    found = []
    for row in rows.order_by("pk"):
        known = replace(view.facts, listed=row.listed, own=row.person_id in who.person_ids)
        code = rules.decide("V2", known).code
        if code != "hide" and not view.hides("detail", row.ref):
            says = row.get_kind_display()
            found.append(KeptDetail(row.ref, row.kind, says, row.since, code == "allow", code == "glass"))
    return found


def with_protected(person_ids: Iterable[int], kind: str, on: date) -> frozenset[int]:
    """Which of these people have a protected detail of a kind (a school, a placement): lists then leave it out. Two queries."""
    numbers = set(person_ids)
    rows = ProtectedDetail.objects.filter(
        ways.lasting(on), kind=kind, person_id__in=people.with_merged(numbers)
    )
    whose = rows.values_list("person_id", "person__merged_into_id", "person__merged__pk")
    return frozenset(numbers & {number for row in whose for number in row if number})


def detail(ref: str) -> ProtectedDetail:
    """Return a protected detail by reference, for `actions.reveal_detail`. Raises `ProtectedDetail.DoesNotExist`."""
    return ProtectedDetail.objects.select_related("person").get(ref=ref)


def disclosures(family: Family) -> list[Disclosure]:
    """What was shared outside, and what it was decided not to share, newest first."""
    rows = ways.at(Disclosure.objects.all(), kept(family)).select_related("decided_by")
    return list(rows.order_by("-decided_on", "-pk"))
