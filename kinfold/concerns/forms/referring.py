"""Forms of a referral and of a report that comes in."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.concerns.models import InboundReport, Referral
from kinfold.concerns.rules import FIVE
from kinfold.design.forms import DateField, Form, LongText, PartialDateField, TextField

YES_NO = (("yes", "Yes"), ("no", "No"))


class MakeReferralForm(Form):
    """Why one refers, five written judgements, and whether the family knows."""

    same_again_is_one: ClassVar[bool] = True

    why = LongText(label="Why do you refer?", rows=5)
    help_tried = LongText(label="What help has been tried, and what came of it?", required=False, rows=4)
    danger = forms.ChoiceField(
        label="How soon must somebody look?",
        choices=Referral.Danger.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    danger_why = TextField(label="What makes you think so?", required=False, max_length=300)
    family_told = forms.ChoiceField(
        label="Does the family know that you are referring?", choices=YES_NO, widget=forms.RadioSelect
    )
    why_family_not_told = LongText(label="Why not?", required=False, rows=2, max_length=1000)
    not_to_be_named = forms.BooleanField(label="Do not tell the family that it was me", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the five judgements; each may stay empty rather than be guessed."""
        super().__init__(*args, **kwargs)
        self.fields["why"].error_messages["required"] = "Say in a few sentences why you refer."
        self.fields["family_told"].error_messages["required"] = "Say whether the family knows."
        for prompt in FIVE:
            self.fields[prompt.field] = LongText(
                label=prompt.asks, required=False, rows=3, help_text=prompt.hint
            )

    def clean(self) -> dict[str, Any]:
        """Ask for reasons where they are owed."""
        cleaned = super().clean() or {}
        if cleaned.get("family_told") == "no" and not cleaned.get("why_family_not_told", "").strip():
            self.add_error("why_family_not_told", "Say why the family has not been told. One line is enough.")
        if cleaned.get("danger") == "now" and not cleaned.get("danger_why", "").strip():
            self.add_error("danger_why", "Say in one line what makes you think so.")
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        """The cleaned answers, with yes and no as what they are."""
        found = super().answers
        return {**found, "family_told": found["family_told"] == "yes"}


class MarkDangerForm(Form):
    """A worker's own marking of how soon somebody must look."""

    autosaves: ClassVar[bool] = False

    danger = forms.ChoiceField(
        label="How soon must somebody look?", choices=Referral.Danger.choices, widget=forms.RadioSelect
    )
    danger_why = TextField(label="What makes you think so?", required=False, max_length=300)


class ReceiveReportForm(Form):
    """A report taken down: who says what about whom."""

    same_again_is_one: ClassVar[bool] = True

    source = forms.ChoiceField(
        label="Where does it come from?",
        choices=InboundReport.SOURCES,
        widget=forms.RadioSelect,
    )
    received_on = DateField(label="When did it reach us?", not_future=True)
    child = TextField(label="Name of the child, or of one of the children")
    born = PartialDateField(label="When were they born?", required=False, not_future=True)
    mother = TextField(label="Mum’s name, if it is known", required=False)
    father = TextField(label="Dad’s name, if it is known", required=False)
    address = TextField(label="Address", required=False, max_length=250)
    postcode = TextField(label="Postcode", required=False, max_length=10)
    what = LongText(label="What was reported?")
    from_whom = TextField(label="Who reported it?", required=False)
    not_to_be_named = forms.BooleanField(label="They asked not to be named", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = self.today
        self.fields["source"].error_messages["required"] = "Choose where it comes from."
        self.fields["child"].error_messages["required"] = "Write whom it is about. A first name is enough."
        self.fields["what"].error_messages["required"] = "Write what was reported."
