"""The forms of the records room."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.network.queries import Member
from kinfold.records import rules
from kinfold.records.actions import Seen
from kinfold.records.models import Note


def offered(members: Sequence[Member]) -> list[tuple[str, str]]:
    """The people of a family as choices: name and age."""
    return [
        (str(m.person.pk), f"{m.person.known_as} ({m.age})" if m.is_child else m.person.known_as)
        for m in members
    ]


class AboutPeople(Form):
    """A form about some people of a family."""

    whom = forms.TypedMultipleChoiceField(
        label="Who is this about?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose who this is about."},
    )

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """Offer the people of the family, children first."""
        super().__init__(*args, **kwargs)
        self.members = members
        self.fields["whom"].choices = offered(members)  # type: ignore[attr-defined]

    @property
    def people(self) -> list[Any]:
        """The people chosen."""
        chosen = set(self.cleaned_data["whom"])
        return [m.person for m in self.members if m.person.pk in chosen]


class WriteNoteForm(AboutPeople):
    """A note of a talk, call, message or sight."""

    kind = forms.ChoiceField(label="What was it?", choices=Note.Kind.choices, widget=forms.RadioSelect)
    happened_on = DateField(label="When was it?", not_future=True)
    what = LongText(
        label="What happened?",
        help_text="What you saw and heard, in plain words. The family may read it one day.",
        error_messages={"required": "Write what happened."},
    )
    meant = LongText(label="What may it mean for the child? (optional)", required=False, rows=3)
    shared_with_family = forms.BooleanField(label="The family has seen this, or may see it", required=False)


class AddAddendumForm(Form):
    """Later words to a signed note."""

    what = LongText(
        label="What do you want to add?", error_messages={"required": "Write what you want to add."}
    )


class RecordVisitForm(Form):
    """A visit. For each child: seen, seen alone, where they sleep seen, what they said or showed."""

    happened_on = DateField(label="When was the visit?", not_future=True)
    place = TextField(
        label="Where?", required=False, max_length=120, help_text="At home, at school, in the park ..."
    )
    purpose = TextField(label="Why did you go? (optional)", required=False, max_length=300)
    announced = forms.ChoiceField(
        label="Did they know that you would come?",
        choices=[("yes", "Yes"), ("no", "No")],
        initial="yes",
        widget=forms.RadioSelect,
    )
    nobody_in = forms.BooleanField(label="Nobody was in", required=False)
    joint_with = TextField(label="Who came with you, and why? (optional)", required=False, max_length=200)
    what = LongText(label="What happened?", error_messages={"required": "Write what happened at the visit."})
    home_conditions = LongText(label="What was the home like? (optional)", required=False, rows=3)
    meant = LongText(label="What may it mean for the children? (optional)", required=False, rows=3)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """Make a group of questions for each child, and one for the adults."""
        super().__init__(*args, **kwargs)
        self.children = [m for m in members if m.is_child and not m.person.is_unborn]
        self.adults = [m for m in members if not m.is_child]
        for member in self.children:
            self._ask_about(member)
        self.fields["adults"] = forms.TypedMultipleChoiceField(
            label="Which adults did you see?",
            coerce=int,
            required=False,
            choices=offered(self.adults),
            widget=forms.CheckboxSelectMultiple,
        )

    def _ask_about(self, member: Member) -> None:
        key, name = member.person.pk, member.person.known_as
        self.fields[f"seen_{key}"] = forms.MultipleChoiceField(
            label=f"{name}",
            required=False,
            choices=[
                ("seen", f"I saw {name}"),
                ("alone", f"I saw {name} alone"),
                ("bedroom", f"I saw where {name} sleeps"),
            ],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields[f"said_{key}"] = LongText(
            label=f"What did {name} say or show?",
            required=False,
            rows=2,
            help_text="Their own words, as they said them.",
        )
        self.fields[f"why_not_{key}"] = TextField(
            label=f"If you did not see {name} alone, why not?", required=False, max_length=300
        )

    @property
    def seen(self) -> list[Seen]:
        """Who was seen, as the action takes it. A child seen alone was seen; every child is listed."""
        found = []
        for member in self.children:
            key = member.person.pk
            ticks = set(self.cleaned_data.get(f"seen_{key}", []))
            found.append(
                Seen(
                    member.person,
                    seen=bool(ticks & {"seen", "alone"}),
                    alone="alone" in ticks,
                    bedroom_seen="bedroom" in ticks,
                    not_alone_why=self.cleaned_data.get(f"why_not_{key}", ""),
                    said_or_showed=self.cleaned_data.get(f"said_{key}", ""),
                )
            )
        met = set(self.cleaned_data.get("adults", []))
        return found + [Seen(m.person) for m in self.adults if m.person.pk in met]


class KeepDocumentForm(AboutPeople):
    """A file to keep."""

    title = TextField(
        label="What is it?", max_length=200, help_text="For example: Letter from the school, March."
    )
    happened_on = DateField(label="Date of the document", not_future=True)
    file = forms.FileField(
        label="The file",
        help_text="PDF, Word (DOCX), PNG, JPG or TXT, up to 10 MB.",
        error_messages={"required": "Choose a file.", "empty": "This file is empty."},
    )
    shared_with_family = forms.BooleanField(label="The family may see it", required=False)


class RecordInstrumentForm(Form):
    """What an instrument found, as it words it."""

    person = forms.TypedChoiceField(label="Who is it about?", coerce=int, widget=forms.RadioSelect)
    instrument = forms.ChoiceField(
        label="Which tool?", choices=list(rules.INSTRUMENTS.items()), widget=forms.RadioSelect
    )
    completed_by = TextField(label="Who answered the questions?", max_length=200)
    happened_on = DateField(label="When?", not_future=True)
    result = LongText(label="What did it find, in its own words?")
    meant = LongText(label="What may it mean for the child? (optional)", required=False, rows=3)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """Offer the people of the family."""
        super().__init__(*args, **kwargs)
        self.members = members
        self.fields["person"].choices = offered(members)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Any:
        """The person chosen."""
        return next(m.person for m in self.members if m.person.pk == self.cleaned_data["person"])
