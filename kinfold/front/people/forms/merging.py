"""The forms on which two records become one, or two again."""

from typing import Any

from django import forms

from kinfold.design.forms import Form, LongText


class AskToMergeForm(Form):
    """Which other record is the same person, which one is kept, and why."""

    other = forms.CharField(label="The other record", max_length=20, widget=forms.RadioSelect)
    keep = forms.ChoiceField(
        label="Which record should be kept?",
        help_text="The other one will lead to it. Nothing in either is lost.",
        choices=[("this", "This one"), ("other", "The other one")],
        initial="this",
        widget=forms.RadioSelect,
    )
    why = LongText(label="How do you know that they are the same person?", max_length=2000, rows=4)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer only the records that were found."""
        super().__init__(*args, **kwargs)
        self.fields["other"] = forms.ChoiceField(
            label="Which record is the same person?",
            choices=others,
            widget=forms.RadioSelect,
            error_messages={
                "required": "Choose a record.",
                "invalid_choice": "Choose one of the records found.",
            },
        )


class AgreeToMergeForm(Form):
    """Somebody else looked at both records and agrees."""

    agreed = forms.BooleanField(
        label="I have looked at both records. They are the same person.",
        error_messages={"required": "Tick this when you have looked at both records."},
    )


class UndoMergeForm(Form):
    """Why two records are two people after all."""

    why = LongText(label="Why are they not the same person?", max_length=2000, rows=4)
