"""The chronology kinds that the protection room declares."""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = []
