"""The worded expectations of csj-josh: how often he was assessed, and by how many."""

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
    story.sends("sw_four", "make_plan", {"in_short": "Stay in the home.", **dated("made_on", story.today)})
    assert f"Josh has had {told['value']} workers of their own" in story.reads("sw_four", "plan_steps")
