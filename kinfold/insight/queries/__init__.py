"""The reading door of the insight room."""

from kinfold.insight.queries.around import AROUND
from kinfold.insight.queries.behind import LISTED, Behind, behind
from kinfold.insight.queries.changes import change, changes, to_look_at
from kinfold.insight.queries.reading import Asked, asked, choices
from kinfold.insight.queries.tables import Figure, about_help, about_needs, equity, stress, waits, why_not
from kinfold.insight.queries.takings import state_of, taking, takings, takings_to_answer

__all__ = [
    "AROUND",
    "LISTED",
    "Asked",
    "Behind",
    "Figure",
    "about_help",
    "about_needs",
    "asked",
    "behind",
    "change",
    "changes",
    "choices",
    "equity",
    "state_of",
    "stress",
    "taking",
    "takings",
    "takings_to_answer",
    "to_look_at",
    "waits",
    "why_not",
]
