"""The chronology kinds that the school room declares: none of its own.

What happens at school is `school_step`, told apart by its detail; what school is told is `information_shared`.
"""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = []
