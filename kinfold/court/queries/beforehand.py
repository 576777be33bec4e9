"""The time before court: what is open now, what was, who was offered a meeting and what they answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinfold.court.models import BeforeMeeting, LetterOffer, PreProceedings
from kinfold.network import queries as network
from kinfold.people import queries as people

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kinfold.network.models import Family
    from kinfold.people.models import Person


def before_now(family: Family) -> PreProceedings | None:
    """Return the time before court that is open in a family, if there is one."""
    return _all(family).filter(ended_on=None).first()


def befores_of(family: Family) -> list[PreProceedings]:
    """Return every time before court of a family, the newest first."""
    return list(_all(family))


def before(ref: str) -> PreProceedings:
    """Return one by its reference. Raises `PreProceedings.DoesNotExist`."""
    rows = PreProceedings.objects.select_related("family__joined_into", "decided_by", "approved_by")
    return rows.get(ref=ref)


def _all(family: Family) -> QuerySet[PreProceedings]:
    rows = PreProceedings.objects.select_related("family", "decided_by", "approved_by")
    return rows.filter(family_id__in=network.family_ids(family))


def children_of(row: PreProceedings) -> list[Person]:
    """Return the children it is about, as they are now."""
    found = [people.kept(person) for person in people.referred(row.children)]
    return list({child.pk: child for child in found}.values())


def offers(row: PreProceedings) -> list[LetterOffer]:
    """Return to whom the letter offered a meeting, in order."""
    return list(row.offers.select_related("person__merged_into", "before").order_by("pk"))


def offer(ref: str) -> LetterOffer:
    """Return one offer. Raises `LetterOffer.DoesNotExist`."""
    rows = LetterOffer.objects.select_related("before__family__joined_into", "person__merged_into")
    return rows.get(ref=ref)


def accepted_not_held(row: PreProceedings) -> list[str]:
    """Return the names of those who said yes to a meeting that has not been held."""
    rows = row.offers.filter(answer="yes", held_on=None).select_related("person__merged_into")
    return [people.kept(one.person).known_as for one in rows.order_by("pk")]


def meetings(row: PreProceedings) -> list[BeforeMeeting]:
    """Return the meetings before court, the earliest first; planned ones last."""
    found = list(row.meetings.all())
    return sorted(found, key=lambda one: (one.held_on is None, one.held_on or one.due_on, one.pk))


def offers_answered(family: Family) -> list[LetterOffer]:
    """Return every offer made to a family in letters before court (the census's FGDMMeetingOffer), the newest first."""
    rows = LetterOffer.objects.filter(before__family_id__in=network.family_ids(family))
    return list(rows.select_related("person", "before").order_by("-offered_on", "pk"))
