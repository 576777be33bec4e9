"""Forms about ties: add somebody, say what two people are to each other, change it, end it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kinfold.base.dates import age_in_years
from kinfold.design.forms import DateField, Form, LongText
from kinfold.front.network.forms.choices import CHOOSE, Choices, offer, only, people
from kinfold.front.network.relatives import COUPLES, GETTING_ON, RELATIVES, SEEING, Relative, part_of
from kinfold.front.people.forms import AddPersonForm
from kinfold.network.models import FamilyMember, Relationship
from kinfold.network.queries import Member

LONGEST_NOTE = 2_000
HOMES = "Where do they live?"
NOWHERE = [("elsewhere", "Somewhere else"), ("unknown", "Not known")]
Contact, Quality, Type = Relationship.Contact, Relationship.Quality, Relationship.Type
TOGETHER = [("yes", "Yes"), ("part", "Part of the time"), ("no", "No"), ("unknown", "Not known")]


def contact_field() -> forms.ChoiceField:
    """How often they see each other."""
    return forms.ChoiceField(
        label="How often do they see each other?",
        choices=SEEING,
        initial=Contact.UNKNOWN,
        widget=forms.RadioSelect,
    )


def quality_field() -> forms.ChoiceField:
    """How they get on, as those who know them say."""
    return forms.ChoiceField(
        label="How do they get on?",
        help_text="As they say themselves. It can be changed whenever it changes.",
        choices=GETTING_ON,
        initial=Quality.UNKNOWN,
        widget=forms.RadioSelect,
    )


def note_field() -> LongText:
    """Anything else to remember."""
    return LongText(label="Anything to remember about this", max_length=LONGEST_NOTE, rows=3, required=False)


class AddRelativeForm(AddPersonForm):
    """Somebody new on the map: who they are, what they are to whom, where they live, how things are."""

    part = None  # type: ignore[assignment]
    sex = None  # type: ignore[assignment]
    expected_on = None  # type: ignore[assignment]

    tie = forms.ChoiceField(
        label="What are they to the family?",
        choices=[CHOOSE, *((r.key, r.label) for r in RELATIVES.values())],
        error_messages={"required": "Choose what they are."},
    )
    to = forms.MultipleChoiceField(
        label="To whom?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose to whom."},
    )
    home = forms.ChoiceField(label=HOMES, required=False, widget=forms.RadioSelect, initial="unknown")
    contact = contact_field()
    quality = quality_field()
    note = note_field()

    def __init__(self, *args: Any, members: Sequence[Member], homes: Choices, **kwargs: Any) -> None:
        """Offer the people and the homes of the family."""
        super().__init__(*args, **kwargs)
        self.members = {m.person.ref: m for m in members}
        self.fields["home"].say_optional = False  # type: ignore[attr-defined]
        offer(self, "to", people(members))
        offer(self, "home", [*homes, *NOWHERE])
        only(self, "to")
        if not homes:
            del self.fields["home"]

    def clean(self) -> dict[str, Any]:
        """Check names and dates; a partner is a partner of an adult."""
        found = super().clean()
        relative = RELATIVES.get(found.get("tie", ""))
        to = [self.members[ref] for ref in found.get("to", [])]
        if relative and relative.type in COUPLES and any(m.part in FamilyMember.CHILDREN for m in to):
            self.add_error("to", "A partner is the partner of an adult. Choose the adult.")
        return found

    def facts(self) -> dict[str, Any]:
        """The person as `people.actions.add_person` takes them."""
        told = self.cleaned_data
        name = f"{told['given']} {told['family']}".strip()
        return {
            "known_as": name or told["known_as"],
            "name_known": bool(name),
            "given": told["given"],
            "family": told["family"],
            "sex": self.relative.sex,
            "born": told["born"],
        }

    @property
    def relative(self) -> Relative:
        """What was chosen."""
        return RELATIVES[self.cleaned_data["tie"]]

    @property
    def part_played(self) -> str:
        """The part in the family, by what they are and how old."""
        born = self.cleaned_data["born"].day
        return part_of(self.relative, age_in_years(born, self.today) if born else None)


class RelateForm(Form):
    """What one person is to another."""

    a = forms.ChoiceField(label="Who?", error_messages={"required": "Choose a person."})
    type = forms.ChoiceField(
        label="is the",
        choices=[CHOOSE, *Type.choices],
        error_messages={"required": "Choose what they are to each other."},
    )
    b = forms.ChoiceField(label="Of whom?", error_messages={"required": "Choose a person."})
    contact = contact_field()
    quality = quality_field()
    since = DateField(
        label="Since when?",
        help_text="Leave it empty if it has always been so.",
        required=False,
        not_future=True,
    )
    note = note_field()

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """Offer the people of the family at both ends."""
        super().__init__(*args, **kwargs)
        for end in ("a", "b"):
            offer(self, end, [CHOOSE, *people(members)])

    def clean(self) -> dict[str, Any]:
        """Two different people."""
        found = super().clean() or self.cleaned_data
        if found.get("a") and found.get("a") == found.get("b"):
            self.add_error("b", "Choose two different people.")
        return found


class ChangeTieForm(Form):
    """What is known of a tie now. The version it was opened with travels along."""

    contact = contact_field()
    last_contact_on = DateField(
        label="When did they last see or speak to each other?", required=False, not_future=True
    )
    lives_together = forms.ChoiceField(
        label="Do they live together?", choices=TOGETHER, widget=forms.RadioSelect
    )
    quality = quality_field()
    note = note_field()
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def standing(tie: Relationship) -> dict[str, Any]:
        """What the form shows when it is opened."""
        names = ("contact", "last_contact_on", "lives_together", "quality", "note", "version")
        return {name: getattr(tie, name) for name in names}


class TakeBackTieForm(Form):
    """How it is known that a tie was never so."""

    why = LongText(
        label="How do you know that it is not so?",
        max_length=LONGEST_NOTE,
        rows=3,
        error_messages={"required": "Say how you know that it is not so."},
    )


class EndTieForm(Form):
    """The last day of a tie, and what happened."""

    until = DateField(
        label="Until when?",
        help_text="The last day. On earlier days it stays on the map.",
        not_future=True,
        error_messages={"required": "Give the last day, as near as it is known."},
    )
    why = LongText(
        label="What happened?",
        max_length=LONGEST_NOTE,
        rows=3,
        error_messages={"required": "Say what happened, in a sentence."},
    )
