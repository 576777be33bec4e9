"""Where scripts are switched off or did not arrive, a worry goes its whole way all the same, and a child comes into care."""

from datetime import date

from journeys.finding import TODAY
from journeys.making import Home
from kinfold.care.models import LegalStatus, PeriodOfCare
from kinfold.concerns.models import Concern
from kinfold.plan import queries as plans
from kinfold.sharing.models import ProtectedDetail

WENT = "We drove there together on Monday, and he chose the blue room."


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


def test_a_child_comes_into_care_without_javascript_and_family_is_asked_first(visitor):
    home = Home("Marnie and Kit")
    home.adult("Marnie", signs_in="marnie")
    home.child("Kit", date(2014, 3, 9), "Marnie")
    daniel = visitor("daniel", java_script_enabled=False)
    daniel.goto(home.of("Kit", "care/"))
    daniel.click("Kit comes into care")
    daniel.reads("Family first.", "nobody has been asked")
    daniel.day("began_on", TODAY.day, TODAY.month, TODAY.year)
    daniel.fill(
        why="Marnie is in hospital for some months.",
        child_says="Can my dog come?",
        backing_ref="Marnie, signed today",
    )
    daniel.choose("need", "N3")
    daniel.choose("code", "V2")
    daniel.choose("consent_by", home["Marnie"].ref)
    daniel.click("Write it down")
    daniel.reads(
        "There is a problem", "Say who was asked first", "what the parents were told before they agreed"
    )
    assert daniel.box("child_says").input_value() == "Can my dog come?"
    assert not PeriodOfCare.objects.filter(person=home["Kit"]).exists()
    daniel.fill(
        kin_asked="Her brother in Leeds has no room until May. Her friend Jo was asked twice.",
        parents_told="That she may say no, and that she can change her mind on any day.",
    )
    daniel.click("Write it down")
    daniel.reads(
        "In care since 25 November 2026", "Can my dog come?", "Nobody has written down where Kit lives."
    )
    a_home_is_written_down(daniel)
    assert LegalStatus.objects.get(period__person=home["Kit"]).consent_by == [home["Marnie"].ref]
    assert plans.level_now(home["Kit"], TODAY).level == "looked_after"
    assert ProtectedDetail.objects.get(person=home["Kit"]).value == "2 Tern Cottages, Saltby"
    marnie = visitor("marnie", width=400, java_script_enabled=False)
    marnie.goto(home.of("Kit", "care/"))
    marnie.reads("We have looked after Kit since 25 November 2026.", "can change their mind at any time")
    marnie.does_not_read("Tern Cottages")
    marnie.click("What agreeing means")
    marnie.reads("What agreeing means", "ask before you agree")


def a_home_is_written_down(daniel) -> None:
    daniel.click("Write it down")
    daniel.day("since", TODAY.day, TODAY.month, TODAY.year)
    daniel.box("kind").select_option("U6")
    daniel.fill(why_here="They have room for his dog.", child_says=WENT, address="2 Tern Cottages, Saltby")
    daniel.click(daniel.page.locator("main form .govuk-button").first)
    daniel.reads("With foster carers", "They have room for his dog.", WENT)
    daniel.does_not_read("Tern Cottages")
