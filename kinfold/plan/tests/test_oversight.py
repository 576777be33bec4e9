"""A child in need led from outside social care: the page says what it means first, and asks which social worker oversees."""

from datetime import timedelta

import pytest

from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.concerns.tests.journey import day, send, send_ok, text
from kinfold.network import queries as network
from kinfold.plan import actions, rules
from kinfold.plan.models import Handover, Plan
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast


@pytest.fixture
def cast(db: None, settings) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return players.build()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = actions.make_plan(cast.family, made_on=BEGAN, by=cast.who("AW"), on=TODAY)
    level(cast, "child_in_need")
    return made


def level(cast: Cast, word: str) -> None:
    basis = {"lawful_basis": "s17_10_a"} if word == "child_in_need" else {}
    actions.change_level(
        cast.child, cast.family, word, on=BEGAN, by=cast.who("AW"), recorded_on=TODAY, **basis
    )


def at(cast: Cast) -> str:
    return f"/families/{cast.family.ref}/plan/hand-over/"


def answers(cast: Cast, to: str = "PT", **more: str) -> dict[str, str]:
    kept = {
        "because": "fits",
        "why": "She sees Wren every day.",
        "part": "stays",
        **day("on_day", 2026, 3, 2),
    }
    return {"to": cast.practitioners[to].ref, **kept, **more}


def test_the_page_says_what_it_means_and_asks_who_oversees(cast: Cast, plan: Plan) -> None:
    client = cast.client("MG")
    page = text(client.get(at(cast)))
    assert rules.what_it_means(["child_in_need"])[0] in page
    refused = send(client, at(cast), **answers(cast))
    assert refused.status_code == 422
    assert "Choose the social worker who oversees" in text(refused)
    overseer = cast.practitioners["AW"]
    send_ok(client, at(cast) + "?carry_on=yes", **answers(cast, overseen_by=overseer.ref))
    assert Handover.objects.get().overseen_by == overseer
    shown = text(cast.client("AW").get(f"/families/{cast.family.ref}/plan/"))
    assert "Petra Tolliver" in shown
    assert "Amina Yusuf, social worker oversees." in shown


def test_a_lead_inside_social_care_needs_nobody_to_oversee(cast: Cast, plan: Plan) -> None:
    send_ok(cast.client("MG"), at(cast) + "?words=Tess", **answers(cast, "TM"))
    assert Handover.objects.get().overseen_by is None
    assert "oversees" not in text(cast.client("AW").get(f"/families/{cast.family.ref}/plan/"))


def test_in_early_help_nothing_is_asked(cast: Cast) -> None:
    actions.make_plan(cast.family, made_on=BEGAN, by=cast.who("AW"), on=TODAY)
    level(cast, "early_help")
    client = cast.client("MG")
    assert "Working Together" not in text(client.get(at(cast)))
    send_ok(client, at(cast), **answers(cast))
    assert "oversees" not in text(client.get(f"/families/{cast.family.ref}/plan/"))


def test_a_manager_who_oversees_is_allocated_by_somebody_else(cast: Cast, plan: Plan) -> None:
    told = {"why": "Sees her daily", "on_day": TODAY, "on": TODAY, "overseen_by": cast.practitioners["MG"]}
    with pytest.raises(RefusedOpenly):
        actions.hand_over(plan, cast.practitioners["PT"], by=cast.who("MG"), **told)
    actions.hand_over(plan, cast.practitioners["PT"], by=cast.who("AW"), **told)
    rows = [row for row in network.involved(cast.family, TODAY) if row.role == "allocated"]
    assert cast.practitioners["MG"] in [row.practitioner for row in rows]


def test_who_oversees_is_a_social_worker_who_stays(cast: Cast, plan: Plan) -> None:
    told = {"why": "Sees her daily", "on_day": TODAY, "by": cast.who("MG"), "on": TODAY}
    to = cast.practitioners["PT"]
    for overseer in ("PT", "PX"):
        with pytest.raises(NotNow, match="social worker"):
            actions.hand_over(plan, to, overseen_by=cast.practitioners[overseer], **told)
    with pytest.raises(NotNow, match="somebody else oversees"):
        actions.hand_over(plan, to, overseen_by=cast.practitioners["AW"], stays=False, **told)


def test_a_lead_from_outside_whom_nobody_oversees_is_said_on_the_plan(cast: Cast, plan: Plan) -> None:
    actions.hand_over(
        plan,
        cast.practitioners["PT"],
        why="Sees her daily",
        stays=False,
        on_day=TODAY - timedelta(days=1),
        by=cast.who("MG"),
        on=TODAY,
    )
    shown = text(cast.client("PT").get(f"/families/{cast.family.ref}/plan/"))
    assert "No social worker oversees yet" in shown


def test_at_a_protection_level_the_page_says_first_that_a_social_worker_leads() -> None:
    assert rules.what_it_means(["section_47"])[0].startswith("A child here is at a level")
    assert rules.what_it_means(["early_help", "universal"]) == ()
