"""A family group conference whose plan is owned by friends: family time that nobody can write down, and a rota on the fridge."""

from datetime import date, timedelta

from journeys.finding import TODAY, who, worker
from journeys.making import Home
from kinfold.agencies.models import Account
from kinfold.chronology.models import Entry
from kinfold.kin import actions
from kinfold.kin.models import FamilyGroup, NetworkPerson
from kinfold.plan.models import PlanAction

WORDS = "Nobody does everything. Bea has Fen on Tuesdays, Hal on Fridays. Ottoline sleeps."


def a_group() -> tuple[Home, FamilyGroup, dict[str, NetworkPerson]]:
    """Ottoline is ill, and said yes: her friend Bea and her brother Hal are on the list. Neither signs in."""
    home = Home("Ottoline and Fen")
    home.adult("Ottoline", signs_in="ottoline")
    home.adult("Hal", "relative", sex="M")
    home.child("Fen", date(2017, 5, 4), "Ottoline")
    home.at_level("early_help", "Fen")
    day = TODAY - timedelta(days=30)
    told = {"by": who("daniel", day), "on": day}
    group = actions.offer_family_group(
        home.family, [home["Fen"]], "parent_alone", offered_on=day, to=[home["Ottoline"]], **told
    )
    actions.answer_offer(group.offers.get(), "yes", answered_on=day, in_their_words="If Bea comes.", **told)
    actions.name_coordinator(group, worker("petra"), named_on=day, **told)
    group.refresh_from_db()
    bea = actions.add_to_network(group, named="Bea", tie="Mum’s friend, upstairs", named_by="Fen", **told)
    hal = actions.add_to_network(group, person=home["Hal"], tie="Mum’s brother", **told)
    for one in (bea, hal):
        actions.invite_to_family_group(one, invited_on=day, coming=True, **told)
    group.refresh_from_db()
    return home, group, {"Bea": bea, "Hal": hal}


def test_friends_carry_the_plan_and_nobody_can_write_down_what_the_family_said_alone(visitor):
    home, group, people = a_group()
    daniel = visitor("daniel")
    daniel.goto(f"/family-group/{group.ref}/")
    daniel.click("Write down the family’s plan")
    no_place_for_notes(daniel)
    the_rota_is_written(daniel, people)
    daniel.click("Keep the family’s plan")
    daniel.reads(WORDS, "Tea and homework", "Bea, Mum’s friend, upstairs", "Mrs Adu, downstairs")
    agreed(daniel)
    on_the_fridge(visitor, home, group)
    owners = {
        (one.what, one.friend or str(one.person))
        for one in PlanAction.objects.filter(plan__family=home.family)
    }
    assert owners == {
        ("Tea and homework on Tuesdays.", "Bea, Mum’s friend, upstairs"), ("Fen sleeps at Hal’s on Fridays.", "Hal"), ("Walks Fen to school on Mondays.", "Mrs Adu, downstairs"),
    }  # fmt: skip
    assert not PlanAction.objects.filter(plan__family=home.family, owner__isnull=False).exists()
    assert not Account.objects.filter(username__in=("bea", "hal")).exists()
    assert not [
        what
        for what in Entry.objects.filter(family=home.family).values_list("what", flat=True)
        if "alone" in what
    ]


def no_place_for_notes(daniel) -> None:
    """The only long box is for the plan in the family's words; of their own time only its hours are asked."""
    daniel.reads("Kinfold has no place to write down what was said there", "The family’s own time began at")
    assert [box.get_attribute("name") for box in daniel.page.locator("main textarea").all()] == ["plan_words"]
    asked = {
        name for box in daniel.page.locator("main [name]").all() if (name := box.get_attribute("name") or "")
    }
    assert not [name for name in asked if "note" in name or "said" in name]


def the_rota_is_written(daniel, people: dict[str, NetworkPerson]) -> None:
    daniel.fill(private_from="11am", private_until="1pm", plan_words=WORDS)
    for n, what, day in (
        (1, "Tea and homework", "Tuesday"),
        (2, "Fen sleeps at Hal’s", "Friday"),
        (3, "Walks Fen to school", "Monday"),
    ):
        daniel.fill(**{f"what_{n}": what})
        daniel.page.get_by_role("group", name=f"Line {n}").get_by_label(day).check()
    daniel.box("who_1").select_option(f"n:{people['Bea'].ref}")
    daniel.box("who_2").select_option(f"n:{people['Hal'].ref}")
    daniel.fill(name_3="Mrs Adu, downstairs")


def agreed(daniel) -> None:
    daniel.click("Can the plan go ahead?")
    daniel.choose("decision", "agree")
    again = TODAY + timedelta(days=42)
    daniel.day("review_on", again.day, again.month, again.year)
    daniel.click("Keep this")
    daniel.reads("Agreed 25 November 2026", "They look at it again on 6 January 2027")


def on_the_fridge(visitor, home: Home, group: FamilyGroup) -> None:
    """Ottoline reads her plan on her telephone, and the rota on the page for the fridge, with her friends’ names."""
    ottoline = visitor("ottoline", width=400)
    ottoline.goto(f"/family-group/{group.ref}/for-you/")
    ottoline.reads("Your plan, in your words", WORDS, "Nobody takes notes.", "Petra Novak")
    ottoline.click("See it all on one page for the fridge")
    ottoline.reads(
        "Our plan", "Tea and homework", "Bea, Mum’s friend, upstairs", "Hal", "Mrs Adu, downstairs", "Tuesday"
    )
