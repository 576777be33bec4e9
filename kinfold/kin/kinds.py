"""The chronology kinds that the kin room declares."""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = []
