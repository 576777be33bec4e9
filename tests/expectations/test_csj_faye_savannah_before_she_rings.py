"""csj-faye-savannah before Faye rings anybody: she is ill and alone, and a worker is asked to offer her own people first."""

from tests.expectations.story import Story, played

stage = played("csj-faye-savannah", until=4, needs_are="unknown")


def test_csj_faye_savannah_e8_a_mother_who_needs_a_hand_makes_the_record_ask_for_a_family_group_conference(
    story: Story,
) -> None:
    assert "not only after a pre-proceedings letter" in story.told_in_full("e8")["what"]
    page = story.reads("social_worker", "kin")
    assert "Faye needs a hand and may feel alone. Has a family group conference been offered?" in page
    assert "It need not wait for a letter before court." in page
