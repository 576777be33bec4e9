"""The worded expectations of an-maxwell: four agencies in one chronology, with what it did to each child."""

from tests.expectations.story import Story, played

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
