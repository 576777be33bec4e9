"""The only writers of the people room. Whatever changes how somebody can be found rewrites their search keys."""

from kinfold.people.actions.filing import rebuild_keys
from kinfold.people.actions.persons import add_person

__all__ = ["add_person", "rebuild_keys"]
