"""A wait, said as a share of a child's life so far: "41 days: a tenth of Jake's life so far".

Forty-one days is little to an office and a tenth of the life of a baby. This is a fact about waiting. It is never a
score, never compared between children and never used to rank them.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

_SHARES: tuple[tuple[Fraction, str], ...] = (
    (Fraction(1, 10), "a tenth"),
    (Fraction(1, 8), "an eighth"),
    (Fraction(1, 7), "a seventh"),
    (Fraction(1, 6), "a sixth"),
    (Fraction(1, 5), "a fifth"),
    (Fraction(1, 4), "a quarter"),
    (Fraction(3, 10), "three tenths"),
    (Fraction(1, 3), "a third"),
    (Fraction(2, 5), "four tenths"),
    (Fraction(1, 2), "half"),
    (Fraction(3, 5), "six tenths"),
    (Fraction(2, 3), "two thirds"),
    (Fraction(3, 4), "three quarters"),
    (Fraction(4, 5), "eight tenths"),
    (Fraction(9, 10), "nine tenths"),
)
_ONE_DAY_IN = (12, 15, 18, 20, 25, 30, 35, 40, 50, 60, 75, 90, 100)
_SMALLEST = Fraction(1, 10) - Fraction(1, 120)
_NEARLY_ALL = Fraction(19, 20)
_AS_GOOD_AS = Fraction(1, 50)
"""A share within a fiftieth of the plain fraction is said without "about". What is said is never an eighth out."""


@dataclass(frozen=True, slots=True)
class LifeShare:
    """How long a child waited, the days they waited since birth, and their whole life in days at the end of the wait."""

    days: int
    days_lived_waiting: int
    days_lived: int

    @property
    def share(self) -> Fraction:
        """Return the exact share, between 0 and 1."""
        return Fraction(self.days_lived_waiting, self.days_lived)

    @property
    def words(self) -> str:
        """Say the share plainly: "a tenth", "about a third", "about one day in every 25", "all"."""
        return share_in_words(self.share)

    def sentence(self, name: str) -> str:
        """Say the wait and the share together: "41 days: a tenth of Jake's life so far"."""
        days = "1 day" if self.days == 1 else f"{self.days:,} days"
        return days if self.days == 0 else f"{days}: {self.words} of {name}'s life so far"


def share_of_life(born: date | None, start: date, end: date) -> LifeShare | None:
    """Return what share of a child's life so far the wait from `start` to `end` was.

    None when the birth date is not known, or the child was not yet born, or was born on the last day. A wait that
    began before the birth counts all its days, and is a share only of the days since. Raises ValueError when the wait
    ends before it starts.
    """
    if end < start:
        raise ValueError(f"the wait ends on {end.isoformat()}, before it starts on {start.isoformat()}")
    if born is None or end <= born:
        return None
    return LifeShare(
        days=(end - start).days,
        days_lived_waiting=(end - max(start, born)).days,
        days_lived=(end - born).days,
    )


@lru_cache(maxsize=4096)
def share_in_words(share: Fraction) -> str:
    """Say a share between 0 and 1 in plain words, the nearest of a short list. Raises ValueError outside 0 to 1."""
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {share}")
    if share == 0:
        return "none"
    if share == 1:
        return "all"
    if share > _NEARLY_ALL:
        return "nearly all"
    if share < _SMALLEST:
        return _one_day_in(share)
    fraction, words = min(_SHARES, key=lambda each: abs(each[0] - share))
    near = abs(share - fraction) <= fraction * _AS_GOOD_AS
    return words if near else f"about {words}"


def _one_day_in(share: Fraction) -> str:
    every = 1 / share
    if every > _ONE_DAY_IN[-1]:
        return "less than one day in every hundred"
    nearest = min(_ONE_DAY_IN, key=lambda each: abs(each - every))
    said = "hundred" if nearest == 100 else str(nearest)
    return f"about one day in every {said}"
