"""Two parents, a worker each: what stands on one side of the wall stays there; a child's safety crosses it, with a reason."""

from datetime import timedelta

import pytest

from kinfold.base.errors import Hidden, NotNow
from kinfold.chronology.models import Entry
from kinfold.concerns.models import Concern
from kinfold.hubs import actions
from kinfold.hubs.tests.making import Hubs
from kinfold.sharing.tests.cast import BEGAN, TODAY


def test_each_parent_has_a_worker_of_their_own_and_neither_is_the_supervisor(hubs: Hubs) -> None:
    case, told = hubs.programme(), {"began_on": BEGAN, **hubs.told()}
    hers = actions.join_programme(case, hubs.cast.mother, hubs.workers["WMO"], **told)
    for taken in ("WMO", "SUP"):
        with pytest.raises(NotNow, match="worker of their own"):
            actions.join_programme(case, hubs.cast.father, hubs.workers[taken], **told)
    actions.join_programme(case, hubs.cast.father, hubs.workers["WFA"], **told)
    with pytest.raises(NotNow, match="worker of their own"):
        actions.hand_over_part(hers, hubs.workers["WFA"], **hubs.told())
    again = actions.hand_over_part(hers, hubs.workers["HUB"], **hubs.told())
    with pytest.raises(Hidden):  # whoever had it before writes nothing any more
        actions.record_programme_meeting(again, "Trust", met_on=TODAY, **hubs.told("WMO"))


def test_only_the_sides_own_worker_writes_on_it(hubs: Hubs) -> None:
    hers, _ = hubs.sides()
    actions.record_programme_meeting(hers, "Sleep", met_on=TODAY, note="She sleeps.", **hubs.told("WMO"))
    for other in ("WFA", "SUP", "AW", "MG", "MEN"):
        with pytest.raises(Hidden):
            actions.record_programme_meeting(hers, "Sleep", met_on=TODAY, **hubs.told(other))
        with pytest.raises(Hidden):
            actions.set_programme_goal(hers, "Sleep", set_on=TODAY, **hubs.told(other))
        with pytest.raises(Hidden):
            actions.end_part(hers, finished=True, ended_on=TODAY, **hubs.told(other))


def test_meetings_write_nothing_in_the_story_so_that_nobody_can_count_them(hubs: Hubs) -> None:
    hers, _ = hubs.sides()
    before = Entry.objects.count()
    for day in range(3):
        actions.record_programme_meeting(
            hers, "Sleep", met_on=TODAY - timedelta(days=day), **hubs.told("WMO")
        )
    actions.set_programme_goal(hers, "Count to ten", set_on=TODAY, **hubs.told("WMO"))
    assert Entry.objects.count() == before


def test_a_childs_safety_crosses_as_an_ordinary_worry_with_the_reason_why(hubs: Hubs) -> None:
    hers, _ = hubs.sides()
    told = {"seen_on": TODAY, "children": [hubs.cast.child]}
    with pytest.raises(NotNow, match="cross the wall"):
        actions.cross_wall(hers, why="", saw="Wren slept in the car.", **told, **hubs.told("WMO"))
    with pytest.raises(Hidden):
        actions.cross_wall(hers, why="Safety.", saw="Guessing.", **told, **hubs.told("WFA"))
    made = actions.cross_wall(
        hers, why="Wren is not safe at night.", saw="Wren slept in the car.", **told, **hubs.told("WMO")
    )
    worry = Concern.objects.get(ref=made.concern)
    assert worry.saw == "Wren slept in the car."
    assert worry.raised_by == hubs.workers["WMO"]
    with pytest.raises(Hidden):
        actions.tell_across(made, "Ask about nights.", **hubs.told("WMO"))
    said = actions.tell_across(made, "Ask him gently where Wren sleeps.", **hubs.told("SUP"))
    assert (said.told_on, said.told_by) == (TODAY, hubs.workers["SUP"])


def test_stopping_before_the_end_has_a_reason_and_the_last_side_ends_the_programme(hubs: Hubs) -> None:
    hers, his = hubs.sides()
    with pytest.raises(NotNow, match="before the end"):
        actions.end_part(his, finished=False, ended_on=TODAY, **hubs.told("WFA"))
    actions.end_part(his, finished=False, ended_on=TODAY, why="He moved to Hull.", **hubs.told("WFA"))
    hers.case.refresh_from_db()
    assert hers.case.ended_on is None
    actions.end_part(
        hers, finished=True, ended_on=TODAY, after="Orla rings once a month.", **hubs.told("WMO")
    )
    hers.case.refresh_from_db()
    assert hers.case.ended_on == TODAY
