"""Rules of the insight room: which numbers may be shown, what may be chosen together, what the tables are called. Pure."""

from kinfold.insight.rules.hiding import SMALLEST, Table, hide, is_small
from kinfold.insight.rules.tables import TABLES

__all__ = ["SMALLEST", "TABLES", "Table", "hide", "is_small"]
