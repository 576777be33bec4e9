"""Asking for a plan: the three days of the law run, somebody looks after it, and a tribunal's order sets other days."""

from datetime import date, timedelta
from typing import Any

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.clocks.models import Clock
from kinfold.school import actions, queries
from kinfold.school.models import EhcRequest
from kinfold.school.tests.making import EARLIER, Schooling
from kinfold.school.tests.test_pages import at, sent, text
from kinfold.sharing.models import Exclusion
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

LONG_AGO = date(2025, 9, 1)


def move(wren: Schooling, row: EhcRequest, verb: str, on_day: date, **more: Any) -> EhcRequest:
    return actions.move_ehc(row, verb, on_day=on_day, version=row.version, **more, **wren.told("PT"))


def running(cast: Cast) -> dict[str, Clock]:
    rows = Clock.objects.filter(person=cast.child, rule__startswith="ehc", state="open")
    return {row.rule: row for row in rows}


def test_six_sixteen_and_twenty_weeks_run_on_the_work_of_whoever_looks_after_it(
    cast: Cast, wren: Schooling
) -> None:
    row = move(wren, wren.ehc(), "send", EARLIER)
    assert {rule: clock.due_on for rule, clock in running(cast).items() if rule != "ehcp_not_completed"} == {
        "ehc_decide": EARLIER + timedelta(weeks=6),
        "ehc_no_plan": EARLIER + timedelta(weeks=16),
        "ehc_finish": EARLIER + timedelta(weeks=20),
    }
    assert {clock.owner for clock in running(cast).values()} == {cast.practitioners["PT"]}
    actions.take_up_ehc(row, cast.practitioners["AW"], version=row.version, **wren.told())
    assert {clock.owner for clock in running(cast).values()} == {cast.practitioners["AW"]}


def test_a_draft_ends_the_sixteen_weeks_and_only_the_plan_ends_the_twenty(
    cast: Cast, wren: Schooling
) -> None:
    row = move(wren, wren.ehc(), "send", EARLIER)
    row = move(wren, row, "agree_to_assess", EARLIER)
    row = move(wren, row, "draft", TODAY)
    assert sorted(running(cast)) == ["ehc_finish", "ehcp_not_completed"]
    page = text(cast.client("FAM").get(at("ehc_request", row.ref)))
    assert "You have at least until 16 March 2026 to say what you think of the draft" in page
    assert "sixteen weeks to say that there is no plan" in page
    move(wren, row, "finish", TODAY)
    assert running(cast) == {}


@pytest.mark.parametrize(
    ("steps", "rule", "weeks"),
    [
        (("send", "refuse_to_assess", "challenge", "win_challenge"), "ehc_after_order", 14),
        (
            ("send", "agree_to_assess", "say_no_plan", "challenge", "win_challenge"),
            "ehc_plan_after_order",
            11,
        ),
    ],
)
def test_after_a_tribunals_order_its_own_weeks_count_and_not_the_first(
    cast: Cast, wren: Schooling, steps: tuple[str, ...], rule: str, weeks: int
) -> None:
    row = wren.ehc(LONG_AGO)
    for verb in steps:
        day = TODAY if verb == "win_challenge" else LONG_AGO
        row = move(wren, row, verb, day, why="The family sees it so.")
    last = TODAY + timedelta(weeks=weeks)
    assert running(cast)[rule].due_on == last
    coming = queries.asked(row, TODAY)
    assert coming.next is not None
    assert (coming.next.due_on, coming.unfinished) == (last, False)
    row = move(wren, row, "draft", TODAY)
    assert queries.ehc_days(row).finish_by == last
    assert "After a tribunal" in text(cast.client("AW").get(at("ehc_request", row.ref)))


def test_it_is_taken_up_with_one_click_and_two_at_once_are_both_shown(cast: Cast, wren: Schooling) -> None:
    row = wren.ehc()
    assert at("take_up_ehc", row.ref) in text(cast.client("AW").get(at("ehc_request", row.ref)))
    asked = text(cast.client("AW").get(at("take_up_ehc", row.ref)))
    assert "I do" in asked
    assert "Piers Xavier" in asked  # who leads at the school
    mine = {"looks_after": cast.practitioners["AW"].ref, "version": row.version}
    page = text(cast.client("AW").post(at("take_up_ehc", row.ref), sent(**mine), follow=True))
    assert str(cast.practitioners["AW"].known_as) in page
    late = cast.client("PT").post(
        at("take_up_ehc", row.ref), sent(looks_after=cast.practitioners["PT"].ref, version=row.version)
    )
    assert late.status_code == 422
    row.refresh_from_db()
    assert row.looks_after == cast.practitioners["AW"]


def test_nobody_takes_up_what_has_ended_or_who_may_not_work_with_the_family(
    cast: Cast, wren: Schooling
) -> None:
    row = wren.ehc()
    Exclusion.objects.create(
        practitioner=cast.practitioners["TM"], family=cast.family, why="Cousin", since=BEGAN
    )
    with pytest.raises(NotNow, match="cannot work with this family"):
        actions.take_up_ehc(row, cast.practitioners["TM"], version=row.version, **wren.told())
    with pytest.raises(Clash):
        actions.take_up_ehc(row, cast.practitioners["AW"], version=99, **wren.told())
    row = move(wren, row, "take_back", TODAY, why="They moved.")
    with pytest.raises(NotNow, match="has ended"):
        actions.take_up_ehc(row, cast.practitioners["AW"], version=row.version, **wren.told())
    for actor in ("AW", "PT"):
        assert cast.client(actor).get(at("take_up_ehc", row.ref)).status_code == 404


def test_who_only_reads_takes_nothing_up(cast: Cast, wren: Schooling) -> None:
    row = wren.ehc()
    for actor in ("FAM", "WF", "PX", "AN", "CL"):
        assert cast.client(actor).get(at("take_up_ehc", row.ref)).status_code == 404, actor
