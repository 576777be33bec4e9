"""The forms of a strategy discussion and of enquiries."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, LongText, TextField
from kinfold.protection import rules
from kinfold.protection.forms.parts import ChildrenForm, PartsForm
from kinfold.protection.models import Enquiry, StrategyDiscussion

WHO_TOOK_PART = ("social_care", "police", "health", "education", "early_help", "other")


class HoldStrategyForm(ChildrenForm):
    """Who took part, what each brought, what was decided, what keeps the children safe, what the family is told."""

    verb: ClassVar[str] = "hold_strategy_discussion"
    asks: ClassVar[dict[str, str]] = {
        "why": "Say what made people meet.",
        "decision": "Choose what was decided.",
        "decided_why": "Say why.",
        "keeps_safe_now": "Say what keeps each child safe today, and who does it.",
    }
    groups = (
        ("Who took part", [f"{part}_{word}" for word in WHO_TOOK_PART for part in ("who", "brought")]),
        ("What was decided", ["what_is_known", "decision", "decided_why", "keeps_safe_now"]),
        ("What the family is told", ["told_family", "told_family_why_not"]),
    )

    held_on = DateField(label="When?", not_future=True)
    how = TextField(
        label="How did people meet?",
        required=False,
        max_length=120,
        help_text="In a room, by telephone, on screen.",
    )
    why = LongText(label="What made people meet?", rows=3)
    what_is_known = LongText(label="What is known, all together?", required=False, rows=4)
    decision = forms.ChoiceField(
        label="What was decided?", choices=StrategyDiscussion.Decision.choices, widget=forms.RadioSelect
    )
    decided_why = LongText(label="Why?", rows=3)
    keeps_safe_now = LongText(label="What keeps each child safe today, and who does it?", rows=3)
    told_family = LongText(
        label="What is the family told, when and by whom?", required=False, rows=3,
        help_text="Tell parents and children before they hear it from others, unless that would put a child in danger.",
    )  # fmt: skip
    told_family_why_not = LongText(label="If they are not told yet: why not?", required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One line for each agency; social care, police and health are expected."""
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = self.today
        for word in WHO_TOOK_PART:
            says = rules.AGENCIES[word]
            self.fields[f"who_{word}"] = TextField(
                label=f"{says}: name and job", required=False, max_length=200
            )
            self.fields[f"brought_{word}"] = LongText(
                label=f"{says}: what did they know?", required=False, rows=2
            )
            if word not in rules.EXPECTED:
                self.fields[f"who_{word}"].help_text = "If they took part."

    def clean(self) -> dict[str, Any]:
        """Ask who took part, and why a family is not told."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(f"who_{word}", "").strip() for word in WHO_TOOK_PART):
            self.add_error("who_social_care", "Say who took part.")
        if cleaned.get("decision") in ("single", "joint") and not (
            cleaned.get("told_family", "").strip() or cleaned.get("told_family_why_not", "").strip()
        ):
            self.add_error(
                "told_family", "Write what the family is told, or say below why they are not told yet."
            )
        return cleaned

    @property
    def took_part(self) -> list[tuple[str, str, str]]:
        """Who took part: agency, name, what they brought."""
        got = self.cleaned_data
        return [
            (word, got[f"who_{word}"].strip(), got[f"brought_{word}"].strip())
            for word in WHO_TOOK_PART
            if got[f"who_{word}"].strip()
        ]


class TellOfDiscussionForm(PartsForm):
    """What a family was told that had not been told at first."""

    verb: ClassVar[str] = "tell_of_discussion"
    told = LongText(
        label="What were they told, and by whom?",
        rows=4,
        error_messages={"required": "Write what they were told."},
    )
    told_on = DateField(label="When?", not_future=True)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ChangeEnquiryForm(PartsForm):
    """What is found while enquiries are made."""

    verb: ClassVar[str] = "change_enquiry"
    groups = (
        ("If a doctor sees the child", ["medical_asked_on", "medical_agreed", "medical_on", "medical_says"]),
    )
    child_says = LongText(
        label="What does the child say or show?",
        required=False,
        rows=4,
        help_text="In their own words. See them alone.",
    )
    family_says = LongText(
        label="What do the parents say?",
        required=False,
        rows=4,
        help_text="Each parent, also one who lives elsewhere.",
    )
    medical_asked_on = DateField(label="When was it asked for?", required=False, not_future=True)
    medical_agreed = LongText(label="Who agreed to it, and what did the child say?", required=False, rows=2)
    medical_on = DateField(label="When was it?", required=False, not_future=True)
    medical_says = LongText(label="What does the doctor say, in plain words?", required=False, rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)


class WriteOutcomeForm(PartsForm):
    """What was found and what follows; somebody else agrees to it."""

    verb: ClassVar[str] = "write_outcome"
    asks: ClassVar[dict[str, str]] = {
        "outcome": "Choose what was found.",
        "why": "Say why. The family reads it.",
        "next": "Choose what follows.",
        "child_says": "Write what the child says, or how they showed it.",
    }
    child_says = LongText(label="What does the child say or show?", rows=3)
    family_says = LongText(label="What do the parents say?", required=False, rows=3)
    outcome = forms.ChoiceField(
        label="What was found?", choices=Enquiry.Outcome.choices, widget=forms.RadioSelect,
        help_text="This says what was found about the child. It is no verdict on anybody.",
    )  # fmt: skip
    why = LongText(label="Why do you think so?", rows=5)
    next = forms.ChoiceField(label="What follows?", choices=Enquiry.Next.choices, widget=forms.RadioSelect)
    next_why = LongText(label="Why this?", required=False, rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ApproveEnquiryForm(PartsForm):
    """A manager agrees, or asks for more."""

    verb: ClassVar[str] = "approve_enquiry"
    answer = forms.ChoiceField(
        label="Do you agree?", choices=(("agree", "I agree: the enquiries end"), ("more", "Not yet: something is missing")),
        widget=forms.RadioSelect, error_messages={"required": "Choose an answer."},
    )  # fmt: skip
    says = LongText(
        label="What do you say?", rows=3, required=False, help_text="If something is missing, say what."
    )

    def clean(self) -> dict[str, Any]:
        """Ask what is missing."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == "more" and not cleaned.get("says", "").strip():
            self.add_error("says", "Say what is missing.")
        return cleaned


class TellEnquiryForm(PartsForm):
    """How the family was told what was found."""

    verb: ClassVar[str] = "tell_enquiry_outcome"
    told_on = DateField(label="When were they told?", not_future=True)
    told_by = TextField(
        label="Who told them?",
        max_length=200,
        help_text="Name and job.",
        error_messages={"required": "Say who told them."},
    )
    how = LongText(
        label="In which words?", rows=5, error_messages={"required": "Write the words you used."},
        help_text="What was found, what follows, what stays written in the record, and that they may say what they think of it.",
    )  # fmt: skip
