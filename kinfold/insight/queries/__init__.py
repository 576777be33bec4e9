"""The reading door of the insight room."""

from kinfold.insight.queries.reading import Asked, asked, choices
from kinfold.insight.queries.tables import Figure, about_help, about_needs, stress, waits, why_not

__all__ = ["Asked", "Figure", "about_help", "about_needs", "asked", "choices", "stress", "waits", "why_not"]
