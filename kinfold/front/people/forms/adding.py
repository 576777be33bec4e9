"""The form on which a person is added."""

from typing import Any

from django import forms

from kinfold.base.dates import PartialDate
from kinfold.base.errors import NotNow
from kinfold.design.forms import DateField, Form, PartialDateField, TextField
from kinfold.front.people.forms.asking import SEXES, checked
from kinfold.network.models import FamilyMember
from kinfold.people import rules


class AddPersonForm(Form):
    """Who somebody is, as far as it is known."""

    given = TextField(label="Given names", max_length=120, required=False)
    family = TextField(label="Family name", max_length=120, required=False)
    known_as = TextField(
        label="Or, if you do not know their name, say who this is",
        help_text="For example: Bobby’s father.",
        required=False,
    )
    part = forms.ChoiceField(
        label="What are they in this family?", choices=FamilyMember.Part.choices, widget=forms.RadioSelect
    )
    sex = forms.ChoiceField(label="Sex", choices=SEXES, initial="U", widget=forms.RadioSelect)
    born = PartialDateField(
        label="Date of birth",
        help_text="Leave out what you do not know: a year alone is welcome.",
        required=False,
        not_future=True,
    )
    expected_on = DateField(label="If the baby is not born yet: the due date", required=False)
    same_as = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for a name or a description, and for a birth date or a due date, not both."""
        found = super().clean() or self.cleaned_data
        checked(
            self, **{name: found.get(name) for name in ("given", "family", "known_as") if found.get(name)}
        )
        if not self.errors and not (found["given"] or found["family"] or found["known_as"]):
            self.add_error("given", "Enter a name, or say who this is.")
        born, due = found.get("born"), found.get("expected_on")
        if due and born and born.day:
            self.add_error("expected_on", "Give the date of birth or the due date, not both.")
        if found.get("part") == FamilyMember.Part.UNBORN and not due and "expected_on" not in self.errors:
            self.add_error("expected_on", "For an unborn baby, give the due date, as near as it is known.")
        try:
            rules.check_birth(born or PartialDate(None, "unknown"), self.today)
            rules.check_expected(due, self.today)
        except NotNow as why:
            self.add_error(why.field, why.message)
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
            "sex": told["sex"],
            "born": told["born"],
            "expected_on": told["expected_on"],
        }
