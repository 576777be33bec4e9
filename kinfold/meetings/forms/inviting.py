"""The forms for asking people, their answers and reports, and the talk before."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.meetings.models import Invitation

Choices = Sequence[tuple[str, str]]
NAMED = "named"
YES_NO = (("yes", "Yes"), ("no", "No"))
GLAD = (("yes", "Yes"), ("no", "No, or not sure"), ("", "Not asked yet"))


class InviteToMeetingForm(Form):
    """Whom to ask, in what part, how they know the child, and whether the family is glad."""

    whom = forms.ChoiceField(
        label="Whom do you ask?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose somebody, or “somebody else” and write their name."},
    )
    named = TextField(
        label="If somebody else: their name",
        required=False,
        max_length=200,
        help_text="A friend, a sister, an advocate, or a worker who is not in the team. They get no sign-in by this.",
    )
    part = forms.ChoiceField(
        label="How do they take part?",
        choices=Invitation.As.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they take part."},
    )
    knows_child = LongText(
        label="How do they know each child?",
        required=False,
        rows=2,
        max_length=1000,
        help_text="The family reads this. Nobody decides about a child they do not know.",
    )
    family_agrees = forms.ChoiceField(
        label="Is the family glad that they come?", required=False, choices=GLAD, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, family: Choices, workers: Choices, **kwargs: Any) -> None:
        """The family first, then the team, then somebody by name."""
        super().__init__(*args, **kwargs)
        choices = [*family, *workers, (NAMED, "Somebody else, by name")]
        self.fields["whom"].choices = choices  # type: ignore[attr-defined]
        self.fields["named"].say_optional = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the name where it is needed."""
        cleaned = super().clean() or {}
        if cleaned.get("whom") == NAMED and not cleaned.get("named", "").strip():
            self.add_error("named", "Write their name.")
        return cleaned

    @property
    def glad(self) -> bool | None:
        """Whether the family is glad; None when nobody asked them."""
        return {"yes": True, "no": False}.get(self.cleaned_data["family_agrees"])


class AnswerInvitationForm(Form):
    """Whether somebody comes."""

    coming = forms.ChoiceField(
        label="Will they come?",
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no."},
    )


class SendReportForm(Form):
    """A worker's report: what everybody at the table should know."""

    report = LongText(
        label="What should everybody know?",
        help_text="Short, kind and true. The family will hear it: write it so that you could read it to them.",
        rows=12,
        error_messages={
            "required": "Write what everybody should know: what helps, what worries you, what next."
        },
    )


class PrepareForMeetingForm(Form):
    """A talk before the meeting, with somebody of the family."""

    verb: ClassVar[str] = "prepare_for_meeting"
    on_day = DateField(label="When did you talk?", not_future=True)
    talked_with = TextField(
        label="Who talked with them?",
        max_length=200,
        help_text="Name and job. Best is whoever chairs.",
        error_messages={"required": "Say who talked with them: name and job."},
    )
    sheet_given = forms.BooleanField(label="They have the sheet “what to expect”", required=False)
    wants_said = LongText(label="What do they want said?", required=False, rows=3)
    worries = LongText(label="What worries them about the meeting?", required=False, rows=3)
    beside_them = TextField(
        label="Who sits beside them?",
        required=False,
        max_length=200,
        help_text="Name, and who that is to them.",
    )
