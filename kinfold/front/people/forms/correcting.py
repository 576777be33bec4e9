"""The forms on which facts about a person are put right."""

import json
from datetime import date
from typing import Any

from django import forms

from kinfold.base.dates import PartialDate
from kinfold.design.forms import DateField, Form, LongText, PartialDateField, TextField
from kinfold.front.people.forms.asking import SEXES, YES_NO, checked
from kinfold.people import rules
from kinfold.people.models import Person, PersonName


class CorrectPersonForm(Form):
    """Facts about a person. What stood in the form when it was opened travels with it, so that only what
    this worker changed is written, and what somebody else changed meanwhile is not undone."""

    known_as = TextField(
        label="Name in use", help_text="What people call them, or words that say who this is."
    )
    given = TextField(label="Given names", max_length=120, required=False)
    family = TextField(label="Family name", max_length=120, required=False)
    born = PartialDateField(
        label="Date of birth",
        help_text="Leave out what you do not know: a year alone is welcome.",
        required=False,
        not_future=True,
    )
    expected_on = DateField(label="Due date, if the baby is not born yet", required=False)
    sex = forms.ChoiceField(
        label="Sex",
        help_text="Legal sex, as the yearly return asks for it.",
        choices=SEXES,
        widget=forms.RadioSelect,
    )
    gender = TextField(label="Gender, in their own words", max_length=60, required=False)
    ethnicity = forms.ChoiceField(label="Ethnic group", required=False)
    ethnicity_said_by = TextField(label="Who said so", max_length=120, required=False)
    first_language = TextField(label="First language", max_length=80, required=False)
    interpreter_needed = forms.ChoiceField(
        label="Do they need an interpreter?",
        help_text="Never a relative, and never a child.",
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )
    communication = TextField(label="How to talk with them", max_length=300, required=False)
    occupation = TextField(label="Occupation", max_length=120, required=False)
    note = LongText(label="Anything else that somebody should know", rows=3, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the census's ethnic groups, in their groups."""
        super().__init__(*args, **kwargs)
        groups: Any = [(group, list(codes)) for group, codes in rules.ETHNICITIES.items()]
        choice = self.fields["ethnicity"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", "Not recorded"), *groups]

    @staticmethod
    def standing(person: Person, name: PersonName | None) -> dict[str, Any]:
        """What the form shows when it is opened."""
        shown: dict[str, Any] = {
            field: getattr(person, field)
            for field in CorrectPersonForm.base_fields
            if field not in ("token", "given", "family", "interpreter_needed", "version", "was")
        }
        needed = {True: "yes", False: "no", None: ""}[person.interpreter_needed]
        shown |= {"given": name.given if name else "", "family": name.family if name else ""}
        shown["interpreter_needed"] = needed
        return shown | {
            "version": person.version,
            "was": json.dumps({k: flat(v) for k, v in shown.items()} | {"interpreter_needed": needed}),
        }

    def clean_was(self) -> dict[str, str]:
        """Read what stood in the form when it was opened."""
        try:
            found = json.loads(self.cleaned_data["was"] or "{}")
        except ValueError:
            found = {}
        return found if isinstance(found, dict) else {}

    def clean(self) -> dict[str, Any]:
        """Check the names by the rules."""
        found = super().clean() or self.cleaned_data
        checked(
            self, **{name: found.get(name) for name in ("given", "family", "known_as") if found.get(name)}
        )
        return found

    def changes(self) -> dict[str, Any]:
        """Only what this worker changed, as `people.actions.correct_person` takes it."""
        was = self.cleaned_data["was"]
        told = {name: value for name, value in self.answers.items() if name not in ("version", "was")}
        changed = {name: value for name, value in told.items() if was.get(name) != flat(value)}
        if "interpreter_needed" in changed:
            changed["interpreter_needed"] = {"yes": True, "no": False}.get(changed["interpreter_needed"])
        if {"given", "family", "known_as"} & changed.keys():
            changed["name_known"] = bool(told["given"] or told["family"])
        return changed


def flat(value: Any) -> str:
    """A value as comparable text: the same for what was shown and for what came back unchanged."""
    if isinstance(value, PartialDate):
        return f"{value.day}/{value.accuracy}" if value.day else ""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


class RecordBirthForm(Form):
    """A baby was born."""

    born_on = DateField(label="Date of birth", not_future=True)
    sex = forms.ChoiceField(label="Sex", choices=SEXES, widget=forms.RadioSelect)
    given = TextField(label="Given names", max_length=120, required=False)
    family = TextField(label="Family name", max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        """Check the names by the rules."""
        found = super().clean() or self.cleaned_data
        checked(self, given=found.get("given"), family=found.get("family"))
        return found


class RecordDeathForm(Form):
    """Somebody has died."""

    died_on = DateField(label="When did they die?", not_future=True)
