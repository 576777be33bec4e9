"""The forms of a first day set by hand, and of contacts from health."""

from __future__ import annotations

from typing import Any, ClassVar

from kinfold.design.choosing import past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.universal.forms.fields import version
from kinfold.universal.models import HealthContact


class PlanFirstDayMeetingForm(Form):
    """Ask the family's lead to hold a meeting: nothing to fill in."""

    verb: ClassVar[str] = "plan_first_day_meeting"
    autosaves: ClassVar[bool] = False


class SetFirstDayForm(Form):
    """A first day that differs from the usual one, or that the child does not go."""

    goes = radios("Does the child start there?", [("yes", "Yes"), ("no", "No")], "Choose yes or no.")
    starts_on = DateField(label="If yes: the first day", required=False)
    why = TextField(
        label="Why does it differ from the usual day?", max_length=300,
        help_text="A place from two years, a year later, taught at home.",
        error_messages={"required": "Say why it differs from the usual day."},
    )  # fmt: skip
    version = version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The day is asked in one case only."""
        super().__init__(*args, **kwargs)
        quiet(self, "starts_on")

    def clean(self) -> dict[str, Any]:
        """Ask for the day where the child goes."""
        cleaned = super().clean() or {}
        if (
            cleaned.get("goes") == "yes"
            and "starts_on" not in self.errors
            and cleaned.get("starts_on") is None
        ):
            self.add_error("starts_on", "Write the first day.")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `set_first_day` takes them."""
        got = dict(self.answers)
        goes = got.pop("goes") == "yes"
        return {**got, "starts_on": got["starts_on"] if goes else None}


class RecordHealthContactForm(Form):
    """A visit to a hospital, or an appointment to which the child was not brought."""

    kind = radios("What was it?", HealthContact.Kind.choices, "Choose what it was.")
    happened_on = past_day("When?")
    about_what = radios(
        "What for?",
        [(word, says.capitalize()) for word, says in HealthContact.About.choices],
        "Choose what it was for.",
    )
    place = TextField(label="Which hospital or clinic?", required=False, max_length=200)
    words = LongText(label="What was seen and done, as you were told", required=False, rows=3)
    told_by = TextField(label="Who told you?", required=False, max_length=200)
    got_in_the_way = LongText(
        label="If the child was not brought: what made it hard to come?", required=False, rows=2,
        help_text="As the parent says it. A child cannot come alone.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What got in the way is asked in one case only."""
        super().__init__(*args, **kwargs)
        quiet(self, "got_in_the_way")


class TakeBackContactForm(Form):
    """Something was written in error."""

    why = TextField(
        label="What was wrong?", max_length=300, error_messages={"required": "Say what was wrong."}
    )
    version = version()
