"""The views about people, by what they do."""

from kinfold.front.people.views.adding import add_person
from kinfold.front.people.views.correcting import correct_person, record_birth, record_death
from kinfold.front.people.views.details import (
    add_address,
    add_contact_point,
    add_disability,
    add_identifier,
    add_name,
    end_detail,
    person_details,
)
from kinfold.front.people.views.merging import agree_to_merge, ask_to_merge, merge, undo_merge

__all__ = [
    "add_address",
    "add_contact_point",
    "add_disability",
    "add_identifier",
    "add_name",
    "add_person",
    "agree_to_merge",
    "ask_to_merge",
    "correct_person",
    "end_detail",
    "merge",
    "person_details",
    "record_birth",
    "record_death",
    "undo_merge",
]
