"""The worded expectations of csci-mother-from-pakistan: her language, her safety, her own needs as she says them."""

from kinfold.voice import queries as voice
from tests.expectations.story import Story, dated, played

stage = played("csci-mother-from-pakistan")


def words_form(story: Story, **more: object) -> dict[str, object]:
    return {
        "words": "I am afraid for my children.", "gathered": "talk", "topic": "the_worry", "basis": "said",
        **dated("said_on", story.today), **more,
    }  # fmt: skip


def test_csci_mother_from_pakistan_e2_her_language_and_interpreter_are_kept_and_never_the_husband_or_a_child(
    story: Story,
) -> None:
    mother = story.person("mother")
    page = story.get("social_worker", "correct_person", ref=mother.ref).content.decode()
    assert 'name="first_language"' in page
    assert 'name="interpreter_needed"' in page
    for relative in ("Her husband", "The daughter", "my daughter"):
        refused = story.write(
            "social_worker", "keep_words", words_form(story, interpreter=relative), ref=mother.ref
        )
        assert refused.status_code == 422
        assert "A relative or a child must not interpret" in refused.content.decode(), relative
    kept = story.write(
        "social_worker",
        "keep_words",
        words_form(story, interpreter="Mrs Anwar, Language Line"),
        ref=mother.ref,
    )
    assert kept.status_code == 302
    newest = voice.newest(mother, story.view("social_worker"), 1)[0]
    assert newest.interpreter == "Mrs Anwar, Language Line"
    assert "Mrs Anwar" in story.reads("social_worker", "person", ref=mother.ref)
