"""What the forms of this room share: choosing people of the family or naming somebody, tidy dates, hidden versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from kinfold.design.choosing import offer_choices, quiet, radios
from kinfold.design.forms import Form, TextField

if TYPE_CHECKING:
    from kinfold.network.queries import Member
    from kinfold.people.models import Person

NAMED = "named"
YES_NO = (("yes", "Yes"), ("no", "No"))


def ticks(label: str, choices: Iterable[tuple[str, str]] = (), **more: Any) -> forms.MultipleChoiceField:
    """Boxes to tick, any number."""
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), widget=forms.CheckboxSelectMultiple, **more
    )


def grown_ups(members: Sequence[Member]) -> list[tuple[str, str]]:
    """The grown-ups of a family as choices."""
    return [
        (one.person.ref, f"{one.person.known_as} ({one.part_label})")
        for one in members
        if not one.is_child and not one.person.is_unborn and one.person.died_on is None
    ]


def children_of(members: Sequence[Member]) -> list[tuple[str, str]]:
    """The children of a family as choices, with their ages."""
    return [(one.person.ref, f"{one.person.known_as} ({one.age})") for one in members if one.is_child]


class WhoForm(Form):
    """A form in which somebody of the family is chosen, or named who is on no record."""

    whom = radios("Who is it?", ask="Choose somebody, or “somebody else” and write their name.")
    named = TextField(
        label="If somebody else: their name",
        required=False,
        max_length=200,
        help_text="They get no record and no sign-in by this.",
    )

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """The grown-ups of the family first, then somebody by name."""
        super().__init__(*args, **kwargs)
        self.members = list(members)
        offer_choices(self, "whom", [*grown_ups(self.members), (NAMED, "Somebody else, by name")])
        quiet(self, "named")

    def clean(self) -> dict[str, Any]:
        """Ask for the name where it is needed."""
        cleaned = super().clean() or {}
        if cleaned.get("whom") == NAMED and not cleaned.get("named", "").strip():
            self.add_error("named", "Write their name.")
        return cleaned

    @property
    def who(self) -> dict[str, Any]:
        """The person chosen, or the name written, as the actions take it."""
        chosen = self.cleaned_data["whom"]
        person = person_in(self.members, chosen)
        return {"person": person, "named": "" if person is not None else self.cleaned_data["named"]}


def person_in(members: Iterable[Member], ref: str) -> Person | None:
    """The person of the family with a reference."""
    return next((one.person for one in members if one.person.ref == ref), None)


def people_in(members: Iterable[Member], refs: Iterable[str]) -> list[Person]:
    """The people of the family with these references."""
    chosen = set(refs)
    return [one.person for one in members if one.person.ref in chosen]
