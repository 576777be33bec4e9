"""The forms of promised time: with whom, how often, and whether it happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField

if TYPE_CHECKING:
    from kinfold.network.queries import Member

OFTEN = [
    ("7", "Every week"),
    ("14", "Every two weeks"),
    ("28", "Every four weeks"),
    ("other", "Another number of days"),
]


class PromiseTimeForm(Form):
    """A promise of time."""

    verb: ClassVar[str] = "promise_time"

    with_people = forms.MultipleChoiceField(
        label="Time with whom?", required=False, widget=forms.CheckboxSelectMultiple
    )
    in_words = TextField(label="Somebody else?", required=False, max_length=300)
    often = forms.ChoiceField(
        label="How often?",
        choices=OFTEN,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how often."},
    )
    other_days = forms.IntegerField(label="Every how many days?", required=False, min_value=1, max_value=366)
    since = DateField(
        label="From which day is it promised?",
        not_future=True,
        error_messages={"required": "Say from which day."},
    )
    how = TextField(label="Where, for how long, and who brings them?", required=False, max_length=300)
    why = LongText(label="Why this often?", required=False, rows=2)
    child_says = LongText(label="What does the child say to it?", required=False, rows=2)

    def __init__(self, *args: Any, members: Sequence[Member], child_ref: str, **kwargs: Any) -> None:
        """Offer everybody in the family but the child."""
        super().__init__(*args, **kwargs)
        field = self.fields["with_people"]
        assert isinstance(field, forms.MultipleChoiceField)
        others = [m.person for m in members if m.person.ref != child_ref and not m.person.is_unborn]
        field.choices = [(one.ref, one.known_as) for one in others]

    def clean(self) -> dict[str, Any]:
        """Ask for the days where none of the usual rhythms holds."""
        cleaned = super().clean() or {}
        if cleaned.get("often") == "other" and not cleaned.get("other_days"):
            self.add_error("other_days", "Say every how many days.")
        if not cleaned.get("with_people") and not cleaned.get("in_words", "").strip():
            self.add_error("with_people", "Say with whom.")
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """The answers as `promise_time` takes them."""
        given = {name: value for name, value in self.answers.items() if name not in ("often", "other_days")}
        often = self.cleaned_data["often"]
        return {**given, "every_days": self.cleaned_data["other_days"] if often == "other" else int(often)}


class RecordTimeForm(Form):
    """Whether promised time happened."""

    verb: ClassVar[str] = "record_time"

    on_day = DateField(
        label="Which day was it?", not_future=True, error_messages={"required": "Say which day."}
    )
    happened = forms.ChoiceField(
        label="Did it happen?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it happened."},
    )
    child_says = LongText(label="What does the child say of it?", required=False, rows=3)
    why_not = LongText(label="If not: why?", required=False, rows=2)
    told_child = LongText(label="If not: what was the child told, and by whom?", required=False, rows=2)


class EndPromiseForm(Form):
    """The end of a promise."""

    verb: ClassVar[str] = "end_promise"

    until = DateField(
        label="From which day is it no longer promised?",
        not_future=True,
        error_messages={"required": "Say from which day."},
    )
    why = LongText(
        label="Why, and what was the child told?",
        rows=3,
        error_messages={"required": "Say why it ends, and what the child was told."},
    )
