"""Rows by reference and by family. Whoever opens a page asks `sharing` first; here nothing is decided about access."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kinfold.base.saying import in_a_row
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.protection.models import (
    Conference,
    ConferenceChild,
    CoreGroupMember,
    Dissent,
    EmergencyPower,
    Enquiry,
    PoliceNotice,
    PoliceNoticeTold,
    ProtectionPlan,
    SafetyAlert,
    StrategyDiscussion,
)
from kinfold.sharing import queries as sharing
from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class PlansSoFar:
    """Every time one child was under a child protection plan, the newest first; how many before, here and elsewhere.

    A count of what happened; it weighs nothing and predicts nothing.
    """

    plans: tuple[ProtectionPlan, ...]

    @property
    def now(self) -> ProtectionPlan | None:
        """The plan that runs, if one does."""
        return next((row for row in self.plans if row.ended_on is None), None)

    @property
    def elsewhere(self) -> int:
        """How many plans other authorities held before the first one here, as they told us."""
        return max((row.before_elsewhere for row in self.plans), default=0)

    @property
    def before(self) -> int:
        """How many plans there were before the newest one."""
        return max(len(self.plans) - 1, 0) + self.elsewhere


def discussion(ref: str) -> StrategyDiscussion:
    """A strategy discussion by its reference. Raises `StrategyDiscussion.DoesNotExist`."""
    return StrategyDiscussion.objects.select_related("family__joined_into", "led_by__organisation").get(
        ref=ref
    )


def discussions_of(family: Family) -> list[StrategyDiscussion]:
    """The strategy discussions of a family, the newest first (row V4)."""
    rows = StrategyDiscussion.objects.filter(family_id__in=network.family_ids(family))
    return list(rows.select_related("led_by__organisation"))


def _enquiries() -> QuerySet[Enquiry]:
    return Enquiry.objects.select_related(
        "family__joined_into", "person__merged_into", "discussion", "lead__organisation", "approved_by__organisation",
        "written_by__organisation",
    )  # fmt: skip


def enquiry(ref: str) -> Enquiry:
    """Enquiries about one child by their reference. Raises `Enquiry.DoesNotExist`."""
    return _enquiries().get(ref=ref)


def enquiries_of(family: Family) -> list[Enquiry]:
    """The section 47 enquiries about the children of a family, the newest first."""
    return list(_enquiries().filter(family_id__in=network.family_ids(family)))


def enquiries_from(discussion_: StrategyDiscussion) -> list[Enquiry]:
    """The enquiries that one discussion began."""
    return list(_enquiries().filter(discussion=discussion_).order_by("pk"))


def _conferences() -> QuerySet[Conference]:
    return Conference.objects.select_related("family__joined_into", "chair__organisation", "discussion")


def conference(ref: str) -> Conference:
    """A conference by its reference. Raises `Conference.DoesNotExist`."""
    return _conferences().get(ref=ref)


def conferences_of(family: Family) -> list[Conference]:
    """The conferences of a family, the newest first."""
    return list(_conferences().filter(family_id__in=network.family_ids(family)))


def children_in(conferences: Iterable[Conference]) -> dict[int, list[ConferenceChild]]:
    """The children of each conference, by its number, the eldest first. One query."""
    found: dict[int, list[ConferenceChild]] = {}
    rows = ConferenceChild.objects.filter(conference__in=list(conferences)).select_related(
        "person__merged_into", "enquiry"
    )
    for row in rows.order_by("person__born_on", "pk"):
        found.setdefault(row.conference_id, []).append(row)
    return found


def child_of(row: ConferenceChild | Enquiry | ProtectionPlan | EmergencyPower) -> Person:
    """The child of a row, under the record that is kept."""
    return row.person.merged_into or row.person


def _plans() -> QuerySet[ProtectionPlan]:
    return ProtectionPlan.objects.select_related(
        "family__joined_into", "person__merged_into", "began_at", "ended_at"
    )


def plan(ref: str) -> ProtectionPlan:
    """A time under a plan by its reference. Raises `ProtectionPlan.DoesNotExist`."""
    return _plans().get(ref=ref)


def plan_now(child: Person, on: date) -> ProtectionPlan | None:
    """The child protection plan that a child has on a day."""
    rows = _plans().filter(person_id__in=people.same_ids(child), began_on__lte=on)
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on)).first()


def plans_of(child: Person) -> PlansSoFar:
    """Every time a child was under a plan, whatever the family, the newest first."""
    return PlansSoFar(
        tuple(_plans().filter(person_id__in=people.same_ids(child)).order_by("-began_on", "-pk"))
    )


def plans_in(children: Iterable[Person]) -> dict[int, PlansSoFar]:
    """Every time that each of these children was under a plan, by the child's number. One query."""
    numbers = [child.pk for child in children]
    rows = _plans().filter(person__in=people.every_record(numbers))
    found: dict[int, list[ProtectionPlan]] = {}
    for row in rows.order_by("-began_on", "-pk"):
        found.setdefault(child_of(row).pk, []).append(row)
    return {number: PlansSoFar(tuple(found.get(number, ()))) for number in numbers}


