"""Fields that many forms of this room share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField

Choices = list[tuple[str, str]]


def one(
    label: str, missing: str, *, help_text: str = "", required: bool = True, choices: Any = ()
) -> forms.ChoiceField:
    """Radios. `missing` is said when nothing is chosen."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        required=required,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def several(
    label: str, missing: str, *, help_text: str = "", required: bool = True, choices: Any = ()
) -> forms.MultipleChoiceField:
    """Boxes to tick."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        required=required,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def day(label: str, *, help_text: str = "", required: bool = True, future: bool = False) -> DateField:
    """A day, which has come unless it is one to come."""
    return DateField(
        label=label, help_text=help_text, required=required, not_future=not future,
        error_messages={"required": "Write the day."},
    )  # fmt: skip


def begin_today(form: Form, today: date) -> None:
    """Fill in today where a day that has come is asked for and nothing stands there yet."""
    for name, field in form.fields.items():
        if isinstance(field, DateField) and field.required and field.not_future:
            form.initial.setdefault(name, today)


def long(
    label: str, *, help_text: str = "", required: bool = True, rows: int = 4, max_length: int = 20_000
) -> LongText:
    """A text of several lines."""
    return LongText(label=label, help_text=help_text, required=required, rows=rows, max_length=max_length)


def short(label: str, *, help_text: str = "", required: bool = True, max_length: int = 200) -> TextField:
    """A text of one line."""
    return TextField(label=label, help_text=help_text, required=required, max_length=max_length)


def version() -> forms.IntegerField:
    """Which version was read: so that nobody writes over what somebody else wrote meanwhile."""
    return forms.IntegerField(required=False, widget=forms.HiddenInput)


def offer(form: Form, name: str, choices: Choices, *, choose: bool = True) -> None:
    """Give a field its choices; where there is only one, it is chosen."""
    field: Any = form.fields[name]
    field.choices = choices
    if choose and len(choices) == 1 and field.required:
        many = isinstance(field, forms.MultipleChoiceField)
        form.initial.setdefault(name, [choices[0][0]] if many else choices[0][0])
