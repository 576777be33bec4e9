"""Supervision: a decision has its reason and ends what waited for one; how the worker is stays between the two."""

from datetime import timedelta
from typing import Any

import pytest

from kinfold.base import roles
from kinfold.base.errors import Hidden, NotNow, RefusedOpenly
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.work import actions, queries
from kinfold.work.actions import Agreed
from kinfold.work.models import Supervision
from kinfold.work.tests.families import clock

TIRED = "Tired; asked for a lighter month."


@pytest.fixture
def here(cast: Cast, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return cast


def talk(cast: Cast, **more: Any) -> Supervision:
    told: dict[str, Any] = {
        "worker": cast.practitioners["AW"],
        "held_on": TODAY,
        "what_was_said": "Wren still has no bed of her own.",
        "how_is_the_worker": TIRED,
        "by": cast.who("MG"),
        "on": TODAY,
    }
    return actions.supervise(cast.family, **{**told, **more})


def test_a_decision_is_in_the_chronology_with_its_reason_and_ends_the_wait_after_a_refusal(
    cast: Cast,
) -> None:
    clock(cast, cast.family, "refusal_time_limit", days=27, due=1)
    made = talk(cast, decided="Leave them be, and ring in a month", why="Mum has her sister now")
    entry = Entry.objects.get(uuid=made.entry)
    assert (entry.kind, entry.section, entry.source_ref) == ("decision_made", "ordinary", made.ref)
    assert (
        entry.what
        == "Decided in supervision: Leave them be, and ring in a month. Why: Mum has her sister now"
    )
    assert Clock.objects.get(rule="refusal_time_limit").state == "met"


def test_talking_it_over_alone_decides_nothing(cast: Cast) -> None:
    clock(cast, cast.family, "refusal_time_limit", days=27, due=1)
    made = talk(cast)
    assert Entry.objects.get(uuid=made.entry).kind == "supervision_held"
    assert Clock.objects.get(rule="refusal_time_limit").state == "open"


def test_how_the_worker_is_stands_in_no_entry_and_on_nobody_elses_page(here: Cast) -> None:
    made = talk(here, decided="Visit weekly", why="It is not quick enough")
    assert not Entry.objects.filter(what__contains="Tired").exists()
    seen = {}
    for actor in here.accounts:
        client = here.client(actor)
        page = client.get(f"/supervision/{made.ref}/")
        seen[actor] = page.status_code
        if actor not in ("AW", "MG"):
            assert TIRED not in page.content.decode(), actor
        for path in (f"/families/{here.family.ref}/", f"/people/{here.child.ref}/"):
            assert TIRED not in client.get(path).content.decode(), (actor, path)
    assert TIRED in here.client("AW").get(f"/supervision/{made.ref}/").content.decode()
    assert {actor for actor, code in seen.items() if code == 200} == {
        "AW",
        "TM",
        "MG",
        "DU",
        "CH",
        "LA2",
        "IG",
    }
    assert seen["PT"] == seen["FAM"] == 404


@pytest.mark.parametrize("actor", ["AW", "TM", "CH", "PT", "FAM"])
def test_only_who_manages_the_workers_team_writes_it_down(cast: Cast, actor: str) -> None:
    with pytest.raises(RefusedOpenly):
        talk(cast, by=cast.who(actor))


def test_a_manager_does_not_supervise_somebody_of_another_team_or_themselves(cast: Cast) -> None:
    for worker in ("OT", "MG"):
        with pytest.raises(RefusedOpenly):
            talk(cast, worker=cast.practitioners[worker])


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("why", {"decided": "Close"}),
        ("decided", {"why": "Because"}),
        ("what_was_said", {"what_was_said": "  "}),
        ("held_on", {"held_on": TODAY + timedelta(days=1)}),
        ("next_on", {"next_on": TODAY}),
    ],
)
def test_what_is_missing_is_asked_for_beside_its_question(
    cast: Cast, field: str, more: dict[str, Any]
) -> None:
    with pytest.raises(NotNow) as refused:
        talk(cast, **more)
    assert refused.value.field == field
    assert not Supervision.objects.exists()


