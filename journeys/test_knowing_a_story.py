"""Daniel knows the Roberts family's story: from his first page to Jason's, what happened, who is who, as it was then and as it is."""

from datetime import date

import pytest
from playwright.sync_api import expect

from journeys.finding import TODAY, person, roberts, who
from kinfold.network import actions as network
from kinfold.people import actions as people


def test_a_social_worker_reads_a_familys_story_from_the_first_page_on(visitor):
    daniel = visitor("daniel")
    daniel.reads("Hello, Daniel")
    daniel.click("Find")
    daniel.fill(words="jasen")  # spelling need not be right
    daniel.click(daniel.page.locator("main").get_by_role("button", name="Find"))
    daniel.reads("In your work", "Jason")
    daniel.click("The Roberts family")
    daniel.reads("Jason", "Mark", "Sarah", "Chris", "Daniel Okafor")
    daniel.click("Jason")
    daniel.reads("What I have said", "Who matters to me", "My story")
    said_first(daniel)
    daniel.click("Chronology")
    read_the_chronology(daniel)
    clicks = daniel.clicks
    print(f"\nThe Roberts story: {clicks} clicks")
    assert clicks <= 20


def said_first(daniel) -> None:
    """A child's own words come before what professionals wrote."""
    words = daniel.page.locator(".kf-words").first.bounding_box()
    detail = daniel.page.locator("main h2", has_text="Who matters to me").bounding_box()
    assert words is not None
    assert detail is not None
    assert words["y"] < detail["y"]


def read_the_chronology(daniel) -> None:
    whole = daniel.page.locator(".kf-entry").count()
    assert whole > 5
    daniel.page.locator("summary", has_text="Show only some").click()
    daniel.page.get_by_label("Words in it").fill("school")
    daniel.click("Show")
    assert "words=school" in daniel.page.url
    daniel.page.wait_for_load_state()
    some = daniel.page.locator(".kf-entry").count()
    assert 0 < some < whole
    daniel.page.reload()  # the filter stays in the address
    expect(daniel.page.locator(".kf-entry")).to_have_count(some)
    daniel.goto(f"/people/{person(roberts(), 'Jason').ref}/chronology/")
    daniel.click("As the family sees it")
    assert "as=family" in daniel.page.url
    daniel.page.wait_for_load_state()
    assert daniel.page.locator(".kf-entry").count() < whole
    daniel.click("See the whole chronology")
    daniel.click("All of it on one page, to print")
    daniel.reads("Jason", "2025", "2026")
    expect(daniel.page.locator(".kf-nav")).to_have_count(0)


def test_the_court_version_is_numbered_oldest_first(visitor):
    daniel = visitor("daniel")
    daniel.goto(f"/people/{person(roberts(), 'Jason').ref}/chronology/?print=court")
    daniel.reads("Jason")


@pytest.mark.parametrize("width, name", [(1200, "Gran Roberts"), (400, "Nana Joyce")])
def test_a_genogram_and_an_ecomap_are_there_as_they_are_and_as_they_were(visitor, width, name):
    daniel = visitor("daniel", width=width)
    somebody_came_to_matter(name)
    daniel.goto(f"/families/{roberts().ref}/")
    daniel.click("Family map")
    daniel.reads("As it was on 25 November 2026", "Helen Marsh", name)
    assert daniel.page.locator("main svg[aria-labelledby], main svg[aria-label]").count()
    daniel.reads("The same in words")
    daniel.page.get_by_role("textbox", name="As it was on another day").fill("1 February 2025")
    daniel.click("Show")
    daniel.reads("As it was on 1 February 2025", "Jason")
    assert name not in daniel.page.locator("main svg").first.text_content()
    daniel.goto(f"/people/{person(roberts(), 'Jason').ref}/ecomap/")
    daniel.reads("The people around me", "Helen Marsh", name)


def somebody_came_to_matter(name: str) -> None:
    """A grandmother whom the boys got to know this spring."""
    by, jason = who("daniel"), person(roberts(), "Jason")
    gran = people.add_person(known_as=name, sex="F", by=by, on=TODAY)
    network.add_member(roberts(), gran, "relative", since=date(2026, 4, 1), by=by)
    network.relate(gran, jason, "grandmother_of", quality="close", since=date(2026, 4, 1), by=by, on=TODAY)
