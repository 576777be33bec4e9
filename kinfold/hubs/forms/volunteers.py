"""The forms of volunteers: who they are, their checks, what they learnt."""

from __future__ import annotations

from typing import Any

from django import forms

from kinfold.design.choosing import past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.hubs import rules
from kinfold.hubs.forms.fields import YES_NO, number, ticks, version
from kinfold.hubs.models import VolunteerCheck

IS_A = (("woman", "A woman"), ("man", "A man"), ("", "They would rather not say, or neither"))


class ChangeVolunteerForm(Form):
    """Who a volunteer is, as far as they want to say."""

    about_self = LongText(
        label="A few words about themselves", required=False, rows=4, help_text="In their own words. A child may read this."
    )  # fmt: skip
    interests = LongText(
        label="What do they like?", required=False, rows=2, help_text="With commas between: football, baking, fishing."
    )  # fmt: skip
    languages = TextField(
        label="Which languages do they speak?", required=False, help_text="With commas between."
    )
    is_a = radios("They are", IS_A, required=False)
    lived = ticks(
        "What do they know from their own life, and may we say it?",
        [(word, says.capitalize()) for word, says in rules.LIVED.items()],
    )
    free_at = ticks(
        "When are they free?", [(word, says[0].upper() + says[1:]) for word, says in rules.TIMES.items()]
    )
    area = TextField(label="Where can they come to?", required=False, max_length=120)
    room_for = number("With how many can they go at once?", least=1, most=9, initial=1)
    version = version()

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as the actions take them."""
        got = self.cleaned_data
        names = ("about_self", "interests", "languages", "is_a", "lived", "free_at", "area")
        return {**{name: got[name] for name in names}, "room_for": got["room_for"] or 1}


class RegisterVolunteerForm(ChangeVolunteerForm):
    """Somebody wants to give their time."""

    field_order = (
        "name",
        "registered_on",
    )
    name = TextField(label="Their name", error_messages={"required": "Write their name."})
    registered_on = past_day("Since when?")


class AskCheckForm(Form):
    """A check was asked for."""

    kind = radios("What was asked for?", VolunteerCheck.Kind.choices, "Choose what was asked for.")
    whom = TextField(label="For a reference: who was asked?", required=False)
    asked_on = past_day("On which day was it asked for?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "whom")


class ReceiveCheckForm(Form):
    """A check came."""

    fine = radios("Does anything in it stand in the way?", (("yes", "No, nothing"), ("no", "Yes")))
    received_on = past_day("On which day did it come?")
    renew_by = DateField(
        label="By when must it be asked for again?", required=False, help_text="Leave this empty for three years (a council may set its own)."
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        """Only a check of records is asked for again."""
        super().__init__(*args, **kwargs)
        if kind != VolunteerCheck.Kind.DBS:
            del self.fields["renew_by"]


class AddTrainingForm(Form):
    """Something was learnt."""

    what = TextField(label="What did they learn?")
    hours = forms.DecimalField(
        label="How many hours?", required=False, min_value=0, max_value=999, decimal_places=1,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4", "step": "0.5"}),
    )  # fmt: skip
    done_on = past_day("On which day?")


class VolunteerLeavesForm(Form):
    """A volunteer stops."""

    why = LongText(
        label="Why do they stop?",
        required=False,
        rows=3,
        help_text="In their own words, if they want to say.",
    )
    left_on = past_day("On which day?")


__all__ = [
    "YES_NO",
    "AddTrainingForm",
    "AskCheckForm",
    "ChangeVolunteerForm",
    "ReceiveCheckForm",
    "RegisterVolunteerForm",
    "VolunteerLeavesForm",
]
