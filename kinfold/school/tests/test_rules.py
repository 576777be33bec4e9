"""The rules of school: half days, hours, days of a plan, a list without traits, small numbers hidden."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.base.errors import NotNow
from kinfold.school import rules
from kinfold.school.rules.excluding import must_have_length
from kinfold.school.states import EHC, EXCLUSION, PANEL

ON = date(2026, 3, 2)


def test_half_days_are_said_as_counts_and_never_as_a_percentage() -> None:
    assert rules.said_in_words(10, 10) == "Came on all 10 half days"
    assert rules.said_in_words(10, 8) == "Came on 8 of 10 half days"


@pytest.mark.parametrize(
    ("possible", "attended", "late", "reasons", "field"),
    [
        (0, 0, 0, {}, "possible"),
        (10, 11, 0, {}, "attended"),
        (10, 4, 5, {}, "late"),
        (10, 8, 0, {"ill": 3}, "attended"),
        (10, 8, 0, {"lazy": 1}, "possible"),
    ],
)
def test_half_days_that_do_not_add_up_are_refused_beside_the_wrong_box(
    possible: int, attended: int, late: int, reasons: dict[str, int], field: str
) -> None:
    with pytest.raises(NotNow) as why:
        rules.must_add_up(possible, attended, late, reasons)
    assert why.value.field == field


def test_weeks_on_time_one_after_another_are_good_news() -> None:
    assert rules.on_time_in_a_row([(10, 10, 0), (10, 10, 0), (10, 10, 1), (10, 10, 0)]) == 2
    assert rules.on_time_in_a_row([(10, 9, 0)]) == 0


def test_hours_stand_against_twenty_five_and_fewer_need_a_reason() -> None:
    assert rules.fewer_said(Decimal("25.0")) == "25 hours a week: a whole week"
    assert rules.fewer_said(Decimal("10.0")) == "10 hours a week: 15 fewer than a whole week"
    with pytest.raises(NotNow):
        rules.must_have_reason(Decimal(24), " ")
    rules.must_have_reason(Decimal(24), "Short days until Easter.")


def test_an_exclusion_says_how_long_and_when_teaching_must_begin() -> None:
    assert [rules.how_long("suspension", n) for n in (1, 2, 3, 4)] == [
        "half a day",
        "1 day",
        "1 and a half days",
        "2 days",
    ]
    assert rules.how_long("permanent", None) == "for good"
    assert rules.sixth_day(ON, "suspension", 10) is None
    assert rules.sixth_day(ON, "permanent", None) == date(2026, 3, 9)
    with pytest.raises(NotNow):
        must_have_length("suspension", 91)


@pytest.mark.parametrize(
    "reason",
    [
        "Black Caribbean boy", "Muslim", "a girl", "is autistic", "EHCP", "Teenage mother", "pregnant", "Traveller family",
        "lesbian", "EAL", "Roma", "risk score 7", "RAG: red", "high-risk", "8/10", "Disabled", "gender",
    ],
)  # fmt: skip
def test_the_list_refuses_every_protected_trait_and_every_score(reason: str) -> None:
    assert rules.trait_in(reason)
    with pytest.raises(NotNow):
        rules.must_name_no_trait(reason, "reason")


@pytest.mark.parametrize(
    "reason",
    [
        "Has missed most Mondays since October", "No idea yet what comes after Year 11", "Looks after a younger brother before school",
        "Moved schools three times", "Her girlfriend moved away", "Wants to be a mechanic and has met no employer",
    ],
)  # fmt: skip
def test_the_list_takes_what_makes_the_next_step_hard(reason: str) -> None:
    assert rules.trait_in(reason) == ""


def test_a_name_comes_off_the_list_within_a_year() -> None:
    rules.must_end_in_time(ON, ON + timedelta(days=366))
    for bad in (ON, ON + timedelta(days=367)):
        with pytest.raises(NotNow):
            rules.must_end_in_time(ON, bad)


def test_not_known_counts_under_six_are_hidden() -> None:
    assert rules.rate_of(["work"] * 5).says == "Too few young people to say"
    assert rules.rate_of(["work"] * 9).says == "All known, of 6 to 10"
    few = "Of 6 to 10, too few in one part to say how many are not known"
    assert rules.rate_of([*["work"] * 9, None]).says == few
    assert rules.rate_of([*["work"] * 4, *["not_known"] * 3, *[None] * 3]).says == few
    assert (
        rules.rate_of([*["work"] * 6, *["not_known"] * 3, *[None] * 3]).says
        == "6 to 10 not known, of 11 to 15"
    )


@given(st.integers(0, 40), st.integers(0, 40))
def test_no_rate_ever_tells_a_count_from_one_to_five(known: int, unknown: int) -> None:
    newest: list[str | None] = [*["work"] * known, *[None] * unknown]
    rate = rules.rate_of(newest)
    assert rate.not_known is None or rate.not_known == 0 or rate.not_known >= rules.SMALLEST
    assert rate.of is None or rate.of >= rules.SMALLEST
    assert (
        rate.not_known is None or rate.of is None or rate.of - rate.not_known not in range(1, rules.SMALLEST)
    )


@pytest.mark.parametrize("of", range(6, 30))
def test_whatever_a_school_is_told_several_numbers_would_fit(of: int) -> None:
    said: dict[str, list[int]] = {}
    for known in range(of + 1):
        said.setdefault(rules.rate_of([*["work"] * known, *[None] * (of - known)]).says, []).append(known)
    alone = [fits[0] for fits in said.values() if len(fits) == 1]
    assert [known for known in alone if 0 < known < 6 or 0 < of - known < 6] == []


def test_who_is_followed_is_sixteen_to_eighteen() -> None:
    assert not rules.is_sixteen_to_eighteen(date(2010, 3, 3), ON)
    assert rules.is_sixteen_to_eighteen(date(2010, 3, 2), ON)
    assert rules.is_sixteen_to_eighteen(date(2007, 3, 3), ON)
    assert not rules.is_sixteen_to_eighteen(date(2007, 3, 2), ON)
    assert not rules.is_sixteen_to_eighteen(None, ON)


STATES = st.sampled_from(sorted(EHC.labels))
VERBS = st.sampled_from(sorted({move.verb for move in EHC.moves}))


@given(st.lists(VERBS, max_size=12))
def test_whatever_is_tried_a_request_moves_only_along_the_table(verbs: list[str]) -> None:
    state, seen = "begun", ["begun"]
    for verb in verbs:
        if not EHC.may(verb, state):
            with pytest.raises(NotNow):
                EHC.after(verb, state)
            continue
        state = EHC.after(verb, state)
        seen.append(state)
    assert set(seen) <= set(EHC.labels)
    if "finished" in seen:  # a plan is finished only after it was asked for, assessed and drafted
        assert seen.index("drafted") > seen.index("assessing") > seen.index("asked")
        assert seen[-1] == "finished"


@given(STATES)
def test_every_open_request_has_a_next_thing_and_every_ended_one_has_none(state: str) -> None:
    days = rules.Days(ON, ON, ON, ON + timedelta(weeks=6), ON + timedelta(weeks=20))
    is_open = state in ("begun", "asked", "assessing", "drafted", "challenged")
    assert (rules.next_due(state, days) is not None) == is_open


@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from(["begun", "asked", "assessing", "drafted"]))
def test_what_was_left_unfinished_stays_shown_until_somebody_takes_it_up(
    first: int, more: int, state: str
) -> None:
    days = rules.Days(ON, ON, ON, ON + timedelta(weeks=6), ON + timedelta(weeks=20))
    if rules.left_unfinished(state, days, ON + timedelta(days=first)):
        assert rules.left_unfinished(state, days, ON + timedelta(days=first + more))
    assert rules.left_unfinished(state, days, ON + timedelta(weeks=20, days=1))
    assert not rules.left_unfinished("finished", days, ON + timedelta(days=first))


def test_each_step_has_the_day_of_the_law_and_the_family_fifteen_days_for_the_draft() -> None:
    days = rules.Days(
        ON,
        ON,
        ON,
        decide_by=ON + timedelta(weeks=6),
        no_plan_by=ON + timedelta(weeks=16),
        finish_by=ON + timedelta(weeks=20),
        drafted_on=ON + timedelta(weeks=15),
    )
    due = {state: rules.next_due(state, days).due_on for state in ("asked", "assessing", "drafted")}
    assert due == {"asked": days.decide_by, "assessing": days.no_plan_by, "drafted": days.finish_by}
    assert days.answer_draft_until == ON + timedelta(
        weeks=17
    )  # the fifteenth day, counted from the day itself


def test_every_move_begins_and_ends_at_a_state_with_a_name() -> None:
    for table in (EHC, PANEL, EXCLUSION):
        assert {move.source for move in table.moves} | {move.target for move in table.moves} <= set(
            table.labels
        )
