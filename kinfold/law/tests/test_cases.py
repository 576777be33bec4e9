"""Every case beside every rule comes out as the practitioner wrote it."""

import pytest

from kinfold.law.replay import standing
from kinfold.law.tests.cases import Case, all_cases
from kinfold.law.timescales import due, rule

CASES = all_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.says}")
def test_a_case_comes_out_as_written(case: Case) -> None:
    asked = rule(case.rule)
    began = case.begun
    assert asked.start_by(began.kind, began.detail), "the rule does not start with this entry"
    assert due(asked, began.day, limit_days=case.limit_days) == case.due
    came_out = [standing(asked, began.day, case.then, day, case.limit_days).state for day, _ in case.look]
    assert came_out == [expected for _, expected in case.look]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.says}")
def test_a_case_is_told_in_order(case: Case) -> None:
    days = [case.begun.day, *(each.day for each in case.then)]
    assert days == sorted(days)
    looks = [day for day, _ in case.look]
    assert looks == sorted(looks)
    assert looks[0] >= case.begun.day
