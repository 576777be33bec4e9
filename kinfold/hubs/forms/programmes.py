"""The forms of programmes with a wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinfold.design.choosing import offer_choices, past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.hubs.forms.fields import NamesWorkers, number, ticks, worker

Choices = Sequence[tuple[str, str]]


class BeginProgrammeForm(NamesWorkers):
    """What it is, for whom, who supervises both sides."""

    named = ("supervisor",)
    name = TextField(label="What is the programme called?")
    children = ticks("For which children?")
    supervisor = worker(
        "Who supervises both workers?",
        help_text="Their name. They alone read both sides, and each time is written down.",
    )
    began_on = past_day("On which day does it begin?")

    def __init__(self, *args: Any, children: Choices, **kwargs: Any) -> None:
        """Offer the children of the family."""
        super().__init__(*args, **kwargs)
        offer_choices(self, "children", children)


class JoinProgrammeForm(NamesWorkers):
    """One parent begins, with a worker of their own."""

    named = ("worker",)
    parent = radios("Who takes part?", ask="Choose who takes part.")
    worker = worker("Who is their own worker?")
    why_here = LongText(label="What do they want from it, in their own words?", required=False, rows=3)
    began_on = past_day("On which day do they begin?")
    planned_until = DateField(label="Until when is it meant to last?", required=False)

    def __init__(self, *args: Any, parents: Choices, **kwargs: Any) -> None:
        """Offer the grown-ups of the family."""
        super().__init__(*args, **kwargs)
        offer_choices(self, "parent", parents)


class HandOverPartForm(NamesWorkers):
    """Another worker for one side."""

    named = ("worker",)
    worker = worker("Who works with them from now on?")


class RecordProgrammeMeetingForm(Form):
    """A meeting on one side."""

    name = TextField(label="What was it about?")
    met_on = past_day("On which day?")
    minutes = number("How long, in minutes?", least=1, most=24 * 60)
    note = LongText(
        label="Your note", required=False, rows=6, help_text="You and the supervisor read this. Nobody else, on either side."
    )  # fmt: skip
    for_parent = LongText(
        label="What do they take away?", required=False, rows=3, help_text="They read this themselves."
    )


class SetProgrammeGoalForm(Form):
    """What a parent wants to change."""

    words = TextField(label="What do they want to change, in their own words?", max_length=300)
    set_on = past_day("On which day did they say it?")


class ReachProgrammeGoalForm(Form):
    """They are there."""

    how_they_say = LongText(label="How do they say it?", required=False, rows=3)
    reached_on = past_day("On which day?")


class EndPartForm(Form):
    """How a parent's part ended."""

    finished = radios("How did it end?", (("yes", "They finished"), ("no", "They stopped before the end")))
    why = LongText(label="If they stopped before the end: why?", required=False, rows=3)
    after = LongText(
        label="Who stays in touch with them, and how?", required=False, rows=2, help_text="Help does not just end. They read this."
    )  # fmt: skip
    ended_on = past_day("On which day?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "why", "after")


class CrossWallForm(Form):
    """What concerns a child's safety leaves this side as a worry."""

    same_again_is_one = True
    children = ticks(
        "Which child is it about?", required=True, error_messages={"required": "Choose the child."}
    )
    saw = LongText(
        label="What did you see or hear?", rows=5, error_messages={"required": "Write what you saw or heard."}
    )
    seen_on = past_day("When was this?")
    may_mean = LongText(label="What do you think it may mean?", required=False, rows=3)
    why = LongText(
        label="Why must it cross the wall?", rows=3, help_text="The supervisor reads this. It is kept beside the worry.",
        error_messages={"required": "Say why this must cross the wall."},
    )  # fmt: skip
    told = radios(
        "Does the parent know that you say it?", (("yes", "Yes"), ("no", "Not yet")), "Say whether they know."
    )
    why_not_told = LongText(label="If not yet: why?", required=False, rows=2)

    def __init__(self, *args: Any, children: Choices, **kwargs: Any) -> None:
        """Offer the children of the programme."""
        super().__init__(*args, **kwargs)
        offer_choices(self, "children", children, alone=False)
        if len(children) == 1 and not self.is_bound:
            self.initial.setdefault("children", [children[0][0]])
        quiet(self, "why_not_told")

    def clean(self) -> dict[str, Any]:
        """Who was not told, for a reason."""
        cleaned = super().clean() or {}
        if cleaned.get("told") == "no" and not cleaned.get("why_not_told", "").strip():
            self.add_error("why_not_told", "Say why they do not know yet.")
        return cleaned


class TellAcrossForm(Form):
    """What the other worker is told."""

    told = LongText(
        label="What must the other worker know?", rows=4, help_text="They read exactly this, and nothing else of the other side.",
        error_messages={"required": "Write what the other worker must know."},
    )  # fmt: skip
