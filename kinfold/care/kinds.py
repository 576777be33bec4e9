"""The chronology kinds that the care room declares."""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = []
