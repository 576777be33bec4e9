"""Young children and a health visitor for the cast, and things of this room made by its actions."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kinfold.agencies import actions as agencies
from kinfold.agencies.models import Practitioner
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.sharing.tests.cast import BEGAN, PASSWORD, TODAY, Cast, involve, member, person
from kinfold.universal import actions
from kinfold.universal.models import HealthCheck

BORN = date(2023, 8, 20)
"""Pip’s two-year check was due until 20 February 2026: ten days before the day of the cast."""
EXPECTED = TODAY + timedelta(weeks=6)


@dataclass
class Young:
    """A child of two and a half, a baby on the way, and their health visitor, who signs in as HV."""

    pip: Person
    baby: Person
    visitor: Practitioner
    cast: Cast

    def told(self, on: date = TODAY, actor: str = "AW") -> dict[str, Any]:
        """Who writes it down, and when."""
        return {"by": self.cast.who(actor), "on": on}

    def seen(self, check: str, done_on: date, **more: Any) -> HealthCheck:
        """One of Pip’s checks, done at home by the health visitor."""
        given = {"done_on": done_on, "place": "home", "seen_by": self.visitor, **self.told(), **more}
        return actions.record_check(self.cast.family, self.pip, check, **given)

    def missed(self, check: str = "two_years", **more: Any) -> HealthCheck:
        """One of Pip’s checks that nobody came to."""
        given = {"how": "not_taken_up", "known_on": TODAY - timedelta(days=5), **self.told(), **more}
        return actions.miss_check(self.cast.family, self.pip, check, **given)

    def in_need(self) -> None:
        """Pip is helped as a child in need."""
        plan.level_follows(
            self.cast.family, [self.pip], "child_in_need", decided_on=BEGAN, why="Help with daily life",
            **self.told(),
        )  # fmt: skip


def with_young_children(cast: Cast) -> Young:
    """Pip, a baby expected in six weeks, and Hester Vane, who is their health visitor and can sign in."""
    pip = person("Pip Ardleigh", born=BORN)
    baby = Person.objects.create(known_as="Baby Ardleigh", expected_on=EXPECTED)
    member(cast.family, pip, "child")
    member(cast.family, baby, "unborn")
    surgery = agencies.open_organisation("Larch Lane health visitors", "health")
    visitor = agencies.take_on(surgery, "Health visitor", name="Hester Vane", on=BEGAN)
    account = agencies.open_account("cast-hv", "Hester Vane", password=PASSWORD)
    agencies.give_account(visitor, account)
    involve(visitor, cast.family, "partner")
    cast.practitioners["HV"], cast.accounts["HV"] = visitor, account
    return Young(pip, baby, visitor, cast)
