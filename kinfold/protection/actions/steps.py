"""What the actions of this room share: rows locked, words tidied, and one entry that moves the clocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from kinfold.base.checks import must_be_past, must_fit, must_say
from kinfold.base.errors import Clash, NotNow
from kinfold.clocks import actions as clocks
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.plan import queries as levels

if TYPE_CHECKING:
    from django.db.models import Model

    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

    Row = TypeVar("Row", bound=Model)

LONGEST = 10_000
TOO_LONG = "This is {length} characters; the most that fits here is {longest}."
IN_FUTURE = "This date is in the future."


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that an entry written elsewhere already tells: the clocks react to it, and nothing is told twice."""

    uuid: UUID
    kind: str
    detail: str
    happened_on: date
    recorded_on: date
    family_id: int
    source_ref: str
    about_ids: tuple[int, ...]


def kept(family: Family) -> Family:
    """The family as it is now, after a join."""
    return family.joined_into or family


def said(words: str, field: str, ask: str, longest: int = LONGEST) -> str:
    """Return what had to be written, tidied. Raises `NotNow` beside its field."""
    return must_say(words, field, ask, longest=longest, too_long=TOO_LONG)


def fits(words: str, field: str, longest: int = LONGEST) -> str:
    """Return what may be written, tidied."""
    return must_fit(words, field, longest=longest, too_long=TOO_LONG)


def day(when: date, on: date, field: str) -> date:
    """Return a day that has come."""
    return must_be_past(when, on, field, IN_FUTURE)


def must_be_newest(now: Any, version: int, theirs: str, yours: str) -> None:
    """Refuse to write over what somebody else wrote meanwhile; both texts are shown."""
    if now.version != version:
        raise Clash(theirs, yours)


def children_of(family: Family, chosen: Iterable[Person], on: date) -> list[Person]:
    """The children chosen, once each, under the records that are kept. Raises `NotNow` for nobody, or no child of theirs."""
    ours = {child.pk: child for child in network.children(family, on)}
    wanted = list(dict.fromkeys(child.merged_into_id or child.pk for child in chosen))
    if not wanted:
        raise NotNow("Choose for which children.", field="children")
    if any(number not in ours for number in wanted):
        raise NotNow("Somebody you chose is not a child of this family. Choose again.", field="children")
    return [ours[number] for number in wanted]


def level_of(children: Iterable[Person]) -> dict[int, str]:
    """The level that each child has now, by number; "not_known" where nobody set one."""
    chosen = list(children)
    now = levels.levels_open(chosen)
    return {child.pk: now[child.pk].level if child.pk in now else "not_known" for child in chosen}


def same(person: Person) -> tuple[int, ...]:
    """The numbers of every record of one person."""
    return tuple(people.same_ids(person))


def tell(
    kind: str,
    family: Family,
    what: str,
    about: Iterable[Person],
    *,
    on_day: date,
    by: Who,
    on: date,
    ref: str = "",
    detail: str = "",
    section: str = "ordinary",
    source: str = "protection",
    entry: UUID | None = None,
) -> UUID:
    """Write one entry and let the clocks react. With `entry`, one that tells of it already, only the clocks react."""
    people_named = list(about)
    if entry is not None:
        numbers = tuple(one.pk for one in people_named)
        clocks.react(Happened(entry, kind, detail, on_day, on, family.pk, ref, numbers), by=by)
        return entry
    return clocks.tell(
        kind, family, what, on_day=on_day, on=on, by=by, about=people_named, detail=detail, section=section,
        source=source, source_ref=ref, ahead=False,
    )  # fmt: skip
