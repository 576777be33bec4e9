"""The forms of family in another country: begin, each task, the risks, the end, and visits after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from kinfold.design.choosing import offer_choices, past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner


class BeginAbroadCheckForm(Form):
    """Which country, and through whom."""

    country = TextField(
        label="Which country?",
        max_length=60,
        error_messages={"required": "Write which country they live in."},
    )
    asked_through = TextField(
        label="Through whom do we ask there?", required=False, max_length=200,
        help_text="A central authority, children’s services there, an embassy, a charity that works across borders.",
    )  # fmt: skip
    asked_through_on = DateField(label="When were they asked?", required=False, not_future=True)
    begun_on = past_day("When does this begin?")


class ChangeAbroadCheckForm(Form):
    """Through whom, and what was asked and found of risks."""

    asked_through = TextField(label="Through whom do we ask there?", required=False, max_length=200)
    asked_through_on = DateField(label="When were they asked?", required=False, not_future=True)
    answered_on = DateField(label="When did they answer?", required=False, not_future=True)
    risks = LongText(label="Which risks were asked about?", required=False, rows=5)
    risks_answer = LongText(
        label="What was found about risks?",
        required=False,
        rows=4,
        help_text="Write it also if there were none.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AbroadTaskForm(Form):
    """One task: done, not needed, or who sees to it by when."""

    what = radios(
        "What do you want to write down?",
        [
            ("done", "What was found"),
            ("not_needed", "That it is not needed"),
            ("give", "Who sees to it, and by when"),
        ],
    )
    result = LongText(label="What was found?", required=False, rows=4)
    done_on = DateField(label="On which day was it done?", required=False, not_future=True)
    not_needed_why = TextField(label="If it is not needed: why?", required=False, max_length=300)
    owner = forms.ChoiceField(label="Who sees to it?", required=False)
    due_on = DateField(label="By when?", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, team: Sequence[Practitioner], **kwargs: Any) -> None:
        """Offer the workers with the family."""
        super().__init__(*args, **kwargs)
        self.team = list(team)
        offer_choices(
            self,
            "owner",
            [("", "Nobody yet"), *((one.ref, f"{one.known_as} ({one.organisation})") for one in self.team)],
        )
        quiet(self, "result", "done_on", "not_needed_why", "owner", "due_on")

    @property
    def worker(self) -> Practitioner | None:
        """Who sees to it."""
        return next((one for one in self.team if one.ref == self.cleaned_data["owner"]), None)


class EndAbroadCheckForm(Form):
    """What was found in the end."""

    result = LongText(
        label="What was found? Could the child live there?", rows=6,
        error_messages={"required": "Write what was found, and whether the child could live there."},
    )  # fmt: skip
    ended_on = past_day("On which day did it end?")
    version = forms.IntegerField(widget=forms.HiddenInput)


class PlanAbroadVisitForm(Form):
    """Who sees the child there, by when."""

    by_whom = TextField(
        label="Who visits?", max_length=200, help_text="A charity, children’s services there, an embassy.",
        error_messages={"required": "Say who visits."},
    )  # fmt: skip
    due_on = DateField(label="By when?", error_messages={"required": "Say by when."})


class AbroadVisitForm(Form):
    """A visit, or why there was none."""

    was = radios("Was the child seen?", [("yes", "Yes"), ("no", "No")], ask="Say whether the child was seen.")
    done_on = DateField(label="On which day?", required=False, not_future=True)
    child_says = LongText(label="What did the child say?", required=False, rows=3)
    found = LongText(label="How is the child?", required=False, rows=4)
    not_done_why = LongText(label="If nobody saw the child: why not?", required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "done_on", "found", "not_done_why")

    def clean(self) -> dict[str, Any]:
        """A visit has its day."""
        cleaned = super().clean() or {}
        if cleaned.get("was") == "yes" and "done_on" not in self.errors and not cleaned.get("done_on"):
            self.add_error("done_on", "Say on which day.")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `record_abroad_visit` takes them."""
        got = dict(self.answers)
        if got.pop("was") == "yes":
            return {**got, "not_done_why": ""}
        return {"not_done_why": got["not_done_why"]}
