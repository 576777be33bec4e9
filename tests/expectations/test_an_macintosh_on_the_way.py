"""an-macintosh before Diane goes to strangers: nobody of hers has been asked, and the record says so and asks."""

from tests.expectations.story import Story, dated, played
from tests.expectations.story import plain as plain_text

stage = played("an-macintosh", until=11)


def test_an_macintosh_e9_nobody_comes_into_care_before_it_is_said_who_of_family_and_friends_was_asked(
    story: Story,
) -> None:
    told = story.told_in_full("e9")
    assert "None is mentioned in the account" in told["what"]
    diane = story.person("diane")
    why = "She cannot go on living at home."
    refused = story.write(
        "social_worker", "come_into_care",
        {"need": "N1", "why": why, "kin_asked": "", **dated("began_on", story.today)}, ref=diane.ref,
    )  # fmt: skip
    shown = plain_text(refused.content.decode())
    assert refused.status_code == 422
    assert "Say who was asked first, here and abroad" in shown
    assert why in shown  # nothing typed is lost
    assert "Nobody has been thought of yet" in story.reads("social_worker", "kin")
    story.write("social_worker", "explore_from_map", {}, ref=story.family.ref, child=diane.ref)
    kin = story.reads("social_worker", "kin")
    for key in ("mother", "friend"):
        assert f"{story.person(key).known_as}" in kin
    assert kin.count("To be asked") >= 2
