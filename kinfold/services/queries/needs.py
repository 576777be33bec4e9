"""Reading what people need, and how far it was found to be met, by them and by workers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services.models import Need, NeedReading, Request
from kinfold.services.queries.seeing import children_among, may_see_need
from kinfold.sharing.queries import View


@dataclass(slots=True)
class NeedStory:
    """A need with all that was said of it: the person's readings, the workers', and the help asked for."""

    need: Need
    theirs: list[NeedReading] = field(default_factory=list)
    workers: list[NeedReading] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    @property
    def disagree(self) -> bool:
        """True when the newest reading of the person and that of a worker differ."""
        return bool(self.theirs and self.workers) and self.theirs[-1].met != self.workers[-1].met


def need(ref: str) -> Need:
    """Return a need by reference. Raises `Need.DoesNotExist`."""
    return _rows().get(ref=ref)


def needs_of(person: Person, view: View | None = None) -> list[Need]:
    """Everything a person needs or needed, the oldest first; with a view, only what that reader may see."""
    return seen(_rows().filter(person_id__in=people.same_ids(person)), view)


def needs_in(family: Family, view: View | None = None) -> list[Need]:
    """Everything that anybody in a family needs or needed."""
    return seen(_rows().filter(family_id__in=network.family_ids(family)), view)


def open_needs(family: Family, view: View | None = None) -> list[Need]:
    """The needs of a family that are not wholly met, so far as is known."""
    return seen(_rows().filter(~Q(met=Need.Met.YES), family_id__in=network.family_ids(family)), view)


def need_stories(needs: Iterable[Need], requests: Iterable[Request]) -> list[NeedStory]:
    """Put needs, their readings and the requests that may answer them side by side. One query.

    A request answers the need it names; one that names none answers a need of the same person that its service may meet.
    """
    found = {row.pk: NeedStory(row) for row in needs}
    for reading in NeedReading.objects.filter(need_id__in=found).order_by("on_day", "pk"):
        story = found[reading.need_id]
        (story.theirs if reading.seen_by == NeedReading.Seen.FAMILY else story.workers).append(reading)
    asked = by_person(requests)
    for story in found.values():
        mine = asked.get(story.need.person.merged_into_id or story.need.person_id, [])
        story.requests = [one for one in mine if answers(one, story.need)]
    return list(found.values())


def by_person(requests: Iterable[Request]) -> dict[int, list[Request]]:
    """Lay requests out by the number of the person (as they are now) for whom they were made."""
    found: dict[int, list[Request]] = {}
    for one in requests:
        found.setdefault(one.person.merged_into_id or one.person_id, []).append(one)
    return found


def answers(request: Request, need: Need) -> bool:
    """Say whether a request may answer a need."""
    if request.need_id is not None:
        return request.need_id == need.pk
    same = (request.person.merged_into_id or request.person_id) == (
        need.person.merged_into_id or need.person_id
    )
    return same and request.service is not None and need.need in request.service.needs


def seen(rows: QuerySet[Need], view: View | None) -> list[Need]:
    """Leave out what a reader may not see."""
    found = list(rows)
    if view is None:
        return found
    children = children_among(found, view)
    return [row for row in found if may_see_need(row, view, children)]


def _rows() -> QuerySet[Need]:
    return Need.objects.select_related(
        "person__merged_into", "noticed_by__organisation", "family", "asked_by_person"
    )
