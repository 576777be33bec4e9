"""My work: what is due, whom I have not seen, who waits on whom; only of families that I may find."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test.utils import CaptureQueriesContext

from kinfold.clocks import actions as clocks
from kinfold.concerns import actions as concerns
from kinfold.concerns.rules import TypedChild
from kinfold.design import drafts
from kinfold.meetings import actions as meetings
from kinfold.plan import actions as plan
from kinfold.records import actions as records
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Exclusion
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, involve
from kinfold.work import actions
from kinfold.work import queries as work

RULE = "promised_contact"


def clock(cast: Cast, actor: str | None, due: date, **more: Any) -> Any:
    owner = {"owner": cast.practitioners[actor]} if actor else {}
    more.setdefault("rule", RULE)
    more.setdefault("on", min(due, TODAY) - timedelta(days=10))
    return clocks.start(
        more.pop("rule"),
        cast.family,
        person=more.pop("person", cast.child),
        due_on=due,
        entry=uuid4(),
        **owner,
        **more,
    )


def said(rows: list[work.Due]) -> list[str]:
    return [row.line.says for row in rows]


def test_nothing_waits_for_somebody_new(cast: Cast) -> None:
    found = work.my_work(cast.who("OT"), TODAY)
    assert found.nothing
    assert found.families == []


def test_a_clock_is_overdue_due_today_or_soon_and_what_is_far_off_stays_off_the_page(cast: Cast) -> None:
    for days, about in ((-3, "late"), (0, "now"), (5, "soon"), (30, "far")):
        clock(cast, "AW", TODAY + timedelta(days=days), about=about)
    found = work.my_work(cast.who("AW"), TODAY)
    assert (said(found.overdue), said(found.today), said(found.soon)) == (["late"], ["now"], ["soon"])
    assert found.overdue[0].family_ref == cast.family.ref
    assert found.overdue[0].line.waited.startswith("13 days: ")
    assert found.overdue[0].line.waited.endswith("of Wren Ardleigh's life so far")


def test_what_nobody_has_taken_stands_with_the_whole_team(cast: Cast) -> None:
    clock(cast, None, TODAY, owner_team=cast.teams["locality"], about="take me")
    found = work.my_work(cast.who("TM"), TODAY)
    assert said(found.today) == ["take me"]
    assert not found.today[0].mine
    assert work.my_work(cast.who("OT"), TODAY).nothing


def test_a_line_goes_when_access_goes(cast: Cast) -> None:
    clock(cast, "AW", TODAY, about="see Wren")
    Exclusion.objects.create(
        practitioner=cast.practitioners["AW"], family=cast.family, why="Cousin", since=BEGAN
    )
    assert work.my_work(cast.who("AW"), TODAY).nothing


def test_a_rhythm_that_has_run_out_says_whom_i_have_not_seen(cast: Cast) -> None:
    clock(cast, "AW", TODAY - timedelta(days=1), rule="visit_every", every_days=14)
    by = cast.who("AW")
    seen = [records.Seen(cast.child)]
    records.record_visit(
        cast.family,
        "All in.",
        seen=seen,
        happened_on=TODAY - timedelta(days=20),
        by=by,
        on=TODAY - timedelta(days=20),
    )
    found = work.my_work(by, TODAY)
    assert [(row.name, row.every_days, row.last_seen) for row in found.unseen] == [
        ("Wren Ardleigh", 14, TODAY - timedelta(days=20))
    ]
    assert said(found.overdue) == [], "a rhythm is not told twice"


def test_what_i_asked_waits_until_it_is_answered_and_then_is_news(cast: Cast) -> None:
    teacher = cast.who("PT")
    wren = TypedChild(name="Wren", person_ref=cast.child.ref)
    worry = concerns.raise_concern(
        [wren], saw="Hungry.", seen_on=TODAY, by=teacher, on=TODAY, family=cast.family
    )
    asked = concerns.ask_consultation(cast.family, question="What next?", by=teacher, on=TODAY, concern=worry)
    found = work.my_work(teacher, TODAY)
    assert [(row.what, row.of_whom, row.ref) for row in found.waiting] == [
        ("Your question", "the consultation line", asked.ref)
    ]
    assert found.answers == []
    concerns.answer_consultation(
        asked,
        family_known=True,
        advice="Talk with Mum.",
        reasons="She trusts you.",
        by=cast.who("CL"),
        on=TODAY,
    )
    found = work.my_work(teacher, TODAY)
    assert found.waiting == []
    assert [row.ref for row in found.answers] == [asked.ref]


def test_a_manager_sees_what_is_late_family_by_family_with_names_and_no_count(cast: Cast) -> None:
    for days in (3, 9):
        clock(cast, "AW", TODAY - timedelta(days=days), owner_team=cast.teams["locality"])
    found = work.my_work(cast.who("MG"), TODAY)
    assert [(row.name, row.owners, len(row.lines)) for row in found.late] == [
        (cast.family.name, "Amina Yusuf", 2)
    ]
    assert work.my_work(cast.who("TM"), TODAY).late == []


def test_drafts_are_my_own(cast: Cast) -> None:
    drafts.save(cast.accounts["AW"].pk, "write_note", cast.family.ref, {"what": ["Half a note"]})
    assert [row.form for row in work.my_work(cast.who("AW"), TODAY).drafts] == ["write_note"]
    assert work.my_work(cast.who("TM"), TODAY).drafts == []


def test_what_i_promised_in_a_plan_is_mine_until_it_is_done_and_goes_when_access_goes(cast: Cast) -> None:
    by, mine = cast.who("AW"), cast.practitioners["PT"]
    made = plan.make_plan(cast.family, made_on=TODAY, by=by, on=TODAY)
    soon, later = TODAY + timedelta(days=3), TODAY + timedelta(days=30)
    plan.agree_action(made, "Breakfast club", owner=mine, by_when=later, by=by, on=TODAY)
    first = plan.agree_action(made, "Ring Nan", owner=mine, by_when=soon, by=by, on=TODAY)
    found = work.my_work(cast.who("PT"), TODAY)
    assert [(row.what, row.by_when) for row in found.promises] == [
        ("Ring Nan", soon),
        ("Breakfast club", later),
    ]
    assert not found.nothing
    plan.end_action(first, "done", by=cast.who("PT"), on=TODAY)
    assert [row.what for row in work.my_work(cast.who("PT"), TODAY).promises] == ["Breakfast club"]
    Exclusion.objects.create(practitioner=mine, family=cast.family, why="Cousin", since=BEGAN)
    assert work.my_work(cast.who("PT"), TODAY).nothing


def test_a_family_taken_over_is_to_be_read_first(cast: Cast) -> None:
    by = cast.who("AW")
    involve(cast.practitioners["AW"], cast.family, "lead")
    made = plan.make_plan(cast.family, made_on=TODAY, by=by, on=TODAY)
    given = plan.hand_over(
        made, cast.practitioners["TM"], why="Amina goes part-time", on_day=TODAY, by=by, on=TODAY
    )
    assert [row.ref for row in work.my_work(cast.who("TM"), TODAY).handovers] == [given.ref]
    assert work.my_work(by, TODAY).handovers == []


def test_meetings_to_come_and_the_next_talk_stand_in_my_work(cast: Cast) -> None:
    by, week = cast.who("AW"), TODAY + timedelta(days=7)
    meeting = meetings.arrange(cast.family, "team_around_family", "So that everybody knows", by=by, on=TODAY)
    assert [row.meeting for row in work.my_work(by, TODAY).meetings] == [meeting]
    actions.supervise(
        cast.family, worker=cast.practitioners["AW"], held_on=TODAY, what_was_said="How Wren is.", next_on=week,
        by=cast.who("MG"), on=TODAY, agreed=[actions.Agreed("Ask the nurse", cast.practitioners["AW"], week)],
    )  # fmt: skip
    assert [row.what for row in work.my_work(by, TODAY).promises] == ["Ask the nurse"]
    assert [row.next_on for row in work.my_work(cast.who("MG"), TODAY).talks] == [week]
    assert work.my_work(by, TODAY).talks == []


def test_families_are_those_whose_team_i_am_in(cast: Cast) -> None:
    assert [row.name for row in work.my_work(cast.who("PT"), TODAY).families] == [cast.family.name]
    assert work.my_work(cast.who("TM"), TODAY).families == [], "cover is not being with a family"


@pytest.mark.parametrize("actor", ["AW", "MG", "PT"])
def test_more_work_takes_no_more_queries(cast: Cast, actor: str) -> None:
    from django.db import connection

    def counted() -> int:
        with CaptureQueriesContext(connection) as found:
            work.my_work(cast.who(actor), TODAY)
        return len(found)

    for days in (-9, 0, 5):
        clock(cast, "AW", TODAY + timedelta(days=days), owner_team=cast.teams["locality"])
    before = counted()
    for days in range(-8, 8):
        clock(cast, "AW", TODAY + timedelta(days=days), owner_team=cast.teams["locality"])
        drafts.save(cast.accounts[actor].pk, "write_note", f"F{days}", {"what": ["x"]})
    assert counted() == before


def test_a_child_behind_a_label_on_which_i_am_not_named_is_not_named_on_my_list(cast: Cast) -> None:
    clock(cast, "AW", TODAY, about="ring the school")
    clock(cast, "AW", TODAY - timedelta(days=1), rule="visit_every", every_days=14)
    named = [cast.practitioners["MG"]]
    sharing.restrict(
        cast.family, person=cast.child, named=named, why="Works in the council", by=cast.who("MG"), on=TODAY
    )
    mine, managers = work.my_work(cast.who("AW"), TODAY), work.my_work(cast.who("MG"), TODAY)
    assert said(mine.today) == ["ring the school"]
    assert mine.today[0].line.whose == cast.family.name
    assert "Wren" not in mine.today[0].line.waited
    assert [row.name for row in mine.unseen] == [cast.family.name]
    assert [line.whom for row in managers.late for line in row.lines] == ["Wren Ardleigh"]
    page = cast.client("AW").get("/").content.decode().replace(cast.family.name, "")
    assert "Wren" not in page


def test_a_list_names_the_child_where_nothing_stands_before_them(cast: Cast) -> None:
    clock(cast, "AW", TODAY, about="ring the school")
    assert work.my_work(cast.who("AW"), TODAY).today[0].line.whose == "Wren Ardleigh"
