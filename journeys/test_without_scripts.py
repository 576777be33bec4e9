"""Where scripts are switched off or did not arrive, the whole worry goes its way all the same."""

from kinfold.concerns.models import Concern


def test_a_worry_is_asked_and_answered_without_javascript(visitor):
    amina = visitor("amina", java_script_enabled=False)
    amina.goto("/worry/new?afresh=yes")
    amina.fill(**{"name-0": "Posy Lindqvist"})
    amina.click("Add another child")
    assert amina.box("name-0").input_value() == "Posy Lindqvist"
    amina.fill(**{"name-1": "Ned Lindqvist"})
    amina.click("Continue")
    amina.reads("Posy Lindqvist’s own words", "Ned Lindqvist’s own words")
    amina.click("Continue")
    amina.reads("There is a problem")
    amina.fill(saw="Both came without coats.", **{"words-1": "I am cold."})
    amina.click("Continue")
    amina.click("Continue")
    amina.choose("wish", "ask")
    amina.fill(question="Do we ring mum or you?")  # nothing that a script would have to unfold
    amina.click("Continue")
    amina.reads("Do we ring mum or you?")
    amina.click("Send")
    amina.reads("Your worry is kept")
    assert Concern.objects.get(saw="Both came without coats.").about.count() == 2

    grace = visitor("grace", java_script_enabled=False)
    grace.goto("/advice/line")
    grace.click(grace.page.get_by_role("link", name="Posy Lindqvist").first)
    grace.click("Answer")
    grace.choose("family_known", "no")
    grace.fill(advice="Ring mum first.", reasons="She has asked for help before.")
    grace.click("Send the answer")
    grace.reads("Ring mum first.")
    grace.click("Sign out")
    grace.reads("Who would you like to be?")
