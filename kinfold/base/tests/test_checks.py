"""What somebody wrote is tidied and measured in one way, and each room refuses in its own words."""

from datetime import date

import pytest

from kinfold.base import checks
from kinfold.base.errors import NotNow

TODAY = date(2026, 3, 2)


def test_null_characters_and_outer_spaces_are_left_out_and_nothing_else_is():
    assert checks.tidied("  a\x00 b\n ") == "a b"
    assert checks.tidied(None) == ""


def test_what_is_too_long_is_refused_beside_its_field_with_both_lengths():
    with pytest.raises(NotNow) as refused:
        checks.must_fit("x" * 1_001, "what", longest=1_000, too_long="{length} of {longest}")
    assert (refused.value.message, refused.value.field) == ("1,001 of 1,000", "what")
    assert checks.must_fit("x" * 1_000, "what", longest=1_000, too_long="") == "x" * 1_000


def test_nothing_written_is_asked_for():
    with pytest.raises(NotNow, match=r"Write it\."):
        checks.must_say(" \x00 ", "what", "Write it.", longest=10, too_long="")


def test_a_day_to_come_and_a_day_nobody_can_mean_are_refused():
    assert checks.must_be_past(TODAY, TODAY, "day", "Not yet.") == TODAY
    with pytest.raises(NotNow, match="Not yet"):
        checks.must_be_past(date(2026, 3, 3), TODAY, "day", "Not yet.")
    with pytest.raises(NotNow, match="Check the year"):
        checks.must_be_past(date(1899, 12, 31), TODAY, "day", "Not yet.")
