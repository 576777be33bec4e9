"""The child's own book: what goes into it, and of which life. Interpreters are never family. Pure."""

from collections.abc import Iterable

KINDS: dict[str, str] = {
    "photo": "A photo",
    "letter": "A letter or card",
    "award": "An award or certificate",
    "words": "Words: a memory or a story",
    "thing": "A thing (a drawing, a ticket, a toy)",
}

PARTS: dict[str, str] = {
    "before_care": "With my first family",
    "in_care": "In my homes after that",
    "both": "Both",
}
"""The two lives of one child (seed 004: 1765)."""

_NOT_BY = (
    "mother",
    "father",
    "mum",
    "dad",
    "brother",
    "sister",
    "aunt",
    "uncle",
    "cousin",
    "friend",
    "parent",
)


def is_relative(interpreter: str, names: Iterable[str]) -> bool:
    """Say whether an interpreter seems to be of the family: by a name, or by a word such as "brother"."""
    said = interpreter.casefold()
    words = {word.strip(".,;:()’'") for word in said.split()}
    return any(name.casefold() in said for name in names if name.strip()) or bool(words & set(_NOT_BY))
