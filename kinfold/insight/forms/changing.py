"""Writing down what figures led to, and looking again."""

from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.insight import rules


class WriteChangeForm(Form):
    """Which figures led to which decision, by whom, when; and how it is told to everybody."""

    table = forms.ChoiceField(label="Which figures?", choices=[])
    what_we_saw = LongText(
        label="What did the figures show?",
        rows=3,
        help_text="No names, and nothing that could point at one family.",
        error_messages={"required": "Say what the figures showed."},
    )
    what_we_decided = LongText(
        label="What was decided?", rows=3, error_messages={"required": "Say what was decided."}
    )
    why = LongText(label="Why this, and what else was thought of?", rows=3, required=False)
    decided_by_words = TextField(
        label="Who decided?",
        help_text="A board, a panel, a post.",
        error_messages={"required": "Say who decided."},
    )
    decided_on = DateField(
        label="On which day?", not_future=True, error_messages={"required": "Say on which day."}
    )
    look_again_on = DateField(label="When do you look again?", required=False)
    public_words = LongText(
        label="How do you tell everybody?",
        rows=3,
        required=False,
        help_text="Two or three plain sentences: what families told us, what we changed, when we look again.",
    )
    chosen = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every table."""
        super().__init__(*args, **kwargs)
        self.fields["table"].choices = [(key, one.title) for key, one in rules.TABLES.items()]  # type: ignore[attr-defined]


class LookAgainForm(Form):
    """What is seen when somebody looks again."""

    on_day = DateField(
        label="On which day did you look?", not_future=True, error_messages={"required": "Say on which day."}
    )
    what_we_see = LongText(
        label="What is different now?",
        rows=4,
        help_text="Say so too when nothing is.",
        error_messages={"required": "Say what is different now, or that nothing is."},
    )
    now_what = LongText(label="What follows from it?", rows=3, required=False)
    look_again_on = DateField(label="When do you look again?", required=False)
