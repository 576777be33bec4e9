"""The only reading door of the people room."""

from kinfold.people.queries.persons import person, same_ids

__all__ = ["person", "same_ids"]
