"""Lines of this room on the family's and the child's page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from kinfold.base import prepared
from kinfold.base.dates import plain
from kinfold.base.facts import Fact
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.school import rules
from kinfold.school.models import EhcRequest, PreventionPanel, SchoolExclusion, SchoolPlace, WorkerKnown
from kinfold.school.queries.childs import asked
from kinfold.school.queries.finding import lasting
from kinfold.school.queries.seeing import Sight, is_parent, school_said
from kinfold.sharing import queries as sharing
from kinfold.sharing.queries import View

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person

PART = "school"


def facts_for_family(family: Family, on: date, view: View) -> list[Fact]:
    """A line for each child of school; and what is urgent: sent away, a request left unfinished, school not told."""
    children = [
        child for child in network.children(family, on) if not view.hides("person", about=[child.ref])
    ]
    return _lines(children, family, on, view)


def facts_for_child(child: Person, on: date, view: View) -> list[Fact]:
    """The same for one child."""
    home = next(iter(network.families_of(child, on)), None)
    if home is None or view.hides("person", about=[child.ref]):
        return []
    return _lines([child], home, on, view)


def _lines(children: Iterable[Person], family: Family, on: date, view: View) -> list[Fact]:
    who = view.who
    if who is None or view.hides("school"):
        return []
    kept = {child.pk: child for child in children}
    hidden = sharing.with_protected(kept, "school", on)
    if who.is_family:
        kept = {
            number: child
            for number, child in kept.items()
            if number in who.person_ids
            or (number not in hidden and view.whole("V8") and is_parent(who, child, family, on))
        }
    if not kept:
        return []
    rows = SchoolPlace.objects.filter(_about(kept), lasting(on)).exclude(kind=SchoolPlace.Kind.ALTERNATIVE)
    found = [
        _place(row, kept, hidden, view, on) for row in rows.select_related("school", "child").order_by("pk")
    ]
    if who.is_family or view.masked:
        return found
    ((urgent,),) = prepared.run(_URGENT, [list(kept)] * 4)
    return [*_urgent(kept, family, on), *found] if urgent else found


_OF = "JOIN people_person p ON p.id = r.child_id WHERE coalesce(p.merged_into_id, p.id) = ANY(%s::bigint[])"
_URGENT = f"""
    SELECT EXISTS (SELECT 1 FROM school_schoolexclusion r {_OF} AND r.state IN ('stands', 'upheld'))
        OR EXISTS (SELECT 1 FROM school_preventionpanel r {_OF} AND r.state <> 'ended')
        OR EXISTS (SELECT 1 FROM school_ehcrequest r {_OF} AND r.ended_on IS NULL)
        OR EXISTS (SELECT 1 FROM school_workerknown r {_OF} AND r.until IS NULL)
"""  # noqa: S608 - our own words


def _about(kept: dict[int, Person]) -> Q:
    """Rows about these children, under whichever of their records."""
    return Q(child__in=people.every_record(kept))


def _name(row: SchoolPlace, kept: dict[int, Person]) -> Person:
    return kept[row.child.merged_into_id or row.child_id]


def _place(row: SchoolPlace, kept: dict[int, Person], hidden: frozenset[int], view: View, on: date) -> Fact:
    child = _name(row, kept)
    assert view.who is not None
    seen = Sight(view, view.who, own=child.pk in view.who.person_ids, protected=child.pk in hidden)
    says = {
        "home": f"{child.known_as} is taught at home.",
        "none": f"{child.known_as} has no school place.",
    }.get(row.kind, f"{child.known_as} goes to {school_said(row, seen)}.")
    return Fact(
        says.replace(" A school", " a school"), f"Since {plain(row.since)}", "school", child.ref, PART
    )


def _urgent(kept: dict[int, Person], family: Family, on: date) -> list[Fact]:
    found = []
    for row in SchoolExclusion.objects.filter(
        _about(kept), state__in=["stands", "upheld"], began_on__lte=on
    ).select_related("child"):
        child = kept[row.child.merged_into_id or row.child_id]
        says = f"{child.known_as} is sent away from school since {plain(row.began_on)}: {rules.how_long(row.kind, row.half_days)}."
        found.append(Fact(says, "", "exclusion", row.ref, PART))
    for panel in PreventionPanel.objects.filter(_about(kept)).exclude(state="ended").select_related("child"):
        child = kept[panel.child.merged_into_id or panel.child_id]
        found.append(
            Fact(
                f"{child.known_as}: {panel.get_state_display().lower()} (panel to stay in school).",
                "",
                "prevention_panel",
                panel.ref,
                PART,
            )
        )
    for request in EhcRequest.objects.filter(_about(kept), state__in=EhcRequest.OPEN).select_related("child"):
        one = asked(request, on)
        if one.unfinished:
            child = kept[request.child.merged_into_id or request.child_id]
            found.append(
                Fact(
                    f"{child.known_as}: asking for a plan in school was left unfinished.",
                    one.next.says if one.next else "",
                    "ehc_request",
                    request.ref,
                    PART,
                )
            )
    return [*found, *_to_tell_again(kept, family, on)]


def _to_tell_again(kept: dict[int, Person], family: Family, on: date) -> list[Fact]:
    """School knows of a worker who is not the worker any more."""
    holds = {row.practitioner_id for row in network.involved(family, on) if row.role in ("allocated", "lead")}
    rows = (
        WorkerKnown.objects.filter(_about(kept), until__isnull=True)
        .exclude(worker_id__in=holds)
        .select_related("child")
    )
    return [
        Fact(
            f"{kept[row.child.merged_into_id or row.child_id].known_as}: school knows of a worker who is not the worker now.",
            "Tell school again, or that there is none", "school", kept[row.child.merged_into_id or row.child_id].ref, PART,
        )
        for row in rows
    ]  # fmt: skip
