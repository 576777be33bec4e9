"""Forms of the look-up and of joining a child made from a worry with one we know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import Form, LongText, PartialDateField, TextField


class KnownToUsForm(Form):
    """Why one looks, and two things known of the person."""

    autosaves: ClassVar[bool] = False

    purpose = TextField(label="Why are you looking?", max_length=300)
    called = TextField(label="Name")
    born = PartialDateField(label="Born", required=False, not_future=True)
    postcode = TextField(label="Postcode", required=False, max_length=10)
    adult = TextField(label="Name of a parent or other adult", required=False)


class SameChildForm(Form):
    """Why these two are one, and in which of their families."""

    why = LongText(label="How do you know that they are the same person?", rows=3, max_length=1000)
    family = forms.ChoiceField(
        label="Which family is this about?", required=False, widget=forms.RadioSelect, choices=()
    )

    def __init__(self, *args: Any, families: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        """Ask which family only where there are several."""
        super().__init__(*args, **kwargs)
        self.fields["why"].error_messages["required"] = "Say in a sentence how you know."
        field = self.fields["family"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(families)
        if len(families) < 2:
            del self.fields["family"]
