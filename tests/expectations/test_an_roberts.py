"""The worded expectations of an-roberts: one chronology, one assessment that moves up, confidences that stay."""

from kinfold.assessment import queries
from tests.expectations.story import Story, played

stage = played("an-roberts")
HARM = "With the rows and the drinking of two years, this adds up: they were frightened again and again."


def test_an_roberts_e10_one_chronology_holds_every_service_and_a_note_on_what_adds_up(story: Story) -> None:
    whole = story.reads("social_worker", "family_chronology", "?print=1")
    for step in (1, 2, 4, 13, 18, 19):  # teachers, housing, school's referral, workers, the incident
        assert story.says(step) in whole
    incident = story.entry(19)
    jason = story.person("jason")
    answer = story.write(
        "social_worker", "add_meaning", {"child": str(jason.pk), "meant": HARM}, uuid=incident.uuid
    )
    assert answer.status_code == 302
    assert HARM in story.reads("social_worker", "family_chronology", "?print=1")
    assert HARM in story.reads("social_worker", "chronology", "?print=1", ref=jason.ref)


def test_an_roberts_e12_what_sarah_told_the_project_worker_stays_with_her_and_those_who_need_it(
    story: Story,
) -> None:
    told = story.told("e12")
    words = next(v["says"] for v in story.stage.pack.data["voices"] if v["person"] == "sarah")
    sarah = story.person("sarah")
    for reader in told["to"]:
        page = "".join(story.finds(reader, name, ref=sarah.ref) for name in ("person", "chronology"))
        assert words in page, reader
    for reader in told["not_to"]:
        for name in (
            "family",
            "family_chronology",
            "assessment",
            "accounts",
            "plan",
            "told_once",
            "meetings",
        ):
            assert words not in story.finds(reader, name), (reader, name)
        assert words not in story.finds(reader, "accounts", "?person=all")
        for person in story.stage.people.values():
            for name in ("person", "chronology", "needs"):
                assert words not in story.finds(reader, name, ref=person.ref), (reader, name)


def test_an_roberts_e4_the_report_for_conference_begins_with_all_that_the_core_assessment_held(
    story: Story,
) -> None:
    assert story.told("e4")["items"] == ["chronology", "needs", "strengths", "services tried"]
    core = [row for row in queries.stages(story.family) if row.purpose == "child_and_family"][-1]
    held = {row.ref for row in queries.relied_on(core)}
    standing = {row.contribution.ref for row in queries.standing(story.family, None)}
    assert held
    begin = story.reads("social_worker", "begin_stage")
    assert story.says(22) in begin  # the newest of the chronology, with the way to all of it
    story.begins("social_worker", "conference_report")
    assert {row.contribution.ref for row in queries.standing(story.family, None)} == standing >= held
    shown = story.reads("social_worker", "assessment")
    for words in ("Looks after his brother and talks to his teacher.", "Parenting classes: "):
        assert words in shown
    for key, need in (("jason", "carer"), ("mark", "Friend")):
        assert need in story.reads("social_worker", "needs", ref=story.person(key).ref)
    for step in (4, 13, 15, 16, 19, 20):
        assert story.says(step) in story.reads("social_worker", "family_chronology", "?print=court")
