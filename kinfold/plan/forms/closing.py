"""The forms of ending help well: the checklist, somebody else's answer, and looking back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.plan import rules
from kinfold.plan.forms.steps import Choices, offer, one, several
from kinfold.plan.models import LookBack
from kinfold.plan.rules import CarriedOn

A_SEASON = timedelta(days=91)


class ClosePlanForm(Form):
    """The closing checklist: why, whether the family is ready, each open need, whom to ring, the day to look back."""

    verb: ClassVar[str] = "close_plan"

    children = several("For which children does our help end?", "Choose for which children.")
    decided_on = DateField(
        label="From which day?",
        not_future=True,
        error_messages={"required": "Give the day on which it ends."},
    )
    why = LongText(
        label="Why does it end?",
        rows=4,
        max_length=4_000,
        error_messages={"required": "Say why. Families are told the reason."},
    )
    family_says = LongText(
        label="What does the family say?",
        help_text="In their own words, the children’s too. What helped? What did not?",
        rows=3,
        max_length=4_000,
        error_messages={"required": "Write what the family says, or that they did not want to say anything."},
    )
    ready = one(
        "Do they say they are ready?", "Ask the family whether they are ready, and choose what they say."
    )
    not_ready_why = LongText(label="If not: why can it not wait?", required=False, rows=2, max_length=2_000)
    who_to_ring = LongText(
        label="Whom do they ring if they need us again?",
        help_text="A name and a number, by day and at night. They keep this.",
        rows=2,
        max_length=1_000,
        error_messages={"required": "Say whom the family rings, with the number."},
    )
    look_back_on = DateField(
        label="On which day does somebody ask how it goes?",
        help_text="Agree it with the family. It goes onto your list and your manager’s.",
        not_past=True,
        error_messages={"required": "Choose a day to look back."},
    )
    who_stays = LongText(
        label="Who stays in their lives, and how do the others say goodbye?",
        help_text="Ending takes no worker away by itself: plan each goodbye.",
        required=False,
        rows=2,
        max_length=2_000,
    )

    def __init__(
        self, *args: Any, children: Choices, needs: Iterable[tuple[str, str]], ring: str = "", **kwargs: Any
    ) -> None:
        """Offer the children who are helped; ask of every open need who carries it on."""
        super().__init__(*args, **kwargs)
        offer(self, "children", children)
        offer(self, "ready", list(rules.READY.items()))
        self.needs = list(needs)
        for ref, _ in self.needs:
            self.fields[f"need_{ref}_who"] = TextField(
                label="Who carries it on?",
                required=False,
                help_text="A name, with where they can be reached.",
            )
            self.fields[f"need_{ref}_why"] = TextField(
                label="Or why it is left", required=False, max_length=500
            )
        self.fields["decided_on"].initial = self.today
        self.fields["look_back_on"].initial = self.today + A_SEASON
        self.fields["who_to_ring"].initial = ring

    @property
    def carried_on(self) -> list[CarriedOn]:
        """What was answered for each open need."""
        return [
            CarriedOn(ref, self.cleaned_data[f"need_{ref}_who"], self.cleaned_data[f"need_{ref}_why"])
            for ref, _ in self.needs
        ]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        return {
            name: value
            for name, value in self.answers.items()
            if name != "children" and not name.startswith("need_")
        }


class AnswerClosingForm(Form):
    """Somebody else's answer to an ending that was asked for."""

    verb: ClassVar[str] = "answer_closing"

    agree = one("Do you agree that our help ends?", "Choose whether you agree.")
    says = LongText(
        label="What do you say to it?",
        help_text="If you send it back: what is still needed?",
        required=False,
        rows=3,
        max_length=2_000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Yes, or back with a reason."""
        super().__init__(*args, **kwargs)
        offer(self, "agree", [("yes", "Yes, it ends today"), ("no", "No, something is still needed")])

    def clean(self) -> dict[str, Any]:
        """Sending back needs its reason."""
        found = super().clean() or self.cleaned_data
        if found.get("agree") == "no" and not found.get("says", "").strip():
            self.add_error("says", "Say why it is sent back, and what is needed.")
        return found


class LookBackForm(Form):
    """How it goes, some time after our help ended."""

    verb: ClassVar[str] = "look_back"

    holds = one("Has what changed lasted for the children?", "Choose whether it has lasted.")
    what_we_saw = LongText(
        label="What did you see and hear?",
        rows=4,
        max_length=4_000,
        error_messages={"required": "Write what you saw, or why you could not find out."},
    )
    family_says = LongText(label="What does the family say?", required=False, rows=3, max_length=4_000)
    what_next = LongText(
        label="What happens now?",
        help_text="Nothing opens by itself. If they want help again, record that they come back.",
        required=False,
        rows=2,
        max_length=2_000,
    )
    happened_on = DateField(
        label="When did you ask?",
        not_future=True,
        error_messages={"required": "Give the day on which you asked."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        offer(self, "holds", [(str(value), str(label)) for value, label in LookBack.Holds.choices])
        self.fields["happened_on"].initial = self.today
