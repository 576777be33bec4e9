"""What a visitor does to be safe stands on the forms to plan and to write a visit, for those who read the record."""

from datetime import timedelta
from typing import Any

import pytest

from kinfold.plan import actions as plan
from kinfold.protection import actions
from kinfold.protection.models import SafetyAlert
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

DO, HAPPENED = "Go in twos; ring the office after. <b>Dog.</b>", "He shouted and blocked the door."


@pytest.fixture
def alert(cast: Cast, settings: Any) -> SafetyAlert:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    told = {"by": cast.who("AW"), "on": TODAY}
    plan.make_plan(cast.family, made_on=BEGAN, **told)
    return actions.raise_safety_alert(
        cast.family, happened_on=TODAY, what_happened=HAPPENED, what_to_do=DO, look_again_on=None, **told
    )


def forms(cast: Cast, actor: str) -> list[tuple[int, str]]:
    found = []
    for path in (f"/families/{cast.family.ref}/visits/record/", f"/families/{cast.family.ref}/plan/visits/"):
        answer = cast.client(actor).get(path)
        found.append((answer.status_code, answer.content.decode()))
    return found


def test_whoever_may_visit_reads_what_to_do_on_both_forms_and_not_what_happened(
    cast: Cast, alert: SafetyAlert
) -> None:
    for actor in ("AW", "TM", "MG"):
        for code, shown in forms(cast, actor):
            assert code == 200
            assert "Go in twos; ring the office after. &lt;b&gt;Dog.&lt;/b&gt;" in shown
            assert HAPPENED not in shown


def test_a_partner_who_reads_a_part_and_the_family_read_nothing_of_it(cast: Cast, alert: SafetyAlert) -> None:
    for actor in ("PT", "FAM", "WF", "PX", "OT"):
        assert not [shown for _, shown in forms(cast, actor) if "in twos" in shown], actor


def test_what_no_longer_holds_stands_there_no_more(cast: Cast, alert: SafetyAlert) -> None:
    SafetyAlert.objects.filter(pk=alert.pk).update(
        since=BEGAN, until=TODAY - timedelta(days=1), ended_why="They moved."
    )
    assert not [shown for _, shown in forms(cast, "AW") if "Before you visit" in shown]
