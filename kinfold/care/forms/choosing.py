"""The forms of choosing a home with the child: wishes first, who it could be, what was shown and asked, the decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from kinfold.care.models import Carer
from kinfold.design.forms import DateField, Form, LongText, TextField


class ThinkingForm(Form):
    """Which carers are thought of."""

    ordered: ClassVar[list[str]] = []

    thought_of = forms.MultipleChoiceField(
        label="Which carers are thought of?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, carers: Iterable[Carer], **kwargs: Any) -> None:
        """Offer the carers who are approved."""
        super().__init__(*args, **kwargs)
        field = self.fields["thought_of"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.ref, one.name) for one in carers]
        if not field.choices:
            del self.fields["thought_of"]
        self.order_fields(self.ordered)

    def considered(self, before: Iterable[dict[str, str]] = ()) -> list[dict[str, str]]:
        """The carers thought of, with what was said before of those who stay."""
        why_not = {each["carer"]: each.get("why_not", "") for each in before}
        chosen = self.cleaned_data.get("thought_of", [])
        return [{"carer": ref, "why_not": why_not.get(ref, "")} for ref in chosen]


class BeginMatchingForm(ThinkingForm):
    """Beginning to choose a home: what the child wishes comes first."""

    verb: ClassVar[str] = "begin_matching"

    wishes = LongText(
        label="What does the child wish?",
        rows=5,
        error_messages={"required": "Ask the child first, and write it in their words; or what they showed."},
    )
    who_heard = TextField(label="Who heard it?", error_messages={"required": "Say who heard the child."})
    begun_on = DateField(
        label="On which day?", not_future=True, error_messages={"required": "Say on which day."}
    )
    needs = LongText(label="What does the child need in a home?", required=False, rows=4)
    siblings = LongText(
        label="Together with brothers and sisters, or apart, and why?", required=False, rows=3
    )
    school = LongText(label="Can the school stay the same?", required=False, rows=2)

    ordered: ClassVar[list[str]] = [
        "wishes",
        "who_heard",
        "begun_on",
        "needs",
        "siblings",
        "school",
        "thought_of",
    ]


class ChangeMatchingForm(ThinkingForm):
    """What is written while a home is looked for."""

    verb: ClassVar[str] = "change_matching"

    wishes = LongText(label="What does the child wish?", rows=4)
    needs = LongText(label="What does the child need in a home?", required=False, rows=4)
    siblings = LongText(
        label="Together with brothers and sisters, or apart, and why?", required=False, rows=3
    )
    school = LongText(label="Can the school stay the same?", required=False, rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ShowProfileForm(Form):
    """What the child was shown."""

    verb: ClassVar[str] = "show_profile"

    shown_on = DateField(
        label="When did the child see it?", not_future=True, error_messages={"required": "Say when."}
    )
    photos_shown = LongText(
        label="What did the child see?",
        rows=3,
        error_messages={"required": "Say what the child saw: home, people, pets, the room."},
    )
    met_before = LongText(label="Did they meet before?", required=False, rows=2)


class AnswerQuestionForm(Form):
    """A question of the child, and the answer."""

    verb: ClassVar[str] = "answer_question"

    asked = LongText(
        label="What did the child ask?",
        rows=2,
        max_length=1000,
        error_messages={"required": "Write what the child asked, in their words."},
    )
    answered = LongText(label="What were they told?", required=False, rows=3, max_length=2000)


class DecideMatchingForm(Form):
    """The decision on a home."""

    verb: ClassVar[str] = "decide_matching"

    decided_on = DateField(
        label="On which day was it decided?",
        not_future=True,
        error_messages={"required": "Say on which day."},
    )
    why_this_one = LongText(
        label="Why this home?",
        rows=4,
        error_messages={"required": "Say why this home, beside what the child wished."},
    )
    gaps = LongText(label="What can this home not give, and who will?", required=False, rows=3)
    not_shown_why = LongText(label="If the child was shown nothing: why?", required=False, rows=2)
