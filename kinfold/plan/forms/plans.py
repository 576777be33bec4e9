"""The forms of the plan itself: making it, its few words, time for change, and moving on what is stuck."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText


class MakePlanForm(Form):
    """The first page of the plan."""

    verb: ClassVar[str] = "make_plan"

    made_on = DateField(
        label="On which day did you make it together?",
        not_future=True,
        error_messages={"required": "Say on which day you made the plan together."},
    )
    in_short = LongText(label="What do you want, in the family’s words?", required=False, rows=3)
    who_to_ring = LongText(label="Whom does the family ring, also at night?", required=False, rows=3)
    contingency = LongText(
        label="What do we do if it does not work, and who is told first?", required=False, rows=3
    )


class CorrectPlanForm(Form):
    """The few words of the plan, put right."""

    verb: ClassVar[str] = "correct_plan"

    in_short = LongText(label="What do you want, in the family’s words?", required=False, rows=3)
    who_to_ring = LongText(label="Whom does the family ring, also at night?", required=False, rows=3)
    contingency = LongText(
        label="What do we do if it does not work, and who is told first?", required=False, rows=3
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AgreeWindowForm(Form):
    """A time for change, agreed with the parents."""

    verb: ClassVar[str] = "agree_window"

    words = LongText(
        label="What was agreed?",
        rows=5,
        error_messages={"required": "Write what was agreed: what should change, and the help that is given."},
    )
    until = DateField(
        label="By which day should the children feel it?",
        not_past=True,
        error_messages={"required": "Say by which day."},
    )


class AnswerWindowForm(Form):
    """The answer at the end of the time agreed."""

    verb: ClassVar[str] = "answer_window"

    decided = LongText(
        label="Do the children feel the change, and what follows?",
        rows=4,
        error_messages={"required": "Say whether the children feel the change, and what follows."},
    )
    why = LongText(label="How do you know?", rows=3, error_messages={"required": "Say how you know."})


class MoveOnDriftForm(Form):
    """A manager looks at a plan that has not moved."""

    verb: ClassVar[str] = "move_on_drift"

    why = LongText(
        label="What stood in the way?",
        rows=4,
        error_messages={"required": "Say why it has not moved: what stood in the way?"},
    )
    decided = LongText(
        label="What happens now, who does it, and by when?",
        rows=4,
        error_messages={"required": "Say what happens now, who does it, and by when."},
    )
