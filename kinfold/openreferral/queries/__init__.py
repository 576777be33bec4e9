"""The reading door: what the feed answers, and what was read from other feeds."""

from kinfold.openreferral.queries.answers import Feed, get_one, list_page
from kinfold.openreferral.queries.readings import newest_readings, reading

__all__ = ["Feed", "get_one", "list_page", "newest_readings", "reading"]
