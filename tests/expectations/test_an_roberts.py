"""The worded expectations of an-roberts: one chronology, one assessment that moves up, confidences that stay."""

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
