"""One level at a time, dated, with nothing else touched."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kinfold.base.errors import NotNow
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.concerns import actions as concerns
from kinfold.law.kinds import KNOWN_DETAILS
from kinfold.network import queries as network
from kinfold.plan import actions, queries, rules
from kinfold.plan.models import Level
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast


@pytest.fixture
def cast(db: None) -> Cast:
    return players.build()


def change(cast: Cast, level: str, on: date = TODAY, **more) -> Level:
    return actions.change_level(cast.child, cast.family, level, on=on, by=cast.who("AW"), **more)


def test_every_level_has_words_for_workers_and_families():
    assert set(rules.LEVELS) == set(Level.Word.values) == KNOWN_DETAILS["level_changed"]
    for word in rules.LEVELS.values():
        assert word.says
        assert word.means.endswith(".")
        assert "section" not in word.family_says.lower()


def test_a_new_level_ends_the_one_before_on_that_day(cast: Cast):
    change(cast, "universal", TODAY - timedelta(days=30))
    change(cast, "early_help", tier=2, reason="Mother said yes to the centre.")
    assert [(row.level, row.until) for row in queries.level_history(cast.child)] == [
        ("universal", TODAY),
        ("early_help", None),
    ]
    now = queries.level_now(cast.child, TODAY)
    assert now is not None
    assert (now.level, now.tier) == ("early_help", 2)
    before = queries.level_now(cast.child, TODAY - timedelta(days=1))
    assert before is not None
    assert before.level == "universal"


def test_a_change_is_one_entry_that_the_family_may_read_without_the_reason(cast: Cast):
    change(cast, "early_help", reason="A neighbour rang.")
    entry = Entry.objects.get(kind="level_changed")
    assert entry.what == "Wren Ardleigh: Early help."
    assert (entry.detail, entry.section) == ("early_help", "shared")


def test_a_level_cannot_begin_before_the_one_that_holds(cast: Cast):
    change(cast, "early_help")
    with pytest.raises(NotNow) as why:
        change(cast, "child_in_need", TODAY - timedelta(days=1))
    assert "2 March 2026" in why.value.message
    assert [row.level for row in queries.level_history(cast.child)] == ["early_help"]


def test_two_changes_on_one_day_are_both_kept(cast: Cast):
    change(cast, "section_47")
    change(cast, "child_protection")
    assert [row.level for row in queries.level_history(cast.child)] == ["section_47", "child_protection"]
    now = queries.level_now(cast.child, TODAY)
    assert now is not None
    assert now.level == "child_protection"


def test_the_same_level_again_changes_nothing(cast: Cast):
    first = change(cast, "early_help")
    assert change(cast, "early_help", TODAY + timedelta(days=3)) == first
    assert Entry.objects.filter(kind="level_changed").count() == 1


def test_an_unknown_level_is_refused(cast: Cast):
    with pytest.raises(NotNow):
        change(cast, "register")
    assert not Level.objects.exists()


def test_the_database_refuses_two_levels_at_once(cast: Cast):
    change(cast, "early_help")
    with pytest.raises(IntegrityError), transaction.atomic():
        Level.objects.create(person=cast.child, family=cast.family, level="child_in_need", since=TODAY)


def test_changing_level_takes_no_worker_away(cast: Cast):
    change(cast, "child_in_need", TODAY - timedelta(days=9))
    before = [i.ref for i in network.involved(cast.family, TODAY)]
    change(cast, "early_help")
    assert [i.ref for i in network.involved(cast.family, TODAY)] == before


def test_closing_stops_what_no_longer_applies_and_nothing_else(cast: Cast):
    change(cast, "early_help", TODAY - timedelta(days=9))
    change(cast, "closed")
    assert not Clock.objects.filter(state="open", rule="six_month_drift_review").exists()


def test_levels_of_a_family_are_by_person(cast: Cast):
    change(cast, "early_help")
    levels = queries.levels_of(cast.family, TODAY)
    assert {pk: row.level for pk, row in levels.items()} == {cast.child.pk: "early_help"}


def test_a_decision_sets_the_level_of_every_child_named_or_nothing_is_decided(cast: Cast):
    worker = cast.who("AW")
    referral = concerns.make_referral(
        cast.family, [cast.child], why="Not enough food.", family_told=True, by=worker, on=TODAY
    )
    tells = {"reasons": "Hungry.", "told_referrer": "We will visit.", "told_family": "May we visit?"}
    with pytest.raises(NotNow):
        actions.decide_referral(
            referral, outcome="assessment", level_after="nonsense", by=cast.who("DU"), on=TODAY, **tells
        )
    referral.refresh_from_db()
    assert referral.state == "sent"
    actions.decide_referral(
        referral, outcome="assessment", level_after="child_in_need", by=cast.who("DU"), on=TODAY, **tells
    )
    now = queries.level_now(cast.child, TODAY)
    assert now is not None
    assert now.level == "child_in_need"
    assert now.decided_by == cast.practitioners["DU"]


def test_a_level_is_changed_on_its_page_by_those_who_hold_the_family(cast: Cast, settings):
    from kinfold.concerns.tests.journey import day, send, send_ok, text

    settings.KINFOLD_TODAY = TODAY.isoformat()
    path = f"/person/{cast.child.ref}/level"
    worker = cast.client("AW")
    assert send(worker, path, level="early_help", **day("since", 2026, 3, 2)).status_code == 422
    send_ok(
        worker, f"{path}?afresh=yes", level="early_help", reason="They said yes.", **day("since", 2026, 2, 20)
    )
    page = text(worker.get(path))
    assert "Early help, from 20 February 2026 until now: They said yes." in page
    refused = send(worker, path, level="closed", reason="Too early.", **day("since", 2026, 2, 19))
    assert "The level this child has now began on 20 February 2026" in text(refused)
    seen = {
        a: cast.client(a).get(path).status_code for a in ("MG", "DU", "TM", "PT", "CL", "PX", "FAM", "AN")
    }
    assert {a for a, code in seen.items() if code == 200} == {"MG", "DU"}
