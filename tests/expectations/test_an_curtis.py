"""The worded expectations of an-curtis: advice that the asker can follow, and help that does not stop too soon."""

from kinfold.concerns import queries as concerns
from tests.expectations.story import Story, played

stage = played("an-curtis")


def test_an_curtis_e10_the_asker_reads_the_advice_and_what_followed(story: Story) -> None:
    told = story.told("e10")
    advice = concerns.consultation_at(story.stage.entries[4][0])
    assert advice is not None
    story.on(5)
    note = "The health visitor met Sue at nursery; Sue said yes to a visit at home."
    sent = story.write("consult_worker", "look_again", {"note": note}, ref=advice.ref)
    assert sent.status_code == 302
    for reader in told["to"]:
        story.on(5 if reader == "consult_worker" else 13)  # the line keeps its look for some days only
        page = story.finds(reader, "consultation", ref=advice.ref)
        assert advice.advice in page, reader
        assert note in page, reader
