"""The small forms on which one name, number, address, telephone number or disability is added or ended."""

from typing import Any

from django import forms

from kinfold.base.errors import NotNow
from kinfold.design.forms import DateField, Form, TextField
from kinfold.front.people.forms.asking import checked
from kinfold.people import rules
from kinfold.people.models import Address, Identifier, PersonName


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
