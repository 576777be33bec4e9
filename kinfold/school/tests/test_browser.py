"""The main pages of this room in a real browser: on a phone nothing sticks out, and axe finds no barrier."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinfold.school import actions
from kinfold.school.tests.making import YESTERDAY, Schooling, around
from kinfold.school.tests.test_actions import young
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast
from tests.looking import Phone

LONG = "Aurelia-Constance Featherstonehaugh-Okonkwo helped a new child find the library, and came home proud."


@pytest.fixture
def pages(transactional_db: None, settings: Any) -> tuple[Cast, dict[str, tuple[str, str]]]:
    """A full page for each kind of reader."""
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    wren = around(cast)
    fill(cast, wren)
    child, rook = cast.child.ref, young(cast).child.ref
    met, asked = wren.met(), wren.ehc()
    away = wren.excluded(no_panel_why="", child_says="They laughed at my bag.")
    return cast, {
        "child": ("PT", reverse("school", args=[child])), "family": ("FAM", reverse("school", args=[child])),
        "today": ("PX", reverse("school_today")), "panel": ("AW", reverse("prevention_panel", args=[met.ref])),
        "hold": ("PT", reverse("hold_prevention_panel", args=[met.ref])), "exclusion": ("AW", reverse("exclusion", args=[away.ref])),
        "exclude": ("PT", reverse("record_exclusion", args=[child])), "plan": ("FAM", reverse("ehc_request", args=[asked.ref])),
        "days": ("PT", reverse("record_attendance", args=[child])), "note": ("FAM", reverse("write_daily_note", args=[child])),
        "leads": ("AW", reverse("school_leads")), "list": ("PT", reverse("put_on_list", args=[rook])),
        "parent": ("AW", reverse("ask_if_parent")), "tell": ("AW", reverse("tell_school", args=[child])),
    }  # fmt: skip


def fill(cast: Cast, wren: Schooling) -> None:
    """Notes both ways, weeks, a notice, a worker known."""
    told = wren.told("PT")
    actions.write_daily_note(
        wren.place, "On time five days in a row!", good=True, written_on=YESTERDAY, **told
    )
    actions.write_daily_note(wren.place, LONG, written_on=TODAY, **told)
    actions.write_daily_note(
        wren.place, "She slept badly, and cried about her bag.", written_on=TODAY, **wren.told("FAM")
    )
    for week, attended in ((2, 8), (1, 10)):
        since = TODAY - timedelta(weeks=week)
        actions.record_attendance(
            cast.family, cast.child, since=since, until=since + timedelta(days=4), possible=10, attended=attended,
            reasons={"ill": 2} if attended < 10 else {}, school=wren.place.school, **told,
        )  # fmt: skip
    wren.known()
    actions.tell_school_of_notice(
        wren.notice(), wren.place, told_on=TODAY, why_not_told="Not safe.", **wren.told("DU")
    )


def test_the_pages_of_school_can_be_used_by_everybody_on_a_phone(
    on_a_phone: Phone, pages: tuple[Cast, dict[str, tuple[str, str]]]
) -> None:
    cast, paths = pages
    barriers = on_a_phone.holds(cast, paths, called="school")
    assert not barriers, "\n".join(barriers)
