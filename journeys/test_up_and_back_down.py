"""An early-help plan becomes a child protection plan and comes back down: one plan, one team, one assessment, told once."""

from datetime import date, timedelta

from journeys.finding import TODAY, who, worker
from journeys.making import Home
from kinfold.assessment import actions as assessment
from kinfold.assessment.models import Assessment, Contribution
from kinfold.meetings import actions as meetings
from kinfold.meetings import queries as meetings_asked
from kinfold.network import queries as network
from kinfold.plan import queries as plans
from kinfold.plan.models import Level, Plan
from kinfold.protection import actions
from kinfold.protection.actions import Present
from kinfold.protection.models import Conference, Enquiry, ProtectionPlan

GOAL = "I want Mum to be up when I go to school."
KNOWN = "Nell gets her brother dressed herself on most mornings."
STRONG = "Mrs Tull next door knocks every morning."
MUST = "A grown-up is up and about before the children go to school."


def a_home() -> Home:
    """Early help for ten months: a plan with a goal of Nell's, an assessment, a team; then enquiries, and a conference asked for."""
    home = Home("The Hallam family")
    home.adult("Dora", signs_in="dora")
    home.child("Nell", date(2016, 4, 2), "Dora")
    home.child("Rory", date(2020, 9, 9), "Dora")
    home.at_level("early_help", "Nell", "Rory")
    home.plan(("Nell", GOAL))
    day = TODAY - timedelta(days=200)
    for words, section, sort in ((KNOWN, "basic_care", "fact"), (STRONG, "community", "strength")):
        assessment.contribute(
            home.family, section, words, person=home["Nell"], sort=sort, by=who("daniel", day), on=day
        )
    enquired(home)
    return home


def enquired(home: Home) -> None:
    day = TODAY - timedelta(days=18)
    by = who("daniel", day)
    actions.hold_strategy_discussion(
        home.family, [home["Nell"], home["Rory"]], held_on=day, why="Both were alone at night.", decision="single",
        took_part=[Present("social_care", "Daniel Okafor"), Present("police", "DC Reed"), Present("health", "Joan Whitfield")],
        decided_why="They may be alone again.", told_family="Daniel told Dora at home.", by=by, on=day,
    )  # fmt: skip
    for row in Enquiry.objects.filter(family=home.family):
        written = actions.write_outcome(
            row, outcome="substantiated_risk", why="They were alone three nights.", next="conference", next_why="",
            child_says="I put Rory to bed.", family_says="I was ashamed to ask.", version=row.version, by=by, on=day,
        )  # fmt: skip
        actions.approve_enquiry(written, says="I agree.", by=who("margaret", day), on=day)


def asked_for(home: Home, kind: str, on: date) -> Conference:
    """A conference with its chair, to which the mother is asked."""
    by = who("daniel", on)
    made = actions.ask_for_conference(
        home.family, [home["Nell"], home["Rory"]], kind, asked_for_on=on, by=by, on=on, chair=worker("ruth")
    )
    meetings.invite(meetings_asked.meeting(made.meeting), person=home["Dora"], part="family", by=by, on=on)
    return made


def test_early_help_becomes_child_protection_and_early_help_again_on_one_plan(visitor, settings):
    home = a_home()
    plan, team = (
        Plan.objects.get(family=home.family),
        [row.ref for row in network.involved(home.family, TODAY)],
    )
    first = asked_for(home, "initial", TODAY)
    the_report_holds_the_words(visitor, first)
    ruth = visitor("ruth")
    decided(ruth, home, first)
    ruth.reads("A child protection plan", "neglect", MUST)
    dora = visitor("dora", width=400)
    dora.goto(f"/conferences/{first.ref}/for-us/")
    dora.reads("There is a plan to keep Nell safe.", "There is a plan to keep Rory safe.", MUST)
    assert one_plan(home) == (plan, GOAL, team)

    later = TODAY + timedelta(days=84)
    settings.KINFOLD_TODAY = later.isoformat()
    ended(ruth, home, asked_for(home, "review", later), later)
    dora.goto(home.at())
    dora.does_not_read("child protection plan since")
    assert not ProtectionPlan.objects.filter(family=home.family, ended_on__isnull=True).exists()
    daniel = visitor("daniel")
    daniel.goto(home.at("plan/"))
    daniel.reads(GOAL, "Daniel Okafor", "Amina Yusuf", "Early help")
    daniel.goto(home.of("Nell"))
    daniel.reads("Early help", "Section 47 enquiry", "Child protection plan", "I put Rory to bed.")
    assert levels_of(home, "Nell") == ["early_help", "section_47", "child_protection", "early_help"]
    assert one_plan(home) == (plan, GOAL, team)
    assert Assessment.objects.filter(family=home.family).count() == 1
    assert Contribution.objects.filter(words__in=[KNOWN, STRONG]).count() == 2


def the_report_holds_the_words(visitor, conference: Conference) -> None:
    """Nobody types for the report: what was written for early help months ago, and what Nell said last week, stand in it."""
    daniel = visitor("daniel")
    daniel.goto(f"/conferences/{conference.ref}/report/")
    daniel.reads("nothing here was typed again", KNOWN, STRONG, "I put Rory to bed.")
    assert not daniel.page.locator("main textarea").count()


def decided(ruth, home: Home, conference: Conference) -> None:
    """Ruth writes down what the conference decided for each child."""
    ruth.goto(f"/conferences/{conference.ref}/")
    ruth.click("Write down what was decided")
    ruth.fill(
        in_the_room="5", must_change=MUST, if_it_does_not="We talk to a solicitor, and we tell you first."
    )
    ruth.choose("quorate", "yes")
    ruth.choose("family_spoke_first", "yes")
    for name in ("Nell", "Rory"):
        number = home[name].pk
        ruth.choose(f"decision_{number}", "plan")
        ruth.choose(f"category_{number}", "NEG")
        ruth.fill(**{f"why_{number}": f"{name} was alone at night."})
    ruth.click("Save what was decided")


def ended(ruth, home: Home, conference: Conference, on: date) -> None:
    """The review: the plans end, and early help goes on."""
    ruth.goto(f"/conferences/{conference.ref}/decide/")
    ruth.fill(in_the_room="4", family_view="I am proud of us. (Dora)")
    ruth.choose("quorate", "yes")
    ruth.choose("family_spoke_first", "yes")
    for name in ("Nell", "Rory"):
        number = home[name].pk
        ruth.choose(f"decision_{number}", "ends")
        ruth.choose(f"after_{number}", "early_help")
        ruth.fill(
            **{
                f"why_{number}": "Somebody is up every morning.",
                f"follows_{number}": "Petra comes on Mondays.",
            }
        )
    ruth.click("Save what was decided")
    ruth.reads("I am proud of us. (Dora)", "Petra comes on Mondays.")


def one_plan(home: Home) -> tuple[Plan, str, list[str]]:
    """The family's plan, Nell's goal in it, and the team: what must stay through every level."""
    plan = Plan.objects.get(family=home.family)
    lead = network.lead(home.family, TODAY)
    assert lead is not None
    assert lead.practitioner == worker("daniel")
    words = [goal.words for goal in queries_of(plan)]
    assert len(words) == 1
    return plan, words[0], [row.ref for row in network.involved(home.family, TODAY)]


def queries_of(plan: Plan):
    return [goal for goal in plans.goals(plan) if goal.state == "open"]


def levels_of(home: Home, name: str) -> list[str]:
    return list(
        Level.objects.filter(person=home[name]).order_by("since", "pk").values_list("level", flat=True)
    )
