"""The forms of coming into care, the law behind it, what is planned for good, and leaving care."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from kinfold.care import rules
from kinfold.care.models import LegalStatus, PeriodOfCare
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.plan.models import Level

if TYPE_CHECKING:
    from kinfold.network.queries import Member

LIKELY = ("V2", "C1", "C2", "L2", "L1", "E1")
"""The usual ones first; what stands behind each follows from it (`rules.BACKED_BY`)."""
CODES = sorted(
    LegalStatus.Code.choices, key=lambda one: LIKELY.index(one[0]) if one[0] in LIKELY else len(LIKELY)
)
AFTER_CARE = (
    "child_in_need",
    "early_help",
    "kinship_care",
    "special_guardianship",
    "care_leaver",
    "universal",
    "closed",
)


class BackedForm(Form):
    """What stands behind a legal status, and who agreed."""

    ordered: ClassVar[list[str]] = []

    code = forms.ChoiceField(
        label="Under which law?",
        choices=CODES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the law under which the child is in care."},
    )
    backing_ref = TextField(
        label="Which agreement, order or police record?",
        max_length=40,
        error_messages={
            "required": "Say which: the day it was signed, the order’s number or its reference here."
        },
    )
    consent_by = forms.MultipleChoiceField(
        label="If it was agreed: who agreed?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """Offer everybody in the family: parents, others who may agree, and a young person themself."""
        super().__init__(*args, **kwargs)
        field = self.fields["consent_by"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(m.person.ref, m.person.known_as) for m in members if not m.person.is_unborn]
        self.order_fields(self.ordered)

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the actions take them, with what stands behind the law that was chosen."""
        return {**self.answers, "backing": rules.BACKED_BY[self.cleaned_data["code"]]}


class ComeIntoCareForm(BackedForm):
    """Coming into care: kin asked first, what parents and child were told, what the child says, and the law behind it."""

    verb: ClassVar[str] = "come_into_care"

    kin_asked = LongText(
        label="Who of family and friends was asked first, and what did they say?",
        rows=4,
        error_messages={"required": "Say who was asked first, here and abroad; if nobody could be, say why."},
    )
    began_on = DateField(
        label="From which day?", not_future=True, error_messages={"required": "Say from which day."}
    )
    need = forms.ChoiceField(
        label="What is the main reason why care is needed?",
        choices=PeriodOfCare.Need.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the main reason. It stays the same for all of this time."},
    )
    why = LongText(
        label="Why, in a few sentences?",
        rows=4,
        error_messages={"required": "Say why the child comes into care."},
    )
    parents_told = LongText(label="What were the parents told, in plain words?", required=False, rows=4)
    child_told = LongText(label="What was the child told, and by whom?", required=False, rows=3)
    child_says = LongText(label="What does the child say?", required=False, rows=3)
    effect_on_ties = LongText(
        label="What does it do to the people who matter to the child?", required=False, rows=3
    )
    home_postcode = TextField(label="Postcode of the home the child leaves", required=False, max_length=8)

    ordered: ClassVar[list[str]] = [
        "kin_asked", "began_on", "need", "why", "code", "backing_ref", "consent_by", "parents_told", "child_told",
        "child_says", "effect_on_ties", "home_postcode",
    ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Where parents agree, they were told in plain words what agreeing means."""
        cleaned = super().clean() or {}
        if (
            rules.BACKED_BY.get(cleaned.get("code", "")) == "consent"
            and not cleaned.get("parents_told", "").strip()
        ):
            self.add_error(
                "parents_told",
                "Write what the parents were told before they agreed. The page to read with them helps.",
            )
        return cleaned


class LegalStatusForm(BackedForm):
    """The law that holds from a day on."""

    verb: ClassVar[str] = "legal_status"

    since = DateField(
        label="From which day?", not_future=True, error_messages={"required": "Say from which day."}
    )
    paper_seen_on = DateField(
        label="When did somebody here see the paper itself?", required=False, not_future=True
    )
    in_plain_words = LongText(label="What does it mean, as you told the child?", required=False, rows=3)


class PermanenceForm(Form):
    """What is planned for good."""

    verb: ClassVar[str] = "permanence"

    word = forms.ChoiceField(
        label="What is planned for good?",
        choices=list(rules.PERMANENCE.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is planned for good."},
    )
    agreed_on = DateField(label="On which day was it agreed?", not_future=True)
    why = LongText(label="Why is this right for the child?", rows=4, error_messages={"required": "Say why."})
    child_says = LongText(label="What does the child say to it?", required=False, rows=3)
    in_case = LongText(label="What happens if it cannot be?", required=False, rows=3)


class LeaveCareForm(Form):
    """How and why care ends, and the help after it."""

    verb: ClassVar[str] = "leave_care"

    ended_on = DateField(
        label="On which day?", not_future=True, error_messages={"required": "Say on which day."}
    )
    how = forms.ChoiceField(
        label="How does it end?",
        choices=PeriodOfCare.Ended.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how care ends."},
    )
    why = LongText(label="Why now?", rows=4, error_messages={"required": "Say why care ends now."})
    level_after = forms.ChoiceField(
        label="Which help goes on?",
        required=False,
        choices=[("", "Leave as it is for now"), *((word, Level.Word(word).label) for word in AFTER_CARE)],
    )
