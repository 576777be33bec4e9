"""Somebody of the family says themselves how it went with what they said they would do."""

import pytest

from kinfold.base.errors import RefusedOpenly
from kinfold.concerns.tests.journey import send, send_ok, text
from kinfold.plan import actions
from kinfold.plan.models import Plan, PlanAction
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast


@pytest.fixture
def cast(db: None, settings) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return players.build()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return actions.make_plan(cast.family, made_on=BEGAN, by=cast.who("AW"), on=TODAY)


def agreed(cast: Cast, plan: Plan, what: str = "Ring the school.", **whose) -> PlanAction:
    return actions.agree_action(plan, what, by=cast.who("AW"), on=TODAY, **(whose or {"person": cast.mother}))


def at(row: PlanAction) -> str:
    return f"/plan-actions/{row.ref}/how-it-went/"


def working(cast: Cast) -> str:
    return text(cast.client("AW").get(f"/families/{cast.family.ref}/plan/"))


def test_a_mother_says_that_she_did_it_and_the_worker_reads_that_she_said_so(cast: Cast, plan: Plan) -> None:
    row = agreed(cast, plan)
    client = cast.client("FAM")
    for page in ("/", f"/families/{cast.family.ref}/plan/fridge/"):
        assert at(row) in client.get(page).content.decode(), page
    send_ok(client, at(row), state="done", why="They were kind.")
    row.refresh_from_db()
    assert (row.state, row.ended_on, row.ended_said_by_id) == ("done", TODAY, cast.mother.pk)
    shown = working(cast)
    assert "They were kind." in shown
    assert "said by Ilse Ardleigh, " in shown
    assert "You did it." in text(client.get(at(row)))


def test_i_could_not_because_is_asked_for_kindly_and_kept(cast: Cast, plan: Plan) -> None:
    row = agreed(cast, plan)
    client = cast.client("FAM")
    refused = send(client, at(row), state="not_done")
    assert refused.status_code == 422
    assert "Tell us what got in the way." in text(refused)
    send_ok(client, at(row) + "?carry_on=yes", state="not_done", why="No credit on my phone.")
    row.refresh_from_db()
    assert (row.state, row.ended_why) == ("not_done", "No credit on my phone.")
    assert "No credit on my phone." in working(cast)


def test_what_is_anothers_is_as_if_missing(cast: Cast, plan: Plan) -> None:
    hers, workers = agreed(cast, plan), agreed(cast, plan, owner=cast.practitioners["AW"])
    friends = agreed(cast, plan, friend="Bea")
    missing = cast.client("WF").get("/plan-actions/RZZZZZZZZZZ/how-it-went/")
    for actor, row in (("WF", hers), ("FAM", workers), ("FAM", friends), ("AW", hers), ("PX", hers)):
        answer = cast.client(actor).get(at(row))
        assert (answer.status_code, answer.content) == (404, missing.content), actor
    with pytest.raises(RefusedOpenly):
        actions.say_how_it_went(hers, "done", by=cast.who("WF"), on=TODAY)
    with pytest.raises(RefusedOpenly):
        actions.say_how_it_went(hers, "done", by=cast.who("AW"), on=TODAY)


def test_a_father_from_whom_something_is_kept_says_it_of_his_own(cast: Cast, plan: Plan) -> None:
    row = agreed(cast, plan, person=cast.father)
    send_ok(cast.client("WF"), at(row), state="done")
    row.refresh_from_db()
    assert row.state == "done"
