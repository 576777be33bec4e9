"""The forms of orders and of the decisions on adoption."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.court import rules
from kinfold.court.forms.fields import Choices, day, long, offer, one, several, short
from kinfold.court.models import Order
from kinfold.design.forms import Form

STEPS: dict[str, str] = {
    "should_be_placed": "It was decided that the child should be placed",
    "matched": "A family was agreed",
    "placed": "The child lives with them",
    "adopted": "The adoption order was made",
}


class MakeOrderForm(Form):
    """An order about one child."""

    verb: ClassVar[str] = "make_order"

    child = one("About which child?", "Choose which child.")
    word = one("Which order?", "Choose which order.", choices=Order.Word.choices)
    made_on = day("When was it made?")
    until = day(
        "Until when does it say?", required=False, future=True, help_text="Leave it empty if it says no day."
    )
    court = short("Which court?", required=False, max_length=120)
    in_plain_words = long(
        "What does it mean for this child?",
        required=False,
        rows=3,
        max_length=2000,
        help_text="As you tell the child. Left empty, we say what such an order means in general.",
    )
    to_people = several("In whose favour is it?", "Choose from the list.", required=False)
    paper_seen_on = day("When did you see the paper?", required=False)

    def __init__(self, *args: Any, children: Choices = [], people: Choices = [], **kwargs: Any) -> None:  # noqa: B006
        """Offer the children, and the people in whose favour it may be."""
        super().__init__(*args, **kwargs)
        offer(self, "child", children)
        offer(self, "to_people", people)
        if not people:
            del self.fields["to_people"]


class EndOrderForm(Form):
    """When and why an order ended."""

    verb: ClassVar[str] = "end_order"

    ended_on = day("When did it end?")
    why = short("Why?", max_length=300)


class DecideAdoptionForm(Form):
    """The decision that adoption is right for a child."""

    verb: ClassVar[str] = "decide_adoption"

    decided_on = day("When was it decided?")
    early_permanence = forms.BooleanField(
        label="The child lives with carers who may adopt them (early permanence)", required=False
    )
    child_told = long("What is the child told?", required=False, rows=3)
    child_says = long("What does the child say?", required=False, rows=3)
    birth_family_told = long("What is the birth family told?", required=False, rows=3)


class AdoptionStepForm(Form):
    """The next step towards adoption."""

    verb: ClassVar[str] = "adoption_step"

    step = one("Which step?", "Choose which step it is.")
    on_day = day("When?")
    adopters = forms.TypedChoiceField(
        label="How many people adopt?", required=False, coerce=int, empty_value=None, widget=forms.RadioSelect,
        choices=[("1", "One"), ("2", "Two")],
    )  # fmt: skip
    current_carer = forms.BooleanField(label="The child lives with them already", required=False)
    child_told = long("What is the child told?", required=False, rows=3)
    child_says = long("What does the child say?", required=False, rows=3)
    birth_family_told = long("What is the birth family told?", required=False, rows=3)

    def __init__(self, *args: Any, steps: Choices = [], **kwargs: Any) -> None:  # noqa: B006
        """Offer only the steps that may come next."""
        super().__init__(*args, **kwargs)
        offer(self, "step", steps)


class ReverseAdoptionForm(Form):
    """The child will not be adopted: the reason, and what they are told."""

    verb: ClassVar[str] = "reverse_adoption"

    code = one("Why?", "Choose the reason.", choices=list(rules.REVERSED.items()))
    why = long("In words that the child may read one day")
    child_told = long("What is the child told?", required=False, rows=3)
    reversed_on = day("When was it decided?")
