"""What is owed to carers stands in the work of the worker who supports them, and late with that worker's manager."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinfold.care import actions, queries
from kinfold.care.models import Carer, CarerClock
from kinfold.care.tests.caring import carers, text
from kinfold.sharing.tests.cast import TODAY, Cast, build
from kinfold.work import queries as work

VISIT, ALONE, YEAR, LEARN = "supervising_visit", "unannounced_visit", "carer_review", "carer_training"
LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture
def cast(db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return build()


def told(cast: Cast) -> dict[str, Any]:
    return {"by": cast.who("TM"), "on": TODAY}


def running(carer: Carer) -> dict[str, tuple[date, date]]:
    rows = CarerClock.objects.filter(carer=carer, state="open")
    return {row.rule: (row.started_on, row.due_on) for row in rows}


def test_approval_begins_four_clocks_and_nothing_before_it_does(cast: Cast) -> None:
    waiting = carers(cast, approved_on=None)
    assert running(waiting) == {}
    approved = carers(cast, approved_on=LAST_WEEK)
    assert {rule: due for rule, (_, due) in running(approved).items()} == {
        VISIT: date(2026, 4, 6), ALONE: date(2027, 2, 23), YEAR: date(2027, 2, 23), LEARN: date(2027, 2, 23),
    }  # fmt: skip
    assert {row.owner for row in CarerClock.objects.all()} == {cast.practitioners["TM"]}
    assert {row.owner_team for row in CarerClock.objects.all()} == {cast.teams["locality"]}


def test_a_visit_a_review_and_a_course_each_meet_their_own_clock_and_begin_the_next(cast: Cast) -> None:
    home = carers(cast, approved_on=date(2025, 9, 1))
    actions.visit_carers(home, on_day=LAST_WEEK, announced=True, seen="Tea.", **told(cast))
    assert running(home)[VISIT] == (LAST_WEEK, date(2026, 4, 6))
    assert running(home)[ALONE][0] == date(2025, 9, 1)
    actions.visit_carers(home, on_day=TODAY, announced=False, seen="All well.", **told(cast))
    actions.review_carers(
        home,
        on_day=TODAY,
        children_say="Kind.",
        outcome="goes_on",
        next_due_on=date(2026, 9, 1),
        **told(cast),
    )
    actions.record_training(home, "First aid", on_day=TODAY, **told(cast))
    assert {rule: since for rule, (since, _) in running(home).items()} == dict.fromkeys(
        (VISIT, ALONE, YEAR, LEARN), TODAY
    )
    assert running(home)[YEAR][1] == date(2026, 9, 1)
    met = CarerClock.objects.filter(carer=home, state="met")
    assert {(row.rule, row.ended_on) for row in met} == {
        (VISIT, LAST_WEEK), (VISIT, TODAY), (ALONE, TODAY), (YEAR, TODAY), (LEARN, TODAY)
    }  # fmt: skip


def test_what_is_written_late_about_an_earlier_day_moves_nothing_back(cast: Cast) -> None:
    home = carers(cast, approved_on=date(2025, 9, 1))
    actions.visit_carers(home, on_day=TODAY, announced=True, seen="Tea.", **told(cast))
    before = running(home)
    actions.visit_carers(home, on_day=LAST_WEEK, announced=True, seen="Tea.", **told(cast))
    assert running(home) == before


def test_clocks_follow_the_worker_and_stop_when_the_carers_do(cast: Cast) -> None:
    home = carers(cast, approved_on=date(2025, 9, 1))
    facts = {"name": home.name, "kind": home.kind, "approved_on": home.approved_on}
    actions.change_carer(home, version=1, supervisor=cast.practitioners["OT"], **facts, **told(cast))
    assert {(row.owner, row.owner_team) for row in CarerClock.objects.filter(state="open")} == {
        (cast.practitioners["OT"], cast.teams["other"])
    }
    actions.end_carer(home, ended_on=TODAY, why="They move.", **told(cast))
    assert running(home) == {}
    assert set(CarerClock.objects.values_list("state", "ended_on")) == {("stopped", TODAY)}


def test_it_stands_in_the_work_of_whoever_supports_them_and_of_nobody_else(cast: Cast) -> None:
    home = carers(cast, approved_on=date(2025, 9, 1))  # six weeks are long over
    found = work.my_work(cast.who("TM"), TODAY)
    assert [(row.carer, row.rule) for row in found.carers] == [(home, VISIT)]
    assert not found.nothing
    shown = text(cast.client("TM").get(reverse("home")))
    assert "Carers I support" in shown
    assert reverse("visit_carers", args=[home.ref]) in shown
    for actor in ("AW", "OT", "PT", "AN", "SA", "LA2"):
        assert work.my_work(cast.who(actor), TODAY).carers == [], actor
    assert "Bev and Tony" not in text(cast.client("AW").get(reverse("home")))


def test_a_manager_sees_what_is_late_in_their_teams_and_what_is_nobodys(cast: Cast) -> None:
    ours = carers(cast, approved_on=date(2025, 9, 1))
    nobodys = carers(cast, approved_on=date(2025, 9, 1), supervisor=None)
    carers(cast, approved_on=date(2025, 9, 1), supervisor=cast.practitioners["OT"])
    carers(cast, approved_on=TODAY)
    board = work.drift_board(cast.who("MG"), TODAY)
    assert {row.carer for row in board.carers} == {ours, nobodys}
    shown = text(cast.client("MG").get(reverse("drift_board")))
    assert "Carers who wait" in shown
    assert "Nobody supports them yet" in shown


def test_the_register_says_the_soonest_first_in_one_question(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    later, sooner = carers(cast, approved_on=TODAY), carers(cast, approved_on=LAST_WEEK)
    with django_assert_num_queries(1):
        due = queries.carer_due()
        assert [(one.carer, one.soonest) for one in due] == [
            (sooner, date(2026, 4, 6)), (later, date(2026, 4, 13))
        ]  # fmt: skip
