"""Which families and people a list may name to whoever asks: a few queries for any number of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing


def kept(family: Family) -> int:
    """The number of the family as it is now."""
    return family.joined_into_id or family.pk


def kept_person(person: Person) -> int:
    """The number of a person as they are now."""
    return person.merged_into_id or person.pk


@dataclass(frozen=True, slots=True)
class Shown:
    """Which families may be named, which records open, and which people of them may be named."""

    named: frozenset[int]
    opens: frozenset[int]
    people: frozenset[int] = frozenset()

    @classmethod
    def read(
        cls, who: Who, on: date, families: Iterable[int], people: Iterable[tuple[int, int]] = ()
    ) -> "Shown":
        """Ask the sharing room once about all the families, and about people by (family, person) numbers as they are now.

        Somebody is named only where the family's record opens and no label stands before the person.
        """
        numbers = set(families)
        if not numbers:
            return cls(frozenset(), frozenset())
        opens = frozenset(
            sharing.visible_families(who, on).filter(pk__in=numbers).values_list("pk", flat=True)
        )
        others = numbers - opens
        named: Iterable[int] = ()
        if others:
            named = sharing.findable_families(who, on).filter(pk__in=others).values_list("pk", flat=True)
        seen = {person for family, person in people if family in opens}
        return cls(frozenset(named), opens, frozenset(seen - sharing.labelled_people(who, on, seen)))

    def may_name(self, family: Family) -> bool:
        """Say whether anything about this family may be shown at all."""
        number = kept(family)
        return number in self.opens or number in self.named

    def ref(self, family: Family) -> str:
        """The reference of a family whose record opens; otherwise nothing."""
        return family.ref if kept(family) in self.opens else ""
