"""an-roberts when the team has asked for a social worker: the early help assessment moves up, and nobody types it again."""

from kinfold.assessment import queries
from tests.expectations.story import Story, played

stage = played("an-roberts", until=14)
HISTORY = "They came here when Jason was four, after Chris lost his work at the mill."
SARAH = "I want to get up in the mornings for them. I do not want to be talked about."


def test_an_roberts_e3_history_words_and_help_tried_stand_in_the_initial_assessment_untyped(
    story: Story,
) -> None:
    told = story.told_in_full("e3")
    assert told["items"] == ["family history", "boys' words", "parents' words", "services tried"]
    story.adds("psw", "family_history", HISTORY)
    story.adds("psw", "stability", SARAH, speaker=str(story.person("sarah").pk), sharing="own")
    before = {row.contribution.ref for row in queries.standing(story.family, None)}
    story.working_with("social_worker")
    begun = story.begins("social_worker", "child_and_family")
    assert {row.contribution.ref for row in queries.standing(story.family, None)} == before
    shown = story.reads("social_worker", "assessment")
    boys = [v["says"] for v in story.stage.pack.data["voices"] if v["person"] in ("jason", "mark")]
    assert len(boys) >= 5
    for words in (HISTORY, SARAH, *boys, "Parenting classes", "Drug alcohol counselling"):
        assert words in shown
    assert "already written down stand in it from the start" not in shown
    assert str(begun.begun_on.year) in story.reads("social_worker", "stage", ref=begun.ref)
    earlier = next(row for row in queries.stages(story.family) if row.purpose == "early_help")
    assert earlier.state == "signed"
    assert "Jason" in story.reads("social_worker", "stage", ref=earlier.ref)
