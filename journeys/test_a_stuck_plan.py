"""A plan has not moved for six months: a manager sees it, asks what stood in the way, and the plan moves on with the family."""

from datetime import timedelta

from journeys.finding import TODAY, person, roberts, who, worker
from journeys.visitor import Visitor
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.plan import actions, queries
from kinfold.plan.models import PlanAction, Review

BEGAN = TODAY - timedelta(days=200)
WORDS = "Dad gets up now. But nobody asked the flat people again."


def stuck_for_six_months() -> None:
    """Two hundred days ago the team met and agreed a plan; nobody has looked whether anything reached the boys."""
    family, daniel = roberts(), who("daniel", BEGAN)
    boys = [person(family, "Jason"), person(family, "Mark")]
    met = chronology.record(
        "meeting_held", family, what="The team met with Sarah and Chris.", on_day=BEGAN, on=BEGAN, about=boys,
        by=daniel, detail="team_around_family",
    )  # fmt: skip
    clocks.react(met, by=daniel, owner=worker("daniel"))
    told = {"by": daniel, "on": BEGAN}
    plan = actions.make_plan(family, made_on=BEGAN, in_short="Calm evenings, and food on the table.", **told)
    goal = actions.set_goal(
        plan, "A flat where Mark and I have a room.", how_we_will_know="We have keys.", **told
    )
    actions.agree_action(plan, "Ask housing about a move.", goal=goal, owner=worker("daniel"), **told)


def test_a_plan_stuck_for_six_months_is_seen_by_the_manager_and_moved_on_with_the_family(visitor):
    stuck_for_six_months()
    moved_on(visitor("margaret"))
    assert queries.stuck(TODAY, [roberts().pk]) == []
    daniel = visitor("daniel", width=400, has_touch=True)
    reviewed(daniel)
    changed(daniel)
    boy = visitor("jason", width=400, has_touch=True)
    boy.goto(f"/families/{roberts().ref}/plan/fridge/")
    boy.reads("A flat where Mark and I have a room.", "George, Merebridge Homes", "16 December 2026")
    boy.does_not_read("lost the form", "Nobody is to blame")


def moved_on(margaret: Visitor) -> None:
    """From the board to the decision: no blame, a name and a day."""
    margaret.click("What stands still")
    margaret.reads("Not moved for six months", "The Roberts family")
    board = margaret.page.locator(f'a[href="/families/{roberts().ref}/plan/move-on/"]')
    margaret.click(board.first)
    margaret.reads("Nobody is to blame", "No review has found change for this child")
    margaret.click("Move it on")
    margaret.reads("Say why it has not moved", "Say what happens now")
    margaret.fill(
        why="Housing lost the form, and nobody had a name to ring.",
        decided="George at Merebridge Homes looks for a flat by Christmas. Daniel holds a review this week.",
    )
    margaret.click("Move it on")
    margaret.click("History of the plan: everything that was written in it")
    margaret.reads("The plan had not moved.", "Housing lost the form")


def reviewed(daniel: Visitor) -> None:
    """On a telephone; one boy is forgotten, asked for by name, and nothing typed is lost."""
    family = roberts()
    jason, mark = person(family, "Jason"), person(family, "Mark")
    daniel.goto(f"/families/{family.ref}/plan/")
    daniel.click("Review the plan")
    daniel.fill(
        what_we_saw="Chris cooked. The flat is damp.", why="The boys feel some of it. The flat has to move."
    )
    daniel.choose("outcome", "change")
    daniel.day("next_on", 16, 12, TODAY.year)
    daniel.box(f"words_{jason.pk}").fill(WORDS)
    daniel.box(f"changed_{jason.pk}").fill("Breakfast before school, most days.")
    daniel.choose(f"how_far_{jason.pk}", "partly")
    daniel.choose(f"quickly_{jason.pk}", "no")
    daniel.click("Keep this review")
    daniel.reads("Say how far change has reached Mark")
    assert daniel.box(f"words_{jason.pk}").input_value() == WORDS
    daniel.choose(f"how_far_{mark.pk}", "not_yet")
    daniel.choose(f"quickly_{mark.pk}", "unknown")
    daniel.box(f"silent_why_{mark.pk}").fill("He was asleep. I come again on Friday, to his school.")
    daniel.click("Keep this review")
    held = Review.objects.filter(plan__family=family).latest("pk")
    assert {row.child.known_as: row.how_far for row in held.reached.all()} == {
        "Jason": "partly",
        "Mark": "not_yet",
    }


def changed(daniel: Visitor) -> None:
    """What was not done says why; somebody who has no sign-in takes it over; the fridge page has it."""
    action = PlanAction.objects.get(what="Ask housing about a move.")
    daniel.click("Done, or not: Ask housing about a move.")
    daniel.choose("state", "not_done")
    daniel.fill(why="They lost the form.")
    daniel.click("Save")
    assert queries.action(action.ref).state == "not_done"
    daniel.click("Agree who does what")
    daniel.fill(what="Find a dry flat near the school.", friend="George, Merebridge Homes")
    daniel.choose("owner", "friend")
    daniel.day("by_when", 20, 12, TODAY.year)
    daniel.click("Agree this")
    daniel.click("The page for the fridge")
    daniel.reads(
        "Our plan", "Find a dry flat near the school.", "George, Merebridge Homes", "by 20 December 2026"
    )
