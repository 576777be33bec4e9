"""The forms about people: one question a page where it can be, and nothing asked that is not needed."""

import json
from datetime import date
from typing import Any

from django import forms

from kinfold.base.dates import PartialDate
from kinfold.base.errors import NotNow
from kinfold.design.forms import DateField, Form, LongText, PartialDateField, TextField
from kinfold.network.models import FamilyMember
from kinfold.people import rules
from kinfold.people.models import Address, Identifier, Person, PersonName

SEXES = [("F", "Female"), ("M", "Male"), ("U", "Not known")]
YES_NO = [("yes", "Yes"), ("no", "No"), ("", "Not known")]


def checked(form: forms.Form, **typed: Any) -> None:
    """Check names by the rules of the people room, each message beside its field."""
    for field, text in typed.items():
        try:
            rules.check_name(text or "", field, longest=200 if field == "known_as" else 120)
        except NotNow as why:
            form.add_error(field, why.message)


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


class AddNameForm(Form):
    """A name that a person has or had."""

    use = forms.ChoiceField(
        label="What is this name?", choices=PersonName.Use.choices, initial="usual", widget=forms.RadioSelect
    )
    given = TextField(label="Given names", max_length=120, required=False)
    family = TextField(label="Family name", max_length=120, required=False)
    since = DateField(label="Since when?", required=False, not_future=True)

    def clean(self) -> dict[str, Any]:
        """Ask for one name at least."""
        found = super().clean() or self.cleaned_data
        checked(self, given=found.get("given"), family=found.get("family"))
        return found


class AddIdentifierForm(Form):
    """A number by which a service knows a person."""

    system = forms.ChoiceField(
        label="Which number is it?", choices=Identifier.System.choices, widget=forms.RadioSelect
    )
    value = TextField(
        label="The number", max_length=40, required=False, help_text="As it is written on the letter or card."
    )
    reason = forms.ChoiceField(
        label="Why is there no pupil number?",
        choices=[("", "Choose a reason"), *rules.UPN_UNKNOWN.items()],
        required=False,
    )
    source = TextField(label="Where does it come from?", max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        """Check the number by its kind; for a missing pupil number the reason stands in its place."""
        found = super().clean() or self.cleaned_data
        unknown = found.get("system") == Identifier.System.UPN_UNKNOWN
        typed = found.get("reason" if unknown else "value") or ""
        if not typed:
            self.add_error(
                "reason" if unknown else "value", "Choose a reason." if unknown else "Enter the number."
            )
        elif found.get("system"):
            try:
                found["value"] = rules.check_number(found["system"], typed)
            except NotNow as why:
                self.add_error("reason" if unknown else "value", why.message)
        return found


class AddAddressForm(Form):
    """Where a person lives."""

    kind = forms.ChoiceField(
        label="What is this address to them?",
        choices=Address.Kind.choices,
        initial="home",
        widget=forms.RadioSelect,
    )
    lines = TextField(label="House, street and town", max_length=300)
    postcode = TextField(label="Postcode", max_length=12, required=False)
    country = TextField(label="Country, if not in the United Kingdom", max_length=60, required=False)
    since = DateField(label="Since when?", not_future=True)


class AddContactPointForm(Form):
    """A telephone number or e-mail address, and whether it is safe to use."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=[("phone", "Telephone"), ("email", "E-mail")],
        initial="phone",
        widget=forms.RadioSelect,
    )
    value = TextField(label="Number or address", max_length=120)
    safe_note = TextField(
        label="When and how is it safe to use?",
        help_text="For example: only in school hours; never leave a message.",
        max_length=200,
        required=False,
    )


class AddDisabilityForm(Form):
    """A disability, and who said so."""

    code = forms.ChoiceField(
        label="Disability", choices=list(rules.DISABILITY.items()), widget=forms.RadioSelect
    )
    said_by = TextField(label="Who said so?", max_length=120)
    note = TextField(label="What it means from day to day", max_length=300, required=False)
    since = DateField(label="Since when?", not_future=True)


class EndDetailForm(Form):
    """The last day on which something held."""

    until = DateField(label="Until when?", help_text="The last day. It stays on the record.", not_future=True)


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


class AskToMergeForm(Form):
    """Which other record is the same person, which one is kept, and why."""

    other = forms.CharField(label="The other record", max_length=20, widget=forms.RadioSelect)
    keep = forms.ChoiceField(
        label="Which record should be kept?",
        help_text="The other one will lead to it. Nothing in either is lost.",
        choices=[("this", "This one"), ("other", "The other one")],
        initial="this",
        widget=forms.RadioSelect,
    )
    why = LongText(label="How do you know that they are the same person?", max_length=2000, rows=4)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer only the records that were found."""
        super().__init__(*args, **kwargs)
        self.fields["other"] = forms.ChoiceField(
            label="Which record is the same person?",
            choices=others,
            widget=forms.RadioSelect,
            error_messages={
                "required": "Choose a record.",
                "invalid_choice": "Choose one of the records found.",
            },
        )


class AgreeToMergeForm(Form):
    """Somebody else looked at both records and agrees."""

    agreed = forms.BooleanField(
        label="I have looked at both records. They are the same person.",
        error_messages={"required": "Tick this when you have looked at both records."},
    )


class UndoMergeForm(Form):
    """Why two records are two people after all."""

    why = LongText(label="Why are they not the same person?", max_length=2000, rows=4)
