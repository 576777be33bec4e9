"""Of a child's visits one day comes first, with the reason; the other stands beneath and nowhere else."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from kinfold.clocks.queries import Line, one_visit_each

DAY = date(2026, 3, 2)
WEEK = timedelta(days=7)


def line(number: int, rule: str, due: date | None, person: int | None = 1) -> Any:
    clock = SimpleNamespace(pk=number, rule=rule, due_on=due, person_id=person)
    return Line(clock=clock, says=rule, waiting=0, late=0, share=None)


def told(*lines: Any) -> list[tuple[int, str]]:
    return [(one.clock.pk, one.why) for one in one_visit_each(lines)]


def test_what_was_agreed_comes_first_when_it_is_sooner() -> None:
    agreed, least = line(1, "visit_every", DAY), line(2, "child_protection_visit", DAY + WEEK)
    said = "So often was agreed for this child. The least that is asked would be by 9 March 2026."
    assert told(least, agreed) == [(1, said)]


def test_the_least_comes_first_when_it_is_sooner() -> None:
    agreed, least = line(1, "visit_every", DAY + WEEK), line(2, "looked_after_visit_weekly", DAY)
    said = "This is the least that is asked. What was agreed for this child would be by 9 March 2026."
    assert told(agreed, least) == [(2, said)]


def test_on_one_day_it_is_said_once_as_agreed() -> None:
    assert told(line(1, "child_in_need_visit", DAY), line(2, "visit_every", DAY))[0][0] == 2
    assert len(told(line(1, "child_in_need_visit", DAY), line(2, "visit_every", DAY))) == 1


def test_other_children_other_clocks_and_two_agreed_rhythms_stay_by_themselves() -> None:
    rows = [
        line(1, "visit_every", DAY), line(2, "visit_every", DAY + WEEK), line(3, "child_protection_visit", DAY, 2),
        line(4, "visit_every", None, 3), line(5, "child_protection_visit", DAY, 3), line(6, "review_every", DAY),
        line(7, "visit_every", DAY, None), line(8, "child_in_need_visit", DAY, None),
    ]  # fmt: skip
    assert told(*rows) == [(number, "") for number in range(1, 9)]


def test_a_least_beside_two_agreed_rhythms_takes_the_place_of_the_soonest_only() -> None:
    rows = [
        line(1, "visit_every", DAY + WEEK),
        line(2, "visit_every", DAY + 2 * WEEK),
        line(3, "child_in_need_visit", DAY),
    ]
    assert [number for number, _ in told(*rows)] == [2, 3]
