"""The chronology kinds that the work room declares."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind(
        name="supervision_held",
        says="Supervision",
        group="decision",
        family_says="Your worker talked over how to help",
    ),
]
