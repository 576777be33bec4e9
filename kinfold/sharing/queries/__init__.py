"""The reading door to access: who is asking, what they may see, and the lists that follow from it."""

from kinfold.sharing.queries.deciding import (
    Item,
    View,
    decide,
    facts,
    kept,
    label_of,
    may,
    relation,
    withheld_items,
)
from kinfold.sharing.queries.visible import (
    findable_families,
    findable_people,
    visible_families,
    visible_people,
)
from kinfold.sharing.queries.who import who_is
from kinfold.sharing.rules import Decision

__all__ = [
    "Decision",
    "Item",
    "View",
    "decide",
    "facts",
    "findable_families",
    "findable_people",
    "kept",
    "label_of",
    "may",
    "relation",
    "visible_families",
    "visible_people",
    "who_is",
    "withheld_items",
]
