"""The forms of a change of level and of a decision on a referral."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.concerns import queries as concerns
from kinfold.design.forms import DateField, Form, LongText
from kinfold.plan import rules


class ChangeLevelForm(Form):
    """The new level, from which day, and why."""

    verb: ClassVar[str] = "change_level"

    level = forms.ChoiceField(
        label="Which level of help?",
        choices=[(name, words.says) for name, words in rules.LEVELS.items()],
        widget=forms.RadioSelect,
    )
    since = DateField(label="From which day?", not_future=True)
    reason = LongText(label="Why?", rows=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = self.today
        self.fields["level"].error_messages["required"] = "Choose the level of help."
        self.fields["reason"].error_messages["required"] = "Say why the level changes."


class DecideReferralForm(Form):
    """One page: what is decided and why, what the referrer and the family are told, the level after."""

    verb: ClassVar[str] = "decide_referral"

    outcome = forms.ChoiceField(
        label="What do you decide?", choices=concerns.OUTCOMES, widget=forms.RadioSelect
    )
    reasons = LongText(label="Why?", rows=5)
    told_referrer = LongText(label="What the person who referred is told", rows=5)
    tell_now = forms.BooleanField(label="Tell them now", required=False, initial=True)
    told_family = LongText(label="What the family is told", required=False, rows=5)
    why_family_not_told = LongText(
        label="If the family is not told: why not?", required=False, rows=2, max_length=1000
    )
    level_after = forms.ChoiceField(label="Level of help after this", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say plainly what is missing."""
        super().__init__(*args, **kwargs)
        missing = {
            "outcome": "Choose what is decided.",
            "reasons": "Say why. The referrer and the record need the reason.",
            "told_referrer": "Write what the person who referred is told.",
        }
        for name, message in missing.items():
            self.fields[name].error_messages["required"] = message
        levels = self.fields["level_after"]
        assert isinstance(levels, forms.ChoiceField)
        levels.choices = [
            ("", "Leave as it is"),
            *((name, rules.says(name)) for name in rules.AFTER_A_REFERRAL),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask why, where the family is told nothing."""
        cleaned = super().clean() or {}
        if not cleaned.get("told_family", "").strip() and not cleaned.get("why_family_not_told", "").strip():
            self.add_error(
                "told_family", "Write what the family is told, or say below why they are not told."
            )
        return cleaned
