"""Reading what nobody gives: of a family, of its owner, and of everybody whose record somebody may open."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import states
from kinfold.services.models import Gap, GapRequest, NeedEffect
from kinfold.services.queries.help import Reach, among, reach
from kinfold.services.queries.seeing import children_among, may_see_effect, may_see_gap
from kinfold.sharing import queries as sharing
from kinfold.sharing.queries import View


def gap(ref: str) -> Gap:
    """Return a gap by its reference. Raises `Gap.DoesNotExist`."""
    return _rows().get(ref=ref)


def gaps_of(family: Family, view: View | None = None, *, person: Person | None = None) -> list[Gap]:
    """What nobody gives in a family, or to one person of it, the oldest first; with a view, what that reader may see."""
    rows = _rows().filter(family_id__in=network.family_ids(family))
    if person is not None:
        rows = rows.filter(person_id__in=people.same_ids(person))
    return seen(rows, view)


def gaps_owned_by(who: Who, on: date) -> list[Gap]:
    """What somebody owns and has not answered yet, the next day to look again first; only where the record still opens."""
    if who.practitioner_id is None:
        return []
    families = tuple(sharing.visible_families(who, on).values_list("pk", flat=True))
    persons = (
        frozenset(sharing.visible_people(who, on).values_list("pk", flat=True)) if families else frozenset()
    )
    rows = among(_rows(), Reach(families, frozenset(persons)))
    return _next_first(rows.filter(owner_id=who.practitioner_id))


def gaps_all(who: Who, on: date) -> list[Gap]:
    """Every gap that is owned, in the records that somebody may open whole, the next day to look again first."""
    return _next_first(among(_rows(), reach(who, on)))


def effects_of(needs: Iterable[int], view: View | None = None) -> dict[int, list[NeedEffect]]:
    """What some needs (by number; already seen by this reader) mean for each child, the oldest first. One query."""
    rows = NeedEffect.objects.filter(need_id__in=list(needs)).select_related("child__merged_into")
    found: dict[int, list[NeedEffect]] = {}
    for row in rows.order_by("on_day", "pk"):
        if view is None or may_see_effect(row, view):
            found.setdefault(row.need_id, []).append(row)
    return found


def seen(rows: QuerySet[Gap], view: View | None) -> list[Gap]:
    """Leave out what a reader may not see."""
    found = list(rows)
    if view is None:
        return found
    children = children_among(found, view)
    return [row for row in found if may_see_gap(row, view, children)]


def _next_first(rows: QuerySet[Gap]) -> list[Gap]:
    return list(rows.filter(state__in=states.OWNED).order_by("look_again_on", "opened_on", "pk"))


def _rows() -> QuerySet[Gap]:
    noes = Prefetch("noes", GapRequest.objects.select_related("request__service").order_by("pk"))
    return Gap.objects.select_related(
        "family", "person__merged_into", "need", "owner__organisation"
    ).prefetch_related(noes)
