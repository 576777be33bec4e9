"""The worded expectations of wc-jordan-bobby: older violence in the same line of time, safety that no father reads."""

from kinfold.sharing import actions as sharing
from tests.expectations.story import Story, played

stage = played("wc-jordan-bobby")


def test_wc_jordan_bobby_e10_the_fight_the_attack_and_the_older_violence_stand_in_one_line_of_time(
    story: Story,
) -> None:
    whole = story.reads("social_worker", "family_chronology", "?print=court")  # the oldest first
    places = [whole.index(story.says(step)) for step in (1, 4, 5)]
    assert places == sorted(places)
    assert story.entry(1).happened_on < story.entry(4).happened_on < story.entry(5).happened_on


def test_wc_jordan_bobby_e8_what_tina_says_and_plans_for_her_safety_reaches_neither_father(
    story: Story,
) -> None:
    told = story.told("e8")
    plan, thoughts = (
        "A bag by the door, and her sister's spare key.",
        story.stage.pack.data["voices"][1]["says"],
    )
    by, tina = story.who("social_worker"), story.person("tina")
    sharing.withhold(
        story.person("jordan_father"), story.family, kind="family", why="He hurt her.", by=by, on=story.today
    )
    story.adds(
        "social_worker", "ensuring_safety", plan, person=str(tina.pk), speaker=str(tina.pk), sharing="own"
    )
    for words in (plan, thoughts):
        assert words in story.reads("social_worker", "assessment")
        assert words in everything_of(story, "tina")
        for father in told["not_to"]:
            assert words not in everything_of(story, father), father


def everything_of(story: Story, key: str) -> str:
    """All that somebody of the family can open."""
    pages = (
        "home", "family", "genogram", "family_chronology", "documents", "family_copy", "fridge_page",
        "family_services", "meetings",
    )  # fmt: skip
    found = [story.finds(key, page) for page in pages]
    for person in story.stage.people.values():
        found += [story.finds(key, page, ref=person.ref) for page in ("person", "chronology", "needs")]
    return " ".join(found)
