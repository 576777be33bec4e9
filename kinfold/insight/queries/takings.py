"""Tables that somebody asks to take away."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kinfold.base.who import Who
from kinfold.insight import rules
from kinfold.insight.models import Taking

MOST = 50


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One of them as its reader sees it."""

    taking: Taking
    mine: bool
    state: str

    @property
    def title(self) -> str:
        """Which table."""
        return rules.TABLES[self.taking.table].title

    @property
    def says(self) -> str:
        """Where it stands, in words."""
        return rules.TAKING_SAYS[self.state]


def taking(ref: str) -> Taking:
    """One by its reference. Raises `Taking.DoesNotExist`."""
    return Taking.objects.select_related("asked_by", "answered_by").get(ref=ref)


def takings(who: Who, on: date) -> list[AskedFor]:
    """One's own, the newest first, and everybody else's that still wait for an answer. One query."""
    rows = Taking.objects.select_related("asked_by", "answered_by").filter(
        Q(asked_by=who.account_id) | Q(answer="", as_of=rules.month_end(on))
    )
    return [AskedFor(row, row.asked_by_id == who.account_id, state_of(row, on)) for row in rows[:MOST]]


def takings_to_answer(who: Who, on: date) -> int:
    """How many of somebody else's wait for an answer."""
    return (
        Taking.objects.filter(answer="", as_of=rules.month_end(on)).exclude(asked_by=who.account_id).count()
    )


def state_of(row: Taking, on: date) -> str:
    """Where one stands on a day."""
    return rules.taking_state(answer=row.answer, answered_on=row.answered_on, as_of=row.as_of, on=on)
