"""A missed two-year check of a child in need: the health visitor and the lead professional notice, it is offered again, and done."""

from datetime import date, timedelta

import pytest

from journeys.finding import TODAY, who, worker
from journeys.making import Home
from kinfold.clocks.models import Clock
from kinfold.network import actions as network
from kinfold.universal.models import HealthCheck

WHY = "The letter went to the old address."
CAME_OF_IT = "Wilf runs, laughs and points at birds."


@pytest.fixture
def home(_django_db_helper) -> Home:
    """Wilf is two and a half and a child in need; Daniel leads, Claire is the health visitor."""
    made = Home("Nell and Wilf")
    made.adult("Nell", signs_in="nell")
    made.child("Wilf", date(2024, 5, 20), "Nell")
    made.at_level("child_in_need", "Wilf")
    made.plan()
    since = made.since
    network.involve(worker("claire"), made.family, "partner", since=since, by=who("daniel", since))
    return made


def test_a_missed_two_year_check_of_a_child_in_need_is_noticed_offered_again_and_done(visitor, home):
    claire = visitor("claire")
    claire.click("Missed checks")
    claire.reads("Wilf", "nobody has told us", "Child in need")
    claire.click("Wilf")
    claire.click("It did not happen: two years")
    claire.choose("how", "not_taken_up")
    claire.fill(why=WHY)
    send(claire)
    claire.reads("Offered, and it did not happen", WHY)
    both_notice(visitor, claire)
    she_offers_it_again(claire, home)
    his_mother_reads_that_she_can_have_it(visitor, home)
    it_is_done(claire, home)
    assert not Clock.objects.filter(family=home.family, rule__contains="missed_check", state="open").exists()


def both_notice(visitor, claire) -> None:
    """It stands on the work of both, by the child's name."""
    claire.goto("/")
    claire.reads("Offer the missed check again", "Wilf")
    daniel = visitor("daniel")
    daniel.reads("Missed check: two years", "Wilf")


def she_offers_it_again(claire, home: Home) -> None:
    """Another day, at home; what is not known is asked for and nothing typed is lost."""
    claire.goto(f"/person/{home['Wilf'].ref}/checks/")
    claire.click("Offered again: two years")
    day = TODAY - timedelta(days=1)
    claire.day("offered_for", day.day, day.month, day.year)
    claire.fill(how="Rang Nell: at home, after nursery")
    send(claire)
    claire.reads("is before the day it was offered")
    assert claire.box("how").input_value() == "Rang Nell: at home, after nursery"
    day = TODAY + timedelta(days=2)
    claire.day("offered_for", day.day, day.month, day.year)
    send(claire)
    claire.reads("Offered again", "Offered for")


def his_mother_reads_that_she_can_have_it(visitor, home: Home) -> None:
    """On her telephone, in plain words, with nobody's reasons."""
    nell = visitor("nell", width=400)
    nell.goto(f"/person/{home['Wilf'].ref}/checks/")
    nell.reads("A check at 2 to 2½ years", "We have asked you about this again.", "Claire Bowen")
    nell.does_not_read(WHY, "missed", "did not happen")


def it_is_done(claire, home: Home) -> None:
    """Claire sees him, and says what came of it."""
    claire.click("It was done: two years")
    claire.choose("place", "home")
    claire.choose("language", "as_hoped")
    claire.fill(found=CAME_OF_IT)
    send(claire)
    claire.reads("by Claire Bowen (at home)", CAME_OF_IT)
    assert HealthCheck.objects.get(child=home["Wilf"], word="two_years").state == "done"
    claire.goto("/missed-checks/")
    claire.does_not_read("Wilf")


def send(someone) -> None:
    """Press the one button of the form."""
    someone.click(someone.page.locator("main form .govuk-button").first)