def children_under_plan(on: date, who: Who) -> list[ProtectionPlan]:
    """The plans that run on a day for children whose family's record opens to this person, by family and age."""
    families = list(sharing.visible_families(who, on).values_list("pk", flat=True))
    rows = _plans().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on), began_on__lte=on)
    rows = rows.filter(family__in=network.with_joined(families))
    found = list(rows.order_by("family__name", "person__born_on", "pk"))
    kept = sharing.labelled_people(who, on, [child_of(row).pk for row in found])
    return [row for row in found if child_of(row).pk not in kept]


def core_group(family: Family, on: date) -> list[CoreGroupMember]:
    """Who carries the plan between conferences on a day: the family first."""
    rows = CoreGroupMember.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on), family_id__in=network.family_ids(family), since__lte=on
    ).select_related("practitioner__organisation", "person__merged_into")
    return sorted(rows, key=lambda row: (row.person_id is None and not row.named, row.since, row.pk))


def who_differ(conferences: Iterable[Conference], view: View) -> dict[int, str]:
    """Say who sees a decision differently, by the conference's number, as far as a reader may know of them and the child."""
    rows = Dissent.objects.filter(conference__in=list(conferences)).select_related(
        "practitioner__organisation", "person__merged_into", "child__merged_into"
    )
    found: dict[int, list[str]] = {}
    for row in rows.order_by("pk"):
        about = [(one.merged_into or one).ref for one in (row.person, row.child) if one is not None]
        named = found.setdefault(row.conference_id, [])
        if not view.hides("person", about=about) and (name := who_differs(row)) not in named:
            named.append(name)
    return {
        number: f"{in_a_row(named)} {'sees' if len(named) == 1 else 'see'} it differently."
        for number, named in found.items()
        if named
    }


def who_differs(row: Dissent) -> str:
    """The name of somebody who sees a decision differently."""
    if row.practitioner is not None:
        return row.practitioner.known_as
    return (row.person.merged_into or row.person).known_as if row.person is not None else row.named


def member(ref: str) -> CoreGroupMember:
    """A member of a core group by reference. Raises `CoreGroupMember.DoesNotExist`."""
    return CoreGroupMember.objects.select_related("family__joined_into", "person", "practitioner").get(
        ref=ref
    )


def power(ref: str) -> EmergencyPower:
    """An emergency power by its reference. Raises `EmergencyPower.DoesNotExist`."""
    return EmergencyPower.objects.select_related("family__joined_into", "person__merged_into").get(ref=ref)


def powers_of(family: Family) -> list[EmergencyPower]:
    """Police powers and emergency orders about the children of a family, the newest first (row V4)."""
    rows = EmergencyPower.objects.filter(family_id__in=network.family_ids(family))
    return list(rows.select_related("person__merged_into"))


def alert(ref: str) -> SafetyAlert:
    """A safety alert by its reference. Raises `SafetyAlert.DoesNotExist`."""
    return SafetyAlert.objects.select_related("family__joined_into", "person", "raised_by__organisation").get(
        ref=ref
    )


def alerts_of(family: Family) -> list[SafetyAlert]:
    """What visitors must or had to know, the newest first."""
    rows = SafetyAlert.objects.filter(family_id__in=network.family_ids(family))
    return list(rows.select_related("person", "raised_by__organisation"))


def notice(ref: str) -> PoliceNotice:
    """A police notice by its reference (row V4). Raises `PoliceNotice.DoesNotExist`."""
    return PoliceNotice.objects.select_related("family__joined_into").get(ref=ref)


def notices_of(family: Family) -> list[PoliceNotice]:
    """The police notices about a family, the newest first (row V4)."""
    return list(PoliceNotice.objects.filter(family_id__in=network.family_ids(family)))


def tellings() -> QuerySet[PoliceNoticeTold]:
    """Tellings of notices with all that their pages name."""
    return PoliceNoticeTold.objects.select_related(
        "notice__family__joined_into",
        "child__merged_into",
        "practitioner__organisation",
        "told_by__organisation",
    )


def told(ref: str) -> PoliceNoticeTold:
    """One school to be told, or told, by its reference. Raises `PoliceNoticeTold.DoesNotExist`."""
    return tellings().get(ref=ref)


def told_of(notice_: PoliceNotice) -> list[PoliceNoticeTold]:
    """Whom to tell of a notice, child by child."""
    return list(tellings().filter(notice=notice_).order_by("pk"))
