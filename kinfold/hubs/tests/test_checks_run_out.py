"""A volunteer's check runs out: said in good time to whoever runs the hub, nobody else; and nobody is matched on an old one."""

from datetime import date, timedelta

import pytest

from kinfold.base.errors import NotNow
from kinfold.hubs import actions, queries, rules
from kinfold.hubs.models import Volunteer, VolunteerCheck
from kinfold.hubs.rules import Check
from kinfold.hubs.tests.making import LONG_AGO, NEXT_YEAR, Hubs
from kinfold.hubs.tests.test_pages import text
from kinfold.sharing.tests.cast import TODAY

DAY = date(2026, 3, 2)


def until(volunteer: Volunteer, last: date) -> Volunteer:
    """The volunteer's check of criminal records counts until this day."""
    VolunteerCheck.objects.filter(volunteer=volunteer, kind="dbs").update(renew_by=last)
    return volunteer


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (61, None),
        (60, "The DBS check runs out on 1 May 2026. Ask for a new one, so that nobody has to stop."),
        (0, "The DBS check runs out on 2 March 2026. Ask for a new one, so that nobody has to stop."),
        (-1, "The DBS check ran out on 1 March 2026. Ask for a new one now."),
    ],
)
def test_two_months_before_it_is_said_kindly_and_afterwards_plainly(days: int, says: str | None) -> None:
    found = rules.runs_out([Check("dbs", LONG_AGO, LONG_AGO, True, DAY + timedelta(days=days))], DAY)
    assert (found.says if found else None) == says


def test_a_new_check_that_was_asked_for_is_said_and_one_that_came_ends_it() -> None:
    old = Check("dbs", LONG_AGO, LONG_AGO, True, DAY - timedelta(days=1))
    asked = rules.runs_out([old, Check("dbs", DAY)], DAY)
    assert asked is not None
    assert asked.says.endswith("A new one was asked for on 2 March 2026.")
    assert rules.runs_out([old, Check("dbs", DAY, DAY, True, NEXT_YEAR)], DAY) is None


def test_whoever_runs_the_hub_has_it_on_their_work_and_nobody_else(hubs: Hubs) -> None:
    mentor = until(hubs.volunteer(), TODAY + timedelta(days=30))
    client = hubs.cast.client("HUB")
    page = text(client.get("/"))
    assert "Volunteers’ checks that run out" in page
    assert f"/volunteers/{mentor.ref}/" in page
    assert 'href="/hubs/"' in page  # the way to their hub
    assert "Volunteers’ checks that run out" in text(
        hubs.cast.client("MG").get("/drift/")
    )  # opened it, runs it too
    for actor in ("AW", "TM", "MEN", "WMO", "FAM"):
        assert "checks that run out" not in text(hubs.cast.client(actor).get("/")), actor
    until(mentor, TODAY + timedelta(days=90))
    assert queries.checks_due(hubs.cast.who("HUB"), TODAY) == []


def test_whom_they_go_with_is_told_as_a_number_when_it_is_over(hubs: Hubs) -> None:
    match = hubs.meeting()
    until(match.volunteer, TODAY - timedelta(days=1))
    page = text(hubs.cast.client("HUB").get("/"))
    assert "Goes with 1 child: they should not meet until it has come." in page
    assert "Wren" not in page


def test_nobody_is_proposed_or_agreed_on_a_check_that_has_run_out_not_even_with_an_earlier_day(
    hubs: Hubs,
) -> None:
    wish, mentor = hubs.wish(), until(hubs.volunteer(), TODAY - timedelta(days=1))
    for day in (TODAY, TODAY - timedelta(days=10)):
        with pytest.raises(NotNow, match="had to be renewed"):
            actions.propose_match(wish, mentor, proposed_on=day, **hubs.told("HUB"))
    until(mentor, TODAY)  # the last day still counts
    match = actions.propose_match(wish, mentor, proposed_on=TODAY, **hubs.told("HUB"))
    until(mentor, TODAY - timedelta(days=1))
    with pytest.raises(NotNow, match="had to be renewed"):
        actions.agree_match(match, child_says="Yes.", agreed_on=TODAY, planned_until=NEXT_YEAR, **hubs.told())
