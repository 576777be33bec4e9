"""The only reading door of the people room."""

from kinfold.people.queries.finding import Match, find
from kinfold.people.queries.persons import kept, person, same_ids
from kinfold.people.queries.twins import possible_twins

__all__ = ["Match", "find", "kept", "person", "possible_twins", "same_ids"]
