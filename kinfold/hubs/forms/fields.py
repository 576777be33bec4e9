"""What the forms of this room share: days, times, numbers of people, ticks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from kinfold.base.errors import NotNow
from kinfold.design.forms import DateField, Form, TextField
from kinfold.hubs import queries, rules

TIMES = ("%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p", "%H")
YES_NO = (("yes", "Yes"), ("no", "No"))
WEEKDAYS = tuple(enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")))


def any_day(label: str, **more: Any) -> DateField:
    """Any day."""
    return DateField(label=label, error_messages={"required": "Say on which day."}, **more)


def time_of_day(label: str, **more: Any) -> forms.TimeField:
    """A time as people write it: 10:30, 1.30pm."""
    message = "Write the time like this: 10:30 or 1.30pm."
    return forms.TimeField(
        label=label,
        input_formats=TIMES,
        error_messages={"invalid": message, "required": message},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        **more,
    )


def number(label: str, *, least: int = 0, most: int = rules.MOST_AT_ONCE, **more: Any) -> forms.IntegerField:
    """A count of people."""
    message = f"Write a number from {least} to {most}."
    return forms.IntegerField(
        label=label,
        required=more.pop("required", False),
        min_value=least,
        max_value=most,
        error_messages={name: message for name in ("invalid", "min_value", "max_value", "required")},
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
        **more,
    )


def ticks(label: str, choices: Iterable[tuple[str, str]] = (), **more: Any) -> forms.MultipleChoiceField:
    """Boxes to tick, any number."""
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=more.pop("required", False),
        widget=forms.CheckboxSelectMultiple,
        **more,
    )


def select(label: str, ask: str, **more: Any) -> forms.ChoiceField:
    """One of many."""
    messages = {"required": ask, "invalid_choice": ask}
    return forms.ChoiceField(label=label, error_messages=messages, **more)


def version() -> forms.IntegerField:
    """The version that was read."""
    return forms.IntegerField(required=False, widget=forms.HiddenInput)


def worker(label: str, **more: Any) -> TextField:
    """A worker, by name."""
    return TextField(
        label=label,
        help_text=more.pop("help_text", "Their name. If two are called the same, their organisation too."),
        error_messages={"required": "Write the name of a worker."},
        **more,
    )


class NamesWorkers(Form):
    """A form in which workers are named by typing: after cleaning, `workers` holds them by field."""

    named: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Find the one worker who is meant; or say who could be."""
        cleaned = super().clean() or {}
        self.workers: dict[str, Any] = {}
        for name in self.named:
            if cleaned.get(name):
                try:
                    self.workers[name] = queries.workers.meant(cleaned[name], self.today, name)
                except NotNow as why:
                    self.add_error(name, why.message)
        return cleaned
