"""Children who missed a check, the longest ago first, beside what makes it matter more; and counts by area, none under six."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from kinfold.network import queries as network
from kinfold.plan import queries as plans
from kinfold.services import queries as services
from kinfold.sharing import queries as sharing
from kinfold.universal import rules
from kinfold.universal.queries.checks import CheckLine, lines, not_superseded, rows_of
from kinfold.universal.queries.visitors import from_health, from_social_care

if TYPE_CHECKING:
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.services.queries import Cell

SEN = "sen_support"
NOWHERE = "Area not known"


@dataclass
class Missed:
    """One child with the checks that did not happen, and since when the first of them; what else is known, if it may be said."""

    child: Person
    family: Family | None
    checks: list[CheckLine]
    beside: list[str] = field(default_factory=list)

    @property
    def since(self) -> date:
        """Since when the first is missed."""
        return min(line.since for line in self.checks if line.since is not None)


def missed_checks(on: date, within: QuerySet[Person]) -> list[Missed]:
    """The children among `within` who missed a check and were not seen for a later one, the longest ago first.

    Ordered by the day alone: nothing about a child, and nothing about what they need, moves them up or down.
    """
    children = list(young(within, on))
    rows = rows_of([child.pk for child in children])
    homes = network.homes_of([child.pk for child in children], on)
    found = []
    for child in children:
        missed = not_superseded(lines(child, rows.get(child.pk, {}), on))
        if missed:
            found.append(Missed(child, next(iter(homes.get(child.pk, [])), None), missed))
    return sorted(found, key=lambda one: (one.since, one.child.pk))


def young(within: QuerySet[Person], on: date) -> QuerySet[Person]:
    """The children of these people whose checks are still looked for, and the babies expected."""
    oldest = rules.later(on, {"months": -rules.OLDEST_MONTHS})
    born = Q(born_on__gte=oldest, born_on__lte=on)
    expected = Q(born_on=None, expected_on__gte=oldest)
    return within.filter(born | expected, merged_into=None, died_on=None).order_by("pk")


def missed_for(who: Who, on: date, *, limit: int = 200) -> list[Missed]:
    """The missed checks of the children whose records open for somebody; what lies beside them is said to those allowed.

    To children's social care: the level, disability, special educational needs, needs that are not met. To health staff in
    a child's team: the level, which stands on the family's plan. To anybody else: nothing.
    """
    seen = sharing.visible_people(who, on)
    found = missed_checks(on, seen)[:limit]
    ids = [one.child.pk for one in found]
    if not ids or not (from_social_care(who) or from_health(who)):
        return found
    _levels(found, on)
    if from_social_care(who):
        _vulnerable(found, seen.filter(pk__in=ids))
    return found


def _levels(found: list[Missed], on: date) -> None:
    of = next((one.family for one in found if one.family is not None), None)
    if of is None:
        return
    levels = plans.levels_of(of, on, among=[one.child.pk for one in found])
    for one in found:
        level = levels.get(one.child.pk)
        if level is not None and level.level not in (
            "not_known",
            "universal",
            "closed",
            "adult_services_only",
        ):
            one.beside.append(level.get_level_display())


def _vulnerable(found: list[Missed], people: QuerySet[Person]) -> None:
    unmet = ArrayAgg(
        "needs__need", filter=Q(needs__isnull=False) & ~Q(needs__met="yes"), distinct=True, default=[]
    )
    rows = dict(people.order_by("pk").values_list("pk").annotate(unmet=unmet))
    with_disability = set(
        people.filter(disabilities__until=None, disabilities__isnull=False).values_list("pk", flat=True)
    )
    for one in found:
        words = list(rows.get(one.child.pk, []))
        if one.child.pk in with_disability:
            one.beside.append("Disability")
        if SEN in words:
            one.beside.append("Special educational needs")
        others = [services.need_says(word).lower() for word in words if word != SEN]
        if others:
            one.beside.append(f"Needs not met: {', '.join(others)}")


def by_area(missed: list[Missed], within: QuerySet[Person]) -> list[Cell]:
    """How many children missed a check in each postcode district, hidden under six (access matrix, row R2)."""
    numbers = [one.child.pk for one in missed]
    rows = within.filter(pk__in=numbers, addresses__until=None, addresses__kind="home").values_list(
        "pk", "addresses__postcode"
    )
    where = {number: _district(postcode) for number, postcode in rows if postcode}
    return services.suppressed(Counter(where.get(number, NOWHERE) for number in numbers))


def _district(postcode: str) -> str:
    """The first part of a postcode."""
    return postcode.strip().upper()[:-3].strip() or NOWHERE
