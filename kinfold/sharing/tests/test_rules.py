"""The policy alone: no database."""

import pytest

from kinfold.sharing import rules
from kinfold.sharing.rules import Facts, decide


def facts(*actors: str, **more: object) -> Facts:
    return Facts(actors=frozenset(actors), live=frozenset(actors) & rules.BY_ROLE, **more)


def test_the_matrix_is_whole() -> None:
    assert len(rules.matrix()) == 40
    assert all(tuple(row) == rules.ACTORS for row in rules.matrix().values())


def test_exclusion_beats_management() -> None:
    assert decide("V1", facts("MG", "AW")).code == "allow"
    assert decide("V1", facts("MG", "AW", excluded=True)).code == "hide"


def test_an_excluded_worker_can_still_tell_us_of_a_worry() -> None:
    assert decide("W5", facts("OT", excluded=True)).code == "allow"


def test_withholding_beats_membership() -> None:
    assert decide("V8", facts("FAM")).code == "allow"
    assert decide("V8", facts("FAM", "WF")).code == "mask"
    assert decide("V8", facts("FAM", "WF", withheld=True)).code == "hide"


def test_a_protected_address_never_reaches_the_one_it_is_kept_from() -> None:
    for letter in ("own", "listed", "glass"):
        assert decide("V2", facts("FAM", "WF", **{letter: True})).code == "hide"


def test_sealed_leaves_no_trace_and_no_glass() -> None:
    for actor in rules.ACTORS:
        sealed = facts(actor, label="sealed", unnamed="sealed", glass=True)
        for row in ("F1", "V1", "V2", "V3", "G5", "A1", "X1"):
            assert decide(row, sealed).code == "hide", (actor, row)


def test_a_named_custodian_finds_what_is_sealed() -> None:
    for actor, code in {"AW": "allow", "MG": "allow", "CH": "allow", "TM": "hide", "OT": "hide"}.items():
        assert decide("F1", facts(actor, label="sealed")).code == code, actor


def test_restricted_is_named_only_and_duty_goes_round_by_glass() -> None:
    restricted = {"label": "restricted", "unnamed": "restricted"}
    assert decide("V1", facts("AW", **restricted)).code == "hide"
    assert decide("F1", facts("DU", "OT", **restricted)).code == "mask"
    assert decide("V1", facts("DU", "OT", **restricted)).code == "glass"
    assert decide("V1", facts("DU", "OT", glass=True, **restricted)).code == "allow"
    assert decide("V1", facts("OT", glass=True, **restricted)).code == "hide"


def test_a_role_opens_nothing_without_a_dated_row() -> None:
    for actor in sorted(rules.BY_ROLE):
        idle = Facts(actors=frozenset({actor}))
        opened = [row for row in rules.CONTENTS if decide(row, idle).opens]
        assert opened == [], actor


def test_glass_opens_only_what_the_table_says() -> None:
    opened = {r for r in rules.matrix() if decide(r, facts("OT", glass=True)).opens}
    shut = {r for r in rules.matrix() if decide(r, facts("OT")).opens}
    assert opened - shut == {"V1", "V3", "V8", "V9"}


def test_a_teacher_who_leads_the_plan_sees_no_police_information() -> None:
    lead = facts("AW", outside_lead=True)
    assert decide("V3", lead).code == "allow"
    assert decide("V4", lead).code == "hide"
    assert decide("V5", lead).code == "hide"


def test_nobody_grants_themselves_access_or_changes_the_log() -> None:
    for actor in rules.ACTORS:
        assert not decide("G2", facts(actor)).opens
        assert not decide("A2", facts(actor)).opens
        assert decide("G6", facts(actor)).code == "hide"


def test_a_manager_reads_words_kept_for_the_worker_only_with_a_reason() -> None:
    assert decide("V7", facts("MG")).code == "hide"
    assert decide("V7", facts("MG", purpose=True)).code == "allow"


@pytest.mark.parametrize(
    "why",
    [
        "",
        "x",
        "test",
        "xxxxxxxxxxxxxxxxxxxx",
        "test test test test",
        "aaaa bbbb cccc dddd",
        "need to look",
        "1 2 3 4 5 6 7 8 9 0",
    ],
)
def test_a_poor_reason_is_turned_away_in_plain_words(why: str) -> None:
    assert "you need to look now" in rules.poor_reason(why)


@pytest.mark.parametrize(
    "why",
    [
        "Hospital rang, the boy is in A and E",
        "Police have the children at the station now",
        "Дитина в лікарні, телефонували",
    ],
)
def test_a_real_reason_is_accepted(why: str) -> None:
    assert rules.poor_reason(why) == ""


def test_a_partner_reads_the_record_of_a_meeting_they_were_at() -> None:
    assert decide("V4", facts("PT")).code == "hide"
    assert decide("V4", facts("PT", attended=True)).code == "allow"


def test_a_manager_reviews_the_glass_of_their_own_workers() -> None:
    assert decide("G8", facts("MG")).code == "hide"
    assert decide("G8", facts("MG", in_line=True)).code == "allow"
