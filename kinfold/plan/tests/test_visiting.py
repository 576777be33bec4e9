"""How often a child is visited: the least beside the rhythm agreed, and what was done beside both."""

from datetime import date, timedelta

import pytest

from kinfold.plan import actions as plan
from kinfold.plan.rules import least_in_words, made_beside_agreed
from kinfold.sharing.tests.cast import BEGAN, build

ON = date(2026, 3, 30)
DAY = timedelta(days=1)


def seen(*days_ago: int) -> list[date]:
    return [ON - DAY * ago for ago in days_ago]


@pytest.mark.parametrize(
    ("level", "agreed", "says", "less_often"),
    [
        ("child_in_need", 28, "At the least every 20 working days, as this council sets for itself", False),
        ("child_in_need", 42, "At the least every 20 working days", True),
        ("child_protection", 14, "At the least every 10 working days", False),
        ("child_protection", 21, "At the least every 10 working days", True),
        ("looked_after", 42, "At the least every 6 weeks", False),
    ],
)
def test_the_least_stands_beside_what_was_agreed(level: str, agreed: int, says: str, less_often: bool):
    said = least_in_words(level, agreed, ON)
    assert said.startswith(says)
    assert ("What was agreed here is less often" in said) is less_often


def test_early_help_has_no_least():
    assert least_in_words("early_help", 90, ON) == ""


def test_visits_that_fit_what_was_agreed_are_not_remarked_on():
    assert made_beside_agreed(14, ON - DAY * 200, seen(1, 15, 29, 43), ON) == ""
    assert made_beside_agreed(14, ON - DAY * 200, seen(1, 8, 15, 29, 43), ON) == ""


def test_many_more_visits_than_agreed_are_asked_about_kindly():
    said = made_beside_agreed(14, ON - DAY * 200, seen(1, 5, 9, 15, 22, 29, 36), ON)
    assert said.startswith("Seen 7 times in the last 8 weeks, where 4 times was agreed")
    assert "burden" in said


def test_many_fewer_visits_than_agreed_are_said_with_the_day_last_seen():
    said = made_beside_agreed(14, ON - DAY * 200, seen(50), ON)
    assert said.startswith("Seen once in the last 8 weeks, where 4 times was agreed")
    assert "Last seen on 8 February 2026" in said
    assert "Nobody has written down" in made_beside_agreed(14, ON - DAY * 200, [], ON)


def test_a_rhythm_just_begun_is_left_in_peace():
    assert made_beside_agreed(14, ON - DAY * 20, [], ON) == ""


@pytest.mark.django_db
def test_the_plan_says_when_nobody_came_as_often_as_was_agreed():
    cast = build()
    who = cast.who("AW")
    made = plan.make_plan(cast.family, made_on=BEGAN, by=who, on=BEGAN)
    plan.set_rhythm(
        made, cast.child, every_days=14, why="She is little", worker=cast.practitioners["AW"], since=BEGAN, by=who,
        on=BEGAN,
    )  # fmt: skip
    page = cast.client("AW").get(f"/families/{cast.family.ref}/plan/").content.decode()
    assert "Seen not once in the last 8 weeks, where 4 times was agreed" in page
