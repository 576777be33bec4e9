"""What the forms of this room share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from kinfold.design.forms import Form

YES_NO = (("yes", "Yes"), ("no", "No"))


def select(
    label: str, choices: Iterable[tuple[str, str]] = (), ask: str = "Choose one.", **more: Any
) -> forms.ChoiceField:
    """One of many."""
    messages = {"required": ask, "invalid_choice": ask}
    return forms.ChoiceField(label=label, choices=[("", ""), *choices], error_messages=messages, **more)


def number(label: str, ask: str = "Write a number.", **more: Any) -> forms.IntegerField:
    """A small whole number, typed."""
    messages = {
        "required": ask,
        "invalid": "Write a whole number, such as 10.",
        "min_value": "Write a whole number, such as 10.",
        "max_value": "This is too large a number.",
    }
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"})
    return forms.IntegerField(
        label=label, min_value=0, max_value=999, widget=widget, error_messages=messages, **more
    )


def decimal(label: str, **more: Any) -> forms.DecimalField:
    """Hours: whole or with a half."""
    messages = {
        "required": "How many hours a week?",
        "invalid": "Write a number of hours, such as 25 or 12.5.",
    }
    messages |= dict.fromkeys(
        ("max_decimal_places", "max_digits", "max_whole_digits", "min_value", "max_value"),
        messages["invalid"],
    )
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-4"})
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=60,
        max_digits=4,
        decimal_places=1,
        widget=widget,
        error_messages=messages,
        **more,
    )


def version() -> forms.IntegerField:
    """The version that was read."""
    return forms.IntegerField(widget=forms.HiddenInput)


def choose(form: Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Offer choices in a field."""
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]
