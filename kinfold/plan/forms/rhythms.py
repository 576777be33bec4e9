"""The form of a rhythm of visits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.plan.forms.owners import workers_offered

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.people.models import Person


class SetRhythmForm(Form):
    """How often somebody sees a child, and why so often."""

    verb: ClassVar[str] = "set_rhythm"

    child = forms.ChoiceField(
        label="Which child?", widget=forms.RadioSelect, error_messages={"required": "Choose the child."}
    )
    worker = forms.ChoiceField(
        label="Who comes?", widget=forms.RadioSelect, error_messages={"required": "Choose who comes."}
    )
    every_days = forms.IntegerField(
        label="Every how many days?",
        min_value=1,
        max_value=366,
        error_messages={
            "required": "Say every how many days.",
            "invalid": "Write a number of days, such as 14.",
            "min_value": "Write 1 or more days.",
            "max_value": "Write at most 366 days.",
        },
    )
    why = LongText(
        label="Why so often for this child?",
        rows=3,
        error_messages={"required": "Say why so often for this child."},
    )
    place = TextField(label="Where?", required=False, max_length=120)
    minutes = forms.IntegerField(
        label="For how many minutes?",
        required=False,
        min_value=1,
        max_value=1440,
        error_messages={"invalid": "Write a number of minutes, such as 45."},
    )
    since = DateField(
        label="From which day?", not_future=True, error_messages={"required": "Say from which day."}
    )

    def __init__(
        self, *args: Any, children: Sequence[Person], team: Sequence[Practitioner], **kwargs: Any
    ) -> None:
        """Offer the children and the team."""
        super().__init__(*args, **kwargs)
        self.children, self.team = list(children), list(team)
        child, worker = self.fields["child"], self.fields["worker"]
        assert isinstance(child, forms.ChoiceField)
        assert isinstance(worker, forms.ChoiceField)
        child.choices = [(one.ref, one.known_as) for one in self.children]
        worker.choices = workers_offered(self.team)
        self.fields["since"].initial = self.today

    @property
    def person(self) -> Person:
        """The child who was chosen."""
        return next(one for one in self.children if one.ref == self.cleaned_data["child"])

    @property
    def told(self) -> dict[str, Any]:
        """The answers as `set_rhythm` takes them, without the child."""
        got = {name: value for name, value in self.answers.items() if name != "child"}
        chosen = got["worker"].removeprefix("w:")
        return got | {"worker": next(one for one in self.team if one.ref == chosen)}


class EndRhythmForm(Form):
    """These visits end."""

    verb: ClassVar[str] = "end_rhythm"

    why = LongText(
        label="Why do these visits end?", rows=3, error_messages={"required": "Say why these visits end."}
    )
    until = DateField(
        label="From which day?", not_future=True, error_messages={"required": "Say from which day."}
    )
