"""Words typed into an assessment come back after a killed tab, a lost network and an ended session."""

from journeys.finding import person, roberts
from kinfold.assessment.models import Contribution

SAID = "She hums while she cooks, and Mark hums with her."


def page_for(words: str) -> str:
    return f"/families/{roberts().ref}/assessment/add/?section={words}"


def write(visitor, section: str, words: str) -> None:
    visitor.goto(page_for(section))
    visitor.box("words").press_sequentially(words)


def carry_on(visitor, section: str) -> None:
    """Come back to the page, be offered what was typed, and take it."""
    visitor.goto(page_for(section))
    visitor.reads("Carry on where you stopped?", SAID)
    visitor.click("Carry on")
    assert visitor.box("words").input_value() == SAID


def kept(visitor) -> None:
    visitor.click("Add")
    visitor.reads(SAID)
    assert Contribution.objects.filter(words=SAID, section="emotional_warmth").count() == 1


def test_a_tab_that_is_killed_gives_the_words_back_for_their_own_section_only(visitor):
    daniel = visitor("daniel")
    write(daniel, "emotional_warmth", SAID)
    daniel.page.get_by_text("Draft kept at").wait_for()
    context = daniel.page.context
    daniel.page.close()
    daniel.page = context.new_page()
    daniel.goto(page_for("housing"))
    daniel.does_not_read(SAID)
    daniel.goto("/")
    daniel.reads("She hums while she cooks")
    carry_on(daniel, "emotional_warmth")
    kept(daniel)


def test_a_lost_network_is_said_and_what_was_typed_meanwhile_is_kept_when_it_comes_back(visitor):
    daniel = visitor("daniel")
    daniel.goto(page_for("stimulation"))
    daniel.page.context.set_offline(True)
    first, rest = SAID[:20], SAID[20:]
    daniel.box("words").press_sequentially(first)
    daniel.page.get_by_text("Not saved just now").wait_for()
    daniel.page.context.set_offline(False)
    daniel.box("words").press_sequentially(rest)
    daniel.page.get_by_text("Draft kept at").wait_for()
    daniel.troubles.clear()  # the browser says that it could not reach the server, as it should
    carry_on(daniel, "stimulation")


def test_an_ended_session_keeps_the_words_for_the_same_person_and_nobody_else(visitor):
    daniel = visitor("daniel")
    write(daniel, "self_care", SAID)
    daniel.choose("person", str(person(roberts(), "Mark").pk))
    daniel.page.context.clear_cookies(name="sessionid")
    daniel.page.get_by_role("button", name="Add", exact=True).click()
    daniel.page.wait_for_load_state("load")
    daniel.reads("What you wrote has been kept.")
    assert not Contribution.objects.filter(words=SAID, section="self_care").exists()
    daniel.click(daniel.page.locator('form:has([name="username"][value="daniel"]) button'))
    assert daniel.box("words").input_value() == SAID
    assert daniel.page.locator('[name="person"]:checked').input_value() == str(person(roberts(), "Mark").pk)
    daniel.click("Add")
    row = Contribution.objects.get(words=SAID, section="self_care")
    assert row.person == person(roberts(), "Mark")
    daniel.troubles.clear()
