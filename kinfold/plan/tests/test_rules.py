"""What a plan asks of us: prompts, packages and rhythms. No database."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from kinfold.base.errors import NotNow
from kinfold.plan import rules
from kinfold.plan.rules import Help, Life

TODAY = date(2026, 3, 2)
CATALOGUE = Path(__file__).resolve().parents[3] / "demo" / "catalogue.yaml"
EXAMPLES = {
    "wc-clare-rachel", "wc-jordan-bobby", "wc-alicia-sarah-ben", "an-curtis", "an-davis", "an-roberts", "an-porter",
    "an-wheeler", "an-maxwell", "an-sentinu", "an-macintosh",
}  # fmt: skip


def test_the_packages_are_those_of_three_cases_and_eight_families():
    assert set(rules.packages()) == EXAMPLES
    for package in rules.packages().values():
        keys = {goal.key for goal in package.goals}
        assert {action.goal for action in package.actions} <= keys
        lines: list[rules.PackageGoal | rules.PackageAction] = [*package.goals, *package.actions]
        assert {line.whose for line in lines} <= set(rules.WHOSE)
        assert all(line.lines.startswith("seed 00") for line in lines)
        assert package.before_it_ends.endswith(("?", ".", ")."))


def test_every_service_of_a_package_is_in_the_catalogue():
    known = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    slugs = {row["id"] for part in ("interventions", "programmes") for row in known[part]}
    named = {a.service for p in rules.packages().values() for a in p.actions if a.service}
    assert named - slugs == set()


def test_the_protection_package_has_the_rhythms_of_the_report():
    package = rules.package("wc-jordan-bobby")
    assert {a.service: a.every_days for a in package.actions if a.every_days} == {"wc-03": 14, "wc-06": 42}
    assert len(package.actions) == 6
    with pytest.raises(NotNow):
        rules.package("nothing")


def test_school_care_going_well_asks_what_changed_at_home():
    nurture = Help("school-nurture", "School nurture", "Amanda")
    [prompt] = rules.school_care_may_hide([nurture], [Life("Amanda", moved_at_home=False)])
    assert "What has changed at home for Amanda?" in prompt.says
    assert rules.school_care_may_hide([nurture], [Life("Amanda", moved_at_home=True)]) == []
    assert rules.school_care_may_hide([Help("cpn", "Nurse", "Amanda")], [Life("Amanda")]) == []


def test_years_in_temporary_rooms_ask_for_an_owner_until_there_is_one():
    ben = Life("Ben", temporary_since=TODAY - timedelta(days=4 * 365))
    [prompt] = rules.years_in_temporary_rooms([ben], TODAY, housing_has_an_owner=False)
    assert prompt.says.startswith("Ben has lived in temporary housing for 3 years. Who asks for a home")
    assert rules.years_in_temporary_rooms([ben], TODAY, housing_has_an_owner=True) == []
    lately = Life("Ben", temporary_since=TODAY - timedelta(days=30))
    assert rules.years_in_temporary_rooms([lately], TODAY, housing_has_an_owner=False) == []


def test_before_help_ends_somebody_asks_who_carries_on():
    ending = Help("cpn", "Nurse", "Pauline", until=TODAY + timedelta(days=20))
    [prompt] = rules.before_it_ends([ending], TODAY)
    assert "Is the family ready, and who carries on?" in prompt.says
    far = Help("cpn", "Nurse", "Pauline", until=TODAY + timedelta(days=200))
    over = Help("cpn", "Nurse", "Pauline", until=TODAY - timedelta(days=1))
    assert rules.before_it_ends([far, over, Help("cpn", "Nurse", "Pauline")], TODAY) == []


@pytest.mark.parametrize(
    ("born", "year"), [(date(2014, 8, 31), 2025), (date(2014, 9, 1), 2026), (date(2015, 8, 31), 2026)]
)
def test_secondary_school_begins_in_the_september_after_eleven(born: date, year: int):
    assert rules.next_school_move(born, date(2025, 1, 1)) == (date(year, 9, 1), "moves to secondary school")


def test_a_move_of_school_within_half_a_year_asks_for_a_meeting():
    jason = Life("Jason", born=date(2015, 3, 1))
    [prompt] = rules.a_move_is_coming([jason], TODAY)
    assert "Jason moves to secondary school in September 2026" in prompt.says
    assert rules.a_move_is_coming([jason, Life("Unknown")], date(2026, 1, 5)) == []
    assert rules.next_school_move(date(2005, 1, 1), TODAY) is None


def test_a_child_nobody_has_asked_for_three_months_is_named():
    said = rules.nobody_hears([("Wren", None), ("Moss", TODAY - timedelta(days=20))], TODAY)
    assert [prompt.says[:19] for prompt in said] == ["No review has asked"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "every day"),
        (7, "every week"),
        (10, "every 10 days"),
        (14, "every 2 weeks"),
        (30, "every 30 days"),
    ],
)
def test_a_rhythm_is_said_as_people_say_it(days: int, words: str):
    assert rules.every(days) == words


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_rhythm_that_is_none_is_refused(days: int):
    with pytest.raises(NotNow):
        rules.rhythm_must_be_sound(days)
