"""The forms for asking people, their answers and reports, and the talk before."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.meetings.models import Invitation

Choices = Sequence[tuple[str, str]]
NAMED = "named"
YES_NO = (("yes", "Yes"), ("no", "No"))
FAMILY_KNOWS = (
    ("glad", "Yes, and they are glad"),
    ("not_glad", "Yes, and they would rather not, or are not sure"),
    ("not_told", "Not yet"),
)
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
        help_text="A friend, a sister, an advocate. They get no sign-in by this.",
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


class InviteWorkerForm(Form):
    """A worker who is not in the team: whom, the words that reach them, and what the family knows of it."""

    practitioner = forms.ChoiceField(
        label="Whom do you ask?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a worker.", "invalid_choice": "Choose a worker from the list."},
    )
    asks = LongText(
        label="What do you write to them?",
        help_text="Whom it is about, why you ask them, what you would like of them. With the day and the place, this is all they read.",
        rows=4,
        max_length=1000,
        error_messages={
            "required": "Say whom it is about, why they are asked, and what you would like of them."
        },
    )
    knows_child = LongText(
        label="How do they know each child?",
        required=False,
        rows=2,
        max_length=1000,
        help_text="The family reads this. Nobody decides about a child they do not know.",
    )
    family_knows = forms.ChoiceField(
        label="Does the family know that you ask them?",
        choices=FAMILY_KNOWS,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the family knows."},
    )
    why_not_told = LongText(
        label="If the family does not know yet: why not?", required=False, rows=2, max_length=1000
    )

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any) -> None:
        """Offer the workers found; one alone is chosen already."""
        super().__init__(*args, **kwargs)
        self.fields["practitioner"].choices = list(workers)  # type: ignore[attr-defined]
        if len(workers) == 1:
            self.fields["practitioner"].initial = workers[0][0]
        self.fields["why_not_told"].say_optional = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What goes outside without the family's knowing has its reason."""
        cleaned = super().clean() or {}
        if cleaned.get("family_knows") == "not_told" and not cleaned.get("why_not_told", "").strip():
            self.add_error("why_not_told", "Say why the family has not been told.")
        return cleaned

    @property
    def glad(self) -> bool | None:
        """Whether the family is glad; None when they do not know."""
        return {"glad": True, "not_glad": False}.get(self.cleaned_data["family_knows"])


class WithdrawInvitationForm(Form):
    """Why somebody is no longer asked; for the family, how they were told first."""

    told_how = TextField(
        label="How were they told?",
        help_text="Tell them first, yourself: by telephone or in person. Then write it here.",
        max_length=100,
        error_messages={"required": "Tell them first, and say how they were told."},
    )
    why = LongText(
        label="Why are they no longer asked?",
        help_text="Kind and true: they read this.",
        rows=3,
        max_length=1000,
        error_messages={"required": "Say why they are no longer asked. They read this."},
    )

    def __init__(self, *args: Any, is_family: bool, **kwargs: Any) -> None:
        """A worker is told on their first page; somebody of the family by a person, first."""
        super().__init__(*args, **kwargs)
        if not is_family:
            del self.fields["told_how"]


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
