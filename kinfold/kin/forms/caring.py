"""The forms of approving somebody for a time, and of what a family carer gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from kinfold.design.choosing import offer_choices, past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.kin import rules
from kinfold.kin.forms.choices import NAMED, children_of, grown_ups, person_in

if TYPE_CHECKING:
    from kinfold.network.queries import Member


class ApproveForATimeForm(Form):
    """Approve somebody for sixteen weeks."""

    person = radios(
        "Who is this on the family’s record?", ask="Choose who it is, or “nobody on the record yet”."
    )
    began_on = past_day("From which day?")
    why = LongText(
        label="Why does the child live with them now, before the full assessment?", rows=4,
        error_messages={"required": "Say why the child lives with them now."},
    )  # fmt: skip

    def __init__(self, *args: Any, members: Sequence[Member], known: bool, **kwargs: Any) -> None:
        """Somebody on the record is known already; anybody else is chosen here, or put on the record."""
        super().__init__(*args, **kwargs)
        self.members = list(members)
        if known:
            del self.fields["person"]
        else:
            offer_choices(
                self, "person", [*grown_ups(self.members), (NAMED, "Nobody on the record yet: add them")]
            )

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `approve_for_a_time` takes them."""
        got = dict(self.answers)
        return {**got, "person": person_in(self.members, got.pop("person", ""))}


class MakeLongerForm(Form):
    """Eight weeks more, once."""

    why = LongText(
        label="Why does the full assessment need longer?", rows=3, error_messages={"required": "Say why."}
    )
    decided_on = past_day("When was it decided?")


class EndApprovalForm(Form):
    """How an approval for a time ended."""

    how = radios("How did it end?", rules.ENDED.items(), ask="Choose how it ended.")
    why = LongText(label="Why? The carer reads this.", required=False, rows=3)
    ended_on = past_day("On which day?")


class CarerSupportForm(Form):
    """What a carer gets for a child: the arrangement, money, needs, help."""

    child = radios("For which child?", ask="Choose the child.")
    carer = radios("Who cares for the child?", ask="Choose who cares for the child.")
    arrangement = radios("What is the arrangement called?", rules.ARRANGEMENTS.items(), ask="Choose one.")
    since = past_day("Since when?")
    childs_needs = LongText(
        label="What does the child need?", rows=4, help_text="Written for the carer: sleep, food, school, health, what comforts them.",
        error_messages={"required": "Write what the child needs, for the carer to read."},
    )  # fmt: skip
    pounds = forms.DecimalField(
        label="How much money is paid?", required=False, min_value=0, max_digits=8, decimal_places=2,
        error_messages={"invalid": "Write an amount in pounds, such as 187 or 187.50."},
    )  # fmt: skip
    every_weeks = forms.IntegerField(label="Every how many weeks?", initial=1, min_value=1, max_value=52)
    paid_by = TextField(label="Who pays it?", required=False, max_length=120)
    money_since = DateField(label="Since when is it paid?", required=False)
    money_why = LongText(label="If nothing is paid: why not?", required=False, rows=2)
    help_agreed = LongText(label="What help was agreed?", required=False, rows=3)
    they_ask = LongText(label="What does the carer ask for?", required=False, rows=3)
    told_on = DateField(
        label="When were they told of their rights, in writing?", required=False, not_future=True
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """The children and grown-ups of the family."""
        super().__init__(*args, **kwargs)
        self.members = list(members)
        offer_choices(self, "child", children_of(self.members))
        offer_choices(self, "carer", grown_ups(self.members))
        quiet(self, "pounds", "money_why", "paid_by", "money_since")

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `agree_carer_support` takes them; money in pence."""
        got = dict(self.answers)
        pounds = got.pop("pounds")
        pence = int(pounds * 100) if pounds else None
        people = {name: person_in(self.members, got.pop(name)) for name in ("child", "carer")}
        return {**got, **people, "pounds_pence": pence}
