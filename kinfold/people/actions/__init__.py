"""The only writers of the people room. Whatever changes how somebody can be found rewrites their search keys."""

from kinfold.people.actions.details import (
    add_address,
    add_contact_point,
    add_disability,
    add_identifier,
    add_name,
    end_any,
    end_detail,
    end_identifier,
    end_name,
    verify_identifier,
)
from kinfold.people.actions.filing import rebuild_keys
from kinfold.people.actions.merges import agree_to_merge, ask_to_merge, join_unconfirmed, undo_merge
from kinfold.people.actions.persons import (
    add_person,
    confirm_person,
    correct_person,
    give_account,
    record_birth,
    record_death,
)

__all__ = [
    "add_address",
    "add_contact_point",
    "add_disability",
    "add_identifier",
    "add_name",
    "add_person",
    "agree_to_merge",
    "ask_to_merge",
    "confirm_person",
    "correct_person",
    "end_any",
    "end_detail",
    "end_identifier",
    "end_name",
    "give_account",
    "join_unconfirmed",
    "rebuild_keys",
    "record_birth",
    "record_death",
    "undo_merge",
    "verify_identifier",
]
