"""Reading who works with a family, who leads, and what would be lost if somebody left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from django.db.models import Q

from kinfold.agencies.models import Practitioner
from kinfold.agencies.queries import in_force
from kinfold.base import prepared
from kinfold.network.models import Family, Involvement, Matters
from kinfold.network.queries.families import family_ids
from kinfold.people import queries as people
from kinfold.people.models import Person

DAY = timedelta(days=1)

HOLDS = (Involvement.Role.LEAD, Involvement.Role.ALLOCATED)


def involvement(ref: str) -> Involvement:
    """Return an involvement by reference. Raises `Involvement.DoesNotExist`."""
    return Involvement.objects.select_related("practitioner__organisation", "family").get(ref=ref)


def involved(of: Family, on: date) -> list[Involvement]:
    """Everybody working with a family on a day: the lead first, then by how long they have been there."""
    rows = prepared.loaded(
        "involved",
        Involvement,
        ("practitioner", "practitioner__organisation", "person"),
        {"families": family_ids(of), "on": on},
        lambda given: Involvement.objects.filter(in_force(given["on"]), family_id__in=given["families"]),
    )
    ordered = sorted(rows, key=lambda r: (r.role != Involvement.Role.LEAD, r.since, r.pk))
    return [row for row in ordered if not _has_handed_over(row, ordered, on)]


def _has_handed_over(row: Involvement, among: list[Involvement], on: date) -> bool:
    """Say whether somebody's lead ended on this very day because somebody else took it: then the other leads."""
    lead = Involvement.Role.LEAD
    return (
        row.role == lead
        and row.until == on
        and any(
            r.role == lead and (r.until is None or r.until > on or r.pk > row.pk) for r in among if r != row
        )
    )


def involvements_of(practitioner_id: int | None, on: date) -> list[Involvement]:
    """The families that one worker is with on a day, and as what, by the family's name."""
    if practitioner_id is None:
        return []
    rows = Involvement.objects.filter(in_force(on), practitioner_id=practitioner_id)
    return list(rows.select_related("family__joined_into", "person").order_by("family__name", "pk"))


def was_involved(of: Family) -> list[Involvement]:
    """Everybody who has ever worked with a family, in order of starting (continuity is computed from these)."""
    rows = Involvement.objects.filter(family_id__in=family_ids(of))
    return list(rows.select_related("practitioner__organisation", "person").order_by("since", "pk"))


def lead(of: Family, on: date) -> Involvement | None:
    """The lead professional on a day, or the allocated worker where nobody has been named lead yet."""
    team = involved(of, on)
    leads = [i for i in team if i.role == Involvement.Role.LEAD]
    allocated = [i for i in team if i.role == Involvement.Role.ALLOCATED]
    return next(iter(leads or allocated), None)


def leads_of(family_ids: Iterable[int], on: date) -> dict[int, Involvement]:
    """The lead professional of each of these families, or the allocated worker where nobody leads. One query."""
    roles = (Involvement.Role.LEAD, Involvement.Role.ALLOCATED)
    rows = Involvement.objects.filter(in_force(on), family_id__in=list(family_ids), role__in=roles)
    found: dict[int, Involvement] = {}
    for row in rows.select_related("practitioner__organisation").order_by("since", "pk"):
        if row.family_id not in found or row.role == Involvement.Role.LEAD:
            found[row.family_id] = row
    return found


def held_by(practitioner_ids: Iterable[int], on: date) -> list[Involvement]:
    """The families of which these workers are the lead professional or the allocated worker, by the family's name."""
    return prepared.loaded(
        "held_by",
        Involvement,
        ("family", "family__joined_into", "practitioner", "person"),
        {"workers": tuple(sorted(practitioner_ids)), "on": on},
        lambda given: Involvement.objects.filter(
            in_force(given["on"]), practitioner_id__in=given["workers"], role__in=HOLDS
        ).order_by("family__name", "pk"),
    )


def goodbyes(family_ids: Iterable[int], on: date, until: date) -> list[Involvement]:
    """Workers of these families whose last day is known and near, the soonest first: whoever holds the family, and
    anybody whose goodbye was planned. An invitation that runs out by itself is none."""
    planned = Q(role__in=HOLDS) | ~Q(reason_ended="")
    rows = Involvement.objects.filter(
        planned, family_id__in=list(family_ids), until__gte=on, until__lte=until
    )
    chosen = rows.filter(since__lte=on).select_related("family__joined_into", "practitioner", "person")
    return list(chosen.order_by("until", "pk"))


def losses(worker: Practitioner, of: Family, on: date) -> list[str]:
    """What a family would lose if this worker left: said before it happens, in plain words."""
    said = []
    chosen = Matters.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on),
        practitioner=worker,
        child__family_memberships__family_id__in=family_ids(of),
    ).select_related("child")
    for row in chosen.distinct():
        whose = "has chosen" if row.chosen_by_child else "is thought to trust"
        said.append(
            f"{row.child} {whose} {worker} as a trusted adult. Plan a goodbye, or a way to keep the tie."
        )
    current = lead(of, on)
    if current is not None and current.practitioner_id == worker.pk:
        if current.role == Involvement.Role.LEAD:
            said.append(f"{worker} is the lead professional. Choose who leads next, so that there is no gap.")
        else:
            said.append(f"{worker} is the family’s own worker, and nobody leads. Agree who comes next.")
    return said


@dataclass(frozen=True, slots=True)
class Allocation:
    """One worker's time as the one who holds a child: the row of the looked-after return (903, SWEpisodes).

    `registration_number` may be empty (not registered, or not known yet); `reason_code` is a word of
    `rules.WORKER_REASONS`, empty for who came before anybody wrote it down.
    """

    practitioner: Practitioner
    registration_number: str
    since: date
    until: date | None
    reason_code: str


def allocations(child: Person, of: Family, on: date) -> list[Allocation]:
    """Who held a child from day to day up to `on`: one at a time, the oldest first, without overlap.

    Where two held the family at once, the one who led counts; on the day of a handover, the one who took over.
    """
    same = people.same_ids(child)
    rows = [
        row
        for row in was_involved(of)
        if row.role in HOLDS and row.since <= on and (row.person_id is None or row.person_id in same)
    ]
    ends = {row.until + DAY for row in rows if row.until is not None and row.until < on}
    turns = sorted({row.since for row in rows} | ends)
    found: list[Allocation] = []
    for day, following in zip_longest(turns, turns[1:]):
        holder = _holder(rows, day)
        if holder is None:
            continue
        until = following - DAY if following else holder.until
        if found and found[-1].practitioner.pk == holder.practitioner_id and found[-1].until == day - DAY:
            found[-1] = replace(found[-1], until=until)
        else:
            number = holder.practitioner.registration_number
            found.append(Allocation(holder.practitioner, number, day, until, holder.reason_code))
    return found


def _holder(rows: list[Involvement], day: date) -> Involvement | None:
    """Who holds the child on a day: the newest lead, else the newest allocated worker."""
    there = [row for row in rows if row.since <= day and (row.until is None or row.until >= day)]
    return max(there, key=lambda r: (r.role == Involvement.Role.LEAD, r.since, r.pk), default=None)
