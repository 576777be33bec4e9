"""wc-alicia-sarah-ben when the plan has been made and nobody has yet been asked to see to a home."""

from datetime import timedelta

from kinfold.people import actions as people
from tests.expectations.story import Story, dated, played

stage = played("wc-alicia-sarah-ben", until=14)


def test_wc_alicia_sarah_ben_e10_years_in_temporary_housing_ask_for_an_action_with_an_owner(
    story: Story,
) -> None:
    by = story.who("social_worker")
    for child in story.children:
        people.add_address(
            child, lines="Room 14, Harbour House", kind="temporary", since=story.day(1), by=by, on=story.today
        )
    question = "Who asks for a home, and by when?"
    assert question in story.reads("social_worker", "plan")
    story.sends(
        "social_worker", "agree_action",
        {
            "what": "Asks the housing team for a home of their own near the schools", "goal": "", "friend": "",
            "owner": f"w:{story.worker('social_worker').ref}", "aim": "", "every_days": "",
            **dated("by_when", story.today + timedelta(days=28)),
        },
    )  # fmt: skip
    assert question not in story.reads("social_worker", "plan")
