"""The form of a home for good before care: which kind, who arranged it, the day of the order as far as it is known."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.care.rules import before
from kinfold.design.forms import Form, LongText, TextField


class HomeBeforeForm(Form):
    """A home for good before care, or none."""

    verb: ClassVar[str] = "home_before"

    word = forms.ChoiceField(
        label="Was there a home for good before this time in care?",
        choices=list(before.WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one. “None” is an answer."},
    )
    arranged_by = forms.ChoiceField(
        label="Who arranged it?", choices=[("", "Choose"), *before.ELSEWHERE.items()], required=False
    )
    number = TextField(label="The number of the other authority", required=False, max_length=3)
    day = forms.IntegerField(label="The order was made: day", required=False, min_value=1, max_value=31)
    month = forms.IntegerField(label="Month", required=False, min_value=1, max_value=12)
    year = forms.IntegerField(label="Year", required=False, min_value=1980, max_value=2200)
    note = LongText(label="What is known of it?", required=False, rows=3)

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        got = self.cleaned_data
        arranged = got["number"].strip() if got["arranged_by"] == "other" else got["arranged_by"]
        return {name: got[name] for name in ("word", "day", "month", "year", "note")} | {
            "arranged_by": arranged
        }


class TakeBackForm(Form):
    """It was not so."""

    verb: ClassVar[str] = "take_back_home_before"

    why = LongText(label="What was wrong?", rows=3, error_messages={"required": "Say what was wrong."})
