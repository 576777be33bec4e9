"""The forms of the meeting itself: one line, one action, who came, the words agreed."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.meetings.models import Invitation, Minute

Choices = Sequence[tuple[str, str]]
FRIEND = "friend"


class TakeMinuteForm(Form):
    """One line, typed as it is said."""

    sort = forms.ChoiceField(label="What is it?", choices=Minute.Sort.choices, widget=forms.Select)
    person = forms.ChoiceField(label="Which child, if a child says it", required=False, widget=forms.Select)
    what = LongText(
        label="What was said or decided?",
        rows=2,
        max_length=4000,
        error_messages={"required": "Write what was said."},
    )
    why = TextField(
        label="Why? (for a decision)",
        required=False,
        max_length=1000,
        help_text="The family reads the reason.",
    )
    said_by = TextField(label="Who said it?", required=False, max_length=200)

    def __init__(self, *args: Any, children: Choices, **kwargs: Any) -> None:
        """Offer the children."""
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Nobody, or not a child"), *children]  # type: ignore[attr-defined]
        self.fields["why"].say_optional = False  # type: ignore[attr-defined]


class AgreeAtMeetingForm(Form):
    """Who does what, by when: one line of the plan."""

    what = TextField(
        label="What will be done?", max_length=1000, error_messages={"required": "Write what will be done."}
    )
    owner = forms.ChoiceField(
        label="Who does it?", widget=forms.Select, error_messages={"required": "Choose who does it."}
    )
    friend = TextField(label="Name, if somebody else", required=False, max_length=200)
    by_when = DateField(label="By when?", required=False, not_past=True)

    def __init__(self, *args: Any, owners: Choices, **kwargs: Any) -> None:
        """Everybody who was asked, the family first."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "Choose"), *owners, (FRIEND, "Somebody else")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the name where it is needed."""
        cleaned = super().clean() or {}
        if cleaned.get("owner") == FRIEND and not cleaned.get("friend", "").strip():
            self.add_error("friend", "Write their name, and who they are to the family.")
        return cleaned


class MarkAttendedForm(Form):
    """How one person took part."""

    autosaves: ClassVar[bool] = False
    attended = forms.ChoiceField(
        label="How did they take part?",
        choices=[row for row in Invitation.Attended.choices if row[0]],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they took part."},
    )
    absent_why = TextField(
        label="If they did not come: why?", required=False, max_length=300, help_text="“Not known” will do."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The reason is needed only for somebody who did not come."""
        super().__init__(*args, **kwargs)
        self.fields["absent_why"].say_optional = False  # type: ignore[attr-defined]


def _can(one: Invitation, attended: str) -> bool:
    """Only workers send reports instead of coming."""
    return attended != Invitation.Attended.REPORT or one.part in (Invitation.As.WORKER, Invitation.As.CHAIR)


class HoldMeetingForm(Form):
    """The meeting was held: when, and how each person took part."""

    held_on = DateField(label="When was it held?", not_future=True)

    def __init__(self, *args: Any, asked: Sequence[tuple[Invitation, str]], **kwargs: Any) -> None:
        """One question for each person asked, filled with what is known."""
        super().__init__(*args, **kwargs)
        self.asked = list(asked)
        self.fields["held_on"].initial = self.today
        for one, name in asked:
            self.fields[f"came_{one.pk}"] = forms.ChoiceField(
                label=name,
                required=False,
                choices=[row for row in Invitation.Attended.choices if row[0] and _can(one, row[0])],
                widget=forms.RadioSelect,
                initial=one.attended or ("report_sent" if one.report and one.coming is False else ""),
            )
            self.fields[f"came_{one.pk}"].say_optional = False  # type: ignore[attr-defined]
            self.fields[f"why_{one.pk}"] = TextField(
                label=f"If {name} did not come: why?", required=False, max_length=300, initial=one.absent_why
            )
            self.fields[f"why_{one.pk}"].say_optional = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who did not come needs a few words why, beside their name."""
        cleaned = super().clean() or {}
        for one, name in self.asked:
            if cleaned.get(f"came_{one.pk}") == "absent" and not cleaned.get(f"why_{one.pk}", "").strip():
                self.add_error(
                    f"why_{one.pk}", f"Say in a few words why {name} did not come; “not known” will do."
                )
        return cleaned

    @property
    def attended(self) -> dict[str, tuple[str, str]]:
        """What was answered, by the invitation's reference."""
        told = self.cleaned_data
        return {
            one.ref: (told[f"came_{one.pk}"], told[f"why_{one.pk}"])
            for one, _ in self.asked
            if told.get(f"came_{one.pk}")
        }


class AgreeWordsForm(Form):
    """The words that everybody gets."""

    words = LongText(
        label="The words that everybody gets",
        help_text="Plain, warm and short: what we talked about, what was decided and why. Who does what is added by itself.",
        rows=12,
        error_messages={"required": "Write the words that everybody gets."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class SendNotesForm(Form):
    """Everybody at once. Whoever has something kept from them, only when their name is ticked."""

    autosaves: ClassVar[bool] = False
    also_to = forms.MultipleChoiceField(
        label="Send to these people too?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, careful: Choices, **kwargs: Any) -> None:
        """Offer those with whom the words are read again."""
        super().__init__(*args, **kwargs)
        self.fields["also_to"].choices = list(careful)  # type: ignore[attr-defined]


class CorrectNotesForm(Form):
    """The words as they should be, and what was put right."""

    words = LongText(
        label="The words as they should be",
        help_text="What was sent before stays readable beside them.",
        rows=12,
        error_messages={"required": "Write the words as they should be."},
    )
    why = LongText(
        label="What do you put right, and why?",
        help_text="Everybody who got the notes is told this.",
        rows=2,
        max_length=1000,
        error_messages={"required": "Say what you put right, and why. Everybody reads this."},
    )
    also_to = forms.MultipleChoiceField(
        label="Tell these people too?", required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, careful: Choices, **kwargs: Any) -> None:
        """Offer those with whom the words are read again."""
        super().__init__(*args, **kwargs)
        self.fields["also_to"].choices = list(careful)  # type: ignore[attr-defined]
