"""The reading door to the chronology: pages by key, month bars, one entry. Lean by design: four queries a page."""

from kinfold.chronology.queries.choosing import Choice, Seeing
from kinfold.chronology.queries.months import By, MonthCount, agencies_in, months, months_in
from kinfold.chronology.queries.pages import (
    entry,
    everything,
    latest,
    of_family,
    of_person,
    page,
    row,
)
from kinfold.chronology.queries.rows import Earlier, EntryRow, Meaning, Page
from kinfold.chronology.queries.statements import Scope, scope_of

__all__ = [
    "By",
    "Choice",
    "Earlier",
    "EntryRow",
    "Meaning",
    "MonthCount",
    "Page",
    "Scope",
    "Seeing",
    "agencies_in",
    "entry",
    "everything",
    "latest",
    "months",
    "months_in",
    "of_family",
    "of_person",
    "page",
    "row",
    "scope_of",
]
