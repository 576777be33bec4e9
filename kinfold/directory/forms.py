"""The forms of the directory room: asking by oneself, reading the answer by a code, answering, taking up."""

from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import Form, LongText, PartialDateField, TextField
from kinfold.directory import rules
from kinfold.directory.models import PublicAsk

NEW = "new"


class AskYourselfForm(Form):
    """What somebody asks. Nothing has to be told but the words; no drafts are kept of somebody unknown."""

    autosaves: ClassVar[bool] = False
    verb: ClassVar[str] = "ask_for_help_yourself"

    words = LongText(label="What is hard? What would help?", rows=6, max_length=rules.MOST_WORDS)
    for_whom = forms.ChoiceField(
        label="Who is it for?",
        required=False,
        choices=list(rules.ASKED_FOR.items()),
        widget=forms.RadioSelect,
    )
    named = TextField(label="What shall we call you?", required=False, max_length=200)
    safe_to_reply = TextField(label="How can we reach you safely?", required=False, max_length=300)
    leave_empty = TextField(label="Leave this box empty", required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say plainly what is missing."""
        super().__init__(*args, **kwargs)
        self.fields["words"].error_messages["required"] = "Tell us in your own words. One line is enough."
        self.fields["leave_empty"].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}

    def clean_leave_empty(self) -> str:
        """Only machines fill in a box that nobody sees; a person whose browser did is told how to go on."""
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError("Please empty this box. It is only there to stop machines.")
        return ""

    @property
    def answers(self) -> dict[str, Any]:
        """What was told."""
        return {name: value for name, value in super().answers.items() if name != "leave_empty"}


class CodeForm(Form):
    """The code that was shown once."""

    autosaves: ClassVar[bool] = False
    verb: ClassVar[str] = "my_ask"

    code = TextField(label="Your code", max_length=40, error_messages={"required": "Write your code."})


class AnswerPublicAskForm(Form):
    """The answer to somebody who asked on the public page."""

    verb: ClassVar[str] = "answer_public_ask"

    answer = forms.ChoiceField(
        label="What is the answer?",
        choices=PublicAsk.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose an answer."},
    )
    what_was_given = TextField(
        label="What help is there, and what do they do to have it?", required=False, max_length=300
    )
    reasons = LongText(
        label="Why?", rows=4, error_messages={"required": "Say why, in words that you would say to them."}
    )


class LookForAskerForm(Form):
    """Do we know this person already? A name and a second thing known of them, as wherever anybody is looked up."""

    autosaves: ClassVar[bool] = False
    verb: ClassVar[str] = "look_for_asker"

    called = TextField(label="Name", max_length=200, error_messages={"required": "Write a name to look for."})
    adult = TextField(label="Name of somebody else in the family", required=False, max_length=200)
    postcode = TextField(label="Postcode", required=False, max_length=10)
    born = PartialDateField(label="Born", required=False, not_future=True)


class TakeUpForm(Form):
    """Write what was asked into a record: that of somebody known, or a new one."""

    verb: ClassVar[str] = "take_up_public_ask"

    person = forms.ChoiceField(label="Who is this?", widget=forms.RadioSelect)
    named = TextField(label="If we do not know them: their name", required=False, max_length=200)
    words = LongText(
        label="What the record says", rows=5, error_messages={"required": "Write what the record is to say."}
    )
    ask_service = forms.BooleanField(label="Ask the service that they chose, too", required=False)

    def __init__(self, *args: Any, known: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        """Offer the people who were found, and somebody new."""
        super().__init__(*args, **kwargs)
        chosen = self.fields["person"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [*(known or []), (NEW, "Somebody we do not know yet")]
        chosen.initial = NEW
