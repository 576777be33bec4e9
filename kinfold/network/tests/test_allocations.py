"""Who held a child from day to day: one at a time, with the return's reason for each change."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.network import actions, queries
from kinfold.network.rules import WORKER_REASONS
from kinfold.network.tests.conftest import BEGAN, BY, TODAY, Home

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def held(home: Home) -> list[tuple[str, date, date | None, str]]:
    child = queries.children(home.family, TODAY)[0]
    return [
        (a.practitioner.name, a.since, a.until, a.reason_code)
        for a in queries.allocations(child, home.family, TODAY)
    ]


def test_a_handover_is_one_row_for_each_worker_with_its_reason(home: Home) -> None:
    actions.involve(home.amina, home.family, "lead", since=BEGAN, by=BY)
    actions.hand_over_lead(
        home.family, home.petra, on=TODAY, reason="Amina leaves", reason_code="LEFTRL", by=BY
    )
    assert held(home) == [
        (home.amina.name, BEGAN, TODAY - DAY, ""),
        (home.petra.name, TODAY, None, "LEFTRL"),
    ]


def test_the_allocated_worker_holds_again_when_the_lead_ends(home: Home) -> None:
    actions.involve(home.amina, home.family, "allocated", since=BEGAN, by=BY)
    lead = actions.involve(home.petra, home.family, "lead", since=BEGAN + DAY * 10, by=BY)
    actions.end_involvement(lead, until=BEGAN + DAY * 20, reason="Her part is done", by=BY)
    assert [(name, since) for name, since, *_ in held(home)] == [
        (home.amina.name, BEGAN),
        (home.petra.name, BEGAN + DAY * 10),
        (home.amina.name, BEGAN + DAY * 21),
    ]


def test_a_partner_in_the_team_does_not_hold_the_child(home: Home) -> None:
    actions.involve(home.amina, home.family, "partner", since=BEGAN, by=BY)
    assert held(home) == []


def test_only_the_ten_reasons_are_taken(home: Home) -> None:
    with pytest.raises(NotNow, match="why this worker takes over"):
        actions.involve(home.amina, home.family, "lead", since=BEGAN, reason_code="BORED", by=BY)
    assert len(WORKER_REASONS) == 10


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 30), st.sampled_from(["lead", "allocated"])), max_size=5
    )
)
def test_whatever_the_parts_nobody_holds_a_child_twice_on_one_day(
    home: Home, parts: list[tuple[int, int, str]]
) -> None:
    from django.db import transaction

    with transaction.atomic():
        for number, (start, length, role) in enumerate(parts):
            since = BEGAN + DAY * start
            who = home.amina if number % 2 else home.petra
            try:
                row = actions.involve(who, home.family, role, since=since, by=BY)
                actions.end_involvement(row, until=since + DAY * length, reason="Over", by=BY)
            except NotNow:
                continue
        rows = held(home)
        for (_, _, until, _), (_, since, _, _) in itertools.pairwise(rows):
            assert until is not None
            assert until < since
        transaction.set_rollback(True)
