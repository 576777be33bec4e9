"""an-davis before the social workers assess: what the health visitor and Pauline wrote together grows."""

from datetime import timedelta

from kinfold.assessment import queries
from tests.expectations.story import Story, dated, played

stage = played("an-davis", until=11)
HISTORY = "Pauline was in and out of her aunt's home as a child."


def test_an_davis_e7_the_assessment_grows_and_does_not_restart(story: Story) -> None:
    told = story.told_in_full("e7")
    story.adds("health_visitor", "family_history", HISTORY)
    for child in story.children:
        story.adds(
            "health_visitor", "emotional_and_behavioural", f"{child.known_as} needs play and a calm lap.",
            person=str(child.pk), sort="worry",
        )  # fmt: skip
    story.working_with("social_worker")
    count = len(queries.standing(story.family, None))
    said = f"{count} things already written down stand in it from the start"
    assert said in story.reads("social_worker", "begin_stage")
    story.begins("social_worker", "child_and_family")
    assert len(queries.standing(story.family, None)) == count
    shown = story.reads("social_worker", "assessment")
    pauline = next(v["says"] for v in story.stage.pack.data["voices"] if v.get("step") == 4)
    held = {
        "history": HISTORY,
        "what Pauline said": pauline,
        "children's needs": "Colin needs play and a calm lap.",
    }
    for item, words in held.items():
        assert item in told["items"]
        assert words in shown
    tried = story.reads("social_worker", "family_services")
    assert "services tried and how they went" in told["items"]
    for help_given in ("Children", "outreach"):
        assert help_given.lower() in tried.lower()


def test_an_davis_e11_each_support_has_a_named_worker_an_aim_and_how_often_in_the_plan(story: Story) -> None:
    story.sends("health_visitor", "make_plan", {"in_short": "Pauline well enough to play.", **_made(story)})
    asked = {
        "outreach": ("Shows Pauline ways to play", "That playing comes easily", 7),
        "cpn_nurse": ("Comes about the low days", "That Pauline sleeps and can get up", 14),
        "health_visitor": ("Comes about the children", "That both eat, sleep and play", 14),
    }
    for key, (what, aim, days) in asked.items():
        owner = f"w:{story.worker(key).ref}"
        by_when = dated("by_when", story.today + timedelta(days=60))
        story.sends(
            "health_visitor", "agree_action",
            {"what": what, "aim": aim, "every_days": str(days), "owner": owner, "goal": "", "friend": "", **by_when},
        )  # fmt: skip
    plan = story.reads("health_visitor", "plan")
    fridge = story.reads("pauline", "fridge_page")
    for key, (what, aim, _) in asked.items():
        assert what in plan
        assert what in fridge
        assert aim in plan
        assert story.worker(key).known_as in plan
    assert plan.count("every 14 days") >= 2
    assert "every 7 days" in plan


def _made(story: Story) -> dict[str, str]:
    return {"who_to_ring": "The health visitor.", "contingency": "", **dated("made_on", story.today)}
