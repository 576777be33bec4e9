"""The forms of the voice room."""

from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.voice import rules
from kinfold.voice.models import Consent, OwnWords, ViewOnDecision


class KeepWordsForm(Form):
    """Somebody's own words, as a worker writes them down."""

    words = LongText(
        label="What did they say, draw or show?",
        help_text="Their own words, as they said them. If they drew or played, say what it showed.",
        error_messages={"required": "Write what was said, drawn or shown."},
    )
    gathered = forms.ChoiceField(
        label="How did you hear it?",
        choices=OwnWords.Gathered.choices,
        initial="talk",
        widget=forms.RadioSelect,
    )
    topic = forms.ChoiceField(
        label="What is it about?",
        choices=OwnWords.Topic.choices,
        initial="how_it_felt",
        widget=forms.RadioSelect,
    )
    said_on = DateField(label="When?", not_future=True)
    where = TextField(label="Where? (optional)", required=False, max_length=200)
    basis = forms.ChoiceField(
        label="How sure are these words?",
        choices=OwnWords.Basis.choices,
        initial="said",
        widget=forms.RadioSelect,
    )
    interpreter = TextField(
        label="Who interpreted? (optional)",
        required=False,
        max_length=200,
        help_text="Never a relative or a child.",
    )
    warned_first = forms.BooleanField(
        label="I told them, before they spoke, what I would have to pass on", required=False
    )
    only_my_worker = forms.BooleanField(label="They asked that only their worker sees this", required=False)


class MyWordsForm(Form):
    """A child's or parent's own entry, written by themselves."""

    verb: ClassVar[str] = "keep_words"
    words = LongText(
        label="What would you like to say?",
        help_text="Write it your way. It is kept as you wrote it, with today's date.",
        error_messages={"required": "Write something, even one word."},
    )
    only_my_worker = forms.BooleanField(label="Only my worker may see this", required=False)


class RecordConsentForm(Form):
    """One person's decision, for one purpose."""

    purpose = TextField(
        label="What was asked?", max_length=300, help_text="For example: a meeting with the school."
    )
    decision = forms.ChoiceField(
        label="What did they decide?", choices=Consent.Decision.choices, widget=forms.RadioSelect
    )
    decided_on = DateField(label="When?", not_future=True)
    in_their_words = LongText(label="What did they say about it? (optional)", required=False, rows=3)
    told_what_happens = forms.BooleanField(
        label="They were told what happens if they say yes or no", required=False
    )


class ExplainSilenceForm(Form):
    """Why a child's words are missing."""

    reason = LongText(label="Why are there no words from this child yet?", rows=3)
    what_next = LongText(label="How will somebody ask, and when?", rows=3, required=False)

    def clean_reason(self) -> Any:
        """Keep the reason as it is written."""
        return self.cleaned_data["reason"].strip()


class WhatCameOfItForm(Form):
    """What came of somebody's words."""

    what = LongText(
        label="What came of it?",
        help_text="What was done, by whom. If nothing was, say so, and why.",
        error_messages={"required": "Write what came of it. If nothing did, say so, and why."},
    )
    on_day = DateField(label="When?", not_future=True)
    told_them = TextField(
        label="Who told them, and how? (optional)",
        required=False,
        max_length=300,
        help_text="Leave it empty if nobody has told them yet.",
    )


class RecordViewForm(Form):
    """What somebody wished when a decision was made about them, or why they were not asked."""

    decision = LongText(
        label="What was decided, or is to be decided?",
        rows=3,
        error_messages={"required": "Say what was decided, or is to be decided."},
    )
    words = LongText(
        label="What do they wish? (optional)",
        required=False,
        rows=4,
        help_text="Their own words. They are kept as they were said.",
    )
    not_asked_why = LongText(label="If they were not asked: why not? (optional)", required=False, rows=2)
    followed = forms.ChoiceField(
        label="Does the decision follow their wish?",
        choices=ViewOnDecision.Followed.choices,
        initial="open",
        widget=forms.RadioSelect,
    )
    why = LongText(
        label="Why? (needed when it does not, or only partly)",
        required=False,
        rows=3,
        help_text="As you told them.",
    )
    on_day = DateField(label="When did they say it?", not_future=True)


class GiveFeedbackForm(Form):
    """What somebody of the family says of the help, as a worker writes it down."""

    after_what = forms.ChoiceField(
        label="What is it about?",
        choices=[(name, says) for name, (says, _) in rules.AFTER_WHAT.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what this is about."},
    )
    what_helped = LongText(label="What helped? (optional)", required=False, rows=4)
    what_did_not = LongText(label="What did not help? (optional)", required=False, rows=4)
    gathered = forms.ChoiceField(
        label="How did you hear it?",
        choices=OwnWords.Gathered.choices,
        initial="talk",
        widget=forms.RadioSelect,
    )
    on_day = DateField(label="When?", not_future=True)


class MyFeedbackForm(Form):
    """What a child, parent or relative says of the help themselves."""

    verb: ClassVar[str] = "give_feedback"
    after_what = forms.ChoiceField(
        label="What do you want to tell us about?",
        choices=[(name, says) for name, (_, says) in rules.AFTER_WHAT.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you want to tell us about."},
    )
    what_helped = LongText(label="What was good?", required=False, rows=4)
    what_did_not = LongText(label="What was not good?", required=False, rows=4)


class ReplyToFeedbackForm(Form):
    """What we changed because of it."""

    what_we_changed = LongText(
        label="What did we change because of it?",
        help_text="They read this. If nothing changes, say why, in plain words.",
        error_messages={"required": "Say what we changed, or why nothing changes."},
    )
