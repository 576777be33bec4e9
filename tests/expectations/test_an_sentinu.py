"""The worded expectations of an-sentinu: two radars joined, a well-off home that no list leaves out, a mother to ask about."""

from kinfold.agencies.models import Practitioner
from kinfold.people.models import Person
from tests.expectations.story import Story, dated, played

stage = played("an-sentinu")


def test_an_sentinu_e5_what_police_school_and_security_saw_builds_one_picture_before_the_fight(
    story: Story,
) -> None:
    jack = story.person("jack").ref
    whole = story.reads("social_worker", "chronology", "?print=court", ref=jack)  # the oldest first
    assert whole.index(story.says(1)) < whole.index(story.says(2)) < whole.index(story.says(7))


def test_an_sentinu_e10_nothing_about_money_or_place_decides_who_is_looked_at(story: Story) -> None:
    fields = {f.name for f in Person._meta.get_fields()} | {f.name for f in story.family._meta.get_fields()}
    fields |= {f.name for f in Practitioner._meta.get_fields()}
    assert not [
        f for f in fields if any(word in f for word in ("depriv", "income", "poverty", "imd", "score"))
    ]
    work = story.reads("social_worker", "home")
    assert story.family.name in work or "Jack" in work
    for page in (story.reads("social_worker", "family"), work):
        assert not [word for word in ("deprivation", "deprived", "well-off") if word in page.lower()]


def test_an_sentinu_e11_no_mother_is_recorded_so_the_page_asks_and_keeps_the_answer(story: Story) -> None:
    question = "No mother is recorded for Jack."
    assert question in story.reads("social_worker", "family")
    jack = story.person("jack")
    answer = story.write(
        "social_worker",
        "answer_gap",
        {
            "gap": f"no_mother.{jack.ref}", "answer": "Joseph says she left when Jack was two.",
            "asked_by": "Social worker", **dated("asked_on", story.today),
        },
    )  # fmt: skip
    assert answer.status_code == 302
    assert "she left when Jack was two" in story.reads("social_worker", "family")
