"""Forms about nights with a host family."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.people.models import Person


class AgreeStayForm(Form):
    """Which children, with whom, from when until when; who made sure of the host, and who agreed."""

    children = forms.TypedMultipleChoiceField(
        label="Which children?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose which children stay there."},
    )
    host = TextField(
        label="With which host family?", max_length=200, help_text="Their name. Never write where they live."
    )
    begins_on = DateField(label="From which day?")
    until_on = DateField(label="When do the children come back?")
    agreed_how = LongText(
        label="Who agreed to it, and how?",
        rows=2,
        help_text="Somebody with parental responsibility, and what the children were asked.",
    )
    checked_words = TextField(
        label="Who made sure that the host’s checks are in order?",
        max_length=200,
        help_text="A name and where they work.",
    )
    checked_on = DateField(label="On which day did they?", not_future=True)
    ring = TextField(
        label="Whom does the family ring meanwhile?",
        required=False,
        max_length=200,
        help_text="A name and a telephone number. The person whose help it is reads this.",
    )

    def __init__(self, *args: Any, offered: Sequence[Person], **kwargs: Any) -> None:
        """Offer the children of the family whom the writer may know of."""
        super().__init__(*args, **kwargs)
        self.offered = {one.pk: one for one in offered}
        self.fields["children"].choices = [  # type: ignore[attr-defined]
            (str(number), one.known_as) for number, one in self.offered.items()
        ]

    @property
    def chosen(self) -> list[Person]:
        """The children chosen."""
        return [self.offered[number] for number in self.cleaned_data["children"]]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them, but for the children."""
        return {name: value for name, value in self.answers.items() if name != "children"}


class EndStayForm(Form):
    """The child is back: how it went, and what the child says."""

    ended_on = DateField(label="On which day did they come back?", not_future=True)
    child_says = LongText(
        label="What does the child say about it?", required=False, rows=3, help_text="In their own words."
    )
    how_it_went = LongText(
        label="How did it go?", required=False, rows=3, help_text="For the child, the parent and the host."
    )

    def clean(self) -> dict[str, Any]:
        """At least one of the two is said."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("child_says", "").strip() and not told.get("how_it_went", "").strip():
            self.add_error("how_it_went", "Say how it went, or what the child says of it.")
        return told


class CallOffStayForm(Form):
    """Why the nights do not take place."""

    why = LongText(label="Why is it called off?", rows=2, help_text="The family can ask for these words.")
