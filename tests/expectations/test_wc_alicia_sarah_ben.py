"""The worded expectations of wc-alicia-sarah-ben: two schools in one line of time, a home to be found, an address kept."""

from kinfold.sharing import actions as sharing
from tests.expectations.story import Story, played

stage = played("wc-alicia-sarah-ben")


def test_wc_alicia_sarah_ben_e8_two_schools_join_in_one_chronology_and_each_child_keeps_a_page(
    story: Story,
) -> None:
    family = story.reads("social_worker", "family_chronology", "?print=1")
    for step in (2, 3, 4, 5):  # primary, primary, primary, secondary
        assert story.says(step) in family
    ben = story.reads("social_worker", "chronology", "?print=1", ref=story.person("ben").ref)
    assert story.says(2) in ben
    assert story.says(5) not in ben
    alicia = story.reads("social_worker", "chronology", "?print=1", ref=story.person("alicia").ref)
    assert story.says(5) in alicia
    assert story.says(2) not in alicia


def test_wc_alicia_sarah_ben_e11_the_address_opens_to_the_worker_and_harriet_and_never_to_the_father(
    story: Story,
) -> None:
    told, street = story.told("e11"), "14 Larkspur Terrace"
    by = story.who("social_worker")
    kept = sharing.protect_detail(
        story.person("harriet"), "address", street, why="She fled from him.",
        readers=[story.worker("social_worker")], by=by, on=story.today, family=story.family,
    )  # fmt: skip
    sharing.withhold(
        story.person("father"), story.family, kind="detail", item=kept.ref, why="She fled from him.",
        by=by, on=story.today,
    )  # fmt: skip
    parts = {"ref": story.family.ref, "detail": kept.ref}
    for reader in told["to"]:
        assert street in story.write(reader, "reveal_detail", {}, **parts).content.decode()
    for reader in told["not_to"]:
        assert story.write(reader, "reveal_detail", {}, **parts).status_code in (403, 404)
        for page in ("family", "genogram", "family_chronology", "documents"):
            assert street not in story.finds(reader, page)
        for person in story.stage.people.values():
            for page in ("person", "person_details", "chronology"):
                assert street not in story.finds(reader, page, ref=person.ref)
