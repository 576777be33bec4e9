"""The chronology kinds that the voice room declares."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind(
        name="own_words",
        says="Own words",
        group="voice",
        family_says="What you said",
    ),
    Kind(
        name="consent_recorded",
        says="Consent asked and answered",
        group="voice",
        family_says="What you agreed to, or not",
    ),
]
