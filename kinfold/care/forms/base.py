"""What the forms of caring share: the child's name in every question, groups of questions, yes or no."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import Form

Choices = Sequence[tuple[str, str]]
Group = tuple[str, tuple[str, ...]]


class CaringForm(Form):
    """A form about one child (or one household), whose name stands in the questions as {name}.

    `groups` puts the questions under headings, in the order in which they are asked.
    """

    groups: ClassVar[tuple[Group, ...]] = ()

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:
        """Put the name into labels, help and refusals."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = str(field.label or "").replace("{name}", name)
            field.help_text = str(field.help_text).replace("{name}", name)
            for code, message in field.error_messages.items():
                field.error_messages[code] = str(message).replace("{name}", name)

    def begin(self, **standing: Any) -> None:
        """Begin from what stands; what was sent, or a draft that is carried on, keeps its own words."""
        if not self.is_bound:
            self.initial = {**standing, **self.initial}

    def offer(self, field: str, choices: Choices, empty: str = "") -> None:
        """Give a choice its answers; `empty` is what choosing nobody is called."""
        self.fields[field].choices = ([("", empty)] if empty else []) + list(choices)  # type: ignore[attr-defined]

    @property
    def drawn(self) -> list[tuple[str, list[str]]]:
        """The questions by heading, without those that this form does not ask."""
        groups = self.groups or (("", tuple(self.shown())),)
        asked = [(heading, [name for name in names if name in self.fields]) for heading, names in groups]
        return [(heading, names) for heading, names in asked if names]


def yes_no(label: str, *, yes: str = "Yes", no: str = "No", required: bool = True, **more: Any) -> Any:
    """A question with two answers; gives True, False, or None where it may be left open."""
    field = forms.TypedChoiceField(
        label=label, choices=[("yes", yes), ("no", no)], coerce=lambda value: value == "yes", empty_value=None,
        widget=forms.RadioSelect, required=required, **more,
    )  # fmt: skip
    field.error_messages["required"] = more.get("error_messages", {}).get("required", "Choose one.")
    return field


def as_yes_no(value: bool | None) -> str:
    """The stored answer as the form says it."""
    return "" if value is None else ("yes" if value else "no")


def one_of(label: str, choices: Choices = (), *, required: bool = True, ask: str = "", **more: Any) -> Any:
    """A list of answers, one of which is chosen."""
    field = forms.ChoiceField(
        label=label, choices=list(choices), required=required, widget=more.pop("widget", forms.RadioSelect), **more
    )  # fmt: skip
    field.error_messages["required"] = ask or "Choose one."
    return field
