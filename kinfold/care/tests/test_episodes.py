"""Episodes of the return: they tile the period, the first is S, X1 is followed the same day, each reason says what changed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.care import rules
from kinfold.care.rules import Law, Span, Stay

BEGAN = date(2020, 9, 24)
CODES = ("V2", "C1", "C2", "E1")
KINDS = ("U6", "U4", "K2", "P1", "T1", "T4")


def day(n: int) -> date:
    return BEGAN + timedelta(days=n)


@st.composite
def histories(draw):
    """A period with two timelines that each turn on days of their own; the placements may leave holes."""
    ended = draw(st.one_of(st.none(), st.integers(0, 400)))
    last = 400 if ended is None else ended
    turns = sorted({0} | {n for n in draw(st.sets(st.integers(1, 399), max_size=5)) if n < last})
    ends: list[int | None] = [*turns[1:], ended]
    law = [
        Law(draw(st.sampled_from(CODES)), day(a), None if b is None else day(b))
        for a, b in zip(turns, ends, strict=True)
    ]
    moves = sorted(draw(st.sets(st.integers(0, max(last - 1, 0)), max_size=6)))
    stops: list[int | None] = [*moves[1:], ended] if moves else []
    stays = []
    for n, (a, b) in enumerate(zip(moves, stops, strict=True)):
        early = None if b is None else draw(st.integers(a, b))
        carer = draw(st.sampled_from(["one", "two", f"row {n}"]))
        how = draw(st.sampled_from(["CARPL", "CREQB", "PLACE"]))
        until = None if early is None else day(early)
        stays.append(Stay(draw(st.sampled_from(KINDS)), day(a), until, "PR1", carer, how, ref=f"R{n}"))
    span = Span(BEGAN, None if ended is None else day(ended), "N1", "" if ended is None else "E4A")
    return span, law, stays


@given(histories())
def test_episodes_tile_the_period_whatever_happened(history):
    span, law, stays = history
    found = rules.episodes(span, law, stays)
    assert found[0].decom == span.began
    assert found[-1].dec == span.ended
    for one, after in pairwise(found):
        assert one.dec == after.decom
        assert one.decom < after.decom


@given(histories())
def test_the_first_is_s_and_no_other_and_x1_is_followed_the_same_day(history):
    span, law, stays = history
    found = rules.episodes(span, law, stays)
    assert [one.rne == "S" for one in found] == [True] + [False] * (len(found) - 1)
    assert all(one.rec == "X1" for one in found[:-1])
    assert found[-1].rec == span.ended_how
    assert {one.need for one in found} == {"N1"}


@given(histories())
def test_each_episode_holds_what_held_on_each_of_its_days(history):
    span, law, stays = history
    for one in rules.episodes(span, law, stays):
        for number in range(0, ((one.dec or day(400)) - one.decom).days, 7):
            on = one.decom + timedelta(days=number)
            assert one.ls == [r.code for r in law if r.since <= on and (r.until is None or r.until > on)][-1]
            here = [r for r in stays if r.since <= on and (r.until is None or r.until > on)]
            assert (one.place, one.provider) == ((here[-1].kind, here[-1].provider) if here else ("", ""))


@given(histories())
def test_a_reason_says_what_truly_changed_and_something_always_did(history):
    span, law, stays = history
    for one, after in pairwise(rules.episodes(span, law, stays)):
        assert after.rne in ("L", "P", "T", "B", "U")
        assert (one.ls != after.ls) == (after.rne in ("L", "B", "U"))
        if after.rne == "L":
            assert (one.place, one.provider) == (after.place, after.provider)
        if one.place in rules.TEMPORARY or after.place in rules.TEMPORARY or after.rne == "L":
            assert one.reason_place_change == ""


FOSTER = Stay("U6", day(0), day(30), "PR1", "Bev", "CARPL")


@pytest.mark.parametrize(
    ("code", "after", "rne"),
    [
        ("V2", Stay("K2", day(30), None, "PR4", "home"), "P"),
        ("V2", Stay("U4", day(30), None, "PR1", "Bev"), "T"),
        ("C2", Stay("U6", day(30), None, "PR1", "Bev"), "L"),
        ("C2", Stay("U4", day(30), None, "PR1", "Bev"), "U"),
        ("C2", Stay("U6", day(30), None, "PR1", "Ann"), "B"),
    ],
)
def test_the_five_reasons(code: str, after: Stay, rne: str):
    law = [Law("V2", day(0), day(30)), Law(code, day(30), None)]
    found = rules.episodes(Span(BEGAN, None, "N1"), law, [FOSTER, after])
    assert [one.rne for one in found] == ["S", rne]
    assert found[0].reason_place_change == ("" if rne == "L" else "CARPL")


def test_a_row_that_repeats_the_one_before_is_no_new_episode():
    again = Stay("U6", day(30), None, "PR1", "Bev")
    law = [Law("V2", day(0), day(10)), Law("V2", day(10), None)]
    found = rules.episodes(Span(BEGAN, None, "N1"), law, [FOSTER, again])
    assert [(one.decom, one.dec) for one in found] == [(day(0), None)]


def test_a_child_in_and_out_on_one_day_has_one_episode():
    law = [Law("L1", day(0), day(0))]
    found = rules.episodes(Span(BEGAN, BEGAN, "N1", "E4A"), law, [Stay("U6", day(0), day(0), "PR1", "Bev")])
    assert [(one.rne, one.ls, one.decom, one.dec, one.rec) for one in found] == [
        ("S", "L1", BEGAN, BEGAN, "E4A")
    ]


def test_a_stretch_nobody_wrote_down_is_an_episode_with_an_empty_place():
    later = Stay("K2", day(32), None, "PR4", "home")
    span, law = Span(BEGAN, None, "N1"), [Law("V2", day(0), None)]
    found = rules.episodes(span, law, [FOSTER, later])
    assert [one.place for one in found] == ["U6", "", "K2"]
    assert rules.holes(span, [FOSTER, later], day(60)) == [(day(30), day(32))]


def test_a_stay_in_hospital_makes_no_new_home_and_gives_no_reason_for_a_move():
    rows = [
        Stay("U6", day(0), day(10), "PR1", "Bev"),
        Stay("T1", day(10), day(14), "", "hospital"),
        Stay("U6", day(14), day(30), "PR1", "Bev", "CREQB"),
        Stay("K2", day(30), None, "PR4", "home"),
    ]
    found = rules.episodes(Span(BEGAN, None, "N1"), [Law("V2", day(0), None)], rows)
    assert [(one.rne, one.place, one.reason_place_change) for one in found] == [
        ("S", "U6", ""), ("P", "T1", ""), ("P", "U6", "CREQB"), ("P", "K2", ""),
    ]  # fmt: skip
    assert [len(home) for home in rules.homes(rows)] == [2, 1]


def test_the_same_carers_after_a_gap_are_a_home_again():
    rows = [FOSTER, Stay("K2", day(30), day(60), "PR4", "home"), Stay("U6", day(60), None, "PR1", "Bev")]
    assert len(rules.homes(rows)) == 3
