"""Unmet need: who needs what and does not have it, since when, and why; by name, where the record opens. Counted it is in `insight`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import (
    BooleanField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
)

from kinfold.law.child_time import LifeShare
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import rules, states
from kinfold.services.models import Need, NeedReading, Request
from kinfold.services.queries.help import Reach, among, children_within, in_whose_time
from kinfold.services.queries.needs import answers, by_person

SMALLEST = 6
"""A count under six may name somebody (access matrix, row R2)."""


@dataclass(slots=True)
class UnmetRow:
    """One need of one person that is not, or only partly, met."""

    need: Need
    since: date
    met: str
    why: str = ""
    reason_code: str = ""
    known: bool = True
    days: int | None = None
    share: LifeShare | None = None
    whose: str = ""
    asked: list[Request] = field(default_factory=list)

    @property
    def person(self) -> Person:
        """Who needs it."""
        return self.need.person.merged_into or self.need.person

    @property
    def nothing_asked(self) -> bool:
        """True when no help has been asked for or offered for it at all."""
        return not self.asked


def unmet(
    on: date,
    *,
    unknown: bool = False,
    families: Iterable[Family] | None = None,
    within: Reach | None = None,
    limit: int | None = None,
) -> list[UnmetRow]:
    """Every need whose newest reading is not “yes”, the longest-standing first.

    Needs of which nobody has ever said how far they are met come apart, with `unknown`. `within`: only of people whose
    record somebody may open (`reach`). `limit`: only so many of the longest-standing.
    """
    rows = _unmet(unknown)
    if families is not None:
        rows = rows.filter(family_id__in=[pk for one in families for pk in network.family_ids(one)])
    if within is not None:
        rows = among(rows, within)
    found = list(rows.filter(since__lte=on)[:limit])
    return _as_rows(found, on, known=not unknown, children=children_within(found, within, on))


def unmet_for(
    needs: Iterable[Need], on: date, children: list[Person], asked: list[Request]
) -> list[UnmetRow]:
    """Say of needs already read (and filtered for a reader) which are unmet. One query."""
    some = [row for row in needs if row.met != Need.Met.YES and row.since <= on]
    made = _as_rows(some, on, known=True, children={row.family_id: children for row in some}, asked=asked)
    known = set(_known().filter(need__in=some).values_list("need_id", flat=True))
    for row in made:
        row.known = row.need.pk in known
    return made


def unmet_of(person: Person, on: date | None = None) -> list[UnmetRow]:
    """What a person needs and does not, or only partly, have."""
    found = list(_unmet(False).filter(person_id__in=people.same_ids(person)))
    return _as_rows(found, on, known=True, children=children_within(found, None, on) if on else {})


def _known() -> QuerySet[NeedReading]:
    return NeedReading.objects.exclude(met=Need.Met.UNKNOWN)


def _unmet(unknown: bool) -> QuerySet[Need]:
    known = Q(Exists(_known().filter(need=OuterRef("pk"))))
    rows = Need.objects.filter(~Q(met=Need.Met.YES), ~known if unknown else known)
    return rows.select_related("person__merged_into", "family", "noticed_by").order_by("since", "pk")


def _as_rows(
    needs: list[Need],
    on: date | None,
    *,
    known: bool,
    children: Mapping[int, list[Person]],
    asked: list[Request] | None = None,
) -> list[UnmetRow]:
    whys = _whys(needs)
    requests = by_person(_asked_by(needs) if asked is None else asked)
    made = []
    for row in needs:
        reading = whys.get(row.pk)
        one = UnmetRow(row, row.since, row.met, known=known)
        if reading is not None:
            one.why, one.reason_code = reading.why, reading.reason_code
        mine = requests.get(row.person.merged_into_id or row.person_id, [])
        one.asked = [request for request in mine if answers(request, row)]
        if on is not None:
            _in_time(one, children.get(row.family_id, []), on)
        made.append(one)
    return made


def _in_time(row: UnmetRow, children: list[Person], on: date) -> None:
    row.days = (on - row.since).days
    whose = in_whose_time(row.need.person, children, on)
    if whose is not None:
        row.share, row.whose = rules.share_of_life(row.days, whose.born_on, on), whose.known_as


def _whys(needs: Iterable[Need]) -> dict[int, NeedReading]:
    """The newest reading of each need that chose a reason, else the newest that gave one in words."""
    readings = list(NeedReading.objects.filter(need__in=list(needs)).order_by("on_day", "pk"))
    in_words = {one.need_id: one for one in readings if one.why}
    return in_words | {one.need_id: one for one in readings if one.reason_code}


def _asked_by(needs: Iterable[Need]) -> list[Request]:
    numbers = {row.person_id for row in needs}
    return list(
        Request.objects.filter(person_id__in=people.with_merged(numbers) if numbers else [])
        .select_related("person", "service")
        .order_by("asked_on", "pk")
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of a table: what is counted, and how many; None where the number would be too small to give."""

    label: str
    count: int | None


def _answering() -> QuerySet[Request]:
    """The requests that may answer a need (the same rule as `needs.answers`)."""
    fits = Func(F("service__needs"), OuterRef("need"), function="jsonb_exists", output_field=BooleanField())
    by_service = Q(need__isnull=True, service__isnull=False) & Q(fits)
    return Request.objects.filter(Q(need=OuterRef("pk")) | by_service, person=OuterRef("person"))


def has_help() -> Exists:
    """Whether a need (the outer row) has help that was begun and goes on."""
    return Exists(_answering().filter(state__in=states.RECEIVING))


def suppressed(counted: Mapping[str, int], order: list[str] | None = None) -> list[Cell]:
    """Hide every count under six, and as many more as are needed so that none can be worked out from the others.

    The largest first, or in the order given.
    """
    there = {label: count for label, count in counted.items() if count}
    hidden = {label for label, count in there.items() if count < SMALLEST}
    while hidden and (len(hidden) == 1 or sum(there[label] for label in hidden) < SMALLEST):
        left = [label for label in there if label not in hidden]
        if not left:
            break
        hidden.add(min(left, key=lambda label: (there[label], label)))
    ranked = sorted(
        there, key=lambda label: (label in hidden, -there[label] if label not in hidden else 0, label)
    )
    names = [label for label in order if label in there] if order else ranked
    return [Cell(label, None if label in hidden else there[label]) for label in names]
