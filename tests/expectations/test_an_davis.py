"""The worded expectations of an-davis: fathers who are not invisible, an assessment that grows, roles agreed early."""

from tests.expectations.story import Story, played

stage = played("an-davis")


def test_an_davis_e8_no_father_is_recorded_for_either_child_and_the_page_asks(story: Story) -> None:
    page = story.reads("social_worker", "family")
    for child in story.children:
        assert f"No father is recorded for {child.known_as}." in page
        asks = story.reads("social_worker", "answer_gap", f"?gap=no_father.{child.ref}")
        assert f"No father is recorded for {child.known_as}." in asks