def test_what_was_agreed_stands_in_my_work_until_it_is_answered(cast: Cast) -> None:
    mine, ours = cast.practitioners["AW"], cast.practitioners["MG"]
    week = TODAY + timedelta(days=7)
    talk(cast, agreed=[Agreed("Ask the school", mine, week), Agreed("Ring housing", ours, TODAY)])
    [asked] = queries.my_supervision_actions(mine)
    assert (asked.what, asked.by_when) == ("Ask the school", week)
    with pytest.raises(Hidden):
        actions.do_action(asked, done_on=TODAY, by=cast.who("TM"), on=TODAY)
    actions.do_action(asked, done_on=TODAY, by=cast.who("AW"), on=TODAY)
    assert queries.my_supervision_actions(mine) == []
    with pytest.raises(NotNow):
        actions.do_action(asked, done_on=TODAY, by=cast.who("AW"), on=TODAY)
    [theirs] = queries.my_supervision_actions(ours)
    actions.do_action(theirs, done_on=TODAY, not_done_why="The sister rang", by=cast.who("MG"), on=TODAY)
    assert queries.my_supervision_actions(ours) == []


def test_a_talk_is_never_changed() -> None:
    assert Supervision in roles.append_only_models(), (
        "the database refuses the product's own role to change it"
    )


def test_a_manager_writes_it_down_on_the_page_and_nothing_typed_is_lost(here: Cast) -> None:
    client, path = here.client("MG"), f"/families/{here.family.ref}/supervision/write/"
    worker = here.practitioners["AW"].ref
    assert "Amina Yusuf" in client.get(f"{path}?worker={worker}").content.decode()
    sent = {
        "worker": worker,
        "held_on-day": "2", "held_on-month": "3", "held_on-year": "2026",
        "what_was_said": "Wren sleeps better.",
        "decided": "Go on",
        "why": "",
        "what_1": "Ask the school",
    }  # fmt: skip
    page = client.post(path, sent)
    assert page.status_code == 422
    said = page.content.decode()
    for words in ("Say who does it.", "Say by when.", "Wren sleeps better."):
        assert words in said
    sent |= {
        "why": "It works",
        "owner_1": worker,
        "by_when_1-day": "9",
        "by_when_1-month": "3",
        "by_when_1-year": "2026",
    }
    done = client.post(path, sent)
    made = Supervision.objects.get()
    assert done["Location"] == f"/supervision/{made.ref}/"
    read = here.client("AW").get(done["Location"]).content.decode()
    assert "Ask the school" in read
    assert "Say what came of it" in read
    action = made.actions.get()
    answered = here.client("AW").post(
        f"/supervision/agreed/{action.ref}/",
        {"done": "yes", "done_on-day": "2", "done_on-month": "3", "done_on-year": "2026"},
    )
    assert answered["Location"] == f"/supervision/{made.ref}/"
    assert "Done on 2 March 2026" in here.client("MG").get(f"/supervision/{made.ref}/").content.decode()


def test_what_a_team_owns_is_given_to_one_of_its_workers(here: Cast) -> None:
    due = clock(here, here.family, "promised_contact", days=5, due=2, owner=None)
    path = f"/due/{due.ref}/owner/"
    assert here.client("AW").get(path).status_code == 404
    client = here.client("MG")
    assert client.post(path, {"to": here.practitioners["OT"].ref}).status_code == 422
    assert client.post(path, {"to": here.practitioners["TM"].ref})["Location"] == "/drift/"
    due.refresh_from_db()
    assert due.owner == here.practitioners["TM"]
    other = clock(here, here.family, "promised_contact", days=5, due=2, owner=here.practitioners["OT"])
    assert client.get(f"/due/{other.ref}/owner/").status_code == 404
