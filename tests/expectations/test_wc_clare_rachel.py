"""The worded expectations of wc-clare-rachel: advice that the asker can read, help below the threshold, no score."""

from datetime import timedelta

from kinfold.concerns import queries as concerns
from tests.expectations.story import Story, dated, played

stage = played("wc-clare-rachel")
SCORE = ("risk score", "score:", "probability", "predicted", "likelihood", "ranked")


def test_wc_clare_rachel_e10_school_and_duty_read_the_answer_and_its_reasons_and_neither_father_does(
    story: Story,
) -> None:
    told = story.told("e10")
    answer = concerns.consultation_at(story.stage.entries[7][0])
    assert answer is not None
    assert answer.reasons
    for reader in told["to"]:
        page = story.reads(reader, "consultation", ref=answer.ref)
        assert answer.advice in page
        assert answer.reasons in page
    for father in told["not_to"]:
        assert story.finds(father, "consultation", ref=answer.ref) == ""
        for page in ("family", "family_chronology"):
            assert answer.advice not in story.finds(father, page)
            assert answer.reasons not in story.finds(father, page)


def test_wc_clare_rachel_e11_no_page_shows_a_predicted_score_of_a_child(story: Story) -> None:
    assert story.told("e11")["what"] == "individual_risk_score"
    story.working_with("duty_worker")
    pages = [story.reads("duty_worker", page) for page in ("family", "family_chronology", "genogram")]
    for child in story.children:
        pages += [story.reads("duty_worker", page, ref=child.ref) for page in ("person", "chronology")]
    for page in pages:
        assert not [word for word in SCORE if word in page.lower()]


def test_wc_clare_rachel_e9_below_the_threshold_local_help_is_offered_by_need_and_a_day_to_look_again_is_set(
    story: Story,
) -> None:
    answer = concerns.consultation_at(story.stage.entries[7][0])
    assert answer is not None
    for reader in ("teacher", "duty_worker"):
        page = story.get(reader, "consultation", ref=answer.ref).content.decode()
        assert f'href="{story.address("directory")}' in page
    carers = story.reads("teacher", "directory", "?need=young_carer")
    assert "carer" in carers.lower()
    later = story.today + timedelta(days=42)
    story.sends(
        "duty_worker", "look_again",
        {"note": "Not enough for us; the school nurse and the young carers group can help.", **dated("look_again_on", later)},
        ref=answer.ref,
    )  # fmt: skip
    page = story.reads("teacher", "consultation", ref=answer.ref)
    assert "We look again" in page
    assert "young carers group can help" in page
