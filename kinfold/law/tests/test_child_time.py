"""A wait is told as a share of a child's life, plainly and truly, and never as a score."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinfold.law.child_time import LifeShare, share_in_words, share_of_life

BORN = date(2024, 1, 1)


def waited(days: int, *, at: int) -> LifeShare:
    """A child who at so many days old had waited so many days."""
    end = BORN + timedelta(days=at)
    share = share_of_life(BORN, end - timedelta(days=days), end)
    assert share is not None
    return share


def test_forty_one_days_is_a_tenth_of_a_babys_life() -> None:
    assert waited(41, at=410).sentence("Jake") == "41 days: a tenth of Jake's life so far"


def test_the_same_wait_is_small_to_a_teenager() -> None:
    assert (
        waited(41, at=5475).sentence("Diane")
        == "41 days: less than one day in every hundred of Diane's life so far"
    )


def test_long_waits_are_written_with_a_comma_and_one_day_as_one() -> None:
    assert waited(1100, at=2200).sentence("Ben") == "1,100 days: half of Ben's life so far"
    assert waited(1, at=30).sentence("Ben") == "1 day: about one day in every 30 of Ben's life so far"


def test_no_wait_is_said_without_a_share() -> None:
    assert waited(0, at=100).sentence("Ben") == "0 days"


def test_a_wait_since_birth_is_all_of_a_life() -> None:
    assert waited(90, at=90).sentence("Savannah") == "90 days: all of Savannah's life so far"


def test_a_wait_from_before_birth_counts_its_days_and_shares_only_the_life() -> None:
    share = share_of_life(BORN, BORN - timedelta(days=60), BORN + timedelta(days=30))
    assert share == LifeShare(days=90, days_lived_waiting=30, days_lived=30)
    assert share.words == "all"


@pytest.mark.parametrize(
    "born", [None, date(2024, 6, 30), date(2024, 6, 10)], ids=["unknown", "unborn", "born today"]
)
def test_no_share_is_made_up_without_a_life_to_share(born: date | None) -> None:
    assert share_of_life(born, date(2024, 6, 3), date(2024, 6, 10)) is None


def test_a_wait_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        share_of_life(BORN, date(2024, 6, 10), date(2024, 6, 3))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(0), "none"),
        (Fraction(1, 1000), "less than one day in every hundred"),
        (Fraction(1, 101), "less than one day in every hundred"),
        (Fraction(1, 100), "about one day in every hundred"),
        (Fraction(1, 52), "about one day in every 50"),
        (Fraction(1, 20), "about one day in every 20"),
        (Fraction(1, 12), "about one day in every 12"),
        (Fraction(1, 10), "a tenth"),
        (Fraction(11, 100), "about a tenth"),
        (Fraction(1, 8), "an eighth"),
        (Fraction(1, 4), "a quarter"),
        (Fraction(251, 1000), "a quarter"),
        (Fraction(27, 100), "about a quarter"),
        (Fraction(1, 3), "a third"),
        (Fraction(2, 5), "four tenths"),
        (Fraction(1, 2), "half"),
        (Fraction(2, 3), "two thirds"),
        (Fraction(3, 4), "three quarters"),
        (Fraction(9, 10), "nine tenths"),
        (Fraction(97, 100), "nearly all"),
        (Fraction(1), "all"),
    ],
)
def test_a_share_in_words(share: Fraction, words: str) -> None:
    assert share_in_words(share) == words


_SIZES = {
    "less than one day in every hundred": Fraction(1, 200),
    "about one day in every hundred": Fraction(1, 100),
    "nearly all": Fraction(39, 40),
    "all": Fraction(1),
}


@given(st.fractions(0, 1, max_denominator=7000), st.fractions(0, 1, max_denominator=7000))
def test_a_longer_share_never_sounds_shorter(one: Fraction, other: Fraction) -> None:
    small, large = sorted((one, other))
    assert spoken_size(share_in_words(small)) <= spoken_size(share_in_words(large))


@given(st.fractions(Fraction(1, 100), 1, max_denominator=7000))
def test_what_is_said_is_within_an_eighth_of_what_is_true(share: Fraction) -> None:
    assert abs(spoken_size(share_in_words(share)) - share) <= share / 8


@given(st.integers(1, 6000), st.integers(0, 6000))
def test_a_share_of_a_real_life_lies_between_none_and_all(lived: int, wait: int) -> None:
    end = BORN + timedelta(days=lived)
    share = share_of_life(BORN, end - timedelta(days=wait), end)
    assert share is not None
    assert 0 <= share.share <= 1
    assert share.days == wait


@pytest.mark.parametrize("share", [Fraction(-1, 10), Fraction(11, 10)])
def test_a_share_outside_a_life_is_refused(share: Fraction) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        share_in_words(share)


def spoken_size(words: str) -> Fraction:
    """What a listener would take the words to mean."""
    if words == "none":
        return Fraction(0)
    if words in _SIZES:
        return _SIZES[words]
    if words.startswith("about one day in every"):
        return Fraction(1, int(words.split()[-1]))
    plain = words.removeprefix("about ")
    tens = {"three": 3, "four": 4, "six": 6, "eight": 8, "nine": 9}
    if plain.endswith("tenths"):
        return Fraction(tens[plain.split()[0]], 10)
    sizes = {
        "a tenth": Fraction(1, 10),
        "an eighth": Fraction(1, 8),
        "a seventh": Fraction(1, 7),
        "a sixth": Fraction(1, 6),
        "a fifth": Fraction(1, 5),
        "a quarter": Fraction(1, 4),
        "a third": Fraction(1, 3),
        "half": Fraction(1, 2),
        "two thirds": Fraction(2, 3),
        "three quarters": Fraction(3, 4),
    }
    return sizes[plain]
