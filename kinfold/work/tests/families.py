"""Families of a team, made quickly: each with a child, a worker and something that stands still in every way."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from kinfold.clocks import actions as clocks
from kinfold.clocks.models import Clock
from kinfold.network.models import Family, Involvement
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, involve, member, person

RULES = {
    "service_wait": None,
    "six_month_drift_review": -20,
    "refusal_time_limit": 3,
    "visit_every": -9,
    "promised_contact": -2,
}


def clock(cast: Cast, family: Family, rule: str, *, days: int, due: int | None = None, **more: Any) -> Clock:
    """A clock of the locality team that began some days ago and is due in some days (before today when negative)."""
    more.setdefault("owner", cast.practitioners["AW"])
    owner = {"owner": more.pop("owner")}
    if owner["owner"] is None:
        owner = {"owner_team": cast.teams["locality"]}
    return clocks.start(
        rule,
        family,
        on=TODAY - timedelta(days=days),
        due_on=None if due is None else TODAY + timedelta(days=due),
        entry=uuid4(),
        **owner,
        **more,
    )


def family(cast: Cast, name: str, born: date, *, holder: str = "AW") -> tuple[Family, Person, Involvement]:
    """A family held by a worker, with one child."""
    made = Family.objects.create(name=f"The {name}s", synthetic=True)
    child = person(f"Jo {name}", born=born)
    member(made, child, "child")
    return made, child, involve(cast.practitioners[holder], made, "lead", since=BEGAN)


def many(cast: Cast, number: int, *, planned: bool = False) -> None:
    """Families with something of every kind that stands still; with a plan or without."""
    for n in range(number):
        made, child, row = family(cast, f"Marlow{n:03}", TODAY - timedelta(days=400 + 50 * n))
        for rule, due in RULES.items():
            every = {"every_days": 14} if rule == "visit_every" else {}
            owner = None if rule == "promised_contact" else cast.practitioners["AW"]
            clock(cast, made, rule, days=200, due=due, person=child, owner=owner, **every)
        if planned:
            plan.make_plan(made, made_on=BEGAN, by=cast.who("AW"), on=BEGAN)
        row.until, row.reason_ended = TODAY + timedelta(days=20), "A new job"
        row.save()
