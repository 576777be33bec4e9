"""The worded expectations of csci-mother-of-14-year-old: a parent's own explanation, both sides, a silent young person."""

from tests.expectations.story import Story, played

stage = played("csci-mother-of-14-year-old")


def test_csci_mother_of_14_year_old_e9_the_page_says_that_no_words_of_the_young_person_are_on_record(
    story: Story,
) -> None:
    page = story.reads("social_worker", "family")
    assert "The daughter’s own words are missing" in page, page[-3000:]


def test_csci_mother_of_14_year_old_e1_her_own_explanation_stands_beside_the_professional_one_with_what_was_tested(
    story: Story,
) -> None:
    hers, theirs = "Her head is not right; she cannot help it.", "Drinking at home unsettles her."
    mother, daughter = str(story.person("mother").pk), str(story.person("daughter").pk)
    story.adds(
        "social_worker", "emotional_and_behavioural", hers, person=daughter, speaker=mother,
        evidence="Tested: ADHD and dyslexia were found; a brain scan is planned.",
    )  # fmt: skip
    story.adds(
        "social_worker", "emotional_and_behavioural", theirs, person=daughter,
        evidence="Tested: she has worked full time since spring and is not seen drinking.",
    )  # fmt: skip
    page = story.reads("social_worker", "accounts", f"?person={story.person('daughter').ref}")
    for words in (hers, theirs):
        assert words in page
    whole = story.reads("social_worker", "assessment")
    for words in (hers, theirs, "ADHD and dyslexia were found", "full time since spring"):
        assert words in whole
