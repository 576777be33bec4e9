"""The chronology kinds that the court room declares."""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = []
