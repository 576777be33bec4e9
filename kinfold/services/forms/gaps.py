"""Forms for what nobody gives: who owns it, with whom it was taken up, what the answer is."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from kinfold.agencies.models import Practitioner
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.services.models import Request

TO_FAMILY = "The person reads this here."


class GapForm(Form):
    """What every step of a gap asks: which version its writer saw."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def offer_workers(self, field: str, workers: Iterable[Practitioner]) -> None:
        """Offer workers to choose from, by reference."""
        self.workers = {worker.ref: worker for worker in workers}
        named = [(ref, f"{worker.known_as}, {worker.organisation}") for ref, worker in self.workers.items()]
        self.fields[field].choices = [("", "Choose"), *named]  # type: ignore[attr-defined]


class OpenGapForm(GapForm):
    """Both (or all) have said no: who owns this?"""

    noes = forms.MultipleChoiceField(
        label="Who said no?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose who said no."},
    )
    owner = forms.ChoiceField(
        label="Who owns this?",
        help_text="One person, who asks on and tells the family. It stands in their work until it is answered.",
        error_messages={"required": "Choose who owns this."},
    )
    why = LongText(
        label="What did they say?",
        rows=4,
        help_text="Put together from what is written down. Change it as you need.",
    )
    meanwhile = LongText(
        label="What does the person have until then?", required=False, rows=2, help_text=TO_FAMILY
    )
    look_again_on = DateField(label="By which day do they hear from the owner?", help_text=TO_FAMILY)

    def __init__(
        self, *args: Any, refused: Sequence[Request], workers: Iterable[Practitioner], **kwargs: Any
    ) -> None:
        """Offer what was refused, and those who may own it."""
        super().__init__(*args, **kwargs)
        self.refused = {one.ref: one for one in refused}
        self.fields["noes"].choices = [(ref, one.what) for ref, one in self.refused.items()]  # type: ignore[attr-defined]
        self.offer_workers("owner", workers)

    @property
    def chosen(self) -> list[Request]:
        """The requests that were refused."""
        return [self.refused[ref] for ref in self.cleaned_data["noes"]]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        told = {name: value for name, value in self.answers.items() if name not in ("noes", "version")}
        return told | {"owner": self.workers[self.cleaned_data["owner"]]}


class TakeUpGapForm(GapForm):
    """With whom it was taken up, and when they hear again."""

    taken_up_with = TextField(
        label="With whom was it taken up?",
        max_length=300,
        help_text=f"Those who decide, or those who pay: “both heads of service”. {TO_FAMILY}",
    )
    on_day = DateField(label="On which day?", not_future=True)
    meanwhile = LongText(
        label="What does the person have until then?", required=False, rows=2, help_text=TO_FAMILY
    )
    look_again_on = DateField(label="By which day do they hear from you again?", help_text=TO_FAMILY)


class AnswerGapForm(GapForm):
    """What the answer is."""

    verb = "answer_gap_of_help"

    answer = LongText(
        label="What is the answer?",
        rows=4,
        help_text=f"Who gives it now, from when; or what they have instead. {TO_FAMILY}",
    )
    on_day = DateField(label="On which day?", not_future=True)


class LetGapStandForm(GapForm):
    """It stays a gap: that is said plainly."""

    why = LongText(
        label="Why does it stay like this?",
        rows=4,
        help_text=f"Plainly, as you would say it to them. {TO_FAMILY}",
    )
    on_day = DateField(label="On which day?", not_future=True)
    look_again_on = DateField(
        label="Look again on a day?", required=False, help_text="Leave it empty if nobody will."
    )


class HandOverGapForm(GapForm):
    """Who owns it from now on."""

    to = forms.ChoiceField(
        label="Who owns this from now on?", error_messages={"required": "Choose who owns this."}
    )

    def __init__(self, *args: Any, workers: Iterable[Practitioner], **kwargs: Any) -> None:
        """Offer those who may own it."""
        super().__init__(*args, **kwargs)
        self.offer_workers("to", workers)

    @property
    def worker(self) -> Practitioner:
        """Whom it is given to."""
        return self.workers[self.cleaned_data["to"]]
