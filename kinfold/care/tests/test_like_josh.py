"""A boy like Josh (pack csj-josh): ten years on one plan, four workers, three homes, two moves, another path for the others."""

from datetime import date, timedelta
from typing import Any

import pytest

from kinfold.care import actions, queries
from kinfold.network import actions as network
from kinfold.network.models import Involvement
from kinfold.plan import actions as plan
from kinfold.plan import queries as plan_asked
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import Cast

BORN = date(2006, 9, 1)
GROWN = date(2024, 9, 1)


def day(number: int) -> date:
    """A day of the pack: day 0 is his eighth birthday."""
    return date(2014, 9, 1) + timedelta(days=number)


@pytest.fixture
def cast(db: None) -> Cast:
    return players.build()


def test_ten_years_are_told_in_one_sentence_and_the_return_is_worked_out(cast: Cast):
    josh = players.person("Josh", born=BORN)
    others = [players.person(name, born=date(2010, 1, 1)) for name in ("Mia", "Sam")]
    for child in (josh, *others):
        row = players.member(cast.family, child, "child")
        row.since = BORN
        row.save()
    told: dict[str, Any] = {"by": cast.who("AW"), "on": GROWN}
    _four_workers(cast)
    plan.make_plan(cast.family, made_on=day(0), **told)
    plan.change_level(josh, cast.family, "child_in_need", on=day(1880), by=told["by"], recorded_on=GROWN)
    care = {"need": "N1", "code": "V2", "backing": "consent", "backing_ref": "both parents", "why": "Neglect.",
            "kin_asked": "No relative was found.", **told}  # fmt: skip
    periods = {
        child.pk: actions.come_into_care(cast.family, child, began_on=day(2215), **care)
        for child in (josh, *others)
    }
    for child in others:
        actions.leave_care(
            periods[child.pk],
            ended_on=day(2562),
            how="E47",
            why="Relatives.",
            level_after="special_guardianship",
            **told,
        )
    his, home = periods[josh.pk], {"provider": "PR1", **told}
    actions.place(
        his, "U6", since=day(2215), with_siblings="none", why_apart="No carer could take three.", **home
    )
    actions.place(his, "U4", since=day(2564), ended_how="CREQO", **home)
    actions.place(his, "K2", since=day(2838), ended_how="CREQB", provider="PR4", **told)
    actions.agree_permanence(his, "childrens_home", agreed_on=day(2890), why="He is happier there.", **told)
    actions.leave_care(
        his, ended_on=GROWN, how="E5", why="He is eighteen.", level_after="care_leaver", **told
    )

    found = queries.continuity(josh, GROWN)
    assert found.headline == (
        "Ten years on one plan, four workers, three homes in care, two moves, and a different path for Mia and Sam."
    )
    assert "Mia went another way: looked after, then special guardianship." in found.says
    assert (queries.placements_count(josh), queries.moves_count(josh)) == (3, 2)
    assert [(e.decom, e.rne, e.place, e.rec, e.reason_place_change) for e in queries.episodes(josh)] == [
        (day(2215), "S", "U6", "X1", "CREQO"),
        (day(2564), "P", "U4", "X1", "CREQB"),
        (day(2838), "P", "K2", "E5", ""),
    ]
    levels = [row.level for row in plan_asked.level_history(josh)]
    assert levels == ["child_in_need", "looked_after", "care_leaver"]


def _four_workers(cast: Cast) -> None:
    """One after another, the last from the day on which his legal label changed."""
    Involvement.objects.filter(family=cast.family, role="allocated").delete()
    turns = [(0, 1129), (1130, 1849), (1850, 2209), (2210, None)]
    for actor, (first, last) in zip(("AW", "TM", "MG", "OT"), turns, strict=True):
        network.involve(
            cast.practitioners[actor], cast.family, "allocated", since=day(first),
            until=None if last is None else day(last), by=cast.who("MG"),
        )  # fmt: skip
