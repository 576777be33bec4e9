"""The worded expectations of csci-mother-from-pakistan: her language, her safety, her own needs as she says them."""

from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
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


def test_csci_mother_from_pakistan_e4_support_of_her_mother_from_abroad_is_in_the_plan_with_what_is_needed(
    story: Story,
) -> None:
    story.sends("social_worker", "make_plan", {"in_short": "Not alone.", **dated("made_on", story.today)})
    what = "Writes to support the visa, and helps with the ticket, so that her mother can come"
    story.sends(
        "social_worker", "agree_action",
        {
            "what": what, "aim": "That she has somebody of her own", "goal": "", "friend": "", "every_days": "",
            "owner": f"w:{story.worker('social_worker').ref}", **dated("by_when", story.today),
        },
    )  # fmt: skip
    assert what in story.reads("social_worker", "plan")
    helped = story.reads("social_worker", "family_services")
    assert "relative" in helped.lower()
    assert story.says(5) in story.reads("social_worker", "family_chronology", "?print=1")


def test_csci_mother_from_pakistan_e5_her_call_and_where_she_lives_never_reach_her_husband_or_his_family(
    story: Story,
) -> None:
    told, street, call = story.told("e5"), "3 Almond Mews", story.says(4)
    by, mother = story.who("social_worker"), story.person("mother")
    kept = sharing.protect_detail(
        mother, "address", street, why="He was violent.", readers=[story.worker("social_worker")], by=by,
        on=story.today, family=story.family,
    )  # fmt: skip
    for key in told["not_to"]:
        sharing.withhold(
            story.person(key), story.family, kind="family", why="Her safety.", by=by, on=story.today
        )
    assert call in story.reads("social_worker", "family_chronology", "?print=1")
    parts = {"ref": story.family.ref, "detail": kept.ref}
    for reader in told["to"]:
        assert street in story.write(reader, "reveal_detail", {}, **parts).content.decode()
    assert call in story.reads("mother", "help_request", ref=story.stage.made["help"][0].ref)
    for reader in told["not_to"]:
        assert story.write(reader, "reveal_detail", {}, **parts).status_code in (403, 404)
        assert story.finds(reader, "help_request", ref=story.stage.made["help"][0].ref) == ""
        for page in (
            "home",
            "family",
            "genogram",
            "family_chronology",
            "documents",
            "family_copy",
            "fridge_page",
            "family_services",
            "meetings",
        ):
            seen = story.finds(reader, page)
            assert call not in seen
            assert street not in seen
        for person in story.stage.people.values():
            for page in ("person", "chronology", "needs"):
                seen = story.finds(reader, page, ref=person.ref)
                assert call not in seen
                assert street not in seen


def test_csci_mother_from_pakistan_e10_needs_are_kept_as_she_says_them_and_nothing_follows_from_ethnicity(
    story: Story,
) -> None:
    mother, said = story.person("mother"), "I want to learn the words, so that I can ask for myself."
    story.sends(
        "social_worker", "notice_need",
        {"need": "language", "in_their_words": said, "met": "no", **dated("since", story.today)}, ref=mother.ref,
    )  # fmt: skip
    assert said in story.reads("social_worker", "needs", ref=mother.ref)
    before = needs_page(story)
    Person.objects.filter(pk=mother.pk).update(ethnicity="APKN")
    assert (
        needs_page(story) == before
    )  # whatever is recorded of her ethnicity, not a need, service or prompt changes


def needs_page(story: Story) -> list[str]:
    """Everything that could assume something of her."""
    mother = story.person("mother").ref
    pages = [story.reads("social_worker", "needs", ref=mother)]
    return pages + [story.reads("social_worker", name) for name in ("family_services", "assessment", "plan")]
