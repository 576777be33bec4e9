"""The front room's forms: signing in, and finding somebody."""

from django import forms

from kinfold.design.forms import Form, TextField
from kinfold.people import queries as people

IDENTIFIERS = ("name", "date of birth", "number", "postcode")


class SignInForm(Form):
    """A name and a password. Never kept as a draft."""

    autosaves = False

    username = TextField(
        label="Sign-in name",
        max_length=150,
        error_messages={"required": "Write your sign-in name."},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        max_length=4096,
        error_messages={"required": "Write your password.", "max_length": "No password is as long as that."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class FindForm(Form):
    """Who is looked for: a name, a date of birth, a number, an address, in any order."""

    autosaves = False

    words = TextField(
        label="Who are you looking for?",
        max_length=200,
        help_text="A name, a date of birth, a number or a postcode, in any order. Spelling need not be right.",
        error_messages={"required": "Write a name, a date of birth, a number or a postcode."},
    )


class FindOutsideForm(FindForm):
    """The same outside one's own work: why, and two things that tell the person apart (matrix F1, note 1)."""

    verb = "find"

    purpose = TextField(
        label="Why do you need to find them?",
        max_length=300,
        help_text="What you write is kept with your name and what you searched for.",
        error_messages={"required": "Say why you need to find them."},
    )

    def clean_purpose(self) -> str:
        """A purpose is a few words, not a letter."""
        said = str(self.cleaned_data["purpose"])
        if len(said.split()) < 3:
            raise forms.ValidationError("Say why in a few words, such as “school rang about her brother”.")
        return said

    def clean_words(self) -> str:
        """Ask for two identifiers, and say which are still wanted."""
        words = str(self.cleaned_data["words"])
        typed = people.identifiers_typed(words)
        if len(typed) < 2:
            wanted = [
                kind
                for kind in IDENTIFIERS
                if kind not in {"postcode" if t == "address" else t for t in typed}
            ]
            raise forms.ValidationError(
                f"Outside your own work, write two things that tell them apart. Add a {', or a '.join(wanted)}."
            )
        return words
