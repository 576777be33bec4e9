"""What other rooms' pages say of hubs, mentors and programmes in one line.

Where somebody goes, and when, can lead a frightening person to them: of attendance a member of the family reads only their own.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.dates import plain
from kinfold.base.facts import Fact
from kinfold.hubs.models import MentoringMatch, MentorWish, ProgrammePart
from kinfold.hubs.queries.mentoring import wishes_in
from kinfold.hubs.queries.programmes import own_parts, programmes_in
from kinfold.hubs.queries.sites import goes_to, guests_in
from kinfold.network import queries as network

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View

S = MentoringMatch.State
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def facts_for_family(family: Family, on: date, view: View) -> list[Fact]:
    """The few lines of this room for a family's page, fit for whoever asks."""
    if _works_here(view):
        return [*_groups(family, on, view), *_mentors(family, view), *_programmes(family, view)]
    if not _is_member(view):
        return []
    return [*_own_groups(family, on, view), *_own_mentors(family, view), *_own_programmes(family, view)]


def facts_for_child(child: Person, on: date, view: View) -> list[Fact]:
    """The few lines of this room for a child's page."""
    found: list[Fact] = []
    for family in network.families_of(child, on)[:1]:
        if _works_here(view):
            found += _groups(family, on, view, only=child) + _mentors(family, view, only=child)
        elif _is_member(view) and view.who is not None and _same(child, view.who.person_ids):
            found += _own_groups(family, on, view) + _own_mentors(family, view)
    return found


def _works_here(view: View) -> bool:
    return not _is_member(view) and not view.masked and view.whole("V3")


def _is_member(view: View) -> bool:
    return bool(view.who and view.who.is_family)


def _same(person: Person, ids: tuple[int, ...]) -> bool:
    return person.pk in ids or person.merged_into_id in ids


def _groups(family: Family, on: date, view: View, only: Person | None = None) -> list[Fact]:
    guests = [
        row
        for row in guests_in(family, network.family_ids(family))
        if row.person is not None
        and not view.hides("person", about=[row.person.ref])
        and (only is None or row.person_id in (only.pk, only.merged_into_id))
    ]
    went = goes_to(guests, on)
    return [
        Fact(
            f"{row.person.known_as} goes to the {WEEKDAYS[last.weekday()]} group: {name}",
            f"{row.hub.name}, last on {plain(last)}", "family_hubs", family.ref, "hubs",
        )
        for row in guests
        for name, last, _ in went.get(row.pk, ())[:1]
        if row.person is not None
    ]  # fmt: skip


def _own_groups(family: Family, on: date, view: View) -> list[Fact]:
    ids = view.who.person_ids if view.who is not None else ()
    guests = [
        row
        for row in guests_in(family, network.family_ids(family))
        if row.person is not None and _same(row.person, ids)
    ]
    went = goes_to(guests, on)
    return [
        Fact(f"You go to the {WEEKDAYS[last.weekday()]} group: {name}", row.hub.name, section="hubs")
        for row in guests
        for name, last, _ in went.get(row.pk, ())[:1]
    ]


def _mentors(family: Family, view: View, only: Person | None = None) -> list[Fact]:
    rows = wishes_in(family, view)
    chosen = [row for row in rows if only is None or row.person_id in (only.pk, only.merged_into_id)]
    return [fact for row in chosen if (fact := _mentor(row, family)) is not None]


def _mentor(row: MentorWish, family: Family) -> Fact | None:
    name = row.person.known_as
    match = running(row)
    if match is not None:
        until = f"Until {plain(match.planned_until)}" if match.planned_until else ""
        mentor = str(match.volunteer.practitioner)
        return Fact(f"{name} has a mentor: {mentor}", until, "mentoring_match", match.ref, "hubs")
    if row.state in ("waiting", "answered"):
        return Fact(
            f"{name} waits for a mentor", f"Asked {plain(row.asked_on)}", "mentoring", family.ref, "hubs"
        )
    return None


def _own_mentors(family: Family, view: View) -> list[Fact]:
    """Their own mentor for whom it is; that there is one, for a parent from whom nothing is kept."""
    ids = view.who.person_ids if view.who is not None else ()
    found = []
    for row in wishes_in(family, view):
        match = running(row)
        if match is None:
            continue
        mentor = str(match.volunteer.practitioner)
        if _same(row.person, ids):
            found.append(Fact(f"Your mentor is {mentor}", "", "my_mentor", match.ref, "hubs"))
        elif not view.masked and not view.withheld:
            found.append(Fact(f"{row.person.known_as} has a mentor: {mentor}", section="hubs"))
    return found


def running(row: MentorWish) -> MentoringMatch | None:
    """The match of a wish that goes on now."""
    return next((match for match in row.matches.all() if match.state == S.MEETING), None)


def _programmes(family: Family, view: View) -> list[Fact]:
    return [
        Fact(f"{part.parent.known_as} takes part in {case.name}", "", "programmes", family.ref, "hubs")
        for case, parts in programmes_in(family, view)
        for part in parts
        if part.state == ProgrammePart.State.RUNNING
    ]


def _own_programmes(family: Family, view: View) -> list[Fact]:
    return [
        Fact(f"You take part in {part.case.name}", "", "programme_part", part.ref, "hubs")
        for part in own_parts(family, view)
        if part.state == ProgrammePart.State.RUNNING
    ]
