"""The form that puts right what was asked, without a step."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kinfold.agencies.models import Practitioner
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.services.forms.asking import OFTEN
from kinfold.services.models import Request


class ChangeRequestForm(Form):
    """What it is hoped to do, who gives it, who goes along, how often, until when, and who may see it."""

    aim_was = forms.CharField(required=False, widget=forms.HiddenInput)
    aim = LongText(
        label="What is it hoped to do?", required=False, rows=3, help_text="The person can read this here."
    )
    given_by = forms.ChoiceField(label="Who gives it?", required=False)
    companion = TextField(label="Who goes along the first time?", required=False, max_length=200)
    every_days = forms.TypedChoiceField(label="How often?", required=False, coerce=int, empty_value=None)
    planned_until = DateField(label="Until when is it planned?", required=False)
    shared_with_family = forms.BooleanField(
        label="They agree that the rest of the family may see it", required=False
    )

    def __init__(self, *args: Any, asked: Request, team: Iterable[Practitioner], **kwargs: Any) -> None:
        """Show what stands. Whoever gives it now stays in the list, even when they have left the team."""
        super().__init__(*args, **kwargs)
        known = {worker.ref: worker for worker in team}
        if asked.given_by is not None:
            known.setdefault(asked.given_by.ref, asked.given_by)
        self.workers = known
        named = [(ref, f"{worker.known_as}, {worker.organisation}") for ref, worker in known.items()]
        self.fields["given_by"].choices = [("", "Not known yet"), *named]  # type: ignore[attr-defined]
        often = list(OFTEN)
        if asked.every_days and str(asked.every_days) not in dict(often):
            often.append((str(asked.every_days), f"Every {asked.every_days} days"))
        self.fields["every_days"].choices = often  # type: ignore[attr-defined]
        self.initial = {
            "aim_was": asked.aim,
            "aim": asked.aim,
            "given_by": asked.given_by.ref if asked.given_by else "",
            "companion": asked.companion,
            "every_days": asked.every_days,
            "planned_until": asked.planned_until,
            "shared_with_family": asked.shared_with_family,
        }

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        return self.answers | {"given_by": self.workers.get(self.cleaned_data["given_by"])}
