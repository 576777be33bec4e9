"""Going home in four parts (seed 004: 2576-2593). Pure."""

from collections.abc import Mapping

PARTS: dict[str, tuple[str, str]] = {
    "support": ("Help for child and parents", "Before they come home, and for how long after."),
    "agencies": ("Who works together", "Before, during and after: school, health, help for the grown-ups."),
    "agreement": ("What we agreed in writing", "What everybody does, and what happens if it does not work."),
    "talk": ("How everyone talks with each other", "With the child, the parents, the carers and each other."),
}
"""The four parts: what each is called, and what it holds."""

WAYS_HOME: dict[str, str] = {
    "E4A": "Went home, as planned",
    "E4B": "Went home, not planned",
    "P1": "Lives at home, and is still in care",
}
"""How a child comes home: leaving care (REC), or placed with parents under an order that goes on (PLACE P1)."""


def missing_parts(said: Mapping[str, str]) -> list[str]:
    """The parts that nobody has written yet, by what they are called."""
    return [title for name, (title, _) in PARTS.items() if not said.get(name, "").strip()]
