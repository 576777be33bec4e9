"""What was typed into a search box, by kind: a search outside one's own work needs two (matrix F1, note 1)."""

from kinfold.people import rules


def identifiers_typed(words: str) -> frozenset[str]:
    """Return which kinds of identifier the words hold: name, date of birth, number, address. A year alone is none."""
    asked = rules.asked_from(words)
    kinds = {
        "name": asked.names,
        "date of birth": asked.days,
        "number": asked.numbers,
        "address": asked.postcodes or asked.houses,
    }
    return frozenset(kind for kind, found in kinds.items() if found)
