"""The worded expectations of an-porter: two parents, two private parts of one form; two homes, one child."""

import re
from datetime import timedelta

from kinfold.services import queries as services
from tests.expectations.story import Story, dated, played

stage = played("an-porter")
LYNN = "I go to therapy about what happened when I was nine."
RAY = "I sit in the van until I can face going in to him."


def own_part(story: Story, key: str, words: str) -> None:
    """What one parent writes for the assessment, for themselves and the workers."""
    story.sends(
        key,
        "contribute",
        {"words": words, "person": "family", "sort": "fact", "section": "not_sure", "sharing": "own"},
    )


def everything_that(story: Story, key: str) -> str:
    """All that somebody of the family can open."""
    pages = [
        "family",
        "genogram",
        "family_chronology",
        "documents",
        "family_copy",
        "fridge_page",
        "family_services",
        "meetings",
    ]
    found = [story.finds(key, page) for page in (*pages, "home", "contribute")]
    for person in story.stage.people.values():
        found += [story.finds(key, page, ref=person.ref) for page in ("person", "chronology", "needs")]
    return " ".join(found)


def read_by_the_team(story: Story, key: str) -> str:
    """What a worker reads of the assessment."""
    return " ".join(
        story.finds(key, page, query) for page, query in (("assessment", ""), ("accounts", "?person=all"))
    )


def test_an_porter_e2_lynns_part_therapy_included_is_read_by_her_and_the_workers_and_not_by_ray(
    story: Story,
) -> None:
    told = story.told("e2")
    own_part(story, "lynn", LYNN)
    assert LYNN in everything_that(story, "lynn")
    for reader in told["to"]:
        if reader != "lynn":
            assert LYNN in read_by_the_team(story, reader), reader
    for reader in told["not_to"]:
        seen = everything_that(story, reader)
        assert LYNN not in seen
        assert (
            re.findall(".{60}herap.{60}", seen) == []
        )  # nor from the help she has, her needs or the chronology


def test_an_porter_e3_rays_part_is_read_by_him_and_the_workers_and_not_by_lynn(story: Story) -> None:
    told = story.told("e3")
    own_part(story, "ray", RAY)
    assert RAY in everything_that(story, "ray")
    for reader in told["to"]:
        if reader != "ray":
            assert RAY in read_by_the_team(story, reader), reader
    for reader in told["not_to"]:
        assert RAY not in everything_that(story, reader)


def test_an_porter_e4_adrians_page_shows_both_homes_his_words_what_each_parent_does_and_his_teacher(
    story: Story,
) -> None:
    assert len(story.told("e4")["shows"]) == 4
    adrian = story.person("adrian")
    story.sends("eit_worker", "make_plan", {"in_short": "One calm life.", **dated("made_on", story.today)})
    for parent, what in (
        ("lynn", "Fetches Adrian on Mondays and Tuesdays"),
        ("ray", "Plays with Adrian each evening"),
    ):
        story.sends(
            "eit_worker", "agree_action",
            {"what": what, "owner": f"p:{story.person(parent).ref}", "goal": "", "friend": "", "aim": "", "every_days": ""},
        )  # fmt: skip
    family = story.reads("eit_worker", "family")
    for home in ("Lynn’s home", "Ray’s home"):
        assert home in family
    assert family.count("Here part of the time") == 2
    page = story.reads("eit_worker", "person", ref=adrian.ref)
    for said in story.stage.pack.data["voices"]:
        if said["person"] == "adrian":
            assert said["says"] in page
    assert story.worker("teacher").known_as in page
    plan = story.reads("eit_worker", "plan")
    for what in ("Fetches Adrian on Mondays and Tuesdays", "Plays with Adrian each evening"):
        assert what in plan


def test_an_porter_e7_three_new_professionals_had_to_be_got_to_know(story: Story) -> None:
    told = story.told("e7")
    story.sends("eit_worker", "make_plan", {"in_short": "One calm life.", **dated("made_on", story.today)})
    page = story.reads("eit_worker", "plan_steps")
    assert f"Adrian had to get to know {told['value']} new people." in page, page


def test_an_porter_e10_before_closing_lynns_need_is_shown_open_and_a_day_to_look_again_is_asked_for(
    story: Story,
) -> None:
    story.sends("eit_worker", "make_plan", {"in_short": "One calm life.", **dated("made_on", story.today)})
    page = story.reads("eit_worker", "close_plan")
    still = [n for n in services.open_needs(story.family) if n.person_id == story.person("lynn").pk]
    assert still
    assert "Lynn: " in page
    assert "Who carries it on?" in page
    answers = {
        "children": [story.person("adrian").ref], "why": "He has settled.", "family_says": "We manage.",
        "ready": "yes", "who_to_ring": "Duty, 01632 960100", **dated("decided_on", story.today),
        "look_back_on-day": "", "look_back_on-month": "", "look_back_on-year": "",
    }  # fmt: skip
    refused = story.write("eit_worker", "close_plan", answers)
    assert refused.status_code == 422
    shown = refused.content.decode()
    assert "Choose a day to look back." in shown
    later = story.today + timedelta(days=90)
    refused = story.write("eit_worker", "close_plan", answers | dated("look_back_on", later))
    assert refused.status_code == 422  # her need has neither somebody who carries it on nor a reason
