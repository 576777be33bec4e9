"""The rules of this room, without a database: matching in sentences, checks, walls, and moves that never go astray."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.hubs import rules, states
from kinfold.hubs.rules import Asked, Check, Gives, Reads, Side

DAY = date(2026, 3, 2)
WORDS = st.sampled_from(["football", "Baking", "newts", "chess"])
TIMES = st.sampled_from(list(rules.TIMES))
ASKED = st.builds(
    Asked,
    language=st.sampled_from(["", "Polish", "Tigrinya"]),
    who=st.sampled_from(["", "man", "woman"]),
    interests=st.lists(WORDS, unique=True).map(tuple),
    lived=st.lists(st.sampled_from(list(rules.LIVED)), unique=True).map(tuple),
    times=st.lists(TIMES, unique=True).map(tuple),
)
GIVES = st.builds(
    Gives,
    languages=st.lists(st.sampled_from(["polish", "English"]), unique=True).map(tuple),
    is_a=st.sampled_from(["", "man", "woman"]),
    interests=st.lists(WORDS, unique=True).map(tuple),
    lived=st.lists(st.sampled_from(list(rules.LIVED)), unique=True).map(tuple),
    times=st.lists(TIMES, unique=True).map(tuple),
)


def test_a_mentor_is_matched_by_what_was_asked_for_in_sentences() -> None:
    asked = Asked("Polish", "man", ("football", "chess"), ("care",), ("thursday",))
    gives = Gives(("polish",), "man", ("Football",), ("care",), ("monday", "thursday"))
    found = rules.fit(asked, gives)
    assert found.because == (
        "Speaks Polish, as asked.",
        "Is a man, as asked.",
        "Also likes football.",
        "Knows it from their own life: was in care.",
        "Free when it was asked for: Thursdays after school.",
    )
    assert found.all_asked


def test_what_was_asked_for_and_is_not_there_is_said_and_nobody_is_ranked() -> None:
    found = rules.fit(Asked("Tigrinya", "woman", ("newts",)), Gives(("English",), "man"))
    assert found.but == (
        "Does not speak Tigrinya.",
        "A woman was asked for.",
        "Has not said that they like newts.",
    )
    assert not [name for name in dir(found) if "score" in name or "rank" in name or "per_cent" in name]


@given(ASKED, GIVES)
def test_nothing_that_nobody_asked_for_is_ever_held_against_somebody(asked: Asked, gives: Gives) -> None:
    found = rules.fit(asked, gives)
    wanted = (asked.language, asked.who, asked.interests, asked.lived, asked.times)
    assert len(found.but) <= len(asked.lived) + sum(bool(each) for each in wanted if each is not asked.lived)
    assert all(
        said.endswith(".") and not any(c.isdigit() for c in said) for said in found.because + found.but
    )
    if not any(wanted):
        assert (found.because, found.but) == ((), ())


def test_a_family_name_is_kept_from_the_mentor() -> None:
    assert rules.called("Wren", "Wren Ardleigh") == "Wren"
    assert rules.called("Wren", "Wren") == "Wren"
    with pytest.raises(NotNow, match="family name"):
        rules.called("Wren Ardleigh", "Wren Ardleigh")


def ready(**more: date | None) -> list[Check]:
    came = DAY - timedelta(days=100)
    dbs = Check("dbs", came, came, True, more.get("renew_by", DAY + timedelta(days=900)))
    return [dbs, *(Check(kind, came, came, True) for kind in ("reference", "reference", "interview"))]


def test_somebody_with_every_check_may_meet_a_child_and_nobody_else() -> None:
    assert rules.missing(ready(), True, DAY) == []
    assert rules.missing([], False, DAY) == [
        "The DBS check has not been asked for.",
        "0 of 2 references came.",
        "There was no interview yet.",
        "No training is written down.",
    ]


def test_a_check_that_should_have_been_renewed_counts_no_longer() -> None:
    (only,) = rules.missing(ready(renew_by=DAY - timedelta(days=1)), True, DAY)
    assert only == "The DBS check had to be renewed by 1 March 2026."
    assert rules.missing(ready(renew_by=DAY), True, DAY) == []
    assert rules.soon(ready(renew_by=DAY + timedelta(days=30)), DAY) == DAY + timedelta(days=30)
    assert rules.soon(ready(), DAY) is None


def test_a_check_counts_three_years_by_the_local_default() -> None:
    assert rules.renew_by(date(2024, 3, 4)) == date(2027, 3, 4)


def test_a_check_that_stands_in_the_way_is_never_outweighed_by_others() -> None:
    rows = [*ready()[1:], Check("dbs", DAY, DAY, False, None)]
    assert rules.missing(rows, True, DAY) == ["The DBS check stands in the way."]


SIDE = Side(worker=1, supervisor=3, parent=10)


def test_a_side_is_read_by_its_worker_and_the_supervisor_alone() -> None:
    assert rules.reads(SIDE, practitioner=1) == Reads.ALL
    assert rules.reads(SIDE, practitioner=3) == Reads.ALL
    assert rules.reads(SIDE, practitioner=2) == Reads.NOTHING
    assert rules.reads(SIDE, practitioner=None, people=frozenset({10})) == Reads.OWN
    assert rules.reads(SIDE, practitioner=None, people=frozenset({11})) == Reads.NOTHING
    assert rules.reads(SIDE, practitioner=1, excluded=True) == Reads.NOTHING


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
def test_no_worker_ever_reads_both_sides(one: int, other: int, supervisor: int, reader: int) -> None:
    apart = rules.may_work(other, others=frozenset({one}), supervisor=supervisor)
    if not apart or one == supervisor or reader == supervisor:
        return
    sides = [Side(one, supervisor, 10), Side(other, supervisor, 11)]
    assert sum(rules.reads(side, practitioner=reader) == Reads.ALL for side in sides) <= 1
    assert not any(rules.writes(side, supervisor) for side in sides)


VERBS = st.lists(st.sampled_from(sorted({move.verb for move in states.MATCH.moves})), max_size=12)
OVER = {"not_this_time", "ended_well", "ended_early"}


@given(VERBS)
def test_a_match_never_meets_before_the_child_said_yes_and_never_after_its_end(verbs: list[str]) -> None:
    state, walked = "proposed", []
    for verb in verbs:
        if not states.MATCH.may(verb, state):
            with pytest.raises(NotNow):
                states.MATCH.after(verb, state)
            continue
        assert state not in OVER, "something followed an ending"
        state = states.MATCH.after(verb, state)
        walked.append(verb)
    if state in ("meeting", "ended_well", "ended_early"):
        assert walked[0] == "agree_match"
    assert walked.count("agree_match") <= 1
    assert state in states.MATCH.labels


@given(st.lists(st.sampled_from(sorted({move.verb for move in states.WISH.moves})), max_size=12))
def test_a_wish_that_is_closed_stays_closed_and_a_no_is_never_the_end(verbs: list[str]) -> None:
    state = "waiting"
    for verb in verbs:
        if states.WISH.may(verb, state):
            assert state != "closed"
            state = states.WISH.after(verb, state)
    assert state == "closed" or states.WISH.may("close_wish", state)
    assert states.WISH.may("find_mentor", "answered")
