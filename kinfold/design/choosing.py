"""Fields that forms of many rooms share: one of a few, a day that has come; and giving a field what it offers."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form


def radios(
    label: str, choices: Iterable[tuple[str, str]] = (), ask: str = "Choose one.", **more: Any
) -> forms.ChoiceField:
    """One of a few. `ask` is said when none is chosen."""
    messages = {"required": ask, "invalid_choice": ask}
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, error_messages=messages, **more
    )


def past_day(label: str, **more: Any) -> DateField:
    """A day that has come."""
    return DateField(label=label, not_future=True, error_messages={"required": "Say on which day."}, **more)


def offer_choices(form: Form, name: str, choices: Sequence[tuple[str, str]], *, alone: bool = False) -> None:
    """Give a field of choices what it offers. `alone`: a single one is chosen already."""
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]
    if alone and len(choices) == 1:
        form.fields[name].initial = choices[0][0]


def quiet(form: Form, *names: str) -> None:
    """Fields that are needed in one case only: they do not say "(optional)"."""
    for name in names:
        form.fields[name].say_optional = False  # type: ignore[attr-defined]
