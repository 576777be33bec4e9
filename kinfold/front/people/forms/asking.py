"""What several forms about people ask in the same way."""

from typing import Any

from django import forms

from kinfold.base.errors import NotNow
from kinfold.people import rules

SEXES = [("F", "Female"), ("M", "Male"), ("U", "Not known")]
YES_NO = [("yes", "Yes"), ("no", "No"), ("", "Not known")]


def checked(form: forms.Form, **typed: Any) -> None:
    """Check names by the rules of the people room, each message beside its field."""
    for field, text in typed.items():
        try:
            rules.check_name(text or "", field, longest=200 if field == "known_as" else 120)
        except NotNow as why:
            form.add_error(field, why.message)
