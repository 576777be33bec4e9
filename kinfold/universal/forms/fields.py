"""What the forms of this room share: days that have come, one of a few, workers and people to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from kinfold.design.forms import DateField, Form

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.people.models import Person


def past_day(label: str, **more: Any) -> DateField:
    """A day that has come."""
    return DateField(label=label, not_future=True, error_messages={"required": "Say on which day."}, **more)


def radios(
    label: str, choices: Iterable[tuple[str, str]] = (), ask: str = "Choose one.", **more: Any
) -> forms.ChoiceField:
    """One of a few."""
    messages = {"required": ask, "invalid_choice": ask}
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, error_messages=messages, **more
    )


def version() -> forms.IntegerField:
    """The version that was read."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


def offer_choices(form: Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Give a field of choices what it offers."""
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]


def quiet(form: Form, *names: str) -> None:
    """Fields that are needed in one case only: they do not say "(optional)"."""
    for name in names:
        form.fields[name].say_optional = False  # type: ignore[attr-defined]


def workers(team: Iterable[Practitioner]) -> list[tuple[str, str]]:
    """The team as choices."""
    return [(one.ref, f"{one}, {one.title.lower()}" if one.name else one.title) for one in team]


def people(those: Iterable[Person]) -> list[tuple[str, str]]:
    """People as choices."""
    return [(one.ref, one.known_as) for one in those]
