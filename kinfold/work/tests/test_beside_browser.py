"""What waits beside families, in a real browser: on a phone nothing sticks out, and axe finds no barrier."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.directory import actions as directory
from kinfold.hubs.models import VolunteerCheck
from kinfold.hubs.tests.making import around as a_hub
from kinfold.plan import actions as plan
from kinfold.school import actions as school
from kinfold.school.tests.making import around as a_school
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast
from kinfold.universal import actions as universal
from kinfold.universal.tests.making import with_young_children
from tests.looking import Phone

NOW = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/London"))
AUGUST = date(2025, 9, 1)


def pages(cast: Cast) -> dict[str, tuple[str, str]]:
    """One of everything that waits, and who reads it where."""
    young, hubs, wren = with_young_children(cast), a_hub(cast), a_school(cast)
    told = young.told()
    plan.make_plan(cast.family, in_short="Calm mornings", made_on=TODAY, **told)
    universal.set_first_day(
        cast.family, young.pip, "nursery", starts_on=date(2026, 4, 27), why="A place from two", **told
    )
    school.place_at_school(
        cast.family, young.pip, "nursery", school=cast.organisations["school"], since=BEGAN, **told
    )
    row = wren.ehc(AUGUST)
    for verb in ("send", "agree_to_assess", "draft"):
        row = school.move_ehc(row, verb, on_day=AUGUST + timedelta(days=30), version=row.version, **told)
    hubs.meeting()
    VolunteerCheck.objects.filter(kind="dbs").update(renew_by=TODAY - timedelta(days=3))
    agencies.join_team(cast.practitioners["MG"], cast.teams["duty"], on=BEGAN, is_manager=True)
    for days, named in ((0, ""), (7, "Leila")):
        asked, _ = directory.ask_yourself(
            "I feel low.", named=named, now=NOW, on=TODAY - timedelta(days=days)
        )
    plan_it = reverse("plan_first_day_meeting", kwargs={"ref": young.pip.ref, "stage": "nursery"})
    return {
        "visitor": ("HV", "/"),
        "plan-visitor": ("HV", plan_it),
        "plan-lead": ("AW", plan_it),
        "school-today": ("PT", reverse("school_today")),
        "ehc": ("AW", reverse("ehc_request", args=[row.ref])),
        "who-ehc": ("PT", reverse("take_up_ehc", args=[row.ref])),
        "duty": ("DU", "/"),
        "hub": ("HUB", "/"),
        "board": ("MG", "/drift/"),
        "asked": ("DU", reverse("public_ask", args=[asked.ref])),
        "ask": ("", reverse("ask_for_help_yourself")),
    }


@pytest.fixture
def everything(transactional_db: None, settings: Any) -> tuple[Cast, dict[str, tuple[str, str]]]:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    return cast, pages(cast)


def test_what_waits_beside_families_can_be_used_by_everybody_on_a_phone(
    on_a_phone: Phone, everything: tuple[Cast, dict[str, tuple[str, str]]]
) -> None:
    cast, paths = everything
    barriers = on_a_phone.holds(cast, paths, called="beside")
    assert not barriers, "\n".join(barriers)
