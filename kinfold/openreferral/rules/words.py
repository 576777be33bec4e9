"""The words by which our directory is classified, as taxonomies that others can read; and ids that never change. Pure.

An id of something that has no id of its own with us (a word, an organisation, a telephone number) is made from what it is, so
that it is the same in every answer and after every restart (RFC 9562, version 5).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

NAMESPACE = UUID("5b0e6f3c-98a4-4f5b-8a52-6f0d2c6f3f10")
"""Ours, made once. Changing it would change every id that others keep."""

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NEED, WHOM, KIND = "need", "for_whom", "kind"
TAXONOMIES: dict[str, tuple[str, str]] = {
    NEED: ("Kinfold needs", "What somebody may need and a service may help with, in plain words."),
    WHOM: ("Kinfold people", "For whom a service is."),
    KIND: ("Kinfold kinds of help", "What kind of help a service is."),
}
"""Each taxonomy by its short name: what it is called and what its words tell."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a taxonomy: the word itself, what workers read, what families read."""

    taxonomy: str
    word: str
    name: str
    says: str

    @property
    def id(self) -> str:
        """Its id."""
        return made_id(self.taxonomy, self.word)


def made_id(kind: str, *parts: object) -> str:
    """Return the id of something that has none of its own with us."""
    return str(uuid5(NAMESPACE, ":".join([kind, *map(str, parts)])))


def taxonomy_id(name: str) -> str:
    """Return the id of a taxonomy."""
    return made_id("taxonomy", name)


def terms(said: Mapping[str, Mapping[str, tuple[str, str]]]) -> list[Term]:
    """Return every term of every taxonomy; `said` gives for each its words with what workers and what families read."""
    return [
        Term(name, word, labels[0], labels[1])
        for name in TAXONOMIES
        for word, labels in said.get(name, {}).items()
    ]


def by_id(those: Iterable[Term]) -> dict[str, Term]:
    """The terms by their ids."""
    return {term.id: term for term in those}
