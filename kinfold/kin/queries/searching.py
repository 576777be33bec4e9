"""Who was thought of, asked and assessed for a child; approvals for a time; family abroad; what carers get.

Every list takes a `view` and leaves out what is kept from that reader, and whoever they may not know of.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from kinfold.kin.models import (
    AbroadCheck,
    AbroadTask,
    AbroadVisit,
    CarerSupport,
    Explored,
    TemporaryApproval,
    Viability,
)
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.sharing import queries as sharing

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View

OF = ("explored__family__joined_into", "explored__child__merged_into", "explored__person__merged_into")
ASKED = (
    Explored.State.ASKED,
    Explored.State.OFFERS,
    Explored.State.CANNOT,
    Explored.State.ASSESSING,
    Explored.State.SUITABLE,
    Explored.State.NOT_SUITABLE,
)


def explored(ref: str) -> Explored:
    """Return somebody thought of for a child, by reference. Raises `Explored.DoesNotExist`."""
    return _explored().get(ref=ref)


def explored_for(child: Person, view: View | None = None) -> list[Explored]:
    """Everybody thought of for one child, in the order in which they were thought of."""
    return seen(_explored().filter(child_id__in=people.same_ids(child)), view)


def explored_in(family: Family, view: View | None = None) -> list[Explored]:
    """Everybody thought of for any child of a family. One query."""
    return seen(_explored().filter(family_id__in=network.family_ids(family)), view)


def beside(row: Explored, view: View | None = None) -> list[Explored]:
    """The same relative or friend, thought of for brothers and sisters."""
    rows = _explored().filter(family_id=row.family_id).exclude(pk=row.pk)
    same = rows.filter(person=row.person) if row.person_id else rows.filter(person=None, named=row.named)
    return seen(same, view)


def name_of(row: Explored) -> str:
    """The name of somebody thought of."""
    return row.person.known_as if row.person is not None else row.named


def seen(rows: Iterable[Explored], view: View | None) -> list[Explored]:
    """Those rows a reader may see: not what is kept from them, nor anybody they may not know of."""
    found = list(rows)
    if view is None:
        return found
    unknown = labelled(view, [row.person for row in found])
    return [row for row in found if _number(row.person) not in unknown and _may_see(row, view)]


def may_see(row: Explored, view: View) -> bool:
    """Say whether a reader may know of somebody thought of for a child."""
    return bool(seen([row], view))


def labelled(view: View, people: Iterable[Person | None]) -> frozenset[int]:
    """Those who are protected by a label on which the reader is not named, also where they belong to no family here. One query."""
    numbers = {number for one in people if (number := _number(one)) is not None}
    if view.who is None or view.on is None or not numbers:
        return frozenset()
    return sharing.labelled_people(view.who, view.on, numbers)


def _number(person: Person | None) -> int | None:
    return (person.merged_into_id or person.pk) if person is not None else None


def _may_see(row: Explored, view: View) -> bool:
    if view.hides("entry", str(row.entry or "")):
        return False
    return not view.hides("kin", row.ref, about=_refs(row.child, row.person))


def _refs(*those: Person | None) -> set[str]:
    found = {one.ref for one in those if one is not None}
    return found | {one.merged_into.ref for one in those if one is not None and one.merged_into is not None}


def asked_before_a_stranger(child: Person, on: date) -> list[Explored]:
    """Those of family and friends who were asked for a child by a day: what must not be empty before strangers care for them."""
    return [row for row in explored_for(child) if row.state in ASKED and (row.asked_on or on) <= on]


def nobody_asked(child: Person) -> bool:
    """Say that nobody of family and friends was ever asked for a child, so far as is written down."""
    return not Explored.objects.filter(child_id__in=people.same_ids(child), state__in=ASKED).exists()


def viability(ref: str) -> Viability:
    """Return an assessment of whether somebody could care for a child. Raises `Viability.DoesNotExist`."""
    return Viability.objects.select_related("assessor", *OF).get(ref=ref)


def viabilities_in(family: Family, view: View | None = None) -> list[Viability]:
    """Every such assessment of a family, the newest first."""
    rows = Viability.objects.filter(explored__family_id__in=network.family_ids(family))
    found = list(rows.select_related("assessor", *OF).order_by("-begun_on", "-pk"))
    shown = {row.pk for row in seen([row.explored for row in found], view)}
    return [row for row in found if row.explored_id in shown]


def viabilities_of(row: Explored) -> list[Viability]:
    """The assessments of one relative or friend for one child, the newest first."""
    return list(row.viabilities.select_related("assessor").order_by("-begun_on", "-pk"))


def approval(ref: str) -> TemporaryApproval:
    """Return an approval for a time. Raises `TemporaryApproval.DoesNotExist`."""
    return _approvals().get(ref=ref)


def approvals_in(family: Family, view: View | None = None) -> list[TemporaryApproval]:
    """The approvals for a time of a family, those that run first."""
    rows = list(_approvals().filter(family_id__in=network.family_ids(family)))
    unknown = labelled(view, [row.carer for row in rows]) if view is not None else frozenset()
    shown = [
        row
        for row in rows
        if view is None or (_number(row.carer) not in unknown and _may_see_approval(row, view))
    ]
    return sorted(shown, key=lambda row: (row.ended_on is not None, row.began_on))


def may_see_approval(row: TemporaryApproval, view: View) -> bool:
    """Say whether a reader may know of an approval and of its carer."""
    return not labelled(view, [row.carer]) and _may_see_approval(row, view)


def _may_see_approval(row: TemporaryApproval, view: View) -> bool:
    return not view.hides("temporary_approval", row.ref, about=_refs(row.child, row.carer))


def abroad_check(ref: str) -> AbroadCheck:
    """Return a check in another country, with its tasks and visits. Raises `AbroadCheck.DoesNotExist`."""
    return _checks().get(ref=ref)


def abroad_in(family: Family, view: View | None = None) -> list[AbroadCheck]:
    """Every check in another country for a family."""
    rows = _checks().filter(explored__family_id__in=network.family_ids(family))
    return _of_seen(rows, view)


def abroad_for(child: Person, view: View | None = None) -> list[AbroadCheck]:
    """Every check in another country for one child."""
    rows = _checks().filter(explored__child_id__in=people.same_ids(child))
    return _of_seen(rows, view)


def _of_seen(rows: Iterable[AbroadCheck], view: View | None) -> list[AbroadCheck]:
    found = list(rows)
    shown = {row.pk for row in seen([row.explored for row in found], view)}
    return [row for row in found if row.explored_id in shown]


def abroad_task(ref: str) -> AbroadTask:
    """Return one task of a check. Raises `AbroadTask.DoesNotExist`."""
    return AbroadTask.objects.select_related("owner", *(f"check_of__{name}" for name in OF)).get(ref=ref)


def abroad_visit(ref: str) -> AbroadVisit:
    """Return one visit in another country. Raises `AbroadVisit.DoesNotExist`."""
    return AbroadVisit.objects.select_related("child", *(f"check_of__{name}" for name in OF)).get(ref=ref)


def support(ref: str) -> CarerSupport:
    """Return what a carer gets for a child. Raises `CarerSupport.DoesNotExist`."""
    return _supports().get(ref=ref)


def support_of(carer: Person) -> list[CarerSupport]:
    """What one carer was told and gets, for each child, now."""
    return list(_supports().filter(carer_id__in=people.same_ids(carer), until=None))


def supports_in(family: Family, view: View | None = None) -> list[CarerSupport]:
    """What each carer of a family gets now, as far as a reader may know."""
    rows = list(_supports().filter(family_id__in=network.family_ids(family), until=None))
    return rows if view is None else supports_seen(rows, view)


def may_see_support(row: CarerSupport, view: View) -> bool:
    """Say whether a reader may know of what a carer gets."""
    return bool(supports_seen([row], view))


def supports_seen(rows: list[CarerSupport], view: View) -> list[CarerSupport]:
    """What a reader may know of what carers get. A member of the family: only the carer's own; workers to whom the record is open."""
    shown = [row for row in rows if not view.hides("carer_support", row.ref, about=_refs(row.child))]
    if view.who is not None and view.who.is_family:
        return [row for row in shown if _number(row.carer) in view.who.person_ids]
    if view.masked or not view.whole("V3"):
        return []
    unknown = labelled(view, [row.carer for row in shown])
    return [
        row for row in shown
        if _number(row.carer) not in unknown and not view.hides("person", about=_refs(row.carer))
    ]  # fmt: skip


def _explored() -> QuerySet[Explored]:
    return Explored.objects.select_related(
        "family__joined_into", "child__merged_into", "person__merged_into", "asked_by"
    ).order_by("child_id", "found_on", "pk")


def _approvals() -> QuerySet[TemporaryApproval]:
    rows = TemporaryApproval.objects.select_related(
        "family__joined_into", "child__merged_into", "carer__merged_into"
    )
    return rows.select_related("approved_by", "explored").order_by("began_on", "pk")


def _checks() -> QuerySet[AbroadCheck]:
    tasks = Prefetch("tasks", AbroadTask.objects.select_related("owner"))
    visits = Prefetch("visits", AbroadVisit.objects.select_related("child"))
    return (
        AbroadCheck.objects.select_related("owner", *OF)
        .prefetch_related(tasks, visits)
        .order_by("-begun_on", "-pk")
    )


def _supports() -> QuerySet[CarerSupport]:
    rows = CarerSupport.objects.select_related(
        "family__joined_into", "child__merged_into", "carer__merged_into"
    )
    return rows.select_related("told_by", "named_worker__organisation").order_by("since", "pk")
