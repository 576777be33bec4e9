"""Destinations of young people of sixteen to eighteen, and how many nobody knows of. Small numbers are hidden."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kinfold.base.dates import age_in_years

NOT_KNOWN = "not_known"
SMALLEST = 6
"""A count under six is hidden (access matrix, R2)."""

STALE_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Rate:
    """Of how many young people nobody knows what they do. None: too few to say."""

    of: int | None
    not_known: int | None

    @property
    def says(self) -> str:
        """Say it in words and in fives, so that no school can be had by taking the others from a sum told elsewhere."""
        if self.of is None:
            return "Too few young people to say"
        of = _five(self.of)
        if self.not_known == 0:
            return f"All known, of {of}"
        if self.not_known is None:
            return f"Of {of}, too few in one part to say how many are not known"
        return f"{_five(self.not_known)} not known, of {of}"


def _five(count: int) -> str:
    low = (count - 1) // 5 * 5 + 1
    return f"{low} to {low + 4}"


def is_sixteen_to_eighteen(born_on: date | None, on: date) -> bool:
    """Say whether a young person is of the age that is followed: sixteen until the nineteenth birthday."""
    return born_on is not None and 16 <= age_in_years(born_on, on) < 19


def rate_of(newest: Collection[str | None]) -> Rate:
    """Count the newest word of each young person (None: nothing was ever written). Counts from one to five are hidden, of those
    who are known too: the two together are the whole."""
    if len(newest) < SMALLEST:
        return Rate(None, None)
    unknown = sum(1 for word in newest if word in (None, "", NOT_KNOWN))
    small = 0 < unknown < SMALLEST or 0 < len(newest) - unknown < SMALLEST
    return Rate(len(newest), None if small else unknown)
