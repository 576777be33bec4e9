"""The forms between conferences: the core group, and plans that no conference ends."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, LongText, TextField
from kinfold.protection.forms.parts import SOMEBODY_ELSE, Choices, PartsForm
from kinfold.protection.models import ProtectionPlan


class JoinCoreGroupForm(PartsForm):
    """Somebody joins the core group."""

    verb: ClassVar[str] = "join_core_group"
    asks: ClassVar[dict[str, str]] = {"who": "Choose who joins."}
    who = forms.ChoiceField(label="Who joins?", widget=forms.RadioSelect)
    named = TextField(label="Name, if somebody else", required=False, max_length=200)
    does = TextField(label="What do they do in the plan?", required=False, max_length=200)
    since = DateField(label="From when?", not_future=True)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        """Offer the family and the team."""
        super().__init__(*args, **kwargs)
        self.choose("who", [*people, (SOMEBODY_ELSE, "Somebody else")])
        self.fields["since"].initial = self.today

    def clean(self) -> dict[str, Any]:
        """Ask for the name."""
        cleaned = super().clean() or {}
        if cleaned.get("who") == SOMEBODY_ELSE and not cleaned.get("named", "").strip():
            self.add_error("named", "Write their name.")
        return cleaned


class LeaveCoreGroupForm(PartsForm):
    """Somebody leaves the core group."""

    verb: ClassVar[str] = "leave_core_group"
    until = DateField(label="Last day", not_future=True)
    why = TextField(label="Why?", max_length=300, error_messages={"required": "Say why they leave."})


class EndPlanForm(PartsForm):
    """A plan that no conference ends."""

    verb: ClassVar[str] = "end_protection_plan"
    how = forms.ChoiceField(
        label="How does it end?", choices=list(ProtectionPlan.Ended.choices)[3:], widget=forms.RadioSelect,
        help_text="When it is safer and a conference says so, write that down at the review conference.",
        error_messages={"required": "Choose how it ends."},
    )  # fmt: skip
    ended_on = DateField(label="When?", not_future=True)
    why = LongText(label="Why?", rows=3, error_messages={"required": "Say why the plan ends."})
    to_authority = TextField(
        label="If the family moved: which authority holds the plan now?", required=False, max_length=120
    )
    what_followed = LongText(label="What follows, and who helps?", required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        """Ask where to."""
        cleaned = super().clean() or {}
        if cleaned.get("how") == "moved_away" and not cleaned.get("to_authority", "").strip():
            self.add_error("to_authority", "Say which authority holds the plan now.")
        return cleaned
