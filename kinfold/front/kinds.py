"""The chronology kinds that the front room's composed deeds declare."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind(
        name="people_changed",
        says="Change among the people around them",
        group="life",
        family_says="Somebody came or went",
    ),
]
