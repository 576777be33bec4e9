"""The forms of going missing: reported, back, and listened to."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.care import rules
from kinfold.care.models import Missing
from kinfold.design.forms import DateField, Form, LongText, TextField

TIMES = ["%H:%M", "%H.%M", "%H%M", "%I%p", "%I:%M%p", "%I.%M%p", "%I %p"]


def time_of_day(label: str) -> forms.TimeField:
    """A time as people write it: 18:30, 6.30pm, 6pm."""
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=TIMES,
        widget=forms.TextInput,
        error_messages={"invalid": "Write the time like 18:30 or 6.30pm."},
    )


class ReportMissingForm(Form):
    """A child who is missing."""

    verb: ClassVar[str] = "report_missing"

    kind = forms.ChoiceField(
        label="Which is it?",
        choices=Missing.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether they are missing, or away without leave."},
    )
    began_on = DateField(
        label="Since which day?", not_future=True, error_messages={"required": "Say since which day."}
    )
    began_at = time_of_day("At what time?")
    reported_by = TextField(label="Who noticed and reported it?", required=False)
    why_not_reported = LongText(label="If nobody reported it then: why not?", required=False, rows=2)
    police_told_on = DateField(label="When were the police told?", required=False, not_future=True)


class FoundForm(Form):
    """A child who is back."""

    verb: ClassVar[str] = "found"

    back_on = DateField(
        label="On which day were they back?",
        not_future=True,
        error_messages={"required": "Say on which day."},
    )
    back_at = time_of_day("At what time?")
    found_where = LongText(label="Where were they?", required=False, rows=2)
    found_by = TextField(label="Who found them, or did they come back themselves?", required=False)
    to_see = forms.ChoiceField(
        label="Whom did they go to see?",
        required=False,
        choices=list(rules.TO_SEE.items()),
        widget=forms.RadioSelect,
    )
    reasons = LongText(label="Why did they go, as far as anybody knows?", required=False, rows=3)


class HoldTalkForm(Form):
    """The talk afterwards: offered, held, or not wanted."""

    verb: ClassVar[str] = "hold_talk"

    came = forms.ChoiceField(
        label="What do you write down?",
        choices=[
            ("held", "We talked"),
            ("offered", "A talk was offered"),
            ("refused", "They did not want a talk"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you write down."},
    )
    on_day = DateField(
        label="On which day?", not_future=True, error_messages={"required": "Say on which day."}
    )
    talk_by = TextField(label="Who talks with them?", required=False)
    independent = forms.ChoiceField(
        label="Has that person nothing to do with where they live?",
        choices=[("yes", "Nothing"), ("no", "They have to do with it"), ("", "Not known")],
        required=False,
        widget=forms.RadioSelect,
    )
    child_says = LongText(label="What did they say, in their words?", required=False, rows=4)
    to_see = forms.ChoiceField(
        label="Whom did they go to see?",
        required=False,
        choices=list(rules.TO_SEE.items()),
        widget=forms.RadioSelect,
    )
    reasons = LongText(label="Why did they go?", required=False, rows=2)
    what_next = LongText(label="What changes for them now?", required=False, rows=3)
    refused_why = LongText(label="If they did not want a talk: why?", required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs to the answer that was chosen."""
        cleaned = super().clean() or {}
        needed = {
            "held": {
                "child_says": "Write what they said, or showed.",
                "what_next": "Say what changes for them now.",
            },
            "refused": {"refused_why": "Say why they did not want one."},
        }
        for name, ask in needed.get(cleaned.get("came", ""), {}).items():
            if not cleaned.get(name, "").strip():
                self.add_error(name, ask)
        return cleaned

    @property
    def is_independent(self) -> bool | None:
        """Whether the person has nothing to do with where the child lives; None where nobody knows."""
        return {"yes": True, "no": False}.get(self.cleaned_data["independent"])
