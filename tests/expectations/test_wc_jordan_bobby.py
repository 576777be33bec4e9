"""The worded expectations of wc-jordan-bobby: older violence in the same line of time, safety that no father reads."""

from tests.expectations.story import Story, played

stage = played("wc-jordan-bobby")


def test_wc_jordan_bobby_e10_the_fight_the_attack_and_the_older_violence_stand_in_one_line_of_time(
    story: Story,
) -> None:
    whole = story.reads("social_worker", "family_chronology", "?print=court")  # the oldest first
    places = [whole.index(story.says(step)) for step in (1, 4, 5)]
    assert places == sorted(places)
    assert story.entry(1).happened_on < story.entry(4).happened_on < story.entry(5).happened_on
