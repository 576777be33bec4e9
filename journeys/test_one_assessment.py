"""One assessment, told once: a school's becomes a social worker's, two write at once, and each parent answers for themselves."""

from datetime import date, timedelta

import pytest

from journeys.finding import TODAY, person, roberts, who, worker
from kinfold.assessment import queries
from kinfold.assessment.models import Contribution, Signature, Snapshot, Stage
from kinfold.clocks.models import Clock
from kinfold.network import actions as network
from kinfold.voice.models import Consent, Telling

WRITTEN_TODAY = {"day": TODAY.day, "month": TODAY.month, "year": TODAY.year}


def assessment_of() -> str:
    return f"/families/{roberts().ref}/assessment/"


def add(
    visitor, section: str, words: str, *, about: str = "", says: str = "", sort: str = "", **boxes: str
) -> None:
    """Add one thing to a section of the Roberts family's assessment."""
    visitor.goto(f"{assessment_of()}add/?section={section}")
    if about:
        visitor.choose("person", str(person(roberts(), about).pk))
    if sort:
        visitor.choose("sort", sort)
    if says:
        visitor.choose("speaker", str(person(roberts(), says).pk))
        visitor.choose("sharing", "family")
    if boxes:
        visitor.page.get_by_text("A worry: what is going well beside it").click()
    visitor.fill(words=words, **boxes)
    visitor.click("Add")
    visitor.reads(words)


def begin(visitor, purpose: str) -> Stage:
    """Begin an assessment for a purpose, unless the story has left one open."""
    left = queries.open_stage(roberts(), purpose)
    if left is None:
        visitor.goto(f"{assessment_of()}begin/")
        visitor.choose("purpose", purpose)
        visitor.click("Begin")
        visitor.reads("How far it is")
    found = queries.open_stage(roberts(), purpose)
    assert found is not None
    return found


def understand(visitor, stage: Stage) -> None:
    """Write what it means for each child, as the page asks before it may be signed."""
    for name in ("Jason", "Mark"):
        visitor.goto(f"/stages/{stage.ref}.{person(roberts(), name).ref}/what-it-means/")
        visitor.fill(so_what=f"{name} is looked after better when nobody is drunk, and knows it.")
        visitor.click("Keep this")


def sign(visitor, stage: Stage) -> None:
    """Sign: first the children who are silent, then what a reason answers."""
    visitor.goto(f"/stages/{stage.ref}/sign/")
    for name in ("Jason", "Mark"):
        if f"what {name} says or shows" in visitor.words():
            visitor.goto(f"/people/{person(roberts(), name).ref}/words/missing/")
            visitor.fill(reason="He would rather draw than talk today.")
            visitor.page.locator("main form button").first.click()
            visitor.goto(f"/stages/{stage.ref}/sign/")
    for box in visitor.page.locator('textarea[name^="reason_"]').all():
        box.fill("Both were asked, and it is written in the chronology.")
    visitor.click("Sign")
    visitor.reads("nobody can change it")


@pytest.fixture
def school_leads():
    """At the school, before there was a social worker: the parent support worker leads the family's help."""
    family, by = roberts(), who("daniel")
    network.hand_over_lead(family, worker("lorraine"), on=TODAY, reason="The school knows them best", by=by)


def test_a_schools_early_help_assessment_becomes_a_social_workers_without_retyping_a_fact(
    visitor, school_leads
):
    lorraine = visitor("lorraine")
    stage = begin(lorraine, "early_help")
    add(lorraine, "housing", "The flat is warm, and the boys share a room.", sort="strength")
    add(lorraine, "basic_care", "Some mornings I cannot get up.", about="Sarah", says="Sarah", sort="worry",
        strength="Chris makes breakfast on those mornings.")  # fmt: skip
    add(lorraine, "my_page", "A quiet hour after school.", about="Jason", says="Jason", sort="grow")
    understand(lorraine, stage)
    sign(lorraine, stage)
    school_wrote = set(Contribution.objects.values_list("pk", flat=True))
    tellings = Telling.objects.count()

    daniel = visitor("daniel")
    daniel.goto(f"{assessment_of()}begin/")
    daniel.reads("stand in it from the start", "Nobody types them again")
    stage = begin(daniel, "child_and_family")
    assert set(Contribution.objects.values_list("pk", flat=True)) == school_wrote, "nothing is copied either"

    daniel.goto(f"{assessment_of()}still-true/")
    daniel.reads("The flat is warm", "Some mornings I cannot get up.", "A quiet hour after school.")
    rows = {row.words: row for row in Contribution.objects.filter(words__contains="flat is warm")}
    flat = rows["The flat is warm, and the boys share a room."]
    daniel.choose(f"answer_{flat.ref}", "confirmed")
    daniel.click("Keep these answers")
    daniel.reads("Still true", "Lorraine Bell", "Daniel Okafor")
    add(daniel, "health", "Mark has not been to the dentist.", about="Mark", sort="worry")
    understand(daniel, stage)
    sign(daniel, stage)

    held = Snapshot.objects.get(stage__ref=stage.ref).holds["contributions"]
    words = [row["words"] for row in held]
    for said in ("The flat is warm, and the boys share a room.", "Some mornings I cannot get up.",
                 "A quiet hour after school.", "Mark has not been to the dentist."):  # fmt: skip
        assert words.count(said) == 1, said
    mornings = next(row for row in held if row["words"] == "Some mornings I cannot get up.")
    assert mornings["said_by_person"]["name"] == "Sarah", "who said it has come along"
    new = Contribution.objects.exclude(pk__in=school_wrote)
    assert [row.words for row in new] == ["Mark has not been to the dentist."]
    assert Telling.objects.count() == tellings, "nobody had to tell it again"


