"""an-sentinu between the first and the second assessment: it grows, it does not restart."""

from kinfold.assessment import queries
from tests.expectations.story import Story, played

stage = played("an-sentinu", until=8)


def test_an_sentinu_e7_the_second_assessment_begins_with_all_that_the_first_holds(story: Story) -> None:
    told = story.told_in_full("e7")
    assert told["items"] == ["history", "Jack's words", "school and police information"]
    first = queries.stages(story.family)[0]
    assert first.state == "signed"
    relied_on = queries.relied_on(first)
    assert relied_on
    second = story.begins("social_worker", "child_and_family")
    assert second.pk != first.pk
    standing = {row.contribution.ref for row in queries.standing(story.family, None)}
    assert {row.ref for row in relied_on} <= standing
    shown = story.reads("social_worker", "assessment")
    for said in story.stage.pack.data["voices"]:
        assert said["says"] in shown
    whole = story.reads("social_worker", "family_chronology", "?print=1")
    for step in (1, 2, 7):  # school and police, the station, the growing alerts
        assert story.says(step) in whole
