"""What one reader may see of a child's days at school. Everything this room shows passes through here.

* Whoever reads the whole record sees all but what is withheld. A partner in the team sees what is the child's (where they go,
  half days, what is being done), not what home and school say to each other.
* The child's own school, when it is in the team or was told of a social worker, sees what it wrote itself and what home wrote
  to it. Nothing else of the record opens by that.
* The child reads their own page. A parent of the family reads it while nothing is kept from them here (WF): where a child is
  each morning may be the very thing that is kept. A school that is protected is shown to no parent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.people import queries as people
from kinfold.school.models import DailyNote, SchoolLead, SchoolPlace, WorkerKnown
from kinfold.school.queries.finding import holds_on, lasting, places_now, places_of
from kinfold.sharing import queries as sharing
from kinfold.sharing.queries import Decision, View

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person

SCHOOLS = ("school", "early_years")


@dataclass(frozen=True, slots=True)
class Sight:
    """As what somebody reads a child's page of school."""

    view: View
    who: Who
    whole: bool = False
    at_school: bool = False
    own: bool = False
    parent: bool = False
    protected: bool = False
    places: tuple[SchoolPlace, ...] | None = None  # every place of the child, where they were read already
    told_only: bool = False  # by the school's own door: what this school wrote, and nothing of others

    @property
    def is_family(self) -> bool:
        """True for the child and for parents."""
        return self.own or self.parent

    @property
    def names_school(self) -> bool:
        """Whether the name of the school is shown: never where it is protected, but to the school and the child."""
        return not self.protected or self.at_school or self.own

    @property
    def writes_notes(self) -> bool:
        """Whether they write in the log book: home and school."""
        return self.at_school or self.is_family

    @property
    def records(self) -> bool:
        """Whether they write what is the school's or the council's to write."""
        return self.at_school or (self.whole and self.view.can("W1"))

    @property
    def reads_reasons(self) -> bool:
        """Whether reasons and what was tried are shown: to all but a partner of another service."""
        return self.whole or self.at_school or self.is_family


def sight(view: View, child: Person, family: Family, on: date) -> Sight | None:
    """As what a reader, to whom the record opened, sees this page; None for those who may not know of it."""
    who = view.who
    if who is None or view.hides("person", about=[child.ref]) or view.hides("school"):
        return None
    protected = bool(sharing.with_protected([child.pk], "school", on))
    if who.is_family:
        own = child.pk in who.person_ids
        parent = not own and not protected and view.whole("V8") and is_parent(who, child, family, on)
        return Sight(view, who, own=own, parent=parent, protected=protected) if own or parent else None
    places = tuple(places_of(child))
    at_school = who.sector in SCHOOLS and any(
        row.school_id == who.organisation_id for row in places if holds_on(row, on)
    )
    return Sight(view, who, whole=not view.masked, at_school=at_school, protected=protected, places=places)


def is_parent(who: Who, child: Person, family: Family, on: date) -> bool:
    """A parent: responsible for this child, or a parent of the family of whom nobody has written that they are not."""
    held = {
        row.adult.merged_into_id or row.adult_id: row.held for row in network.responsibility_for(child, on)
    }
    said = {held[number] for number in who.person_ids if number in held}
    if said:
        return "yes" in said or ("no" not in said and _is_adult_here(who, family, on))
    return _is_adult_here(who, family, on)


def _is_adult_here(who: Who, family: Family, on: date) -> bool:
    return any(
        one.person.pk in who.person_ids and one.part == "parent" for one in network.members(family, on)
    )


def through_school(who: Who, child: Person, on: date) -> Sight | None:
    """The school's own door: whoever leads there on safeguarding, for a child of whom school was told. None for all others.

    It opens what this school wrote and was told, never the record: no row of the matrix is allowed by the view it gives.
    """
    if who.sector not in SCHOOLS or not leads_here(who, on):
        return None
    places = [row for row in places_now(child, on) if row.school_id == who.organisation_id]
    known = known_here(who, child, on)
    if not places or known is None:
        return None
    facts, _ = sharing.facts(who, known.family, person=child, on=on)
    if facts.excluded or facts.unnamed or facts.label:
        return None
    told = Decision("mask", "PX", "told as who leads on safeguarding at the child’s school", "public_task")
    view = View(decision=told, masked=True, who=who, family_id=sharing.kept(known.family), on=on)
    return Sight(view, who, at_school=True, told_only=True)


def leads_here(who: Who, on: date) -> bool:
    """Say whether somebody leads on safeguarding at their own school."""
    rows = SchoolLead.objects.filter(lasting(on), practitioner_id=who.practitioner_id or 0)
    return rows.filter(school_id=who.organisation_id or 0).exists()


def known_here(who: Who, child: Person, on: date) -> WorkerKnown | None:
    """That this reader's school was told of the child's social worker, while it holds."""
    rows = WorkerKnown.objects.filter(
        child_id__in=people.same_ids(child),
        school_id=who.organisation_id or 0,
        told_on__lte=on,
        until__isnull=True,
    )
    return rows.select_related("family__joined_into", "worker__organisation", "school").first()


def may_read_note(note: DailyNote, seen: Sight) -> bool:
    """Say whether somebody reads one line of the log book."""
    author = note.person.ref if note.person is not None else ""
    if seen.view.hides("daily_note", note.ref, about=[author] if author else []):
        return False
    if seen.whole:
        return True
    if seen.at_school:
        return note.school_id == seen.who.organisation_id
    if not seen.is_family:
        return False
    mine = note.person_id in seen.who.person_ids if note.person_id else False
    if note.person_id:
        return mine or (seen.parent and note.shared)
    if note.only_for_id:
        return note.only_for_id in seen.who.person_ids
    return seen.parent or note.good


def school_said(place: SchoolPlace, seen: Sight) -> str:
    """The name of the school as a reader may know it; "kept apart" where it is protected."""
    if place.kind in (SchoolPlace.Kind.HOME, SchoolPlace.Kind.NONE):
        return place.get_kind_display()
    if not seen.names_school or (place.kept_apart and place.school is None and not place.named):
        return "A school that is kept apart"
    return str(place.school) if place.school is not None else place.named