def test_two_workers_write_the_same_section_at_once_and_both_read_what_each_wrote(visitor):
    daniel, margaret = visitor("daniel"), visitor("margaret")
    add(daniel, "income", "They owe two months of rent.")
    row = Contribution.objects.get(words="They owe two months of rent.")
    for one in (daniel, margaret):
        one.goto(f"/contributions/{row.ref}/change/")
    daniel.fill(words="They owe one month of rent; Chris paid some.")
    daniel.click("Let this stand")
    daniel.reads("They owe one month of rent; Chris paid some.")

    margaret.fill(words="They owe two months; the housing officer will wait until May.", why="She rang me.")
    margaret.click("Let this stand")
    margaret.reads(
        "Daniel Okafor changed this section while you were writing",
        "Nothing is lost: here are both.",
        "They owe one month of rent; Chris paid some.",
    )
    assert (
        margaret.box("words").input_value() == "They owe two months; the housing officer will wait until May."
    )
    assert margaret.box("why").input_value() == "She rang me."
    assert margaret.page.evaluate("document.activeElement.className") == "kf-clash"
    margaret.fill(words="They owe one month; Chris paid some, and the housing officer will wait until May.")
    margaret.click("Let this stand")
    margaret.reads("They owe one month; Chris paid some, and the housing officer will wait until May.")
    daniel.goto(assessment_of())
    daniel.reads(  # folded under it: what each of them wrote
        "They owe one month of rent; Chris paid some.", "They owe two months of rent."
    )


def answer(visitor, stage: Stage, name: str, given: str, said: str = "", day: date = TODAY) -> None:
    """Write down how one parent answered."""
    visitor.goto(f"/stages/{stage.ref}/answers/record/")
    visitor.choose("whom", f"P{person(roberts(), name).pk}")
    visitor.choose("answer", given)
    visitor.fill(in_their_words=said)
    visitor.day("on_day", day.day, day.month, day.year)
    visitor.click("Keep this answer")


def test_parents_refuse_one_signature_and_agree_to_another_and_neither_answer_stops_the_other(visitor):
    daniel = visitor("daniel")
    help_wanted, capacity = begin(daniel, "viability"), begin(daniel, "parenting_capacity")
    answer(
        daniel,
        capacity,
        "Sarah",
        "refused",
        "I will not be marked like at school.",
        TODAY - timedelta(days=1),
    )
    answer(daniel, capacity, "Chris", "given_reluctantly", "If it has to be.")
    daniel.reads("I will not be marked like at school.", "If it has to be.")
    answer(daniel, help_wanted, "Sarah", "given", "My sister would have them.")
    answer(daniel, help_wanted, "Chris", "given")
    daniel.reads("My sister would have them.")
    daniel.does_not_read("I will not be marked like at school.")

    given = {(s.stage.purpose, s.person.known_as): s.answer for s in Signature.objects.select_related("stage", "person")
             if s.stage.ref in (help_wanted.ref, capacity.ref)}  # fmt: skip
    assert given == {
        ("parenting_capacity", "Sarah"): "refused",
        ("parenting_capacity", "Chris"): "given_reluctantly",
        ("viability", "Sarah"): "given",
        ("viability", "Chris"): "given",
    }
    decisions = {(c.purpose, c.person.known_as, c.decision) for c in Consent.objects.select_related("person")}
    assert ("Parenting capacity assessment", "Sarah", "refused") in decisions
    assert ("Viability assessment of relatives or friends", "Sarah", "given") in decisions
    waiting = Clock.objects.filter(family=roberts(), rule="refusal_time_limit", state="open")
    assert waiting.count() == 1, "somebody has to decide what to do about her no"

    understand(daniel, capacity)
    sign(daniel, capacity)  # her no is kept in it, and stops neither him nor the work
    daniel.reads("I will not be marked like at school.")
    held = Snapshot.objects.get(stage__ref=capacity.ref).holds["signatures"]
    assert {row["person"]["name"]: row["answer"] for row in held} == {
        "Sarah": "refused",
        "Chris": "given_reluctantly",
    }
