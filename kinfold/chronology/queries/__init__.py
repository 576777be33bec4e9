"""The reading door to the chronology: pages by key, month bars, one entry. Lean by design: four queries a page."""

from kinfold.chronology.queries.choosing import Choice, Seeing
from kinfold.chronology.queries.months import MonthCount, agencies_in, months
from kinfold.chronology.queries.pages import entry, everything, latest, of_family, of_person, row
from kinfold.chronology.queries.rows import Earlier, EntryRow, Meaning, Page

__all__ = [
    "Choice",
    "Earlier",
    "EntryRow",
    "Meaning",
    "MonthCount",
    "Page",
    "Seeing",
    "agencies_in",
    "entry",
    "everything",
    "latest",
    "months",
    "of_family",
    "of_person",
    "row",
]
