"""Help becomes less without losing the worker a child likes; it ends well, and eight months later the same record opens."""

from datetime import timedelta

from journeys.finding import TODAY, person, roberts, who, worker
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.network import actions as network_actions
from kinfold.network import queries as network
from kinfold.people.models import Person
from kinfold.plan import actions, queries
from kinfold.plan.models import Handover, Plan, Step

GOAL = "I want Dad to come when he says he will."
LATER = TODAY + timedelta(days=245)  # eight months


def a_plan() -> Plan:
    """The Roberts family's plan with a goal of Jason's; both boys are on a child protection plan."""
    by = who("daniel")
    plan = actions.make_plan(roberts(), made_on=TODAY, by=by, on=TODAY)
    if not any(goal.words == GOAL for goal in queries.goals(plan)):
        actions.set_goal(
            plan, GOAL, how_we_will_know="Jason says so", person=person(roberts(), "Jason"), by=by, on=TODAY
        )
    return plan


def put_at(level: str) -> list[Person]:
    children = network.children(roberts(), TODAY)
    for child in children:
        now = queries.level_now(child, TODAY)
        if now is None or now.level != level:
            actions.change_level(
                child, roberts(), level, on=TODAY, by=who("daniel"), reason="For this journey"
            )
    return children


def at(page: str = "") -> str:
    return f"/families/{roberts().ref}/plan/{page}"


def test_stepping_down_without_losing_the_worker_the_child_likes(visitor):
    a_plan()
    children = put_at("child_protection")
    network_actions.choose_trusted_adult(
        person(roberts(), "Jason"), practitioner=worker("daniel"), chosen_by_child=True, said_on=TODAY,
        by=who("daniel"), why="He comes when he says.",
    )  # fmt: skip
    before = [row.ref for row in network.involved(roberts(), TODAY)]
    daniel = visitor("daniel", width=400)
    daniel.goto(at())
    daniel.click("Step down: less help")
    daniel.reads("What stays the same", GOAL, "Daniel Okafor goes on leading", "Jason named Daniel Okafor")
    for child in children:
        daniel.tick(child.known_as)
    daniel.choose("to", "child_in_need:s17_10_b")
    daniel.fill(
        why="Both boys are safe at night, and their dad keeps his word.", family_says="Keep Daniel. (Jason)"
    )
    daniel.choose("ready", "yes")
    daniel.fill(who_stays="Daniel, until the summer at least.")
    daniel.click("Step down")
    daniel.reads(
        "Child protection plan → Child in need", "Keep Daniel. (Jason)", "Daniel, until the summer at least."
    )
    assert [row.ref for row in network.involved(roberts(), TODAY)] == before
    assert not Handover.objects.filter(plan__family=roberts()).exists()
    ask_whether_he_could_stay(visitor)


def ask_whether_he_could_stay(visitor) -> None:
    """A manager who would change the worker because the level changed is asked first whether the same one could stay."""
    margaret = visitor("margaret")
    margaret.goto(at("hand-over/"))
    margaret.reads("ask first whether the same worker can stay")
    margaret.choose("to", worker("helen").ref)
    margaret.choose("because", "status")
    margaret.choose("part", "goes")
    margaret.fill(why="A new level.")
    margaret.click("Hand over the lead")
    margaret.reads("Say whether the same worker could stay", "Say how Jason is told and says goodbye")
    lead = network.lead(roberts(), TODAY)
    assert lead is not None
    assert lead.practitioner == worker("daniel")


def test_closing_and_coming_back_eight_months_later_to_the_same_record(visitor, settings):
    plan = a_plan()
    put_at("child_in_need")
    told = Entry.objects.filter(family=roberts()).count()
    ask_to_end(visitor)
    margaret = visitor("margaret")
    margaret.goto(at("steps/"))
    margaret.click("Agree, or send it back")
    margaret.reads("We can do it.", "carries it on")
    margaret.choose("agree", "yes")
    margaret.click("Send your answer")
    margaret.reads("End our help", "agreed by Margaret Hill")
    ended = Step.objects.get(plan=plan, way="close")
    clock = Clock.objects.get(matter=ended.ref)
    assert (clock.due_on, clock.owner) == (ended.look_back_on, worker("daniel"))

    settings.KINFOLD_TODAY = LATER.isoformat()
    daniel = visitor("daniel")
    daniel.goto(at())
    daniel.reads(GOAL)
    daniel.click("They come back")
    daniel.reads("They come back to the same record", "We can do it.", GOAL, "8 months ago")
    for child in network.children(roberts(), LATER):
        daniel.tick(child.known_as)
    daniel.choose("to", "early_help:consent")
    daniel.fill(
        why="Chris rang. He drinks again.",
        did_not_hold="Evenings alone with the boys.",
        visit_every="14",
        visits_why="Jason asked for every other Tuesday.",
    )
    daniel.click("They come back")
    daniel.reads("Come back, 28 July 2027", "Evenings alone with the boys.", "End our help")
    assert Plan.objects.get(family=roberts()) == plan
    assert [goal.words for goal in queries.goals(plan) if goal.state == "open"].count(GOAL) == 1
    assert Entry.objects.filter(family=roberts()).count() > told
    clock.refresh_from_db()
    assert clock.state == "stopped"


def ask_to_end(visitor) -> None:
    """Daniel goes through the closing checklist; his manager has to agree."""
    daniel = visitor("daniel")
    daniel.goto(at("end/"))
    daniel.reads("End our help well", "What is still open")
    for child in network.children(roberts(), TODAY):
        daniel.tick(child.known_as)
    daniel.fill(why="The boys are well and say so.", family_says="We can do it. (Chris)")
    daniel.choose("ready", "yes")
    daniel.click("Ask for agreement")  # each open need wants an answer first
    assert "Say who carries it on" in daniel.words() or not daniel.page.locator('[name^="need_"]').count()
    for box in daniel.page.locator('[name^="need_"][name$="_who"]').all():
        box.fill("Their GP, Dr Sable, 01632 960299")
    if daniel.page.get_by_role("button", name="Ask for agreement").count():
        daniel.click("Ask for agreement")
    daniel.reads("It waits for somebody else’s agreement")
