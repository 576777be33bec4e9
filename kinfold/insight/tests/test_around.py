"""What other rooms count, against counts made by hand: one's own exactly, everybody else's in fives, and never a small one."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinfold.hubs.models import Hub, Outreach
from kinfold.insight.tests.test_cohort import page, table
from kinfold.network.models import Family, FamilyMember
from kinfold.people.models import Person
from kinfold.school.models import SchoolExclusion
from kinfold.services import actions as services
from kinfold.services.models import ChildWent, HelpStep
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.universal.models import HealthCheck

pytestmark = pytest.mark.django_db
SPRING = date(2025, 12, 1)


def home(index: int, born_on: date) -> tuple[Family, Person, Person]:
    """A family that nobody of the cast works with: a mother, and a child."""
    family = Family.objects.create(name=f"Family {index}", synthetic=True)
    mother = Person.objects.create(known_as=f"Mother {index}", sex="F")
    child = Person.objects.create(known_as=f"Child {index}", born_on=born_on, born_accuracy="day")
    FamilyMember.objects.create(family=family, person=mother, part="parent", since=SPRING)
    FamilyMember.objects.create(family=family, person=child, part="child", since=SPRING)
    return family, mother, child


def lost_help(cast: Cast, family: Family, mother: Person, child: Person, service: Any, *, after: int) -> None:
    """The mother's help ended so many days after her child went."""
    (asked,) = services.ask_for_service(
        family, [mother], service, asked_on=SPRING, state="started", by=cast.who("OT"), on=TODAY
    )
    ChildWent.objects.create(family=family, child=child, parent=mother, how="care", went_on=date(2026, 1, 5))
    HelpStep.objects.create(request=asked, state="ended", on_day=date(2026, 1, 5) + timedelta(days=after))


def test_parents_who_lost_help_within_28_days_are_counted_and_those_later_are_not(cast: Cast) -> None:
    talking = services.list_service("talking", "Talking", needs=["mental_health"])
    advice = services.list_service("advice", "Money advice", needs=["money"])
    for index in range(7):
        lost_help(cast, *home(index, date(2020, 1, 1)), talking, after=index * 4)  # 0 to 24 days: seven
    for index in range(7, 9):
        lost_help(cast, *home(index, date(2020, 1, 1)), talking, after=22 + index)  # 29 and 30 days: too late
    for index in range(9, 12):
        lost_help(cast, *home(index, date(2020, 1, 1)), advice, after=1)  # three: too few
    assert table(page(cast, "AN", "figures_around"), "childwent") == {
        "Talking": ("6 to 10",), "Money advice": ("[c]",),
    }  # fmt: skip
    lost_help(cast, cast.family, cast.mother, cast.child, talking, after=28)  # one's own, on the last day
    assert table(page(cast, "MG", "figures_around"), "childwent")["Talking"] == ("7 to 11",)
    assert table(page(cast, "AN", "figures_around"), "childwent")["Talking"] == ("6 to 10",)


def test_checks_that_came_due_are_done_missed_or_silent(cast: Cast) -> None:
    born = date(2025, 12, 20)  # the new birth check fell due on 3 January 2026
    for index in range(20):
        family, _, child = home(index, born)
        if index < 7:
            HealthCheck.objects.create(
                family=family, child=child, word="new_birth", state="done", done_on=date(2026, 1, 2)
            )
        elif index < 13:
            HealthCheck.objects.create(family=family, child=child, word="new_birth", state="not_offered")
    row = table(page(cast, "AN", "figures_around"), "checks")["New birth"]
    assert row == ("16 to 20", "6 to 10", "6 to 10", "6 to 10")
    missed = HealthCheck.objects.filter(state="not_offered").values_list("pk", flat=True)[:2]
    HealthCheck.objects.filter(pk__in=list(missed)).update(state="done", done_on=date(2026, 1, 2))
    row = table(page(cast, "AN", "figures_around"), "checks")["New birth"]
    assert row[0] == "16 to 20"
    assert row[2] == "[c]"
    assert row.count("[c]") == 2


def test_exclusions_of_the_last_twelve_months_are_counted_and_those_taken_back_are_not(cast: Cast) -> None:
    for index in range(9):
        family, _, child = home(index, date(2012, 1, 1))
        for on_day in (date(2026, 1, 10), date(2026, 1, 20))[: 1 + (index < 4)]:
            SchoolExclusion.objects.create(
                family=family, child=child, kind="suspension", began_on=on_day, half_days=2, reason="other", no_panel_why="None met.",
                state="taken_back" if index == 8 else "stands",
            )  # fmt: skip
    facts = {"kind": "suspension", "half_days": 2, "reason": "other", "no_panel_why": "None met."}
    family, _, child = home(20, date(2012, 1, 1))
    SchoolExclusion.objects.create(family=family, child=child, began_on=date(2025, 2, 1), **facts)
    told = table(page(cast, "AN", "figures_around", query="?part=school"), "school")
    assert told["Suspensions"] == ("11 to 15",)  # 8 children, four of them twice: 12
    assert told["Children who were suspended"] == ("6 to 10",)
    SchoolExclusion.objects.create(family=cast.family, child=cast.child, began_on=date(2026, 1, 12), **facts)
    mine = table(page(cast, "MG", "figures_around", query="?part=school"), "school")
    assert (mine["Suspensions"], mine["Children who were suspended"]) == (("12 to 16",), ("7 to 11",))


def test_hubs_are_counted_without_names_and_hidden_where_few_came(cast: Cast) -> None:
    place = services.add_place("The Harbour, Quay Street", town="Merebridge")
    hub = Hub.objects.create(
        name="The Barn", place=place, organisation=cast.organisations["school"], opened_on=SPRING
    )
    Outreach.objects.create(hub=hub, went_on=date(2026, 2, 1), where="The market", adults=4, children=9)
    told = table(page(cast, "AN", "figures_around", query="?part=hubs"), "hubs")
    assert told["Met outside the hubs"] == ("11 to 15",)
    Outreach.objects.update(adults=1, children=2)
    told = table(page(cast, "AN", "figures_around", query="?part=hubs"), "hubs")
    assert told["Met outside the hubs"] == ("[c]",)


def test_every_page_of_figures_is_reached_from_the_first(cast: Cast) -> None:
    first = page(cast, "AN")
    for link in (
        reverse("figures_equity"), f"{reverse('figures_around')}#childwent", f"{reverse('figures_around')}?part=school",
        f"{reverse('figures_around')}?part=hubs", reverse("what_we_changed"), reverse("destinations_not_known"),
    ):  # fmt: skip
        assert f'href="{link}"' in first
    school = page(cast, "AN", "figures_around", query="?part=school")
    assert f'href="{reverse("destinations_not_known")}"' in school
    assert f'href="{reverse("destinations_not_known")}"' in page(cast, "AW", "school_leads")
    assert reverse("destinations_not_known") not in page(cast, "PT", "figures_around", query="?part=school")
