"""The reading door to notes, visits, documents and instruments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet

from kinfold.agencies.models import Practitioner
from kinfold.base import prepared
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.records import before_visit as visiting
from kinfold.records.models import Document, InstrumentResult, Note, Visit, VisitSeen
from kinfold.sharing.queries import View

BeforeVisit = visiting.Line
before_visit = visiting.lines


def note(ref: str) -> Note:
    """Return a note by reference. Raises `Note.DoesNotExist`."""
    return Note.objects.select_related("family", "made_by__organisation").get(ref=ref)


def visit(ref: str) -> Visit:
    """Return a visit by reference, with who was seen. Raises `Visit.DoesNotExist`."""
    return (
        Visit.objects.select_related("family", "made_by__organisation")
        .prefetch_related("seen__person")
        .get(ref=ref)
    )


def document(ref: str) -> Document:
    """Return a document by reference. Raises `Document.DoesNotExist`."""
    return Document.objects.select_related("family", "made_by").get(ref=ref)


def documents(family: Family, view: View) -> list[Document]:
    """The documents of a family that this reader may open, the newest first (row V9)."""
    if not view.can("V9"):
        return []
    rows = Document.objects.filter(family_id__in=network.family_ids(family)).select_related("made_by")
    found = [d for d in rows.order_by("-happened_on", "-pk") if not view.hides("document", d.ref)]
    return [d for d in found if d.shared_with_family] if view.masked else found


def instruments(person: Person) -> list[InstrumentResult]:
    """What instruments found for one person, the newest first."""
    rows = InstrumentResult.objects.filter(person_id__in=people.same_ids(person)).select_related("made_by")
    return list(rows.order_by("-happened_on", "-pk"))


def last_seen(person_ids: Iterable[int]) -> dict[int, date]:
    """The day on which each person was last seen at a visit, by number."""
    return _last(person_ids, seen=True)


def last_seen_alone(person_ids: Iterable[int]) -> dict[int, date]:
    """The day on which each person was last seen alone, by number."""
    return _last(person_ids, seen_alone=True)


def seen_days(person_ids: Iterable[int]) -> tuple[date | None, date | None]:
    """The days on which one person, by all their numbers, was last seen and last seen alone. One query."""
    rows = VisitSeen.objects.filter(person_id__in=list(person_ids), seen=True)
    found = rows.aggregate(
        last=Max("visit__happened_on"), alone=Max("visit__happened_on", filter=Q(seen_alone=True))
    )
    return found["last"], found["alone"]


def seen_since(person_ids: Iterable[int], since: date) -> dict[int, list[date]]:
    """The days from `since` on which each of these people was seen at a visit, the oldest first, by their number."""

    def build(given: Mapping[str, Any]) -> QuerySet[Any, dict[str, Any]]:
        seen: Any = VisitSeen.objects.filter(person_id__in=given["people"], seen=True)
        seen = seen.filter(visit__happened_on__gte=given["since"]).order_by("visit__happened_on")
        made: QuerySet[Any, dict[str, Any]] = seen.values("person_id", "visit__happened_on")
        return made

    rows = prepared.rows("seen_since", {"people": tuple(sorted(person_ids)), "since": since}, build)
    found: dict[int, list[date]] = defaultdict(list)
    for row in rows:
        found[row["person_id"]].append(row["visit__happened_on"])
    return dict(found)


def last_visited(family_ids: Iterable[int], by: Practitioner) -> dict[int, date]:
    """The day on which one worker last visited each family and found somebody in, by the family's number."""
    rows = (
        Visit.objects.filter(family_id__in=list(family_ids), made_by=by, nobody_in=False)
        .order_by("family_id", "-happened_on")
        .distinct("family_id")
        .values_list("family_id", "happened_on")
    )
    return dict(rows)


def _last(person_ids: Iterable[int], **facts: bool) -> dict[int, date]:
    rows = (
        VisitSeen.objects.filter(person_id__in=list(person_ids), **facts)
        .order_by("person_id", "-visit__happened_on")
        .distinct("person_id")
        .values_list("person_id", "visit__happened_on")
    )
    return dict(rows)
