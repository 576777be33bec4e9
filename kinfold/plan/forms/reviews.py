"""The form of a review: of each child, what was asked, what changed, how far it reached them, quickly enough, in whose words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText
from kinfold.plan.actions import ReachedAnswer
from kinfold.plan.models import Reached, Review

if TYPE_CHECKING:
    from kinfold.people.models import Person

PARTS = ("asked", "changed", "how_far", "quickly", "why", "words", "silent_why", "to_child")


class HoldReviewForm(Form):
    """One look at how the plan is going."""

    verb: ClassVar[str] = "hold_review"

    held_on = DateField(
        label="On which day?", not_future=True, error_messages={"required": "Say on which day."}
    )
    what_we_saw = LongText(
        label="What did you see?", rows=4, error_messages={"required": "Say what you saw."}
    )
    family_says = LongText(label="What does the family say?", required=False, rows=3)
    outcome = forms.ChoiceField(
        label="What do you decide together?",
        choices=Review.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was decided."},
    )
    why = LongText(label="Why?", rows=3, error_messages={"required": "Say why you decided this."})
    next_on = DateField(label="When do you look again?", required=False)

    def __init__(
        self, *args: Any, children: Sequence[Person], asked: Mapping[int, str] | None = None, **kwargs: Any
    ) -> None:
        """Make the same questions for each child. `asked`: what was asked until now, to begin from."""
        super().__init__(*args, **kwargs)
        self.children = list(children)
        self.fields["held_on"].initial = self.today
        for child in self.children:
            self._ask_about(child, (asked or {}).get(child.pk, ""))

    def _ask_about(self, child: Person, asked: str) -> None:
        key, name = child.pk, child.known_as
        self.fields[f"asked_{key}"] = LongText(
            label=f"What was asked of the adults for {name}?", required=False, rows=2, initial=asked
        )
        self.fields[f"changed_{key}"] = LongText(
            label=f"What has changed for {name}?", required=False, rows=2
        )
        self.fields[f"how_far_{key}"] = forms.ChoiceField(
            label=f"Has change reached {name}?",
            choices=Reached.HowFar.choices,
            widget=forms.RadioSelect,
            error_messages={
                "required": f"Say how far change has reached {name}. “We do not know” is an answer."
            },
        )
        self.fields[f"quickly_{key}"] = forms.ChoiceField(
            label=f"Quickly enough for {name}?",
            choices=Reached.Quickly.choices,
            widget=forms.RadioSelect,
            error_messages={"required": f"Say whether it comes quickly enough for {name}."},
        )
        self.fields[f"why_{key}"] = LongText(label="Why do you think so?", required=False, rows=2)
        self.fields[f"words_{key}"] = LongText(
            label=f"What does {name} say about it?", required=False, rows=2
        )
        self.fields[f"silent_why_{key}"] = LongText(
            label=f"If there are no words of {name}’s: why not?", required=False, rows=2
        )
        self.fields[f"to_child_{key}"] = LongText(
            label=f"What do you write to {name} about it?", required=False, rows=3
        )
        for part in ("words", "silent_why"):  # one of the two is needed
            self.fields[f"{part}_{key}"].say_optional = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask of each child for their words or the reason why there are none, and for what has changed where it has."""
        cleaned = super().clean() or {}
        for child in self.children:
            key, name = child.pk, child.known_as
            words, silent = cleaned.get(f"words_{key}", ""), cleaned.get(f"silent_why_{key}", "")
            if not words and not silent:
                self.add_error(
                    f"words_{key}", f"Write what {name} says, or below why there are no words yet."
                )
            if words and silent:
                self.add_error(f"silent_why_{key}", f"There are words of {name}’s above. Leave this empty.")
            if cleaned.get(f"how_far_{key}") in ("yes", "partly") and not cleaned.get(f"changed_{key}"):
                self.add_error(f"changed_{key}", f"Say what has changed for {name}.")
        return cleaned

    @property
    def reached(self) -> list[ReachedAnswer]:
        """The answers about each child."""
        got = self.cleaned_data
        return [
            ReachedAnswer(child, **{part: got[f"{part}_{child.pk}"] for part in PARTS})
            for child in self.children
        ]

    @property
    def told(self) -> dict[str, Any]:
        """What was said of all of it."""
        names = ("held_on", "what_we_saw", "family_says", "outcome", "why", "next_on")
        return {name: self.cleaned_data[name] for name in names}
