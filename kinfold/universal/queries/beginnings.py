"""Births registered, offers at good moments, and the moments themselves, for those who work with the family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from kinfold.chronology import queries as chronology
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.universal import rules
from kinfold.universal.models import BirthRegistration, MomentOffer
from kinfold.universal.queries.starting import transitions_of

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class MomentNow:
    """A moment of a family at which an offer may be welcome."""

    moment: rules.Moment
    since: date
    entry: UUID | None = None
    child: Person | None = None


def birth_registration(child: Person) -> BirthRegistration | None:
    """The registration of a child's birth, with the father and what was offered then."""
    rows = BirthRegistration.objects.filter(child_id__in=people.same_ids(child)).select_related(
        "father", "child"
    )
    return rows.prefetch_related("offers__person").first()


def moment_offer(ref: str) -> MomentOffer:
    """An offer by its reference. Raises `MomentOffer.DoesNotExist`."""
    return MomentOffer.objects.select_related("person", "child", "family__joined_into", "offered_by").get(
        ref=ref
    )


def offers_in(family: Family, view: View | None = None) -> list[MomentOffer]:
    """What was offered at good moments, the newest first, as far as a reader may see it."""
    rows = MomentOffer.objects.filter(family_id__in=network.family_ids(family))
    found = list(rows.select_related("person", "child", "offered_by"))
    return found if view is None else [row for row in found if may_see_offer(row, view)]


def may_see_offer(row: MomentOffer, view: View) -> bool:
    """Whether a reader may know of an offer: workers only, and what was offered after somebody was hurt by row V4."""
    if view.hides("moment_offer", row.ref, about=[row.person.ref, *([row.child.ref] if row.child else [])]):
        return False
    return view.can("V4") if rules.moment(row.moment).restricted else True


def moments(family: Family, on: date, view: View, *, with_first_days: bool = True) -> list[MomentNow]:
    """The moments of a family that last on a day and at which nothing has been offered yet, or "not now" some weeks ago."""
    answered = {row.moment: row for row in reversed(offers_in(family))}
    found = _from_entries(family, on, view)
    if with_first_days:
        found += _first_days(family, on, view)
    return [one for one in found if _may_ask(one, answered.get(one.moment.word), on)]


def _may_ask(one: MomentNow, offered: MomentOffer | None, on: date) -> bool:
    if offered is None or offered.offered_on < one.since:
        return True
    return offered.ask_again_on is not None and offered.ask_again_on <= on


def _from_entries(family: Family, on: date, view: View) -> list[MomentNow]:
    """The newest entry of each kind of moment, as the reader may read them: what they may not read gives no moment."""
    longest = max(one.days for one in rules.moments())
    kinds = {told["kind"] for one in rules.moments() for told in one.entries}
    page = chronology.of_family(
        family, view, kinds=sorted(kinds), since=on - timedelta(days=longest), limit=20
    )
    found: dict[str, MomentNow] = {}
    for entry in page.entries:
        for one in rules.moments():
            if one.is_told_by(entry.kind, entry.detail) and one.lasts(entry.happened_on, on):
                found.setdefault(one.word, MomentNow(one, entry.happened_on, entry.uuid))
    if "birth" in found:
        found.pop("pregnancy", None)
    return list(found.values())


def _first_days(family: Family, on: date, view: View) -> list[MomentNow]:
    moment = rules.moment("starting")
    children = [one for one in network.children(family, on) if not view.hides("person", about=[one.ref])]
    before = timedelta(days=moment.days // 2)
    for child, days in transitions_of(children, on):
        for one in days:
            if one.starts_on is not None and moment.lasts(one.starts_on - before, on):
                return [MomentNow(moment, one.starts_on - before, None, child)]
    return []
