"""The filters in the address bar, and the two small forms: what it meant, and putting right."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from kinfold.base.dates import PartialDate
from kinfold.chronology import registry
from kinfold.chronology.kinds import GROUPS
from kinfold.design.fields import PartialDateField, last_day
from kinfold.design.forms import DateField, Form, LongText, TextField


class FilterForm(forms.Form):
    """Which entries to show. Sent by GET, so that the choice can be kept, sent on and printed."""

    words = TextField(label="Words in it", required=False, max_length=100)
    group = forms.MultipleChoiceField(
        label="What kind of thing",
        required=False,
        choices=list(GROUPS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    agency = forms.TypedMultipleChoiceField(
        label="Who wrote it", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    since = PartialDateField(label="From", required=False, help_text="A year is enough, like 2024.")
    until = PartialDateField(label="To", required=False)

    def __init__(self, data: Any, *, agencies: Iterable[tuple[int, str]]) -> None:
        """Offer the organisations that have written here, if they were looked up."""
        super().__init__(data, label_suffix="")
        self.offers_agencies = bool(agencies)
        self.fields["agency"].choices = list(agencies)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a time that ends before it begins."""
        cleaned = super().clean() or {}
        if self.first_day and self.final_day and self.final_day < self.first_day:
            self.add_error("until", "This is before the day it should start from.")
        return cleaned

    @property
    def first_day(self) -> date | None:
        """The first day asked for."""
        known: PartialDate | None = self.cleaned_data.get("since")
        return known.day if known else None

    @property
    def final_day(self) -> date | None:
        """The last day asked for."""
        known: PartialDate | None = self.cleaned_data.get("until")
        return last_day(known) if known and known.day else None

    @property
    def chosen(self) -> dict[str, Any]:
        """The choice as the chronology's reading door takes it. What is wrong with one filter leaves the others working."""
        self.is_valid()
        groups = self.cleaned_data.get("group") or []
        return {
            "kinds": [name for group in groups for name in registry.names_in(group)] if groups else None,
            "organisations": self.cleaned_data.get("agency") or None,
            "since": self.first_day,
            "until": self.final_day if "until" not in self.errors else None,
            "words": self.cleaned_data.get("words", ""),
        }

    @property
    def is_narrow(self) -> bool:
        """Say whether anything is filtered at all."""
        return bool(self.errors) or any(value for value in self.chosen.values())


class AddMeaningForm(Form):
    """What an entry meant for one child."""

    child = forms.ChoiceField(
        label="For whom?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the child for whom it meant this."},
    )
    meant = LongText(
        label="What did it mean for this child?",
        help_text="What they felt, missed, or no longer had. Plain words that the child could one day read.",
        error_messages={"required": "Say what it meant for this child."},
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the people the entry is about."""
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = people  # type: ignore[attr-defined]
        if len(people) == 1:
            self.fields["child"].initial = people[0][0]


class CorrectEntryForm(Form):
    """An entry put right. The first wording stays and can be read."""

    what = LongText(
        label="What happened, put right",
        max_length=20_000,
        rows=8,
        error_messages={"required": "Write what happened, put right."},
    )
    happened_on = DateField(
        label="When did it happen?",
        not_future=True,
        error_messages={"required": "Give the day on which it happened."},
    )
    reason = LongText(
        label="Why is it being put right?",
        rows=3,
        max_length=1_000,
        help_text="Everybody who reads the entry can read this too.",
        error_messages={"required": "Say why it is being put right."},
    )
