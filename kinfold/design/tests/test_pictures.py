"""Bars and life lines: every drawn thing is inside the picture and said in words."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kinfold.design.pictures import Stretch, month_bars, ribbon

MONTHS = [date(2025, month, 1) for month in range(1, 13)]
COUNTS = st.dictionaries(
    st.sampled_from(["School", "Health", "Police", "Home", "Court", "Housing"]), st.integers(0, 40)
)


@given(st.lists(COUNTS, max_size=12))
def test_no_bar_leaves_the_picture_and_the_table_has_every_number(counts: list[dict[str, int]]) -> None:
    months = list(zip(MONTHS, counts, strict=False))
    picture = month_bars(months, "What happened")
    for bar in picture.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= picture.width
        assert -0.5 <= bar.y <= picture.floor
        assert bar.series < len(picture.series) <= 4
    assert sum(sum(row[1:]) for row in picture.rows) == sum(sum(each.values()) for each in counts)


def test_many_names_are_drawn_as_four_and_told_apart_in_the_table() -> None:
    picture = month_bars([(MONTHS[0], dict.fromkeys("ABCDEF", 1))], "x")
    assert picture.series == ["A", "B", "C", "other"]
    assert picture.head == ["Month", *"ABCDEF"]
    assert picture.bars[-1].says == "January 2025, other: 3"


def test_no_total_and_no_scale_is_written_anywhere() -> None:
    picture = month_bars([(month, {"School": 7}) for month in MONTHS], "What happened")
    assert {mark.text for mark in picture.marks} == {"2025"}
    assert "84" not in picture.says


def test_a_life_line_says_every_stretch_and_stays_inside() -> None:
    born, today = date(2018, 2, 28), date(2026, 3, 12)
    stretches = [
        Stretch("Early help", "help", date(2020, 1, 1), date(2020, 1, 2)),
        Stretch("Child in need", "need", date(2020, 1, 2)),
    ]
    picture = ribbon(stretches, "Jake’s story", born=born, today=today)
    assert "Child in need, from 2 January 2020 until now" in picture.says
    assert all(part.x >= 0 and part.x + part.width <= picture.width + 3 for part in picture.parts)
    assert picture.parts[0].label == ""
    assert picture.parts[1].label == "Child in need"


def test_a_baby_of_a_day_has_a_life_line_too() -> None:
    today = date(2026, 3, 12)
    assert (
        ribbon([Stretch("Universal", "universal", today)], "x", born=today, today=today).parts[0].width >= 3
    )
