"""csj-josh before the third assessment: what the first two found, and why it did not hold."""

from kinfold.base.dates import plain
from tests.expectations.story import Story, played

stage = played("csj-josh", until=5)


def test_csj_josh_e22_before_a_third_assessment_the_page_shows_the_earlier_ones_and_asks_why_it_did_not_hold(
    story: Story,
) -> None:
    assert "third assessment" in story.told_in_full("e22")["what"]
    story.working_with("sw_three")
    page = story.reads("sw_three", "begin_stage")
    for step in (2, 5):
        assert plain(story.day(step)) in page
    assert "Why did it not hold?" in page
