"""csci-mother-of-14-year-old when social care comes in at last: what the mother said for years counts."""

from kinfold.base.dates import plain
from tests.expectations.story import Story, played

stage = played("csci-mother-of-14-year-old", until=3)


def test_csci_mother_of_14_year_old_e10_every_earlier_report_of_the_mother_stands_with_its_date(
    story: Story,
) -> None:
    told = story.told_in_full("e10")
    assert told["items"] == ["every earlier report by the mother", "what school saw", "dates"]
    story.working_with("social_worker")
    whole = story.reads("social_worker", "family_chronology", "?print=court")
    for step in (1, 2):
        assert story.says(step) in whole
        assert plain(story.day(step)) in whole
    page = story.reads("social_worker", "begin_stage")  # what the family assessment begins with
    assert story.says(1) in page
    assert plain(story.day(1)) in page
    story.begins("social_worker", "child_and_family")
