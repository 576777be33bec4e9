"""Forms about homes: who lives where, all or part of the time."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, TextField
from kinfold.front.network.forms.choices import offer, one, only, people
from kinfold.network.queries import Member

BEFORE = [("left", "They moved out of it"), ("both", "They live in both homes")]
SINCE = {"required": "Give the day, as near as it is known."}


def before_field() -> forms.ChoiceField:
    """What becomes of the home somebody lived in until now."""
    return forms.ChoiceField(
        label="If somebody lived in another home until now",
        choices=BEFORE,
        initial="left",
        widget=forms.RadioSelect,
    )


class SetUpHouseholdForm(Form):
    """A home: what it is called, and who lives there."""

    label = TextField(
        label="Whose home is it?",
        help_text="As the family would say: “Nan’s home”. Never write an address here: some addresses must be protected.",
        max_length=120,
        error_messages={"required": "Say whose home it is."},
    )
    always = forms.MultipleChoiceField(
        label="Who lives there?", widget=forms.CheckboxSelectMultiple, required=False
    )
    sometimes = forms.MultipleChoiceField(
        label="Who is there only part of the time?", widget=forms.CheckboxSelectMultiple, required=False
    )
    since = DateField(label="Since when?", not_future=True, error_messages=SINCE)
    before = before_field()

    def __init__(self, *args: Any, members: Sequence[Member], housed: bool, **kwargs: Any) -> None:
        """Offer the people of the family; `housed` says whether anybody has a home on the map yet."""
        super().__init__(*args, **kwargs)
        for name in ("always", "sometimes"):
            offer(self, name, people(members))
            self.fields[name].say_optional = False  # type: ignore[attr-defined]
        if not housed:
            del self.fields["before"]

    def clean(self) -> dict[str, Any]:
        """Somebody lives there, and nobody both always and sometimes."""
        found = super().clean() or self.cleaned_data
        always, sometimes = set(found.get("always", [])), set(found.get("sometimes", []))
        if not always | sometimes and not {"always", "sometimes"} & set(self.errors):
            self.add_error("always", "Choose at least one person.")
        if always & sometimes:
            self.add_error("sometimes", "Somebody is ticked twice: there always, or part of the time?")
        return found


class MoveInForm(Form):
    """Who moved in, and since when."""

    person = one("Who moved in?", "Choose who moved in.")
    stay = one("How much of the time?", "Choose how much of the time.", initial="always")
    since = DateField(label="Since when?", not_future=True, error_messages=SINCE)
    before = before_field()

    def __init__(self, *args: Any, members: Sequence[Member], housed: bool, **kwargs: Any) -> None:
        """Offer those who do not live there yet."""
        super().__init__(*args, **kwargs)
        offer(self, "person", people(members))
        offer(self, "stay", [("always", "All the time"), ("sometimes", "Part of the time")])
        only(self, "person")
        if not housed:
            del self.fields["before"]


class MoveOutForm(Form):
    """Somebody's last day in a home."""

    until = DateField(
        label="What was their last day there?",
        not_future=True,
        error_messages={"required": "Give the last day, as near as it is known."},
    )
