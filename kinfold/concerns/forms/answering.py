"""Forms of those who answer: the consultation line, duty; and the short forms of one question."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.concerns.models import HelpRequest
from kinfold.design.forms import DateField, Form, LongText, TextField

KNOWN = (("yes", "Yes"), ("no", "No"))


class AskAboutWorryForm(Form):
    """Ask the consultation line about a worry that was kept."""

    same_again_is_one: ClassVar[bool] = True

    verb: ClassVar[str] = "ask_about_worry"

    question = LongText(label="What would you like to ask?", rows=4)


class AnswerConsultationForm(Form):
    """Advice with its reasons."""

    family_known = forms.ChoiceField(label="Do we know this family?", choices=KNOWN, widget=forms.RadioSelect)
    who_is_involved = LongText(label="Who is already involved?", required=False, rows=3)
    advice = LongText(label="What do you advise?")
    reasons = LongText(label="Why?")
    next_step = TextField(label="The next step, and who takes it", required=False, max_length=300)
    look_again_on = DateField(label="Look again on", required=False, not_past=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say plainly what is missing."""
        super().__init__(*args, **kwargs)
        missing = {
            "family_known": "Say whether we know this family.",
            "advice": "Write the advice that you give.",
            "reasons": "Say why you advise this. The asker reads it.",
        }
        for name, message in missing.items():
            self.fields[name].error_messages["required"] = message

    @property
    def answers(self) -> dict[str, Any]:
        """The cleaned answers, with yes and no as what they are."""
        found = super().answers
        return {**found, "family_known": found["family_known"] == "yes"}


class LookAgainForm(Form):
    """What became of the advice."""

    note = LongText(label="What did you find?")
    look_again_on = DateField(label="Look again on", required=False, not_past=True)


class AnswerHelpForm(Form):
    """The answer to a family's own request."""

    answer = forms.ChoiceField(
        label="What is the answer?", choices=HelpRequest.Answer.choices, widget=forms.RadioSelect
    )
    what_was_given = TextField(label="What help, and who will be in touch?", required=False, max_length=300)
    reasons = LongText(label="Why? Write it as you would say it to them", rows=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say plainly what is missing."""
        super().__init__(*args, **kwargs)
        self.fields["answer"].error_messages["required"] = "Choose an answer."
        self.fields["reasons"].error_messages["required"] = "Say why. Everybody who asks gets a reason."


class LookAtReportForm(Form):
    """What was made of a report."""

    what_we_did = LongText(label="What did you find, and what did you do?")


class TellReporterForm(Form):
    """What whoever told us heard back."""

    told_what = LongText(label="What did you tell them, or why could you not?", rows=4)


class TellOutcomeForm(Form):
    """What the referrer is told."""

    told_referrer = LongText(label="What the person who referred is told", rows=6)


class ConfirmForm(Form):
    """One button that is pressed once."""

    verb: ClassVar[str] = "confirm"
    autosaves: ClassVar[bool] = False
