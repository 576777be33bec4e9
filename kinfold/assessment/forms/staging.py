"""Beginning a stage, saying what it means for each child, and the steps on the way to its end."""

from typing import Any, ClassVar

from django import forms

from kinfold.assessment import rules
from kinfold.assessment.models import Analysis, Stage
from kinfold.design.forms import DateField, Form, LongText


class BeginStageForm(Form):
    """What it is for, as it is said to the family."""

    verb: ClassVar[str] = "begin_stage"

    purpose = forms.ChoiceField(
        label="What is it for?",
        choices=Stage.Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is for."},
    )
    in_plain_words = LongText(
        label="How do you say it to this family?",
        required=False,
        rows=3,
        help_text="Leave it empty to use the words above.",
    )
    what_may_follow = LongText(
        label="What may follow from it?", required=False, rows=3, help_text="Leave it empty to use our words."
    )
    begun_on = DateField(label="When did it begin?", not_future=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["begun_on"].initial = self.today

    def clean(self) -> dict[str, Any]:
        """Use the plain words of the purpose where none of one's own are given."""
        told = super().clean() or {}
        if told.get("purpose") and not told.get("in_plain_words", "").strip():
            told["in_plain_words"] = rules.purpose(told["purpose"]).in_plain_words
            if not told["in_plain_words"]:
                self.add_error("in_plain_words", "Say in plain words what it is for.")
        return told


class WriteAnalysisForm(Form):
    """So what, for this child? `version` is what was read, so that two who write at once are shown both."""

    changed_by: str = ""  # who wrote meanwhile, after a clash
    verb: ClassVar[str] = "write_analysis"

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    so_what = LongText(label="So what does it mean?", rows=8)
    change_needed = LongText(label="What must change, and how quickly?", required=False, rows=4)
    what_would_help = LongText(label="What would help?", required=False, rows=4)

    def __init__(self, *args: Any, name: str, row: Analysis | None, **kwargs: Any) -> None:
        """Begin with what is written."""
        super().__init__(*args, **kwargs)
        self.fields["so_what"].label = f"What does all this mean for {name}?"
        self.fields["change_needed"].label = f"What must change for {name}, and how quickly?"
        self.fields["what_would_help"].label = f"What would help {name}?"
        self.fields["so_what"].error_messages["required"] = f"Write what it means for {name}."
        self.fields["version"].initial = row.version if row else 0
        for field in ("so_what", "change_needed", "what_would_help"):
            self.fields[field].initial = getattr(row, field, "")

    def now_version(self, version: int) -> None:
        """After a clash: what is sent next is written over what stands now, with both in sight."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.data = data

    @property
    def read(self) -> int:
        """The version that was read."""
        return int(self.cleaned_data["version"] or 0)

    @property
    def said(self) -> dict[str, Any]:
        """The three answers."""
        return {name: self.cleaned_data[name] for name in ("so_what", "change_needed", "what_would_help")}


class GetReadyForm(Form):
    """Nothing to type: a button."""

    verb: ClassVar[str] = "get_ready"
    autosaves: ClassVar[bool] = False


class OpenAgainForm(Form):
    """Back to writing."""

    verb: ClassVar[str] = "open_again"
    why = LongText(label="What is still to be written?", rows=3)


class ReviewStageForm(Form):
    """A look part-way."""

    verb: ClassVar[str] = "review_stage"
    says = LongText(label="What did you see, and what did you decide?", rows=5)
    held_on = DateField(label="When?", not_future=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = self.today
        self.fields["says"].error_messages["required"] = "Say what you saw and what you decided."


class StopStageForm(Form):
    """Stopped before it was finished."""

    verb: ClassVar[str] = "stop_stage"
    why = LongText(label="Why do you stop?", rows=3, error_messages={"required": "Say why you stop."})
    stopped_on = DateField(label="When?", not_future=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["stopped_on"].initial = self.today
