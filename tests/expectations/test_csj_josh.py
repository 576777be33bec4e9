"""The worded expectations of csj-josh: how often he was assessed, by how many, how often he moved, and what running told."""

from datetime import date, timedelta

from kinfold.care.models import Missing
from kinfold.people.models import Person
from tests.expectations.story import Story, dated, played

stage = played("csj-josh")


def test_csj_josh_e14_four_needs_assessments_are_counted_and_dated(story: Story) -> None:
    told = story.told("e14")
    page = story.reads("sw_four", "begin_stage")
    assert (
        page.count("Child and family assessment , signed") + page.count("Child and family assessment, signed")
        == told["value"]
    )


def test_csj_josh_e15_four_social_workers_are_counted(story: Story) -> None:
    told = story.told("e15")
    assert f"Josh has had {told['value']} workers of their own" in story.reads("sw_four", "plan_steps")


IN_WORDS = {2: "two moves", 3: "three homes"}


def test_csj_josh_e16_two_moves_between_homes_are_counted(story: Story) -> None:
    page = story.reads("sw_four", "continuity", ref=story.person("josh").ref)
    assert f"{IN_WORDS[story.told('e16')['value']]} between them" in page


def test_csj_josh_e17_three_homes_in_care_are_counted_and_named(story: Story) -> None:
    page = story.reads("sw_four", "continuity", ref=story.person("josh").ref)
    assert f"In care Josh has had {IN_WORDS[story.told('e17')['value']]}" in page
    assert (
        page.count("Lived with foster carers") + page.count("Lived in a children’s home")
        == story.told("e17")["value"]
    )


def test_josh_has_ten_years_on_one_plan_and_the_page_says_so_in_plain_words(story: Story) -> None:
    story.settings.KINFOLD_TODAY = (story.today + timedelta(days=40)).isoformat()
    page = story.reads("sw_four", "continuity", ref=story.person("josh").ref)
    assert (
        "Ten years on one plan, four workers, three homes in care, two moves, and a different path for "
        "First younger sibling and Second younger sibling." in page
    )
    assert "Josh has had one plan since 1 October 2014. It was never begun again." in page
    assert "First younger sibling went another way: special guardianship." in page


def test_csj_josh_e26_the_times_he_was_missing_say_where_he_was_found_and_whom_he_went_to_see_beside_the_time_promised(
    story: Story,
) -> None:
    shows = story.told("e26")["shows"]
    assert len(shows) == 3
    josh = story.person("josh")
    goes_missing(story, josh, story.day(20), "family", "At the bus stop by his mum's flat")
    goes_missing(story, josh, story.day(25), "friends", "At the skate park")
    page = story.reads("sw_four", "missing_episodes", ref=josh.ref)
    assert "At the bus stop by his mum's flat" in page
    assert "Josh was missing three times. Most of them (2 of 3) were to see family." in page
    assert "Time with First younger sibling and Second younger sibling" in page
    assert "Promised every four weeks" in page
    assert "It has not happened." in page


def goes_missing(story: Story, josh: Person, day: date, to_see: str, found_where: str) -> None:
    """Another of the many times, written down on its pages."""
    begun = {
        "kind": "M",
        "reported_by": "Residential staff",
        "why_not_reported": "",
        **dated("began_on", day),
    }
    story.sends("sw_four", "report_missing", begun, ref=josh.ref)
    back = {
        "found_where": found_where,
        "found_by": "Police",
        "to_see": to_see,
        "reasons": "",
        **dated("back_on", day),
    }
    row = Missing.objects.get(person=josh, back_on=None)
    story.sends("sw_four", "found", back, ref=row.ref)
