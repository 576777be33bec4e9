"""Forms for taking in another directory: choose a file, then say yes to what it would bring."""

from typing import Any

from django import forms

from kinfold.design.forms import Form, TextField

MOST_BYTES = 5 * 1024 * 1024
MOST_FILES = 1


class TryFeedForm(Form):
    """A saved answer of another directory's feed, and whose it is."""

    autosaves = False

    came_from = TextField(
        label="Whose directory is it?", max_length=200,
        help_text="Its web address, or what the council calls it. Write it the same way each time: it is how Kinfold knows what it took before.",
    )  # fmt: skip
    file = forms.FileField(
        label="The file",
        help_text="One saved answer of an Open Referral UK feed (JSON), up to 5 MB: a page of services, or one service. For a whole folder there is a command: see the guide.",
        error_messages={"required": "Choose a file.", "empty": "This file is empty."},
    )
    public = forms.BooleanField(
        label="What is new may stand in the public directory at once",
        required=False,
        help_text="Otherwise only workers see it, until somebody has made sure of it.",
    )

    def clean_file(self) -> Any:
        """Turn away what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                "This file is larger than 5 MB. Send it in parts, or use the command for whole folders."
            )
        return file


class TakeFeedForm(Form):
    """Yes: take it."""

    autosaves = False
