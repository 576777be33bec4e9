"""Forms for one-time links: what a sender writes and reads through, and what a service answers without an account."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.services.forms import choices
from kinfold.services.rules import links as rules

DAYS = [(7, "A week"), (14, "Two weeks"), (28, "Four weeks"), (60, "Two months")]
BASES = [
    ("consent", "They agreed, and we rely on that"),
    ("public_task", "It is part of our public task"),
    ("legal_obligation", "The law requires it"),
    ("vital_interests", "To protect somebody’s life"),
]
FIELDS: dict[str, tuple[str, ...]] = {
    "accepted": ("expected_on", "why", "said_by"),
    "waiting": ("position", "expected_on", "why", "said_by"),
    "started": ("on_day", "said_by"),
    "ended": ("on_day", "reason_code", "why", "ring_after", "said_by"),
}
"""What is asked beside each answer; beside a no: why."""
A_NO = ("reason_code", "why", "said_by")


class SendAnswerLinkForm(Form):
    """The one request a service is asked to answer: to which address, in which words, agreed by whom."""

    looked = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)
    sent_to = forms.EmailField(
        label="To which e-mail address?",
        help_text="One that only the service itself reads.",
        error_messages={"invalid": "Write an e-mail address, like hello@example.org."},
    )
    name_given = TextField(
        label="By which name may they ask for the person?",
        max_length=200,
        help_text="A first name is often enough. No surname unless they need it.",
    )
    shares = LongText(
        label="What may they read?",
        rows=4,
        help_text="They read these words and nothing else of the record. Leave out addresses, diagnoses, and what "
        "somebody told in confidence. You read it through once more before it goes.",
    )
    agreed_how = LongText(
        label="Who agreed to this, and how? Or what is the lawful reason without it?", rows=2
    )
    basis = forms.ChoiceField(label="On what lawful basis?", choices=BASES, initial="public_task")
    family_told = forms.TypedChoiceField(
        label="Does the person know that you share this?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the person knows that you share this."},
    )
    why_not_told = LongText(label="If not, why not?", required=False, rows=2)
    days = forms.TypedChoiceField(label="How long may they answer?", choices=DAYS, coerce=int, initial=14)

    def clean(self) -> dict[str, Any]:
        """A reason when they do not know."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("family_told") is False and not told.get("why_not_told", "").strip():
            self.add_error("why_not_told", "Say why they have not been told.")
        return told

    @property
    def mark(self) -> str:
        """A mark of what would go out: changed words have to be read again."""
        said = [str(self.cleaned_data.get(name)) for name in ("sent_to", "name_given", "shares", "days")]
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()

    @property
    def has_been_read(self) -> bool:
        """Whether the sender has seen these very words as their reader will."""
        return bool(self.cleaned_data.get("looked")) and self.cleaned_data["looked"] == self.mark

    @property
    def until(self) -> Any:
        """The last day on which the link opens."""
        return self.today + timedelta(days=self.cleaned_data["days"])

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        return {name: value for name, value in self.answers.items() if name != "looked"}

    def typed(self) -> list[tuple[str, str]]:
        """What was typed, to be sent again unseen with the words that were read."""
        return [(name, value) for name in self.fields if name != "looked" for value in self._sent(name)]

    def _sent(self, name: str) -> list[str]:
        return list(self.data.getlist(name)) if name in self.data else []  # type: ignore[attr-defined]


class TakeBackLinkForm(Form):
    """Why a link is taken back."""

    why = TextField(label="Why is it taken back?", max_length=200)


class AnswerLinkForm(Form):
    """A service's answer to one request. Only what belongs to the chosen answer is asked."""

    autosaves = False

    on_day = DateField(label="On which day?", not_future=True)
    position = forms.IntegerField(
        label="Which place on the list do they have?",
        required=False,
        min_value=1,
        max_value=30_000,
        help_text="Leave it empty if you do not keep count.",
        error_messages={"invalid": "Write a number."},
    )
    expected_on = DateField(label="When may it begin?", required=False, help_text="If you know.")
    reason_code = forms.ChoiceField(label="Why?", required=False)
    why = LongText(
        label="In your own words",
        required=False,
        rows=3,
        help_text="The worker who asked you reads this, and may tell the person.",
    )
    ring_after = TextField(label="Whom can they ring if they need it again?", required=False, max_length=200)
    said_by = TextField(
        label="Your first name and your job", required=False, max_length=80, help_text="If you like."
    )

    def __init__(self, *args: Any, answer: str, answers: Mapping[str, str], **kwargs: Any) -> None:
        """Keep the fields of one answer."""
        super().__init__(*args, **kwargs)
        self.answer = answer
        wanted = FIELDS.get(answer, A_NO)
        for name in [name for name in self.fields if name not in (*wanted, "token")]:
            del self.fields[name]
        if "reason_code" in self.fields:
            self.fields["reason_code"].choices = choices.reasons(answer)  # type: ignore[attr-defined]
        if answer == "started" and answers.get(answer) == rules.STILL["started"]:
            del self.fields["on_day"]
        if "on_day" in self.fields and not self.is_bound:
            self.initial["on_day"] = self.today

    def clean(self) -> dict[str, Any]:
        """A reason for a no; and sent from its own page: a program that only calls the address answers nothing."""
        told: dict[str, Any] = super().clean() or {}
        if not self.data.get("token"):
            self.add_error(None, "Nothing is sent yet. Look at your answer, and send it with the button.")
        if (
            "reason_code" in self.fields
            and not told.get("reason_code")
            and not (told.get("why") or "").strip()
        ):
            self.add_error("reason_code", "Choose a reason, or say why in a few words.")
        return told
