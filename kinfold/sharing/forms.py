"""The forms of this room. Each is named for its action."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kinfold.design.forms import Form, LongText, TextField
from kinfold.sharing import rules
from kinfold.sharing.models import Disclosure, Label, ProtectedDetail

Choices = Sequence[tuple[str, str]]
TOLD = (("yes", "Yes, the family has been told"), ("no", "No, not yet or not safely"))


class BreakGlassForm(Form):
    """Why somebody must look now."""

    category = forms.ChoiceField(
        label="What has happened?", choices=list(rules.GLASS_CATEGORIES.items()), widget=forms.RadioSelect
    )
    why = LongText(
        label="Why do you need to look now?",
        help_text="A sentence is enough. Your manager and information governance will read it.",
        rows=4,
    )


class ReviewGlassForm(Form):
    """What was found when emergency access was looked at again."""

    note = LongText(
        label="What did you find?", help_text="Was it right to look? Does anything follow?", rows=4
    )


class _WithTeam(Form):
    """A form that chooses among the workers around a family, by reference."""

    def __init__(self, *args: Any, workers: Choices = (), **kwargs: Any) -> None:
        """Offer the workers."""
        super().__init__(*args, **kwargs)
        self.fields["named"].choices = list(workers)  # type: ignore[attr-defined]


class RestrictForm(_WithTeam):
    """How closely a record is kept, and for whom it stays open."""

    level = forms.ChoiceField(
        label="How closely should this record be kept?", choices=Label.Level.choices, widget=forms.RadioSelect
    )
    person = forms.ChoiceField(label="For whom?", required=False, widget=forms.RadioSelect)
    named = forms.MultipleChoiceField(
        label="Who may still look?",
        help_text="You stay on the list yourself. Everybody else is kept out from now on.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why = LongText(label="Why?", rows=3)

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        """Offer the whole family, or one person of it."""
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "The whole family"), *people]  # type: ignore[attr-defined]


class WithholdForm(Form):
    """What is kept from whom."""

    from_person = forms.ChoiceField(label="From whom?", widget=forms.RadioSelect)
    what = forms.ChoiceField(label="What is kept from them?", widget=forms.RadioSelect)
    why = LongText(label="Why?", help_text="They will never see this.", rows=3)

    def __init__(
        self, *args: Any, people: Choices = (), kind: str = "", item: str = "", **kwargs: Any
    ) -> None:
        """Offer the people of the family, and the thing from whose page the worker came."""
        super().__init__(*args, **kwargs)
        things = [(f"{kind}:{item}", "The record I came from")] if kind and item else []
        things += [(f"person:{ref}", f"Everything about {name}") for ref, name in people]
        things.append(("family:", "Everything, except their own words"))
        self.fields["from_person"].choices = list(people)  # type: ignore[attr-defined]
        self.fields["what"].choices = things  # type: ignore[attr-defined]


class ProtectDetailForm(_WithTeam):
    """A detail that would endanger somebody."""

    kind = forms.ChoiceField(
        label="What is it?", choices=ProtectedDetail.Kind.choices, widget=forms.RadioSelect
    )
    value = LongText(label="Write it here, and nowhere else", rows=3)
    postcode = TextField(label="Postcode", max_length=8, required=False)
    named = forms.MultipleChoiceField(
        label="Who else may read it?",
        help_text="You are on the list. Each look is written down.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why = LongText(label="Why must it be protected?", rows=3)

    # What must be protected is not left in a half-written draft.
    autosaves = False


class DiscloseForm(Form):
    """What is shared outside, with whom, on what basis."""

    items = LongText(label="What are you sharing?", help_text="Name each thing.", rows=4)
    to_whom = TextField(label="With whom?", help_text="Name, job and organisation.")
    purpose = LongText(label="What for?", rows=3)
    basis = forms.ChoiceField(
        label="On what lawful basis?",
        help_text="Consent only when you would really stop if they said no.",
        choices=Disclosure.Basis.choices,
        widget=forms.RadioSelect,
    )
    condition = TextField(
        label="Condition for sensitive information",
        help_text="For example: safeguarding of children (Data Protection Act 2018, Schedule 1, paragraph 18).",
        required=False,
    )
    told = forms.ChoiceField(label="Does the family know?", choices=TOLD, widget=forms.RadioSelect)
    why_not_told = LongText(label="If not, why not?", rows=3, required=False)


class DecideNotToShareForm(DiscloseForm):
    """What it was decided not to share."""

    items = LongText(label="What was asked for?", rows=4)
    to_whom = TextField(label="Who asked?", help_text="Name, job and organisation.")
    purpose = LongText(label="Why are you not sharing it?", rows=3)
    basis = forms.ChoiceField(
        label="Which lawful basis did you consider?",
        choices=Disclosure.Basis.choices,
        widget=forms.RadioSelect,
    )


class EndInvitationForm(Form):
    """Why somebody's part in the team ends."""

    reason = TextField(label="Why does it end?", max_length=300)
