"""The worded expectations of csj-david: his own pages, in words he knows."""

from io import BytesIO

from kinfold.records import actions as records
from tests.expectations.story import Story, dated, played

stage = played("csj-david")
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(32)


def test_csj_david_e3_davids_own_pages_say_what_happens_show_his_photos_and_whom_he_can_ask(
    story: Story,
) -> None:
    assert len(story.told("e3")["shows"]) == 4
    david, by = story.person("david"), story.who("anne")
    records.keep_document(
        story.family, BytesIO(PHOTO), file_name="lagos.jpg", size=len(PHOTO), title="Dad, your brother and sisters, and your room",
        about=[david], happened_on=story.today, shared_with_family=True, by=by, on=story.today,
    )  # fmt: skip
    happening = "You live with Dad now. Anne rings on Sundays."
    story.sends(
        "anne", "make_plan", {"in_short": happening, "who_to_ring": "Anne", **dated("made_on", story.today)}
    )
    assert happening in story.reads("david", "fridge_page")
    assert "Dad, your brother and sisters, and your room" in story.reads("david", "documents")
    own = story.reads("david", "person", ref=david.ref)
    for said in story.stage.pack.data["voices"]:
        assert said["says"] in own
    assert story.worker("anne").known_as in own + story.reads("david", "home")
