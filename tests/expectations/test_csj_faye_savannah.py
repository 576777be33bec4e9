"""The worded expectations of csj-faye-savannah: a plan owned by friends, and a network that is counted."""

from datetime import timedelta

from kinfold.meetings import actions as meetings
from tests.expectations.story import Story, dated, played

stage = played("csj-faye-savannah")
ROTAS = {
    "School run, Mondays and Wednesdays": "Bea, godmother upstairs",
    "Dressing Savannah and getting her ready": "Mona from number nine",
    "Cleaning on Saturdays": "Dev and Tariq, neighbours",
    "Hospital trips": "Ruth, a friend of twenty years",
}


def test_csj_faye_savannah_e1_lines_of_the_plan_are_owned_by_friends_who_need_no_sign_in(
    story: Story,
) -> None:
    for what, friend in ROTAS.items():
        story.sends(
            "social_worker", "agree_action",
            {"what": what, "owner": "friend", "friend": friend, "goal": "", "aim": "", "every_days": "7",
             **dated("by_when", story.today + timedelta(days=7))},
        )  # fmt: skip
    for page in (story.reads("social_worker", "plan"), story.reads("faye", "fridge_page")):
        for what, friend in ROTAS.items():
            assert what in page
            assert friend in page


def test_csj_faye_savannah_e3_those_who_came_and_those_who_offered_are_counted(story: Story) -> None:
    assert "ten attended, fifteen more offered" in story.told("e3")["what"]
    by, on = story.who("christina"), story.today
    meeting = meetings.arrange(
        story.family, "family_group_conference", "So that Faye is not alone.", by=by, on=on
    )
    came = {}
    for number in range(25):
        invited = meetings.invite(meeting, named=f"Friend {number + 1}", part="supporter", by=by, on=on)
        there = number < 10
        came[invited.ref] = "in_person" if there else ("absent", "Could not come; offers help")
    meetings.hold(meeting, held_on=on, attended=came, by=by, on=on)
    page = story.reads("social_worker", "meeting", ref=meeting.ref)
    assert page.count("In person") == 10
    assert page.count("offers help") == 15
    assert "10" in story.reads("social_worker", "family_chronology")
