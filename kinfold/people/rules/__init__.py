"""Pure rules of the people room: names and how they sound, search keys, numbers and their checks, dates of birth."""

from kinfold.people.rules.asking import Asked, asked_from
from kinfold.people.rules.keys import keys_asked, keys_for, keys_of_asked
from kinfold.people.rules.names import plain_letters, sound, whole_name, words_of

__all__ = [
    "Asked",
    "asked_from",
    "keys_asked",
    "keys_for",
    "keys_of_asked",
    "plain_letters",
    "sound",
    "whole_name",
    "words_of",
]
