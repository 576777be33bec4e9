"""The forms of goals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.plan.forms.owners import NOBODY, family_offered
from kinfold.plan.models import Goal

if TYPE_CHECKING:
    from kinfold.network.queries import Member
    from kinfold.people.models import Person

KNOW = "Say how everybody will know: what will be seen or felt."


class SetGoalForm(Form):
    """Something somebody wants to be different."""

    verb: ClassVar[str] = "set_goal"

    whose = forms.ChoiceField(
        label="Whose goal is it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whose goal it is, or all of the family."},
    )
    words = LongText(
        label="What do they want?",
        rows=2,
        error_messages={"required": "Write what they want, in their words."},
    )
    whose_words = TextField(label="Who said it, and when?", required=False)
    how_we_will_know = LongText(label="How will we know?", rows=2, error_messages={"required": KNOW})
    by_when = DateField(label="By when?", required=False)
    why_now = LongText(label="Why by then?", required=False, rows=2)
    shared_with_family = forms.BooleanField(
        label="If it is a grown-up’s own goal: they agree that the others of the family read it",
        required=False,
    )

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """Offer everybody in the family, and the family itself."""
        super().__init__(*args, **kwargs)
        self.members = list(members)
        whose = self.fields["whose"]
        assert isinstance(whose, forms.ChoiceField)
        whose.choices = [*family_offered(self.members), (NOBODY, "All of the family")]

    @property
    def person(self) -> Person | None:
        """Whose goal it is; nobody for the family's."""
        chosen = self.cleaned_data["whose"].removeprefix("p:")
        return next((member.person for member in self.members if member.person.ref == chosen), None)

    @property
    def told(self) -> dict[str, Any]:
        """The answers as `set_goal` takes them."""
        kept = {name: value for name, value in self.answers.items() if name not in ("whose", "words")}
        return kept | {"person": self.person}


class ChangeGoalForm(Form):
    """A goal's words, sign and day."""

    verb: ClassVar[str] = "change_goal"

    words = LongText(
        label="What do they want?",
        rows=2,
        error_messages={"required": "Write what they want, in their words."},
    )
    whose_words = TextField(label="Who said it, and when?", required=False)
    how_we_will_know = LongText(label="How will we know?", rows=2, error_messages={"required": KNOW})
    by_when = DateField(label="By when?", required=False)
    why_now = LongText(label="Why by then?", required=False, rows=2)
    shared_with_family = forms.BooleanField(
        label="If it is a grown-up’s own goal: they agree that the others of the family read it",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def standing(goal: Goal) -> dict[str, Any]:
        """The goal as it stands, to begin from."""
        names = (
            "words",
            "whose_words",
            "how_we_will_know",
            "by_when",
            "why_now",
            "shared_with_family",
            "version",
        )
        return {name: getattr(goal, name) for name in names}


class EndGoalForm(Form):
    """Reached, or let go."""

    verb: ClassVar[str] = "end_goal"

    state = forms.ChoiceField(
        label="What happened to this goal?",
        choices=[("reached", "It was reached"), ("let_go", "It is let go")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was reached, or is let go."},
    )
    why = LongText(
        label="How do you know? Or why is it let go?",
        rows=3,
        error_messages={"required": "Say how you know, or why it is let go."},
    )
    ended_on = DateField(
        label="On which day?", not_future=True, error_messages={"required": "Say on which day."}
    )
