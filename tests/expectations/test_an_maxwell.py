"""The worded expectations of an-maxwell: four agencies in one chronology, with what it did to each child."""

from demo.runner.rooms.helping import find_service
from kinfold.base.dates import plain as said
from kinfold.services import actions as services
from tests.expectations.story import Story, dated, played

stage = played("an-maxwell")
MEANT = "She came to school without breakfast and fell asleep on the mat."
ALSO = "He hid behind the chair and made no sound."


def test_an_maxwell_e6_four_agencies_feed_one_chronology_and_each_child_has_what_it_meant_for_them(
    story: Story,
) -> None:
    for step in (1, 2, 3, 7):  # school, police, housing, social care
        assert story.says(step) in story.reads("sw_one", "family_chronology", "?print=1")
    wrote = {story.entry(step).organisation.sector for step in (1, 2, 3, 7)}  # type: ignore[union-attr]
    assert wrote == {"school", "police", "housing", "social_care"}
    amanda, darren = story.person("amanda"), story.person("darren")
    seen = story.entry(7)
    story.write("sw_one", "add_meaning", {"child": str(amanda.pk), "meant": MEANT}, uuid=seen.uuid)
    assert MEANT in story.reads("sw_one", "chronology", "?print=1", ref=amanda.ref)
    story.write("sw_one", "add_meaning", {"child": str(darren.pk), "meant": ALSO}, uuid=seen.uuid)
    for child, meant in ((amanda, MEANT), (darren, ALSO)):
        for page in (
            story.reads("sw_one", "chronology", "?print=1", ref=child.ref),
            story.reads("sw_one", "family_chronology", "?print=1"),
        ):
            assert f"For {child.known_as}: {meant}" in page, page


def test_an_maxwell_e7_the_change_view_says_asked_changed_how_far_and_when_for_each_child(
    story: Story,
) -> None:
    assert story.told("e7")["shows"] == [
        "what was asked", "what changed", "how far it reaches the child", "date",
    ]  # fmt: skip
    review = {
        "what_we_saw": "Mornings go a little better.", "outcome": "change", "why": "It is too slow.",
        **dated("held_on", story.today),
    }  # fmt: skip
    for child in story.children:
        reached = child == story.person("amanda")
        review |= {
            f"asked_{child.pk}": f"That {child.known_as} gets up in time.",
            f"changed_{child.pk}": "She came in time on three days of five." if reached else "",
            f"how_far_{child.pk}": "partly" if reached else "not_yet",
            f"quickly_{child.pk}": "no", f"silent_why_{child.pk}": "Not in when we came.",
        }  # fmt: skip
    story.sends("sw_one", "hold_review", review)
    amanda = story.reads("sw_one", "change_view", ref=story.person("amanda").ref)
    for words in ("That Amanda gets up in time.", "three days of five", "Partly", "Not quickly enough"):
        assert words in amanda
    assert "Today" in amanda or said(story.today) in amanda
    darren = story.reads("sw_one", "change_view", ref=story.person("darren").ref)
    assert "That Darren gets up in time." in darren
    assert "Not yet" in darren
    assert "three days of five" not in darren


def test_an_maxwell_e14_school_care_that_goes_well_makes_the_plan_ask_what_changed_at_home(
    story: Story,
) -> None:
    question = "What has changed at home for Amanda?"
    assert question not in story.reads("sw_one", "plan")
    school_care = find_service("school-nurture")
    services.ask_for_service(
        story.family, [story.person("amanda")], school_care, asked_on=story.today, state="started",
        given_by=story.worker("head"), by=story.who("head"), on=story.today,
    )  # fmt: skip
    plan = story.reads("sw_one", "plan")
    assert question in plan
    assert "Care at school can hide how bad things are at home" in plan
