"""The chronology kinds that the plan room declares."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind(
        name="level_changed", says="Level of help changed", group="decision", family_says="The help changed"
    ),
]
