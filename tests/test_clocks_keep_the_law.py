"""Every case that a practitioner wrote beside a rule, told through the chronology: the stored clocks must stand as it says."""

from datetime import date

import pytest

from kinfold.chronology import actions as chronology
from kinfold.clocks import actions, queries
from kinfold.clocks.models import Clock
from kinfold.clocks.tests.conftest import Home, home
from kinfold.law import timescales
from kinfold.law.replay import Happening
from kinfold.law.tests.cases import Case, all_cases
from kinfold.network import actions as network

__all__ = ["home"]  # the fixture


def tell(home: Home, each: Happening, *, begins: bool):
    return chronology.record(
        each.kind,
        home.family,
        what="It happened.",
        on_day=each.day,
        about=[home.jake],
        by=home.worker,
        detail=each.detail or "",
        source_ref="R1" if begins or each.same_matter else "",
    )


def play(home: Home, case: Case) -> None:
    rule = timescales.rule(case.rule)
    first = tell(home, case.begun, begins=True)
    if rule.begun == "on its own" and case.limit_days is None:
        actions.react(first, by=home.worker)
    else:
        actions.start(
            case.rule,
            home.family,
            person=home.jake if rule.one_for_each == "child" else None,
            on=case.begun.day,
            entry=first.uuid,
            matter="R1",
            kind=case.begun.kind,
            limit_days=case.limit_days,
            every_days=(case.due - case.begun.day).days if goes_round(case) else None,
            by=home.worker,
        )
    for each in case.then:
        actions.react(tell(home, each, begins=False), by=home.worker)


def goes_round(case: Case) -> bool:
    """A rhythm that a room begins by hand with the length of the law is begun with that length in days, as the rooms do."""
    return timescales.rule(case.rule).recurs and case.limit_days is None and case.due is not None


def standing(case: Case, on: date) -> str:
    """The state of the turn that runs on a day (a second start may have taken the first one's place)."""
    turns = Clock.objects.filter(rule=case.rule, started_on__lte=on).order_by("started_on", "pk")
    first = turns[0]
    return queries.state(
        turns[len(turns) - 1] if first.every_days or timescales.rule(case.rule).recurs else first, on
    )


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.rule}: {case.says}")
def test_a_case_stands_as_its_practitioner_wrote(home: Home, case: Case) -> None:
    network.end_membership(home.family.members.get(person=home.kelly), until=date(2010, 1, 1), by=home.worker)
    play(home, case)
    assert Clock.objects.filter(rule=case.rule).earliest("pk").due_on == case.due
    assert [standing(case, day) for day, _ in case.look] == [expected for _, expected in case.look]
