"""Reading the council's and families' own limits in force on a day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from kinfold.clocks.models import LocalLimit


@dataclass(frozen=True, slots=True)
class Local:
    """Days by rule: the family's own, and the council's."""

    family: dict[str, int] = field(default_factory=dict)
    council: dict[str, int] = field(default_factory=dict)

    def has(self, rule: str) -> bool:
        """Say whether anybody has set a limit for the rule."""
        return rule in self.family or rule in self.council


def in_force(rules: Iterable[str], family_ids: Collection[int], on: date) -> Local:
    """Return the limits set for these rules on a day: one query."""
    rows = (
        LocalLimit.objects.filter(Q(family__isnull=True) | Q(family_id__in=family_ids), rule__in=list(rules))
        .filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)
        .order_by("since", "pk")
        .values_list("rule", "family_id", "days")
    )
    found = Local()
    for rule, family_id, days in rows:
        (found.family if family_id else found.council)[rule] = days
    return found
