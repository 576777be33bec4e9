"""Asking to take a table away, and answering somebody who asks."""

from django import forms

from kinfold.design.forms import Form, LongText, TextField
from kinfold.insight.models import Taking


class AskToTakeForm(Form):
    """What a table is for, and who is to have it."""

    why = LongText(
        label="What is it for?",
        rows=3,
        help_text="For example: the early help board decides about a second fathers’ group.",
        error_messages={"required": "Say what it is for."},
    )
    for_whom = TextField(label="Who is to have it?", error_messages={"required": "Say who is to have it."})
    chosen = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)


class AnswerTakingForm(Form):
    """Yes or no, and why not."""

    answer = forms.ChoiceField(
        label="May it be taken away?",
        choices=Taking.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say yes or no."},
    )
    why_not = LongText(label="If not: why not?", rows=3, required=False)
