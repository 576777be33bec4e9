"""The forms of bundles, and of a look at earlier court cases."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.base.errors import NotNow
from kinfold.court import rules
from kinfold.court.forms.fields import Choices, long, offer, one, several, short
from kinfold.court.rules import Redaction
from kinfold.design.forms import Form

SIGN = "="


class AskForBundleForm(Form):
    """What a bundle holds, for whom, what for, and which words are blacked out."""

    verb: ClassVar[str] = "ask_for_bundle"

    title = short("Title", help_text="It stands on the first page and on every other.")
    recipient = short("Who gets it?")
    purpose = short("What is it for?", max_length=300)
    parts = several("What is in it?", "Choose at least one part.", choices=list(rules.PARTS.items()))
    redactions = long(
        "Words to black out",
        required=False,
        rows=5,
        help_text=(
            "One on each line, with the reason: 12 Heron Wharf = where somebody lives. The words are taken out everywhere; "
            "the reason stands in a list at the end."
        ),
    )

    def __init__(self, *args: Any, may_restricted: bool = False, **kwargs: Any) -> None:
        """Offer the parts; what is restricted only to those who may read it, and never ticked beforehand."""
        super().__init__(*args, **kwargs)
        words = [(k, v) for k, v in rules.PARTS.items() if may_restricted or k != "restricted"]
        offer(self, "parts", words)
        self.fields["parts"].initial = list(rules.USUAL)

    def clean_redactions(self) -> list[Redaction]:
        """Read the lines."""
        found = []
        for line in self.cleaned_data["redactions"].splitlines():
            if not line.strip():
                continue
            words, sign, why = line.partition(SIGN)
            if not sign or not why.strip() or not words.strip():
                raise forms.ValidationError(
                    f"Write the words, an equals sign and the reason: “{line.strip()[:60]}” has no reason."
                )
            found.append(Redaction(words.strip(), why.strip()))
        try:
            rules.kept(found)  # refused beside this box, not after everything else
        except NotNow as why:
            raise forms.ValidationError(why.message) from None
        return found


class LookEarlierForm(Form):
    """Whose earlier court cases, what for, and what help is offered."""

    verb: ClassVar[str] = "earlier_proceedings"

    person = one("About which parent?", "Choose which parent.")
    purpose = long(
        "What for?", rows=3, max_length=1000, help_text="Kept for good, with your name and the day."
    )
    support_offered = long(
        "What help do you offer this parent?",
        rows=3,
        max_length=2000,
        help_text="Such as a worker of their own for as long as it takes, so that no other child is lost.",
    )
    they_say = long("What do they say to it?", required=False, rows=3, max_length=2000)

    def __init__(self, *args: Any, parents: Choices = [], **kwargs: Any) -> None:  # noqa: B006
        """Offer the parents."""
        super().__init__(*args, **kwargs)
        offer(self, "person", parents)
