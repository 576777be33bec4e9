"""The reference page says what the rules say."""

from kinfold.law.describe import AREAS, PAGE, how_long, page
from kinfold.law.timescales import load, rule


def test_the_committed_page_is_what_the_rules_give() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m kinfold.law.describe"


def test_every_rule_is_on_the_page_once() -> None:
    for name in load():
        assert page().count(f"\n`{name}`: ") == 1


def test_every_area_has_its_heading() -> None:
    assert set(AREAS) == {each.area for each in load().values()}


def test_lengths_are_said_as_people_say_them() -> None:
    said = {name: how_long(rule(name), rule(name).values[-1]) for name in load()}
    assert said["referral_decision"] == "1 working day"
    assert said["court_26_weeks"] == "26 weeks"
    assert said["service_wait"] == "no limit"
    assert said["visit_every"] == "set when started"
