"""What the forms of this room share: their questions in groups under headings, children to choose, people to choose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms

from kinfold.design.forms import Form

Choices = Sequence[tuple[str, str]]
YES_NO: Choices = (("yes", "Yes"), ("no", "No"))
LONDON = ZoneInfo("Europe/London")
TIMES = ["%H:%M", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p", "%I %p", "%I:%M %p", "%I.%M %p"]
SOMEBODY_ELSE = "named"


class PartsForm(Form):
    """A form whose questions stand in groups. `groups` is (heading, names); what no group names stands first."""

    groups: ClassVar[Sequence[tuple[str, Sequence[str]]]] = ()
    inline: ClassVar[frozenset[str]] = frozenset()
    asks: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say plainly what is missing."""
        super().__init__(*args, **kwargs)
        for name, says in self.asks.items():
            self.fields[name].error_messages["required"] = says

    @property
    def parts(self) -> list[tuple[str, list[str]]]:
        """The questions in order, under their headings."""
        grouped = {name for _, names in self.groups for name in names}
        first = [name for name in self.shown() if name not in grouped]
        return [("", first), *((says, list(names)) for says, names in self.groups)]

    def draws_inline(self, name: str) -> bool:
        """Say whether the answers of a question stand side by side."""
        return name in self.inline

    def choose(self, name: str, choices: Choices) -> None:
        """Offer choices in a field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class ChildrenForm(PartsForm):
    """A form about some children of the family."""

    children = forms.MultipleChoiceField(
        label="Which children?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one child."},
    )

    def __init__(self, *args: Any, children: Choices, **kwargs: Any) -> None:
        """Offer the children; an only child is chosen."""
        super().__init__(*args, **kwargs)
        self.choose("children", children)
        if len(children) == 1 and not self.is_bound:
            self.initial.setdefault("children", [children[0][0]])


class TimeField(forms.TimeField):
    """A time as people write it: 21:30, 9.30pm."""

    def __init__(self, **kwargs: Any) -> None:
        """Take every usual way of writing it."""
        message = "Write the time like this: 21:30 or 9.30pm."
        kwargs.setdefault("error_messages", {"invalid": message, "required": message})
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-5"}))
        super().__init__(input_formats=TIMES, **kwargs)


def moment(day: date | None, at: time | None) -> datetime | None:
    """A day and a time as a moment in England; None where either is missing."""
    return datetime.combine(day, at, LONDON) if day is not None and at is not None else None


def yes(value: str) -> bool:
    """Read a yes or no."""
    return value == "yes"
