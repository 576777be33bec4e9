"""Coming back begins visits again, steps say the tier, a review shows on its meeting, and parents' help goes on."""

from datetime import timedelta

from kinfold.clocks import queries as clocks
from kinfold.concerns.tests.journey import send, send_ok, text
from kinfold.plan import actions, queries
from kinfold.plan.models import Plan, Rhythm
from kinfold.plan.tests.test_steps_pages import BEFORE, at, cast, ended, plan, today
from kinfold.services import actions as services
from kinfold.sharing.tests.cast import TODAY, Cast, involve

__all__ = ["cast", "plan"]  # fixtures


def visits(cast: Cast) -> list[tuple[int | None, bool]]:
    """The open visit clocks of the child: every how many days, and whether it began today."""
    open_now = [one for one in clocks.open_for(cast.family) if one.rule == "visit_every"]
    return [(one.every_days, one.started_on == TODAY) for one in open_now if one.person_id == cast.child.pk]


def test_coming_back_asks_how_often_and_begins_the_visits_and_their_clock_again(
    cast: Cast, plan: Plan
) -> None:
    by = cast.who("AW")
    actions.set_rhythm(plan, cast.child, every_days=14, why="She asked.", since=BEFORE, by=by, on=TODAY)
    ended(cast, plan)
    assert visits(cast) == []
    client = cast.client("AW")
    page = text(client.get(at(plan, "come-back/")))
    assert "Before: Wren Ardleigh every 2 weeks." in page
    told = {
        "children": cast.child.ref, "to": "child_in_need:s17_10_a", "why": "Ilse rang.", "did_not_hold": "Mornings.",
        "lead": "as_now", "tier": "3", **today("decided_on"),
    }  # fmt: skip
    refused = send(client, at(plan, "come-back/"), **told, visit_every="7")
    assert refused.status_code == 422
    assert "Say why so often for these children." in text(refused)
    send_ok(
        client, at(plan, "come-back/?carry_on=yes"), **told, visit_every="7", visits_why="Mornings are hard."
    )
    assert visits(cast) == [(7, True)]
    assert Rhythm.objects.get(until__isnull=True).why == "Mornings are hard."
    assert queries.level_now(cast.child, TODAY).tier == 3


def test_without_an_answer_no_visits_begin_by_themselves(cast: Cast, plan: Plan) -> None:
    ended(cast, plan)
    actions.come_back(
        plan, [cast.child], "early_help", decided_on=TODAY, why="Ilse rang.", by=cast.who("AW"), on=TODAY
    )
    assert visits(cast) == []


def test_a_step_asks_the_tier_and_refuses_what_is_no_tier(cast: Cast, plan: Plan) -> None:
    client = cast.client("AW")
    told = {
        "children": cast.child.ref,
        "to": "early_help:consent",
        "why": "Better.",
        "ready": "yes",
        **today("decided_on"),
    }
    refused = send(client, at(plan, "step/?way=down"), **told, tier="9")
    assert "Write a number from 1 to 5" in text(refused)
    send_ok(client, at(plan, "step/?way=down&carry_on=yes"), **told, tier="2")
    now = queries.level_now(cast.child, TODAY)
    assert (now.level, now.tier) == ("early_help", 2)


def test_when_a_child_lives_away_the_plan_names_each_parents_help_and_worker(cast: Cast, plan: Plan) -> None:
    path, by = at(plan, ""), cast.who("AW")
    assert "The parents’ help goes on" not in text(cast.client("AW").get(path))
    services.ask_for_service(
        cast.family,
        [cast.mother],
        None,
        named_service="Women’s group",
        asked_on=BEFORE,
        state="started",
        by=by,
        on=TODAY,
    )
    row = involve(cast.practitioners["PX"], cast.family, "partner")
    row.person = cast.mother
    row.save()
    yesterday = TODAY - timedelta(days=1)
    actions.change_level(cast.child, cast.family, "looked_after", on=yesterday, by=by, recorded_on=TODAY)
    page = text(cast.client("AW").get(path))
    assert "The parents’ help goes on" in page
    assert "Ilse Ardleigh : Women’s group. Piers Xavier" in page
    assert "Tomas Ardleigh : no help of their own is running. No worker of their own" in page
    for actor in ("PT", "FAM", "WF"):
        shown = text(cast.client(actor).get(path, follow=True))
        assert "The parents’ help goes on" not in shown, actor
