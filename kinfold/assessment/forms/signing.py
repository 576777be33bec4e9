"""Signing: how each person answered, the worker's own signature, and somebody else's approval."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.agencies.models import Practitioner
from kinfold.assessment import rules
from kinfold.assessment.models import Signature
from kinfold.design.forms import DateField, Form, LongText
from kinfold.network.queries import Member


class RecordSignatureForm(Form):
    """One person's answer, in their words."""

    verb: ClassVar[str] = "record_signature"

    whom = forms.ChoiceField(
        label="Who answered?", widget=forms.RadioSelect, error_messages={"required": "Choose who answered."}
    )
    answer = forms.ChoiceField(
        label="What was the answer?",
        choices=Signature.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they answered."},
    )
    in_their_words = LongText(
        label="What did they say?", required=False, rows=3, help_text="In their own words."
    )
    on_day = DateField(label="When?", not_future=True)

    def __init__(
        self, *args: Any, members: Sequence[Member], workers: Sequence[Practitioner], **kwargs: Any
    ) -> None:
        """Offer the family, then the workers."""
        super().__init__(*args, **kwargs)
        self.people = {f"P{m.person.pk}": m.person for m in members if not m.person.is_unborn}
        self.workers = {f"W{one.pk}": one for one in workers}
        whom = self.fields["whom"]
        assert isinstance(whom, forms.ChoiceField)
        whom.choices = [(key, one.known_as) for key, one in self.people.items()] + [
            (key, f"{one.known_as}, {one.title or 'worker'}") for key, one in self.workers.items()
        ]
        self.fields["on_day"].initial = self.today

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes: one person or one worker, and the answer."""
        chosen = self.cleaned_data["whom"]
        told = {name: self.cleaned_data[name] for name in ("answer", "in_their_words", "on_day")}
        return told | {"person": self.people.get(chosen), "practitioner": self.workers.get(chosen)}


def reason_field(prompt: rules.Prompt) -> str:
    """The name of the box in which a prompt is answered."""
    return f"reason_{prompt.code}_{prompt.key}" if prompt.key else f"reason_{prompt.code}"


class SignStageForm(Form):
    """The worker's signature, with a box for each thing that is asked and may be answered by a reason."""

    verb: ClassVar[str] = "sign_stage"

    signed_on = DateField(label="When do you sign?", not_future=True)

    def __init__(self, *args: Any, prompts: Sequence[rules.Prompt], **kwargs: Any) -> None:
        """Make a box for each prompt that a reason answers."""
        super().__init__(*args, **kwargs)
        self.asked = [one for one in prompts if not one.must]
        for one in self.asked:
            self.fields[reason_field(one)] = LongText(
                label=one.says,
                rows=3,
                error_messages={"required": "Answer this, or write it into the assessment first."},
            )
        self.fields["signed_on"].initial = self.today

    @property
    def reasons(self) -> dict[str, str]:
        """The answers, as the action takes them."""
        return {
            f"{one.code}:{one.key}" if one.key else one.code: self.cleaned_data[reason_field(one)]
            for one in self.asked
        }


class ApproveStageForm(Form):
    """Somebody else's approval."""

    verb: ClassVar[str] = "approve_stage"
    agree = forms.ChoiceField(
        label="Do you approve it?",
        choices=[("yes", "Yes"), ("no", "Not yet: more is needed")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you approve it."},
    )
    says = LongText(label="What did you look at, and what do you think?", rows=5)
