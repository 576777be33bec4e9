"""The forms of the search: thinking of somebody, their answer, assessing, approving, what a carer gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from kinfold.design.choosing import offer_choices, past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.kin import rules
from kinfold.kin.forms.choices import WhoForm, children_of, ticks
from kinfold.kin.models import Viability

if TYPE_CHECKING:
    from kinfold.kin.models import Explored


class ExploreKinForm(WhoForm):
    """Somebody who matters: who, what they are to the child, where they live, who thought of them."""

    children = ticks("For which child?", error_messages={"required": "Choose at least one child."})
    tie = TextField(
        label="Who are they to the child?", max_length=120, help_text="Aunt, godmother, football coach, Dad’s cousin.",
        error_messages={"required": "Say who they are to the child: aunt, godmother, neighbour."},
    )  # fmt: skip
    country = TextField(label="If they live in another country: which?", required=False, max_length=60)
    found_how = TextField(label="Who thought of them?", required=False, max_length=300)
    child_says = LongText(label="What does the child say of them?", required=False, rows=3)
    field_order = (
        "children",
        "whom",
        "named",
        "tie",
        "country",
        "found_how",
        "child_says",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """An only child is chosen already."""
        super().__init__(*args, **kwargs)
        offered = children_of(self.members)
        offer_choices(self, "children", offered)
        quiet(self, "country")
        if len(offered) == 1:
            self.fields["children"].initial = [offered[0][0]]


class AnswerKinForm(Form):
    """What somebody answered, and what they offer."""

    can = radios(
        "What did they answer?", [("offers", "They offer something"), ("cannot", "They cannot, at present")]
    )
    answer = LongText(
        label="In their words",
        rows=3,
        error_messages={"required": "Write what they answered, in their words."},
    )
    offers = ticks("What do they offer?", rules.OFFERS.items(), required=False)
    also_for = ticks("The same answer for their brothers and sisters?", required=False)
    child_says = LongText(label="What does the child say to it?", required=False, rows=2)
    answered_on = past_day("On which day?")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, beside: Sequence[Explored], **kwargs: Any) -> None:
        """Offer the brothers and sisters for whom the same person was thought of."""
        super().__init__(*args, **kwargs)
        self.beside = list(beside)
        quiet(self, "offers")
        if self.beside:
            offer_choices(self, "also_for", [(row.ref, row.child.known_as) for row in self.beside])
        else:
            del self.fields["also_for"]

    def clean(self) -> dict[str, Any]:
        """An offer says of what."""
        cleaned = super().clean() or {}
        if cleaned.get("can") == "offers" and not cleaned.get("offers"):
            self.add_error("offers", "Choose at least one thing they offer. A small thing counts.")
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """The answers as `answer_kin` takes them."""
        got = self.cleaned_data
        offers = got["offers"] if got["can"] == "offers" else []
        return {"offers": offers, **{name: got[name] for name in ("answer", "child_says", "answered_on")}}

    @property
    def others(self) -> list[Explored]:
        """The rows of brothers and sisters to which the same answer goes."""
        chosen = set(self.cleaned_data.get("also_for", []))
        return [row for row in self.beside if row.ref in chosen]


class LeaveOutForm(Form):
    """Somebody who is not asked, and why."""

    why = LongText(
        label="Why are they not asked?", rows=3, error_messages={"required": "Say why they are not asked."}
    )
    left_on = past_day("Since when?")
    version = forms.IntegerField(widget=forms.HiddenInput)


class BeginViabilityForm(Form):
    """Begin an assessment that the person knows is one."""

    begun_on = past_day("When does it begin?")
    told = radios(
        "Do they know that this is an assessment?", [("yes", "Yes, they were told"), ("no", "Not yet")],
        ask="Say whether they know.",
    )  # fmt: skip
    told_on = DateField(label="When were they told?", required=False, not_future=True)
    told_how = LongText(label="How were they told, and what did they say?", required=False, rows=2)
    rushed = forms.BooleanField(label="It has to be done in a hurry", required=False)
    rushed_why = LongText(label="If in a hurry: why?", required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "told_on", "told_how", "rushed_why")

    def clean(self) -> dict[str, Any]:
        """Who was told was told on a day."""
        cleaned = super().clean() or {}
        if cleaned.get("told") == "yes" and "told_on" not in self.errors and not cleaned.get("told_on"):
            self.add_error("told_on", "Say on which day they were told.")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `begin_viability` takes them."""
        got = dict(self.answers)
        if got.pop("told") == "no":
            got["told_on"], got["told_how"] = None, ""
        return got


class TellViabilityForm(Form):
    """They now know that it is an assessment."""

    told_on = past_day("When were they told?")
    told_how = LongText(
        label="How were they told, and what did they say?", rows=3,
        error_messages={"required": "Write how they were told that this is an assessment, and what they said."},
    )  # fmt: skip


class FinishViabilityForm(Form):
    """What was found, with reasons that they can read."""

    outcome = radios("What was found?", Viability.Outcome.choices, ask="Choose what was found.")
    why = LongText(label="Why?", rows=6, error_messages={"required": "Give the reasons. They read them."})
    help_needed = LongText(label="What help does it need?", required=False, rows=3)
    child_says = LongText(label="What does the child say?", required=False, rows=3)
    home_seen_on = DateField(label="When was their home seen?", required=False, not_future=True)
    rushed = forms.BooleanField(label="It was done in a hurry", required=False)
    rushed_why = LongText(label="If in a hurry: why?", required=False, rows=2)
    done_on = past_day("When was it finished?")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "rushed_why")


class ShareViabilityForm(Form):
    """They read it: what do they say?"""

    shared_on = past_day("When did they read it?")
    sees = radios("How do they see it?", [("same", "As it is written"), ("differently", "Differently")])
    they_say = LongText(label="What do they say, in their words?", required=False, rows=4)

    def clean(self) -> dict[str, Any]:
        """Who sees it differently is heard in their own words."""
        cleaned = super().clean() or {}
        if cleaned.get("sees") == "differently" and not cleaned.get("they_say", "").strip():
            self.add_error("they_say", "Write how they see it, in their words.")
        return cleaned


class AnswerChallengeForm(Form):
    """The answer to somebody who sees it differently."""

    answer = LongText(
        label="Your answer. They read it.", rows=5, error_messages={"required": "Write the answer."}
    )
