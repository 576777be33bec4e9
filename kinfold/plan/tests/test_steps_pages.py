"""The pages of stepping, ending, coming back and handing over: what stays the same is said first, and nothing is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kinfold.concerns.tests.journey import day, send, send_ok, text
from kinfold.network import actions as network_actions
from kinfold.network import queries as network
from kinfold.plan import actions, queries
from kinfold.plan.models import Closing, Handover, Plan, Step
from kinfold.services import actions as services
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

BEFORE = TODAY - timedelta(days=60)


@pytest.fixture
def cast(db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return players.build()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    by = cast.who("AW")
    made = actions.make_plan(cast.family, made_on=BEFORE, by=by, on=TODAY)
    actions.set_goal(
        made, "A story every night", how_we_will_know="Wren says so", by=by, on=TODAY, since=BEFORE
    )
    actions.change_level(cast.child, cast.family, "child_in_need", on=BEFORE, by=by, recorded_on=TODAY)
    network_actions.choose_trusted_adult(
        cast.child, practitioner=cast.practitioners["AW"], chosen_by_child=True, said_on=BEGAN, by=by
    )
    return made


def at(plan: Plan, page: str) -> str:
    return f"/families/{plan.family.ref}/plan/{page}"


def today(name: str) -> dict[str, str]:
    return day(name, TODAY.year, TODAY.month, TODAY.day)


def ended(cast: Cast, plan: Plan) -> Step:
    return actions.close(
        plan, [cast.child], decided_on=TODAY, why="Reached.", who_to_ring="Duty, 01632 960100", ready="yes",
        look_back_on=TODAY + timedelta(days=60), open_needs=[], family_says="Thank you.", by=cast.who("AW"), on=TODAY,
        approved_by=cast.practitioners["MG"],
    )  # fmt: skip


def closing_answers(cast: Cast, **more: str) -> dict[str, Any]:
    return {
        "children": cast.child.ref,
        **today("decided_on"),
        "why": "What was wanted is reached.",
        "family_says": "We can do this now.",
        "ready": "yes",
        "who_to_ring": "Amina Yusuf, 01632 960111",
        **day("look_back_on", 2026, 6, 1),
        **more,
    }


def test_the_page_of_a_step_says_what_stays_before_it_asks(cast: Cast, plan: Plan):
    page = text(cast.client("AW").get(at(plan, "step/?way=down")))
    stays, asks = page.index("What stays the same"), page.index("For which children?")
    assert stays < asks
    said = page[stays:asks]
    for words in (
        "A story every night",
        "Amina Yusuf goes on leading",
        "Petra Tolliver",
        "Wren Ardleigh named Amina Yusuf",
    ):
        assert words in said


def test_a_child_is_stepped_down_on_its_page(cast: Cast, plan: Plan):
    client, path = cast.client("AW"), at(plan, "step/?way=down")
    assert send(client, path, children=cast.child.ref).status_code == 422
    told = {
        "children": cast.child.ref,
        "to": "early_help:consent",
        **today("decided_on"),
        "why": "They manage.",
    }
    refused = send(client, f"{path}&afresh=yes", **told, ready="no")
    assert "say why it cannot wait" in text(refused)
    to = send_ok(client, f"{path}&afresh=yes", **told, ready="yes", family_says="We are glad Amina stays.")
    page = text(client.get(to))
    assert "Wren Ardleigh: Child in need → Early help" in page
    assert "We are glad Amina stays." in page
    assert queries.level_now(cast.child, TODAY).level == "early_help"


def test_a_disabled_child_is_offered_their_own_basis(cast: Cast, plan: Plan):
    actions.step_down(
        plan,
        [cast.child],
        "early_help",
        decided_on=BEFORE + timedelta(days=9),
        why="x",
        by=cast.who("AW"),
        on=TODAY,
    )
    client = cast.client("AW")
    page = text(client.get(at(plan, "step/?way=up")))
    assert "They are disabled: that alone is enough" in page
    send_ok(
        client, at(plan, "step/?way=up"), children=cast.child.ref, to="child_in_need:s17_10_c", **today("decided_on"),
        why="Short breaks.",
    )  # fmt: skip
    assert "17(10)(c)" in queries.level_now(cast.child, TODAY).lawful_basis


def test_ending_asks_who_carries_on_each_open_need_and_nothing_typed_is_lost(cast: Cast, plan: Plan):
    need = services.notice_need(
        cast.mother, cast.family, "mental_health", since=BEFORE, by=cast.who("AW"), on=TODAY, met="partly"
    )
    client, path = cast.client("AW"), at(plan, "end/")
    refused = send(client, path, **closing_answers(cast))
    assert refused.status_code == 422
    assert "Say who carries it on" in text(refused)
    assert "What was wanted is reached." in refused.content.decode()
    send_ok(
        client, f"{path}?afresh=yes", **closing_answers(cast, **{f"need_{need.ref}_who": "Dr Sable, her GP"})
    )
    waiting = Closing.objects.get()
    assert waiting.open_needs[0]["who"] == "Dr Sable, her GP"
    assert queries.level_now(cast.child, TODAY).level == "child_in_need"


def test_a_manager_agrees_and_whoever_asked_cannot(cast: Cast, plan: Plan):
    send_ok(cast.client("AW"), at(plan, "end/"), **closing_answers(cast))
    assert "waits for somebody else" in text(cast.client("AW").get(at(plan, "end/")))
    assert cast.client("AW").get(at(plan, "end/answer/")).status_code == 403
    manager = cast.client("MG")
    page = text(manager.get(at(plan, "end/answer/")))
    assert "What was wanted is reached." in page
    assert "Amina Yusuf, 01632 960111" in page
    send_ok(manager, at(plan, "end/answer/"), agree="yes")
    assert queries.level_now(cast.child, TODAY).level == "closed"
    assert Step.objects.get().approved_by == cast.practitioners["MG"]
    assert manager.get(at(plan, "end/answer/")).status_code == 404


def test_help_with_a_plan_is_not_ended_by_a_level_alone(cast: Cast, plan: Plan):
    path = f"/person/{cast.child.ref}/level"
    refused = send(cast.client("AW"), path, level="closed", reason="Done.", **today("since"))
    assert refused.status_code == 422
    assert "End our help well" in text(refused)
    assert queries.level_now(cast.child, TODAY).level == "child_in_need"


def test_a_manager_sends_an_ending_back_with_the_reason(cast: Cast, plan: Plan):
    send_ok(cast.client("AW"), at(plan, "end/"), **closing_answers(cast))
    assert send(cast.client("MG"), at(plan, "end/answer/"), agree="no").status_code == 422
    send_ok(cast.client("MG"), at(plan, "end/answer/?afresh=yes"), agree="no", says="Who reads to Wren?")
    assert "Who reads to Wren?" in text(cast.client("AW").get(at(plan, "end/?afresh=yes")))
    assert queries.level_now(cast.child, TODAY).level == "child_in_need"


def test_the_needs_of_somebody_kept_from_a_worker_are_neither_shown_nor_forgotten(cast: Cast, plan: Plan):
    from kinfold.sharing import actions as sharing

    aunt = players.person("Aunt Sorrel")
    players.member(cast.family, aunt, "relative")
    need = services.notice_need(aunt, cast.family, "housing", since=BEFORE, by=cast.who("MG"), on=TODAY)
    named = [cast.practitioners["MG"]]
    sharing.restrict(cast.family, person=aunt, named=named, why="Works here", by=cast.who("MG"), on=TODAY)
    client = cast.client("AW")
    assert "Sorrel" not in text(client.get(at(plan, "end/")))
    send_ok(client, at(plan, "end/"), **closing_answers(cast))
    assert Closing.objects.get().open_needs[0]["need"] == need.ref
    send_ok(cast.client("MG"), at(plan, "end/answer/"), agree="yes")
    assert "Sorrel" not in text(client.get(at(plan, "steps/")))
    assert "Sorrel" in text(cast.client("MG").get(at(plan, "steps/")))


def test_looking_back_is_written_on_its_page(cast: Cast, plan: Plan):
    step = ended(cast, plan)
    client = cast.client("AW")
    assert "Write down how it goes" in text(client.get(at(plan, "steps/")))
    send_ok(
        client, f"/steps/{step.ref}/look-back/", holds="partly", what_we_saw="Stories most nights.",
        family_says="Mondays are hard.", **today("happened_on"),
    )  # fmt: skip
    page = text(client.get(at(plan, "steps/")))
    assert "some of it has lasted" in page
    assert "Mondays are hard." in page
    assert "Write down how it goes" not in page


def test_they_come_back_to_the_same_record_and_what_was_said_at_the_end_is_shown(cast: Cast, plan: Plan):
    ended(cast, plan)
    client = cast.client("AW")
    page = text(client.get(at(plan, "come-back/")))
    assert "Thank you." in page
    assert "A story every night" in page
    told = {
        "children": cast.child.ref,
        "to": "early_help:consent",
        **today("decided_on"),
        "why": "Ilse rang.",
    }
    assert send(client, at(plan, "come-back/"), **told).status_code == 422
    send_ok(client, at(plan, "come-back/?afresh=yes"), **told, did_not_hold="Mornings alone.", lead="as_now")
    assert Plan.objects.count() == 1
    assert "What did not hold: Mornings alone." in text(client.get(at(plan, "steps/")))


def test_the_lead_is_handed_over_with_a_goodbye_and_read_before_acting(cast: Cast, plan: Plan):
    client, path = cast.client("MG"), at(plan, "hand-over/")
    teacher = cast.practitioners["PT"]
    told = {"to": teacher.ref, "because": "leaves", "why": "Amina moves to another town.", **today("on_day")}
    refused = send(client, path, **told, part="goes")
    assert "Say how Wren Ardleigh is told and says goodbye" in text(refused)
    goodbye = {f"goodbye_{cast.child.ref}": "They bake once more."}
    goodbye |= {"promises": "A library card.", "overseen_by": "nobody"}
    send_ok(client, f"{path}?afresh=yes", **told, part="goes", **goodbye)
    made = Handover.objects.get()
    assert made.goodbye == "Wren Ardleigh: They bake once more."
    assert network.lead(cast.family, TODAY).practitioner == teacher
    new = cast.client("PT")
    page = text(new.get(f"/handovers/{made.ref}/"))
    for words in ("A library card.", "They bake once more.", "What to read", "Your own view"):
        assert words in page
    send_ok(new, f"/handovers/{made.ref}/", own_view="Mornings matter most.")
    assert "Mornings matter most." in text(new.get(f"/handovers/{made.ref}/"))


def test_a_change_of_level_makes_the_page_ask_whether_the_same_worker_could_stay(cast: Cast, plan: Plan):
    client, path = cast.client("MG"), at(plan, "hand-over/")
    assert "ask first whether the same worker can stay" in text(client.get(path))
    told = {
        "to": cast.practitioners["PT"].ref, "because": "status", "why": "New level.", "part": "stays", **today("on_day")
    }  # fmt: skip
    assert "Say whether the same worker could stay" in text(send(client, path, **told))
    told |= {"same_worker": "She may, until summer.", "overseen_by": cast.practitioners["AW"].ref}
    send_ok(client, f"{path}?afresh=yes", **told)


def test_somebody_outside_the_team_can_be_looked_for_to_lead_but_not_oneself(cast: Cast, plan: Plan):
    page = cast.client("MG").get(at(plan, "hand-over/?words=Otto"))
    assert cast.practitioners["OT"].ref in page.content.decode()
    mine = cast.client("MG").get(at(plan, "hand-over/?words=Margot"))
    assert cast.practitioners["MG"].ref not in mine.content.decode()


READERS = {
    "step/": {"AW", "MG", "DU"},
    "end/": {"AW", "MG"},
    "come-back/": {"AW", "MG", "DU"},
    "hand-over/": {"AW", "TM", "MG", "CH"},
    "steps/": {"AW", "TM", "MG", "CH", "DU", "LA2", "IG"},
}


def test_each_page_opens_for_those_whose_work_it_is(cast: Cast, plan: Plan):
    for page, may in READERS.items():
        seen = {a for a in players.WORKERS if cast.client(a).get(at(plan, page)).status_code == 200}
        assert seen == may, page
        assert cast.client("FAM").get(at(plan, page)).status_code == 404
        assert cast.client("WF").get(at(plan, page)).status_code == 404


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(path).status_code == 200
    return len(counted)


def test_the_pages_stay_within_25_queries(cast: Cast, plan: Plan):
    for number in range(4):
        services.notice_need(
            cast.mother, cast.family, f"need_{number}", since=BEFORE, by=cast.who("AW"), on=TODAY
        )
    manager, worker = cast.client("MG"), cast.client("AW")
    made = actions.hand_over(
        plan, cast.practitioners["PT"], why="Sees her daily", on_day=TODAY, by=cast.who("MG"), on=TODAY
    )
    counted = {
        page: queries_of(worker, at(plan, page))
        for page in ("step/?way=down", "end/", "come-back/", "steps/")
    }
    counted |= {"hand-over/": queries_of(manager, at(plan, "hand-over/"))}
    counted |= {"read": queries_of(cast.client("PT"), f"/handovers/{made.ref}/")}
    assert max(counted.values()) <= 25, counted
