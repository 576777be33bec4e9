"""csj-josh before the third assessment: what the first two found, and why it did not hold."""

from kinfold.base.dates import plain
from kinfold.network import actions as network
from tests.expectations.story import Story, dated, played
from tests.expectations.story import plain as plain_text

stage = played("csj-josh", until=5)


def test_csj_josh_e22_before_a_third_assessment_the_page_shows_the_earlier_ones_and_asks_why_it_did_not_hold(
    story: Story,
) -> None:
    assert "third assessment" in story.told_in_full("e22")["what"]
    story.working_with("sw_three")
    page = story.reads("sw_three", "begin_stage")
    for step in (2, 5):
        assert plain(story.day(step)) in page
    assert "Why did it not hold?" in page


def test_csj_josh_e23_when_only_the_label_changes_the_handover_asks_for_the_same_worker_and_plans_a_goodbye(
    story: Story,
) -> None:
    assert "same worker" in story.told_in_full("e23")["what"]
    story.working_with("sw_two")
    story.working_with("sw_three")
    by = story.who("sw_three")
    network.choose_trusted_adult(
        story.person("josh"),
        practitioner=story.worker("sw_two"),
        chosen_by_child=True,
        said_on=story.today,
        by=by,
    )
    answers = {
        "to": story.worker("sw_three").ref, "because": "status", "part": "goes", "promises": "",
        "why": "He comes into care.", **dated("on_day", story.today),
    }  # fmt: skip
    refused = story.write("sw_two", "hand_over", answers)
    assert refused.status_code == 422
    shown = plain_text(refused.content.decode())
    assert "Say whether the same worker could stay" in shown
    assert "Say how Josh is told and says goodbye." in shown
    goodbye = {f"goodbye_{story.person('josh').ref}": "A walk to the river, and a card with her number."}
    story.sends("sw_two", "hand_over", answers | goodbye | {"same_worker": "No: she leaves the council."})
    assert "A walk to the river" in story.reads("sw_three", "plan_steps")
