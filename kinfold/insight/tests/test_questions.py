"""The questions that commissioners and social workers were asked (seed 003: 5 and 7), and what cannot be had by taking numbers away."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinfold.insight.tests.test_cohort import page, table
from kinfold.insight.tests.test_pages import BEFORE, fathers, get, text
from kinfold.services import actions as services
from kinfold.services.models import HelpStep, Need, Request
from kinfold.sharing.tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
WHY = {
    "They are on a waiting list, or have no answer yet": ("waiting", 11, ""),
    "The help they need is not available": ("unavailable", 9, "no_capacity"),
    "The service closed because they did not come or answer": ("closed_non_engagement", 8, ""),
    "They were told that they are not eligible": ("not_eligible", 7, "need_too_low"),
}
"""Question 7 (seed 003: 104-116): in the order of its answers, 64%, 51% and 49%; and being told not eligible (seed 002: 534-571)."""


@pytest.fixture
def asked(cast: Cast) -> list[Any]:
    """Eleven fathers who asked for a group: so many wait, were told there is none, were closed, were not eligible."""
    group = services.list_service("fathers-group", "Fathers’ group", needs=["parenting"])
    found = list(fathers(cast, 11, service=group))
    for state, number, why in list(WHY.values())[1:]:
        for one in found[:number]:
            family = one.family_memberships.get().family
            made = Request.objects.create(
                family=family, person=one, named_service=f"Help {state}", asked_on=BEFORE, state_since=BEFORE, state=state
            )  # fmt: skip
            HelpStep.objects.create(request=made, state=state, on_day=BEFORE, reason_code=why)
    return found


def test_why_help_did_not_come_stands_in_the_order_of_question_7(cast: Cast, asked: list[Any]) -> None:
    shown = table(page(cast, "AN"), "whynot")
    assert list(shown)[:4] == list(WHY)
    assert list(shown.values())[:4] == [("11 to 15",), ("6 to 10",), ("6 to 10",), ("6 to 10",)]


def test_what_families_ask_for_stands_beside_what_is_offered_the_most_first(cast: Cast) -> None:
    """Question 5: "what we are most often asked for compared to what we most often do" (seed 003: 76)."""
    classes = services.list_service("classes", "Classes", needs=["parenting"])
    for index, one in enumerate(fathers(cast, 20, area="ZX9", service=services.list_service("play", "Play"))):
        told: dict[str, Any] = {"since": BEFORE, "noticed_on": BEFORE, "by": cast.who("OT"), "on": TODAY}
        family = one.family_memberships.get().family
        services.notice_need(one, family, "money", named_how="asked", **told)
        parenting = services.notice_need(
            one, family, "parenting", named_how="asked" if index < 8 else "identified", **told
        )
        services.ask_for_service(
            family, [one], classes, asked_on=BEFORE, need=parenting, by=told["by"], on=TODAY,
            state="started" if index < 12 else "offered",
        )  # fmt: skip
    shown = table(page(cast, "AN"), "asked")
    assert list(shown) == ["Housing, money and food", "Being a parent"]
    assert shown["Housing, money and food"] == ("20", "0", "0", "20")
    assert shown["Being a parent"] == ("8", "12", "8", "0")


def taken(cast: Cast, key: str, query: str = "") -> dict[str, tuple[str, ...]]:
    """The file of a table, as the commissioner takes it away."""
    answer = get(cast, "AN", "export_figures", key, query=query)
    lines = list(csv.reader(io.StringIO(text(answer))))
    begin = next(index for index, line in enumerate(lines) if line and line[0].startswith("Chosen")) + 2
    return {line[0]: tuple(line[1:]) for line in lines[begin:] if len(line) > 1}


@pytest.mark.parametrize(
    "query", ["", "?whose=fathers", "?area=ZX5", "?whose=fathers&area=ZX5", "?service=fathers-group"]
)
def test_a_file_holds_cell_by_cell_what_its_page_shows(cast: Cast, asked: list[Any], query: str) -> None:
    html = page(cast, "AN", query=query)
    for key in ("services", "whynot", "waits"):
        shown = table(html, key) if f'id="{key}"' in html else {}
        assert taken(cast, key, query) == shown
        numbers = [cell for cells in shown.values() for cell in cells]
        assert not [cell for cell in numbers if cell.isdigit() and 0 < int(cell) < 6]


def bounds(cell: str) -> tuple[int, int]:
    """Between which numbers a cell says that a count lies."""
    if cell.startswith("["):
        return 0, 10**6
    low, _, high = cell.partition(" to ")
    return int(low), int(high or low)


def test_no_small_group_follows_from_the_whole_less_the_others(cast: Cast) -> None:
    """Twelve fathers and two mothers in one area: neither filter, nor both, nor page and file together say that there are two."""
    group = services.list_service("fathers-group", "Fathers’ group", needs=["parenting"])
    found = list(fathers(cast, 14, service=group))
    for one in found[:2]:
        one.sex = "F"
        one.save(update_fields=["sex"])
    for one in found:
        family = one.family_memberships.get().family
        services.notice_need(
            one, family, "parenting", since=BEFORE, noticed_on=BEFORE, by=cast.who("OT"), on=TODAY
        )
    for key, row in (("services", "Fathers’ group"), ("needs", "Being a parent")):
        for column in (0, 1):
            known = []
            for query in ("", "?area=ZX5", "?whose=fathers", "?whose=fathers&area=ZX5"):
                cells = taken(cast, key, query).get(row, ("0", "0"))
                known.append(bounds(cells[column]) if column < len(cells) else (0, 10**6))
            for whole, part in ((0, 2), (1, 3), (1, 2), (0, 3)):
                least, most = known[whole][0] - known[part][1], known[whole][1] - known[part][0]
                assert not (least == most and 0 < least < 6), (key, column, known)
    for query in ("?whose=mothers", "?whose=mothers&area=ZX5"):
        for key in ("services", "needs"):
            assert not [
                c for cells in taken(cast, key, query).values() for c in cells if c not in ("[c]", "0")
            ]


def test_two_choices_that_would_make_a_finer_table_count_nobody_in_a_file_either(
    cast: Cast, asked: list[Any]
) -> None:
    for query in (
        "?whose=fathers&age=25-34",
        "?area=ZX5&ethnicity=unknown",
        "?whose=fathers&area=ZX5&need=parenting&disability=unknown",
    ):
        for key in ("services", "needs", "whynot", "waits"):
            assert taken(cast, key, query) == {}, query


def test_from_one_day_to_the_next_nothing_moves(cast: Cast, asked: list[Any], settings: Any) -> None:
    """One more father comes today: neither today's file nor tomorrow's differs from yesterday's, until the month is over."""
    settings.KINFOLD_TODAY = "2026-03-30"
    before = {key: taken(cast, key) for key in ("needs", "services", "whynot", "waits", "equity")}
    (one,) = fathers(cast, 1, area="ZX4", service=asked[0].requests.first().service)
    asked_for = Request.objects.get(person=one)
    Request.objects.filter(pk=asked_for.pk).update(asked_on=date(2026, 3, 29), state_since=date(2026, 3, 29))
    HelpStep.objects.filter(request=asked_for).update(on_day=date(2026, 3, 29))
    Need.objects.create(family=asked_for.family, person=one, need="alcohol", since=date(2026, 3, 29))
    for day in ("2026-03-30", "2026-03-31"):
        settings.KINFOLD_TODAY = day
        assert {key: taken(cast, key) for key in before} == before
    assert TODAY + timedelta(days=40) > date(2026, 3, 31)


@pytest.mark.parametrize(
    "key",
    [
        "needs",
        "unmet",
        "asked",
        "services",
        "refusing",
        "whynot",
        "waits",
        "stress",
        "equity",
        "childwent",
        "checks",
        "school",
        "hubs",
    ],
)
def test_every_table_can_be_taken_away_by_who_may(cast: Cast, asked: list[Any], key: str) -> None:
    assert get(cast, "AN", "export_figures", key).status_code == 200
    assert cast.client("OT").get(reverse("export_figures", args=[key])).status_code == 403
