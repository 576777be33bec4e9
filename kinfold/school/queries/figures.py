"""Counts for whoever plans services: exclusions and the panels before them, destinations nobody knows, police notices.

Raw counts stand here for rooms that hide small ones themselves; what a page of this room shows has them hidden already.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from kinfold.people import queries as people
from kinfold.protection import queries as protection
from kinfold.school import rules
from kinfold.school.models import AlternativeHours, Destination, EhcRequest, SchoolExclusion, SchoolPlace
from kinfold.school.queries.childs import asked
from kinfold.school.rules import Rate

if TYPE_CHECKING:
    from kinfold.agencies.models import Organisation

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class SchoolFigures:
    """Counts of the twelve months before a day. Raw: whoever shows them hides those under six."""

    suspensions: int
    half_days_lost: int
    children_suspended: int
    permanent: int
    with_panel_before: int
    without_panel: int
    hours_offered: int
    hours_whole_week: int
    plans_asked: int
    plans_left_unfinished: int
    followed: int
    destination_not_known: int
    notices: int
    notices_told: int
    notices_told_in_time: int
    days_to_telling: float | None  # median days from receiving to telling

    @property
    def lines(self) -> list[tuple[str, str, int]]:
        """Each count as (word, what it says, how many): for pages and tables."""
        return [
            ("suspensions", "Suspensions", self.suspensions),
            ("children_suspended", "Children who were suspended", self.children_suspended),
            ("permanent", "Permanent exclusions", self.permanent),
            ("with_panel_before", "Exclusions with a prevention panel before", self.with_panel_before),
            ("without_panel", "Exclusions without one", self.without_panel),
            ("hours_offered", "Children offered teaching elsewhere", self.hours_offered),
            ("hours_whole_week", "of these, a whole week of 25 hours", self.hours_whole_week),
            ("plans_asked", "Education, health and care plans asked for", self.plans_asked),
            ("plans_left_unfinished", "of these, left unfinished", self.plans_left_unfinished),
            ("followed", "Young people of 16 to 18", self.followed),
            ("destination_not_known", "of these, nobody knows what they do", self.destination_not_known),
            ("notices", "Children in a police notice", self.notices),
            (
                "notices_told_in_time",
                "of these, school told by the next working day",
                self.notices_told_in_time,
            ),
        ]


def figures(on: date, within: Any = None) -> SchoolFigures:
    """Count the twelve months up to a day. `within`: families (a QuerySet of Family, or their numbers); None for all."""
    since = on - YEAR
    only = {} if within is None else {"family__in": within}
    excluded = list(
        SchoolExclusion.objects.filter(began_on__gt=since, began_on__lte=on, **only).exclude(
            state="taken_back"
        )
    )
    suspended = [row for row in excluded if row.kind == SchoolExclusion.Kind.SUSPENSION]
    offered = list(
        AlternativeHours.objects.filter(since__lte=on, **only)
        .exclude(until__lt=since)
        .values_list("child_id", "offered")
    )
    requests = list(EhcRequest.objects.filter(begun_on__gt=since, begun_on__lte=on, **only))
    newest = destinations(on, within)
    told = protection.times_to_telling(since, on, within)
    waits = [(told_on - received).days for received, _, told_on in told if told_on is not None]
    return SchoolFigures(
        suspensions=len(suspended),
        half_days_lost=sum(row.half_days or 0 for row in suspended),
        children_suspended=len({row.child_id for row in suspended}),
        permanent=len(excluded) - len(suspended),
        with_panel_before=sum(1 for row in excluded if row.panel_id),
        without_panel=sum(1 for row in excluded if not row.panel_id),
        hours_offered=len({child for child, _ in offered}),
        hours_whole_week=len({child for child, hours in offered if hours >= rules.FULL}),
        plans_asked=len(requests),
        plans_left_unfinished=sum(1 for row in requests if asked(row, on).unfinished),
        followed=len(newest),
        destination_not_known=sum(1 for what, _ in newest.values() if what in (None, rules.NOT_KNOWN)),
        notices=len(told),
        notices_told=len(waits),
        notices_told_in_time=sum(1 for _, due, told_on in told if told_on is not None and told_on <= due),
        days_to_telling=median(waits) if waits else None,
    )


def destinations(on: date, within: Any = None) -> dict[int, tuple[str | None, int | None]]:
    """Of each young person of sixteen to eighteen who was ever at a school on record: what they do by the newest word
    (None: nothing was ever written), and the number of the school they came from."""
    only = {} if within is None else {"family__in": within}
    born = {
        "child__born_on__gt": date(on.year - 19, on.month, min(on.day, 28)),
        "child__born_on__lte": date(on.year - 16, on.month, min(on.day, 28)),
    }
    places = SchoolPlace.objects.filter(since__lte=on, child__merged_into__isnull=True, **born, **only)
    found: dict[int, tuple[str | None, int | None]] = {}
    for child, school in places.order_by("since", "pk").values_list("child_id", "school_id"):
        found[child] = (None, school)
    told = Destination.objects.filter(
        told_on__lte=on, young_person_id__in=people.with_merged(found)
    ).order_by("told_on", "pk")
    for row in told.select_related("young_person"):
        number = row.young_person.merged_into_id or row.young_person_id
        if number in found:
            found[number] = (row.what, row.from_school_id or found[number][1])
    return found


def not_known_by_school(on: date, within: Any = None) -> list[tuple[Organisation, Rate]]:
    """For each school, of how many of its young people nobody knows what they do, by name. Small numbers hidden."""
    by_school: dict[int, list[str | None]] = {}
    for what, school in destinations(on, within).values():
        if school is not None:
            by_school.setdefault(school, []).append(what)
    schools = (
        SchoolPlace.objects.filter(school_id__in=by_school)
        .select_related("school")
        .order_by("school_id")
        .distinct("school_id")
    )
    found = {row.school.pk: row.school for row in schools if row.school is not None}
    rows = [(school, rules.rate_of(by_school[number])) for number, school in found.items()]
    return sorted(rows, key=lambda pair: (pair[0].name.casefold(), pair[0].pk))


def exclusion_reasons(on: date, within: Any = None) -> Counter[str]:
    """Exclusions of the twelve months before a day, by what they were about."""
    only = {} if within is None else {"family__in": within}
    rows = SchoolExclusion.objects.filter(began_on__gt=on - YEAR, began_on__lte=on, **only)
    return Counter(rows.values_list("reason", flat=True))
