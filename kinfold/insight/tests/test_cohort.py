"""The tables of 2006 on screen: exact for somebody who may open every record, hidden where small for the commissioner.

Seed 002: 271-278 (table 4.1) and 333-341 (table 4.2), from a cohort entered by the product's own actions (`demo/cohort.py`).
"""

import csv
import io
import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import Cast

pytestmark = pytest.mark.django_db
C = "[c]"
NEEDS = {
    "Alcohol and drugs": ("11", "7"),
    "Learning disability": ("4", "4"),
    "Housing, money and food": ("15", "11"),
    "Mental health": ("13", "10"),
    "Being a parent": ("22", "19"),
    "Abuse at home": ("19", "8"),
}
NEEDS_SHOWN = {
    "Alcohol and drugs": ("11", C),
    "Learning disability": (C, C),
    "Housing, money and food": ("15", C),
    "Mental health": ("13", C),
    "Being a parent": ("22", C),
    "Abuse at home": ("19", "8"),
}
"""15 need housing and 11 have it: to show both would say that four do not. So with every pair that differs by one to five."""
STRESS = {
    "Neglect": ("4", "3", "5", "2", "3", "4", "21"),
    "Physical harm": ("1", "0", "1", "1", "0", "1", "4"),
    "Sexual harm": ("0", "2", "1", "1", "2", "0", "6"),
    "Emotional harm": ("0", "1", "0", "0", "0", "0", "1"),
    "Together": ("5", "6", "7", "4", "5", "5", "32"),
}


def page(cast: Cast, actor: str, name: str = "figures", *args: Any, query: str = "") -> str:
    answer = cast.client(actor).get(reverse(name, args=args) + query)
    assert answer.status_code == 200, answer.content[:300]
    return str(answer.content.decode())


def table(html: str, key: str) -> dict[str, tuple[str, ...]]:
    """A table of the page, as it is read on screen."""
    part = html.split(f'id="{key}"', 1)[1].split("</section>", 1)[0]
    found = {}
    for row in re.findall(r"<tr.*?</tr>", part.split("<tbody", 1)[1], re.S):
        head, *cells = (
            re.sub(r"<span.*?</span>|<[^>]+>", "", cell).strip()
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
        )
        found[head] = tuple(cells)
    return found


def test_a_manager_who_may_open_every_record_reads_table_4_2_exactly(cohort: Cast) -> None:
    assert table(page(cohort, "MG"), "needs") == NEEDS


def test_a_manager_who_may_open_every_record_reads_table_4_1_exactly(cohort: Cast) -> None:
    assert table(page(cohort, "MG"), "stress") == STRESS


def test_the_commissioner_reads_table_4_2_with_everything_small_hidden(cohort: Cast) -> None:
    assert table(page(cohort, "AN"), "needs") == NEEDS_SHOWN


def test_the_commissioner_reads_of_table_4_1_only_what_gives_nobody_away(cohort: Cast) -> None:
    shown = table(page(cohort, "AN"), "stress")
    assert set(shown) == set(STRESS)
    for row, cells in STRESS.items():
        for true, seen in zip(cells, shown[row], strict=True):
            assert seen in (true, C)
            assert seen == C if 0 < int(true) < 6 else True
    assert all(set(shown[row][:6]) <= {C, "0"} for row in STRESS if row != "Together")
    assert shown["Together"][6] == "32"
    hidden = [
        int(true)
        for true, seen in zip(STRESS["Together"][:6], shown["Together"][:6], strict=True)
        if seen == C
    ]
    assert sum(hidden) >= 6
    assert len(hidden) > 1


def test_one_area_of_the_cohort_is_said_in_fives_and_adds_up_to_nothing_small(cohort: Cast) -> None:
    mine = table(page(cohort, "MG", query="?area=ZX1"), "needs")
    assert mine["Being a parent"][0] == "15"
    shown = table(page(cohort, "AN", query="?area=ZX1"), "needs")
    assert shown["Being a parent"][0] in (C, "11 to 15")
    assert all(cell == C or cell == "0" or " to " in cell for cells in shown.values() for cell in cells)


def test_the_commissioner_is_told_that_two_choices_together_could_point_at_one_person(cohort: Cast) -> None:
    html = page(cohort, "AN", query="?age=25-34&ethnicity=unknown")
    assert "These choices together could point at one person" in html
    assert "needs" not in re.findall(r'<h2[^>]* id="(\w+)"', html)
    assert "These choices together" not in page(cohort, "AN", query="?whose=mothers&area=ZX1")


def test_a_manager_sees_who_stands_behind_a_number_and_that_is_written_down(cohort: Cast) -> None:
    html = page(cohort, "MG", "figures_behind", "needs", "learning_disability")
    assert all(name in html for name in ("Eve Farrow", "Fay Grove", "Gwen Hythe", "Hope Ives"))
    assert "Ada Bell" not in html
    assert AccessLog.objects.filter(
        row="R2", action="figures_behind", about="needs/learning_disability"
    ).exists()
    assert reverse("figures_behind", args=["needs", "learning_disability"]) in page(cohort, "MG")


@pytest.mark.parametrize("actor", ["AN", "OT", "PX", "CL"])
def test_who_may_open_none_of_the_records_gets_no_names(cohort: Cast, actor: str) -> None:
    answer = cohort.client(actor).get(reverse("figures_behind", args=["needs", "learning_disability"]))
    assert answer.status_code == 403
    assert "figures/behind" not in page(cohort, actor)


def test_the_commissioner_takes_away_just_what_they_see(cohort: Cast) -> None:
    answer = cohort.client("AN").get(reverse("export_figures", args=["needs"]))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(answer.content.decode())))
    taken = {line[0]: tuple(line[1:]) for line in lines if line and line[0] in NEEDS}
    assert taken == NEEDS_SHOWN
    assert any("fewer than six people" in line[0] for line in lines if line)
    assert AccessLog.objects.filter(row="X2", action="export_figures", about="needs").exists()


@pytest.mark.parametrize("actor", ["AW", "OT"])
def test_who_may_not_take_many_away_takes_no_table(cohort: Cast, actor: str) -> None:
    assert cohort.client(actor).get(reverse("export_figures", args=["needs"])).status_code == 403
    assert "figures/take" not in page(cohort, actor)


def test_the_cohort_is_entered_only_once(cohort: Cast) -> None:
    with pytest.raises(CommandError, match="there already"):
        call_command("load_cohort")
    assert sum(int(cells[0]) for cells in NEEDS.values()) == 84
    assert table(page(cohort, "MG"), "stress")["Together"][6] == "32"


def test_a_worker_of_another_team_sees_the_same_as_the_commissioner(cohort: Cast) -> None:
    assert table(page(cohort, "OT"), "needs") == NEEDS_SHOWN
