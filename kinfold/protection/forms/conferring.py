"""The forms of a conference: asked for, prepared with the family, held, and looked back on."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, LongText, TextField
from kinfold.protection import rules
from kinfold.protection.forms.parts import YES_NO, ChildrenForm, Choices, PartsForm
from kinfold.protection.models import Conference, Participation


class AskForConferenceForm(ChildrenForm):
    """Which conference, about which children, and who chairs it."""

    verb: ClassVar[str] = "ask_for_conference"
    kind = forms.ChoiceField(
        label="Which conference?", choices=Conference.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose which conference it is."},
    )  # fmt: skip
    asked_for_on = DateField(label="When was it asked for?", not_future=True)
    chair = forms.ChoiceField(
        label="Who chairs it, if you know?",
        required=False,
        widget=forms.Select,
        help_text="Somebody who does not hold the family.",
    )
    from_authority = TextField(
        label="If they come with a plan from elsewhere: from which authority?", required=False, max_length=120
    )

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any) -> None:
        """Offer the workers of the team as chair."""
        super().__init__(*args, **kwargs)
        self.choose("chair", [("", "Not decided yet"), *workers])
        self.fields["asked_for_on"].initial = self.today

    def clean(self) -> dict[str, Any]:
        """Ask from where, where they come from elsewhere."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") == "transfer_in" and not cleaned.get("from_authority", "").strip():
            self.add_error("from_authority", "Say which authority held the plan.")
        return cleaned


class PrepareConferenceForm(PartsForm):
    """What is prepared with the family before the day."""

    verb: ClassVar[str] = "prepare_conference"
    groups = (
        ("The report", ["report_shared_on", "report_shared_how", "report_not_shared_why"]),
        ("The chair, before the day", ["chair", "chair_met_family_on", "chair_met_child_on"]),
        ("In the room", ["supporter_asked", "in_the_room", "why_so_many"]),
        ("If it is late", ["late_why"]),
    )
    report_shared_on = DateField(
        label="When did the family read the report?", required=False, not_future=True
    )
    report_shared_how = LongText(
        label="How?",
        required=False,
        rows=2,
        help_text="Read together, in their language, with time to answer. Each parent.",
    )
    report_not_shared_why = LongText(label="If they have not read it: why not?", required=False, rows=2)
    chair = forms.ChoiceField(label="Who chairs it?", required=False, widget=forms.Select)
    chair_met_family_on = DateField(
        label="When did the chair meet the family?", required=False, not_future=True
    )
    chair_met_child_on = DateField(
        label="When did the chair meet the child?", required=False, not_future=True
    )
    supporter_asked = LongText(
        label="Who sits beside the family, and who beside the child?",
        required=False,
        rows=2,
        help_text="Whom you asked, and what they said.",
    )
    in_the_room = forms.IntegerField(
        label="How many will be in the room?", required=False, min_value=1, max_value=60,
        help_text=f"More than {rules.MOST_IN_ROOM} is a lot to face. Others can send their words.",
    )  # fmt: skip
    why_so_many = LongText(label="If more: why?", required=False, rows=2)
    late_why = LongText(label="Why is it held later than it should be?", required=False, rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any) -> None:
        """Offer the workers of the team as chair."""
        super().__init__(*args, **kwargs)
        self.choose("chair", [("", "As it is"), *workers])


class PrepareChildForm(PartsForm):
    """Who knows this child, and how they take part."""

    verb: ClassVar[str] = "prepare_child"
    inline = frozenset({"advocate_taken"})
    who_knows_child = LongText(
        label="Who in the room knows this child, and how?",
        required=False,
        rows=2,
        help_text="A name, a job, since when they see the child.",
    )
    child_says = LongText(label="What does the child think, in their words?", required=False, rows=3)
    participation = forms.ChoiceField(
        label="How does the child take part?", required=False, widget=forms.RadioSelect
    )
    advocate_offered_on = DateField(
        label="When were they offered somebody to speak for them?", required=False, not_future=True
    )
    advocate_taken = forms.ChoiceField(
        label="Did they say yes to that?", choices=YES_NO, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every way to take part."""
        super().__init__(*args, **kwargs)
        self.choose("participation", [("", "Not known yet"), *Participation.choices])


class CallOffConferenceForm(PartsForm):
    """Call it off: the family first."""

    verb: ClassVar[str] = "call_off_conference"
    why = LongText(
        label="Why is it called off?", rows=3, error_messages={"required": "Say why. The family reads it."}
    )
    told_how = TextField(
        label="How was the family told?",
        max_length=100,
        error_messages={"required": "Tell the family first, and say how."},
    )
