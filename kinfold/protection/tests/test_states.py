"""Random ways through enquiries, conferences, plans, alerts and notices never reach a state that the tables do not draw."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.transitions import States
from kinfold.clocks.models import Clock
from kinfold.plan.models import Level
from kinfold.protection import actions, states
from kinfold.protection.actions import ChildDecision
from kinfold.protection.models import Conference, Enquiry, ProtectionPlan
from kinfold.protection.tests.making import (
    TODAY,
    a_plan,
    asked_for,
    brother,
    discussed,
    hold,
    no_plan,
    written,
)
from kinfold.sharing.tests.cast import Cast

VERBS = sorted({move.verb for table in states.ALL for move in table.moves})


@pytest.mark.parametrize("table", states.ALL, ids=lambda table: table.thing)
@settings(max_examples=60, deadline=None)
@given(verbs=st.lists(st.sampled_from(VERBS), max_size=30))
def test_no_verbs_lead_out_of_a_table(table: States, verbs: list[str]) -> None:
    now = next(iter(table.labels))
    for verb in verbs:
        if table.may(verb, now):
            now = table.after(verb, now)
        else:
            with pytest.raises(NotNow):
                table.after(verb, now)
        assert now in table.labels


@pytest.mark.parametrize("table", states.ALL, ids=lambda table: table.thing)
def test_every_state_is_reached_and_every_table_ends(table: States) -> None:
    assert {move.target for move in table.moves} | {next(iter(table.labels))} == set(table.labels)


def wander(cast: Cast, seed: int, steps: int) -> int:
    """Take random steps, day after day, for two brothers; what is refused changes nothing. Returns how many were taken."""
    luck, taken = random.Random(seed), 0
    children, day = [cast.child, brother(cast, f"Ash {seed}")], TODAY
    for _ in range(steps):
        day += timedelta(days=luck.randint(1, 12))
        child = luck.choice(children)
        try:
            luck.choice((_discuss, _write, _agree, _ask, _decide, _decide))(cast, child, day, luck)
            taken += 1
        except (NotNow, RefusedOpenly):
            continue
        check(children)
    return taken


def _discuss(cast: Cast, child, day: date, luck: random.Random) -> None:
    discussed(cast, child, held_on=day, decision=luck.choice(("single", "joint", "none")))


def _write(cast: Cast, child, day: date, luck: random.Random) -> None:
    row = Enquiry.objects.filter(person=child).first()
    if row is not None:
        written(
            cast, row, luck.choice(("conference", "child_in_need", "early_help", "nothing", "court")), on=day
        )


def _agree(cast: Cast, child, day: date, luck: random.Random) -> None:
    row = Enquiry.objects.filter(person=child).first()
    if row is not None:
        act = luck.choice((actions.approve_enquiry, actions.approve_enquiry, actions.send_back_enquiry))
        act(row, says="So.", by=cast.who(luck.choice(("MG", "MG", "AW"))), on=day)


def _ask(cast: Cast, child, day: date, luck: random.Random) -> None:
    asked_for(cast, child, kind=luck.choice(("initial", "review")), on=day)


def _decide(cast: Cast, child, day: date, luck: random.Random) -> None:
    row = Conference.objects.filter(children__person=child, state="preparing").first()
    if row is None:
        return
    made = luck.choice(
        (
            a_plan(child, luck.choice(("NEG", "EMO"))),
            no_plan(child, luck.choice(("child_in_need", "early_help", "closed"))),
            ChildDecision(child, "continues", "It helps.", category="PHY"),
            ChildDecision(
                child, "ends", "Safe.", ended_how=luck.choice(("child_in_need", "early_help", "safer"))
            ),
        )
    )
    hold(cast, row, made, on=day)


def check(children) -> None:
    """One level, one plan and one enquiry at a time; the clocks of a plan run exactly while a plan does."""
    for child in children:
        assert Level.objects.filter(person=child, until__isnull=True).count() <= 1
        assert Enquiry.objects.filter(person=child, ended_on__isnull=True).count() <= 1
        plans = ProtectionPlan.objects.filter(person=child, ended_on__isnull=True).count()
        assert plans <= 1
        mine = Clock.objects.filter(person=child, state="open")
        assert mine.filter(rule="child_protection_visit").count() == plans
        assert mine.filter(rule__startswith="review_conference_").count() == plans
        level = Level.objects.filter(person=child, until__isnull=True).values_list("level", flat=True).first()
        assert (level == "child_protection") == (plans == 1)
    group = Clock.objects.filter(rule="first_core_group", state="open").count()
    assert group <= ProtectionPlan.objects.filter(ended_on__isnull=True).count()


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_no_random_way_leaves_two_plans_or_a_clock_without_its_plan(cast: Cast, seed: int) -> None:
    assert wander(cast, seed, 12) >= 0


def test_a_long_way_takes_many_steps_and_holds_together(cast: Cast) -> None:
    assert wander(cast, 4, 40) > 12
