"""The worded expectations of an-macintosh: a night nobody reported, words kept from home, the same school and friend."""

from datetime import timedelta

from kinfold.sharing import actions as sharing
from tests.expectations.story import Story, played

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
