"""The forms of actions: who does what by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText
from kinfold.plan.forms.owners import OwnedForm
from kinfold.plan.models import Goal, PlanAction


class AgreeActionForm(OwnedForm):
    """Who does what by when."""

    verb: ClassVar[str] = "agree_action"

    what = LongText(
        label="What will be done?", rows=2, error_messages={"required": "Write what will be done."}
    )
    goal = forms.ChoiceField(label="Which goal is it for?", required=False)
    aim = LongText(label="What is it hoped to do?", required=False, rows=2)
    by_when = DateField(label="By when?", required=False)
    every_days = forms.IntegerField(
        label="If it comes round: every how many days?",
        required=False,
        min_value=1,
        max_value=366,
        error_messages={
            "invalid": "Write a number of days, such as 14.",
            "min_value": "Write 1 or more days.",
            "max_value": "Write at most 366 days.",
        },
    )

    def __init__(self, *args: Any, goals: Sequence[Goal], only_mine: bool = False, **kwargs: Any) -> None:
        """Offer the open goals; a partner of the team adds only what they do themselves."""
        super().__init__(*args, **kwargs)
        self.goals = list(goals)
        choices = self.fields["goal"]
        assert isinstance(choices, forms.ChoiceField)
        choices.choices = [("", "None of them"), *((goal.ref, goal.words[:90]) for goal in self.goals)]
        if only_mine:
            del self.fields["owner"], self.fields["friend"]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as `agree_action` takes them, without `what`."""
        got = self.cleaned_data
        owner = self.owner_chosen(got.get("owner", ""), got.get("friend", ""))
        goal = next((goal for goal in self.goals if got["goal"] and goal.ref == got["goal"]), None)
        return {
            "goal": goal,
            "aim": got["aim"],
            "by_when": got["by_when"],
            "every_days": got["every_days"],
        } | owner


class ChangeActionForm(Form):
    """What is still to be done, changed."""

    verb: ClassVar[str] = "change_action"

    what = LongText(
        label="What will be done?", rows=2, error_messages={"required": "Write what will be done."}
    )
    aim = LongText(label="What is it hoped to do?", required=False, rows=2)
    by_when = DateField(label="By when?", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def standing(action: PlanAction) -> dict[str, Any]:
        """The action as it stands, to begin from."""
        return {name: getattr(action, name) for name in ("what", "aim", "by_when", "version")}


class EndActionForm(Form):
    """Done, or not done and why."""

    verb: ClassVar[str] = "end_action"

    state = forms.ChoiceField(
        label="Was it done?",
        choices=[("done", "Yes"), ("not_done", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was done."},
    )
    why = LongText(label="What came of it, or what got in the way?", required=False, rows=3)
    ended_on = DateField(
        label="On which day?", not_future=True, error_messages={"required": "Say on which day."}
    )

    def clean(self) -> dict[str, Any]:
        """Ask why, where it was not done."""
        cleaned = super().clean() or {}
        if cleaned.get("state") == "not_done" and not cleaned.get("why", "").strip():
            self.add_error("why", "Say what got in the way. No blame: it helps the next plan.")
        return cleaned


class SayHowItWentForm(Form):
    """How it went, in the words of whoever said they would do it."""

    verb: ClassVar[str] = "say_how_it_went"

    state = forms.ChoiceField(
        label="How did it go?",
        choices=[("done", "I did it"), ("not_done", "I could not do it")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one."},
    )
    why = LongText(
        label="What got in the way? Or what helped?",
        help_text="If you could not do it, tell us why. It is all right. We find another way together.",
        required=False,
        rows=3,
        max_length=2_000,
    )

    def __init__(self, *args: Any, comes_round: bool = False, **kwargs: Any) -> None:
        """What comes round is over when it is said to be done."""
        super().__init__(*args, **kwargs)
        self.fields["why"].say_optional = False  # type: ignore[attr-defined]
        if comes_round:
            choices = self.fields["state"]
            assert isinstance(choices, forms.ChoiceField)
            choices.choices = [
                ("done", "I did it. I do not need to do it any more"),
                ("not_done", "I cannot do it"),
            ]

    def clean(self) -> dict[str, Any]:
        """Ask what got in the way, where it could not be done."""
        cleaned = super().clean() or {}
        if cleaned.get("state") == "not_done" and not cleaned.get("why", "").strip():
            self.add_error("why", "Tell us what got in the way. A few words are enough.")
        return cleaned
