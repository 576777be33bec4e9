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
    nearly_all: bool = False  # so few are known that the number of the others would tell how many

    @property
    def says(self) -> str:
        """Say it in words: "12 of 80 not known", "Fewer than 6 of 80 not known", "Too few young people to say"."""
        if self.of is None:
            return "Too few young people to say"
        if self.not_known == 0:
            return f"All {self.of} known"
        if self.not_known is None and self.of < 2 * SMALLEST:
            return f"Some of {self.of} known, some not"
        if self.nearly_all:
            return f"All but fewer than {SMALLEST} of {self.of} not known"
        if self.not_known is None:
            return f"Fewer than {SMALLEST} of {self.of} not known"
        return f"{self.not_known} of {self.of} not known"


def is_sixteen_to_eighteen(born_on: date | None, on: date) -> bool:
    """Say whether a young person is of the age that is followed: sixteen until the nineteenth birthday."""
    return born_on is not None and 16 <= age_in_years(born_on, on) < 19


def rate_of(newest: Collection[str | None]) -> Rate:
    """Count the newest word of each young person (None: nothing was ever written).

    Counts from one to five are hidden, and so is what would tell them by taking away: of how many something is known. Where
    there are few in all, the words are the same whichever of the two is small: of seven, "fewer than six" the one way and
    the other would leave one answer.
    """
    if len(newest) < SMALLEST:
        return Rate(None, None)
    unknown = sum(1 for word in newest if word in (None, "", NOT_KNOWN))
    if 0 < len(newest) - unknown < SMALLEST:
        return Rate(len(newest), None, nearly_all=unknown >= SMALLEST)
    return Rate(len(newest), None if 0 < unknown < SMALLEST else unknown)
