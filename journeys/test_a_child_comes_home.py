"""A child comes home: in four parts, with visits after; the level follows, the plan is still the one, and his mother's help did not stop."""

from datetime import date, timedelta

import pytest

from journeys.finding import TODAY, who, worker
from journeys.making import Home
from kinfold.care import actions
from kinfold.care.models import PeriodOfCare, ReturnHome
from kinfold.clocks.models import Clock
from kinfold.network import actions as network
from kinfold.plan import queries as plans
from kinfold.plan.models import Plan
from kinfold.services import actions as services
from kinfold.services.models import Request

CAME = TODAY - timedelta(days=140)
GOAL = "I want to sleep in my own bed again."
PARTS = {
    "support": "Petra comes three evenings a week for six months.",
    "agencies": "School, the nurse and Petra meet every month.",
    "agreement": "Bryn’s mum rings before it gets too much. We come the same day.",
    "talk": "Bryn has a card with three faces to show on the fridge.",
}


@pytest.fixture
def home(_django_db_helper) -> Home:
    """Bryn has been in care since the summer; his mother has help of her own, which went on."""
    made = Home("Bryn and his mum")
    made.adult("Nerys", signs_in="nerys")
    made.child("Bryn", date(2015, 6, 6), "Nerys")
    made.at_level("child_in_need", "Bryn")
    made.plan(("Bryn", GOAL))
    told = {"by": who("daniel", CAME), "on": CAME}
    network.involve(
        worker("petra"),
        made.family,
        "partner",
        person=made["Nerys"],
        since=CAME,
        does="The day-to-day",
        by=told["by"],
    )
    services.ask_for_service(
        made.family,
        [made["Nerys"]],
        None,
        named_service="Evenings with other mums",
        asked_on=CAME,
        state="started",
        **told,
    )
    period = actions.come_into_care(
        made.family, made["Bryn"], began_on=CAME, need="N3", code="V2", backing="consent", backing_ref="Nerys, signed",
        consent_by=[made["Nerys"]], why="Nerys was in hospital.", kin_asked="Gran is in a care home.", **told,
    )  # fmt: skip
    actions.place(period, "U6", since=CAME, provider="PR1", **told)
    return made


def test_a_child_comes_home_to_one_plan_and_the_help_did_not_stop(visitor, home):
    plan, help_of_hers = Plan.objects.get(family=home.family), Request.objects.get(person=home["Nerys"])
    daniel = visitor("daniel")
    daniel.goto(home.at("plan/"))
    daniel.reads("The parents’ help goes on", "Evenings with other mums", "Petra Novak works with them")
    decided(daniel, home)
    comes_home(daniel)
    assert (plans.level_now(home["Bryn"], TODAY).level, Plan.objects.get(family=home.family)) == (
        "child_in_need",
        plan,
    )
    assert PeriodOfCare.objects.get(person=home["Bryn"]).ended_on == TODAY
    visits = Clock.objects.get(
        matter=ReturnHome.objects.get(period__person=home["Bryn"]).ref, rule="visit_every", state="open"
    )
    assert visits.due_on == TODAY + timedelta(days=7)
    assert not Clock.objects.filter(
        person=home["Bryn"], state="open", rule__startswith="looked_after"
    ).exists()
    daniel.goto(home.at("plan/"))
    daniel.reads(GOAL, "Child in need", "Evenings with other mums for Nerys")
    daniel.goto(home.of("Bryn"))
    daniel.reads("Looked after", "Child in need", "Home again; visits go on")
    help_of_hers.refresh_from_db()
    assert help_of_hers.state == "started"
    she_reads(visitor, home)


def decided(daniel, home: Home) -> None:
    """Two parts are written at once; nobody can write that he is home before all four are."""
    daniel.goto(home.of("Bryn", "coming-home/"))
    daniel.click("Decide that Bryn may come home")
    daniel.fill(
        why="Nerys is well, and her sister has moved in next door.", child_says="I know where my torch is.",
        parents_say="I am ready. I am frightened too.", household_now="Nerys and Bryn.",
        support=PARTS["support"], agencies=PARTS["agencies"],
    )  # fmt: skip
    daniel.click("Begin to prepare")
    daniel.reads("I know where my torch is.", PARTS["support"], "Not written yet.")
    assert not daniel.page.get_by_role("button", name="Bryn is home").count()
    daniel.click("Write the four parts")
    daniel.reads(PARTS["support"])
    daniel.fill(agreement=PARTS["agreement"], talk=PARTS["talk"], visits_every_days="7")
    daniel.click(daniel.page.locator("main form .govuk-button").first)
    daniel.reads(*PARTS.values())


def comes_home(daniel) -> None:
    daniel.click("Bryn is home")
    daniel.reads("The plan and its people stay.")
    daniel.click("Keep it")
    daniel.reads("home since 25 November 2026", "Every 7 days", "It has lasted")


def she_reads(visitor, home: Home) -> None:
    """His mother's page says nothing of care any more, and still whom she can ring and what helps her."""
    nerys = visitor("nerys", width=400)
    nerys.goto(home.of("Bryn", "care/"))
    nerys.reads("Bryn does not live in care.")
    nerys.goto(home.at())
    nerys.reads("Daniel Okafor", "Petra Novak")
