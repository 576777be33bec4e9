"""The chronology kinds that the care room declares."""

from kinfold.chronology.kinds import Kind

OF_PERIODS: list[Kind] = []
"""Periods of care, homes, matching, promised time, going missing."""

OF_CARING: list[Kind] = []
"""Reviews, health, school, carers, going home, breaks, life story, leaving care."""

KINDS: list[Kind] = [*OF_PERIODS, *OF_CARING]
