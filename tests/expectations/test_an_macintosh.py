"""The worded expectations of an-macintosh: a night nobody reported, words kept from home, the same school and friend."""

from datetime import timedelta

from kinfold.base.dates import plain as said
from kinfold.protection.models import SafetyAlert
from kinfold.sharing import actions as sharing
from tests.expectations.story import Story, dated, played

stage = played("an-macintosh")


def test_an_macintosh_e6_the_note_on_self_harm_is_read_by_those_who_help_and_never_by_father_or_stepmother(
    story: Story,
) -> None:
    told, cuts = story.told("e6"), story.says(5)
    assert "cuts" in cuts
    by = story.who("social_worker")
    for key in ("pastoral", "nurse"):  # both stay in the team around Diane
        sharing.invite_partner(
            story.worker(key), story.family, until=story.today + timedelta(weeks=12), does="Is there for Diane",
            why="Diane trusts her", by=by, on=story.today,
        )  # fmt: skip
    for reader in told["to"]:
        assert cuts in story.reads(reader, "family_chronology"), reader
    for reader in told["not_to"]:
        for page in ("family", "family_chronology", "documents"):
            assert cuts not in story.finds(reader, page)
        assert cuts not in story.finds(reader, "chronology", ref=story.person("diane").ref)


def test_an_macintosh_e2_a_night_away_is_kept_with_who_found_her_where_when_and_a_talk_afterwards(
    story: Story,
) -> None:
    assert "who found her" in story.told("e2")["what"]
    diane, words = story.person("diane"), "I walked because nobody asks where I am."
    story.sends(
        "social_worker",
        "keep_words",
        {
            "words": words, "gathered": "talk", "topic": "how_it_felt", "basis": "said", "where": "In the park",
            "warned_first": "on", **dated("said_on", story.today),
        },
        ref=diane.ref,
    )  # fmt: skip
    page = story.reads("social_worker", "chronology", "?print=1", ref=diane.ref)
    for step in (2, 3):
        assert story.says(step) in page
        assert said(story.day(step)) in page
    assert story.entry(2).organisation.sector == "police"  # type: ignore[union-attr]
    assert words in page
    assert words in story.reads("social_worker", "person", ref=diane.ref)


def test_an_macintosh_e12_keeping_her_school_and_her_friend_is_in_the_plan(story: Story) -> None:
    story.sends(
        "social_worker", "make_plan", {"in_short": "People who care.", **dated("made_on", story.today)}
    )
    wish = "I stay at my school, and I see my friend"
    story.sends(
        "social_worker", "set_goal",
        {
            "whose": f"p:{story.person('diane').ref}", "words": wish, "whose_words": "Diane",
            "how_we_will_know": "She is in class, and they meet each week", "why_now": "",
        },
    )  # fmt: skip
    for page in (story.reads("social_worker", "plan"), story.reads("diane", "fridge_page")):
        assert wish in page


def test_an_macintosh_e7_what_workers_were_met_with_is_read_before_the_next_visit_and_stands_on_no_page_of_the_child(
    story: Story,
) -> None:
    assert "separate from the child's page" in story.told("e7")["what"]
    alert, visitors = SafetyAlert.objects.get(), "Two of us go, by day, and we ring first."
    story.sends(
        "social_worker", "look_at_alert", {"what_to_do": visitors, "version": alert.version}, ref=alert.ref
    )
    before = story.reads("social_worker", "safety_alerts")
    assert visitors in before
    assert story.says(10) in before  # who visits reads why
    assert "before you visit" in story.reads("social_worker", "protection").lower()
    diane = story.person("diane").ref
    for page in ("person", "chronology", "care"):
        assert visitors not in story.reads("social_worker", page, ref=diane)
    for reader in ("diane", "john", "rita"):
        assert visitors not in story.finds(reader, "safety_alerts") + story.finds(reader, "family")
