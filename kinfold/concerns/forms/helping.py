"""Asking for help: one idea a screen, in plain words."""

from __future__ import annotations

from typing import Any, ClassVar

from kinfold.design.forms import Form, LongText, TextField


class HelpWhoForm(Form):
    """For a worker who takes it down: whose words these are."""

    verb: ClassVar[str] = "ask_for_help_who"

    typed_name = TextField(label="Who is asking?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say plainly what is missing."""
        super().__init__(*args, **kwargs)
        self.fields["typed_name"].error_messages["required"] = (
            "Write the name of the person. A first name is enough."
        )


class HelpWordsForm(Form):
    """What is hard."""

    verb: ClassVar[str] = "ask_for_help_words"

    words = LongText(label="What is hard for you just now?", rows=7)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say plainly what is missing."""
        super().__init__(*args, **kwargs)
        self.fields["words"].error_messages["required"] = "Tell us in your own words. One sentence is enough."


class HelpWantedForm(Form):
    """What would help."""

    verb: ClassVar[str] = "ask_for_help_wanted"

    wanted = LongText(label="What would help?", rows=5, required=False)


class HelpReplyForm(Form):
    """How to answer safely."""

    verb: ClassVar[str] = "ask_for_help_reply"

    safe_to_reply = TextField(label="How can we answer you safely?", required=False, max_length=300)
