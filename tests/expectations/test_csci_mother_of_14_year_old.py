"""The worded expectations of csci-mother-of-14-year-old: a parent's own explanation, both sides, a silent young person."""

from tests.expectations.story import Story, played

stage = played("csci-mother-of-14-year-old")


def test_csci_mother_of_14_year_old_e9_the_page_says_that_no_words_of_the_young_person_are_on_record(
    story: Story,
) -> None:
    page = story.reads("social_worker", "family")
    assert "The daughter’s own words are missing" in page, page[-3000:]
