"""Break-glass: reason, notice, expiry, review; never for what is sealed; never reviewed by oneself."""

from datetime import UTC, datetime, timedelta

import pytest

from kinfold.base.errors import Hidden, NeedsGlass, NotNow, RefusedOpenly
from kinfold.sharing import actions, queries
from kinfold.sharing.models import AccessLog, Grant
from kinfold.sharing.tests.cast import TODAY, Cast

NOW = datetime(2026, 3, 2, 22, 15, tzinfo=UTC)
WHY = "The hospital rang: the boy is in their care"


def break_it(cast: Cast, actor: str = "OT", why: str = WHY) -> Grant:
    return actions.break_glass(
        cast.who(actor), cast.family, category="danger_now", why=why, on=TODAY, now=NOW
    )


def test_a_stranger_among_workers_is_offered_glass_and_the_ask_is_logged(cast: Cast) -> None:
    with pytest.raises(NeedsGlass):
        actions.open_record(cast.who("OT"), "V1", cast.family, on=TODAY, action="family")
    row = AccessLog.objects.get(account_id=cast.accounts["OT"].pk)
    assert (row.decision, row.row, row.family_id) == ("glass", "V1", cast.family.pk)


def test_glass_opens_one_family_for_four_hours(cast: Cast) -> None:
    break_it(cast)
    who = cast.who("OT")
    for minutes, code in ((1, "allow"), (239, "allow"), (241, "glass")):
        later = NOW + timedelta(minutes=minutes)
        assert queries.decide(who, "V1", cast.family, on=TODAY, now=later).code == code
    assert queries.decide(who, "V1", cast.other_family, on=TODAY, now=NOW).code == "glass"


def test_duty_with_a_live_contact_opens_police_information_by_glass_and_by_nothing_else(cast: Cast) -> None:
    assert queries.decide(cast.who("DU"), "V1", cast.family, on=TODAY, now=NOW).code == "allow"
    assert queries.decide(cast.who("DU"), "V4", cast.family, on=TODAY, now=NOW).code == "glass"
    break_it(cast, "DU")
    assert queries.decide(cast.who("DU"), "V4", cast.family, on=TODAY, now=NOW).code == "allow"
    with pytest.raises(NotNow, match="already"):
        break_it(cast, "MG")


def test_sign_out_ends_it(cast: Cast) -> None:
    break_it(cast)
    assert actions.end_glass(cast.who("OT"), on=TODAY) == 1
    assert queries.decide(cast.who("OT"), "V1", cast.family, on=TODAY, now=NOW).code == "glass"


@pytest.mark.parametrize("why", ["x", "test", "test test test test"])
def test_a_poor_reason_opens_nothing(cast: Cast, why: str) -> None:
    with pytest.raises(NotNow) as refused:
        break_it(cast, why=why)
    assert refused.value.field == "why"
    assert not Grant.objects.filter(kind="glass").exists()


@pytest.mark.parametrize("actor", ["PX", "CL", "AN", "LA2", "FAM", "WF"])
def test_those_who_may_not_break_glass_are_told_nothing(cast: Cast, actor: str) -> None:
    with pytest.raises(Hidden):
        break_it(cast, actor)


def test_what_is_sealed_never_opens_by_glass(cast: Cast) -> None:
    actions.restrict(cast.family, level="sealed", why="Adopted", by=cast.who("MG"), on=TODAY)
    for actor in ("OT", "DU", "TM", "AW", "CH"):
        with pytest.raises(Hidden):
            break_it(cast, actor)


def test_manager_and_governance_are_told_at_once_and_only_they(cast: Cast) -> None:
    break_it(cast)
    told = {a for a in cast.accounts if queries.glass_to_review(cast.who(a), TODAY)}
    assert told == {"IG"}  # the breaker's own team has no manager in this cast
    row = queries.glass_to_review(cast.who("IG"), TODAY)[0]
    assert row.worker == cast.practitioners["OT"]
    assert (row.due_on, row.overdue) == (TODAY + timedelta(days=2), False)
    assert queries.glass_to_review(cast.who("IG"), TODAY + timedelta(days=3))[0].overdue


def test_nobody_reviews_their_own(cast: Cast) -> None:
    opened = break_it(cast)
    for actor in ("OT", "AW", "TM", "MG", "SA"):
        with pytest.raises(RefusedOpenly):
            actions.review_glass(opened, note="Fine", by=cast.who(actor), on=TODAY)
    actions.review_glass(opened, note="Right to look", by=cast.who("IG"), on=TODAY)
    assert queries.glass_to_review(cast.who("IG"), TODAY) == []


def test_a_review_says_what_was_found(cast: Cast) -> None:
    opened = break_it(cast)
    with pytest.raises(NotNow):
        actions.review_glass(opened, note="  ", by=cast.who("IG"), on=TODAY)


def test_duty_opens_a_restricted_record_only_by_glass(cast: Cast) -> None:
    actions.restrict(cast.family, why="Staff relative", by=cast.who("MG"), on=TODAY)
    with pytest.raises(NeedsGlass):
        actions.open_record(cast.who("DU"), "V1", cast.family, on=TODAY, action="family")
    break_it(cast, "DU")
    assert queries.decide(cast.who("DU"), "V1", cast.family, on=TODAY, now=NOW).code == "allow"
    with pytest.raises(Hidden):
        break_it(cast, "OT")
