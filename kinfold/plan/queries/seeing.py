"""Which lines of a plan a reader may see. Every page of the plan passes through here.

The plan is shared with the family, and with the team (matrix row V8); a grown-up's own goal with the others of the
family only where that person agreed. What is withheld from somebody leaves it, with every
line about somebody who is withheld. A member of the family from whom something is kept reads what is the family's, the
children's and their own: never another grown-up's goal, nor where a worker works, which can tell where a family lives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinfold.base.who import NOBODY
from kinfold.plan.models import Goal, PlanAction, Reached, Rhythm

if TYPE_CHECKING:
    from kinfold.network.models import Involvement
    from kinfold.people.models import Person
    from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose eyes: the view that opened the plan, the numbers of the family's children, and (`who_reads`) those of workers
    who are with another grown-up alone: that somebody has such help is theirs to tell."""

    view: View
    children: frozenset[int]
    unnamed: frozenset[int] = frozenset()

    @property
    def is_family(self) -> bool:
        """True for a member of the family with a sign-in of their own."""
        return (self.view.who or NOBODY).is_family

    @property
    def part_only(self) -> bool:
        """True for a member of the family from whom something is kept."""
        return self.view.masked

    @property
    def reads_all(self) -> bool:
        """True for a worker from whom nothing at all is kept: nothing needs to be asked of each row."""
        return not (self.view.withheld or self.part_only or self.is_family)

    def own(self, person: Person | None) -> bool:
        """Say whether somebody is the reader."""
        return person is not None and person.pk in (self.view.who or NOBODY).person_ids

    def goal(self, row: Goal) -> bool:
        """Say whether a goal may be read."""
        if self.is_family and not self.for_all(row) and not self.own(row.person):
            return False
        return self._may("goal", row.ref, str(row.entry or ""), [row.person])

    def for_all(self, row: Goal) -> bool:
        """Say whether everybody of the family may read a goal: theirs together, a child's, or one that a grown-up shares."""
        if row.person is None or row.shared_with_family:
            return True
        return (row.person.merged_into_id or row.person_id) in self.children

    def action(self, row: PlanAction) -> bool:
        """Say whether an action may be read: not when its goal is kept, nor when it waits on help that is another's own."""
        people = [row.for_person, row.person, row.goal.person if row.goal else None]
        if not self._may("plan_action", row.ref, str(row.entry or ""), people):
            return False
        if row.goal is not None and not self.goal(row.goal):
            return False
        if self.part_only and row.friend:
            return False
        if self.is_family and row.goal is None and not self.for_children(row.for_person):
            return False
        return self._help_may_be_known(row)

    def rhythm(self, row: Rhythm) -> bool:
        """Say whether it may be read how often somebody is seen."""
        return self._may("rhythm", row.ref, str(row.entry or ""), [row.person])

    def reached(self, row: Reached) -> bool:
        """Say whether what a review found for one child may be read."""
        return self._may("review", row.review.ref, str(row.review.entry or ""), [row.child])

    def words(self, ref: str) -> bool:
        """Say whether a child's own words may be read: theirs always, and never where they were kept for one worker."""
        return bool(ref) and not self.is_family and not self.view.hides("own_words", ref)

    def for_children(self, person: Person | None) -> bool:
        """Say whether something is for nobody in particular, for a child, or for the reader."""
        return person is None or self.own(person) or (person.merged_into_id or person.pk) in self.children

    def _help_may_be_known(self, row: PlanAction) -> bool:
        """A parent's own help is known to others of the family only when that parent agreed to share it."""
        asked = row.request
        if asked is None:
            return True
        if self.view.hides("request", asked.ref):
            return False
        if not self.is_family or asked.shared_with_family or asked.person_id in self.children:
            return True
        return self.own(asked.person)

    def _may(self, kind: str, ref: str, entry: str, people: Collection[Person | None]) -> bool:
        if not self.view.withheld and not self.part_only:  # nothing at all is kept from this reader
            return True
        named = [person for person in people if person is not None]
        refs = {person.ref for person in named} | {
            person.merged_into.ref for person in named if person.merged_into is not None
        }
        if self.view.hides(kind, ref, about=refs) or self.view.hides("entry", entry):
            return False
        if not self.part_only:
            return True
        return all(
            self.own(person) or (person.merged_into_id or person.pk) in self.children for person in named
        )


def who_reads(view: View, children: Iterable[Person], team: Iterable[Involvement]) -> Reader:
    """Make a reader who is not told the names of workers that are with another grown-up alone."""
    reader = Reader(view, frozenset(child.pk for child in children))
    if not reader.is_family:
        return reader
    rows = list(team)
    known = {row.practitioner_id for row in rows if row.person is None or reader.for_children(row.person)}
    return replace(reader, unnamed=frozenset({row.practitioner_id for row in rows} - known))
