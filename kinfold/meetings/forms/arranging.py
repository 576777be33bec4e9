"""The forms for arranging a meeting: what for, which times, the day and place, a change, calling off."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from kinfold.base.dates import plain
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.meetings import rules
from kinfold.meetings.models import Meeting, TimeOffered

Choices = Sequence[tuple[str, str]]
OTHER = "other"


def when_said(starts_at: datetime) -> str:
    """Say a day and time as people do: "Tuesday 10 March 2026 at 6pm"."""
    local = timezone.localtime(starts_at)
    return f"{local:%A} {plain(local.date())} at {rules.say_time(local.time())}"


class TimeOfDay(forms.CharField):
    """A time of day, typed as people write it. Gives a `time`."""

    def __init__(self, **kwargs: Any) -> None:
        """Short, with an example."""
        kwargs.setdefault("help_text", "For example 6pm or 18:30.")
        super().__init__(max_length=12, **kwargs)

    def clean(self, value: Any) -> Any:
        """Read the time, or say how to write it."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return rules.read_time(typed)
        except ValueError as why:
            raise ValidationError(str(why)) from None


def moment(day: date, at: Any) -> datetime:
    """Put a day and a time of day in England together."""
    return timezone.make_aware(datetime.combine(day, at))


class ArrangeMeetingForm(Form):
    """What sort of meeting, what for, who chairs."""

    kind = forms.ChoiceField(
        label="What sort of meeting?",
        choices=Meeting.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what sort of meeting it is."},
    )
    why = LongText(
        label="What is it for?",
        help_text="In plain words. The family reads this.",
        rows=3,
        error_messages={"required": "Say in plain words what the meeting is for."},
    )
    chair = forms.ChoiceField(label="Who chairs it?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any) -> None:
        """Offer the team."""
        super().__init__(*args, **kwargs)
        self.fields["chair"].choices = [("", "Not decided yet"), *workers]  # type: ignore[attr-defined]


class OfferTimeForm(Form):
    """A time that somebody of the family named, or that workers could do."""

    whose = forms.ChoiceField(
        label="Whose time is it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whose time it is."},
    )
    day = DateField(label="Which day?", not_past=True, error_messages={"required": "Write the day."})
    at = TimeOfDay(label="At what time?", error_messages={"required": "Write the time, like 6pm."})

    def __init__(self, *args: Any, family: Choices, **kwargs: Any) -> None:
        """The family before the workers."""
        super().__init__(*args, **kwargs)
        self.fields["whose"].choices = [*family, (OTHER, "Workers could do this time")]  # type: ignore[attr-defined]

    @property
    def starts_at(self) -> datetime:
        """The moment."""
        return moment(self.cleaned_data["day"], self.cleaned_data["at"])


class MyTimeForm(Form):
    """A time that suits me: for a member of the family."""

    verb: ClassVar[str] = "offer_my_time"
    day = DateField(
        label="Which day is good for you?", not_past=True, error_messages={"required": "Write the day."}
    )
    at = TimeOfDay(label="What time?", error_messages={"required": "Write the time, like 6pm."})

    @property
    def starts_at(self) -> datetime:
        """The moment."""
        return moment(self.cleaned_data["day"], self.cleaned_data["at"])


class _DayAndPlace(Form):
    """Which of the offered times, or another; where; how."""

    when = forms.ChoiceField(
        label="Which time?", widget=forms.RadioSelect, error_messages={"required": "Choose a time."}
    )
    day = DateField(label="If another time: which day?", required=False, not_past=True)
    at = TimeOfDay(label="If another time: at what time?", required=False)
    minutes = forms.IntegerField(
        label="How many minutes will it last?", initial=60, min_value=5, max_value=600
    )
    place = TextField(
        label="Where?",
        max_length=200,
        help_text="A place the family can reach, or “by telephone”. Not a protected address.",
        error_messages={"required": "Say where, or that it is by telephone or on screen."},
    )
    place_protected = forms.BooleanField(
        label="Tell the place only to those who are asked, and from whom nothing is kept", required=False
    )
    how = TextField(
        label="What makes it possible to come?",
        required=False,
        max_length=200,
        help_text="Child care, a lift, joining by telephone, an interpreter.",
    )

    def __init__(self, *args: Any, times: Sequence[tuple[TimeOffered, str]], **kwargs: Any) -> None:
        """Offer the times, the family's own first."""
        super().__init__(*args, **kwargs)
        self.times = {str(time.pk): time for time, _ in times}
        choices = [(str(time.pk), says) for time, says in times]
        self.fields["when"].choices = [*choices, (OTHER, "Another time")]  # type: ignore[attr-defined]
        for name in ("day", "at"):  # needed only when another time is chosen
            self.fields[name].say_optional = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for day and time when another one is wanted."""
        cleaned = super().clean() or {}
        if cleaned.get("when") == OTHER:
            for name, says in (("day", "Write the day."), ("at", "Write the time, like 6pm.")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, says)
        return cleaned

    @property
    def starts_at(self) -> datetime:
        """The moment chosen."""
        told = self.cleaned_data
        if told["when"] != OTHER:
            return self.times[told["when"]].starts_at
        return moment(told["day"], told["at"])


class SetTimeForm(_DayAndPlace):
    """The day and place, after the family was asked. Their own time is chosen already; another must be picked."""

    why_not_asked = LongText(
        label="If nobody has asked the family yet: why not?", required=False, rows=2, max_length=1000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Choose the first time that the family named."""
        super().__init__(*args, **kwargs)
        theirs = (
            key for key, time in self.times.items() if time.person_id is not None and time.suits is not False
        )
        self.fields["when"].initial = next(theirs, None)


class MoveMeetingForm(_DayAndPlace):
    """Another day or place. The family first."""

    why = LongText(
        label="Why does it change?",
        help_text="The family reads this.",
        rows=2,
        max_length=1000,
        error_messages={"required": "Say why it is changed. The family reads this."},
    )
    told_how = TextField(
        label="How was the family told?",
        max_length=100,
        help_text="The family hears it first. For example: rang Ilse this morning.",
        error_messages={"required": "Tell the family first, and say how they were told."},
    )


class CallOffMeetingForm(Form):
    """Calling a meeting off. The family first."""

    why = LongText(
        label="Why is it called off?",
        help_text="The family reads this.",
        rows=3,
        max_length=1000,
        error_messages={"required": "Say why it is called off. The family reads this."},
    )
    told_how = TextField(
        label="How was the family told?",
        max_length=100,
        help_text="The family hears it first. For example: rang Ilse this morning.",
        error_messages={"required": "Tell the family first, and say how they were told."},
    )
