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
    Kind(
        name="words_answered",
        says="What came of somebody’s words",
        group="voice",
        family_says="What came of what you said",
    ),
    Kind(
        name="view_on_decision",
        says="A wish about a decision",
        group="voice",
        family_says="What you wished for",
    ),
    Kind(
        name="feedback_given",
        says="Said how the help was",
        group="voice",
        family_says="You said how the help was",
    ),
    Kind(
        name="feedback_answered",
        says="What we changed because of it",
        group="voice",
        family_says="What we changed because of what you said",
    ),
]
