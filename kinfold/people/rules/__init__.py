"""Pure rules of the people room: names and how they sound, search keys, numbers and their checks, dates of birth."""

from kinfold.people.rules.asking import Asked, asked_from, asked_of
from kinfold.people.rules.census import DISABILITY, ETHNICITIES, ETHNICITY, check_disability, check_ethnicity
from kinfold.people.rules.dates import check_birth, check_born_on, check_death, check_expected, check_in_order
from kinfold.people.rules.keys import houses, keys_asked, keys_for, keys_of_asked, squeezed
from kinfold.people.rules.names import plain_letters, sound, whole_name, words_of
from kinfold.people.rules.numbers import (
    UPN_UNKNOWN,
    check_contact,
    check_la_child,
    check_nhs,
    check_number,
    check_postcode,
    check_swe,
    check_uln,
    check_upn,
    check_upn_unknown,
    upn_letter,
)
from kinfold.people.rules.text import check_known_as, check_length, check_name, tidy

__all__ = [
    "DISABILITY",
    "ETHNICITIES",
    "ETHNICITY",
    "UPN_UNKNOWN",
    "Asked",
    "asked_from",
    "asked_of",
    "check_birth",
    "check_born_on",
    "check_contact",
    "check_death",
    "check_disability",
    "check_ethnicity",
    "check_expected",
    "check_in_order",
    "check_known_as",
    "check_la_child",
    "check_length",
    "check_name",
    "check_nhs",
    "check_number",
    "check_postcode",
    "check_swe",
    "check_uln",
    "check_upn",
    "check_upn_unknown",
    "houses",
    "keys_asked",
    "keys_for",
    "keys_of_asked",
    "plain_letters",
    "sound",
    "squeezed",
    "tidy",
    "upn_letter",
    "whole_name",
    "words_of",
]
