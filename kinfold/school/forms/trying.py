"""Forms of panels, exclusions, and asking for a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from kinfold.design.choosing import past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.school import rules
from kinfold.school.actions import Agreed
from kinfold.school.forms.parts import choose, number, select, version
from kinfold.school.models import EhcRequest, PreventionPanel, SchoolExclusion

LINES = 4
SAYS_VERB = {
    "send": "Sent: the council received it",
    "agree_to_assess": "The council will assess",
    "refuse_to_assess": "The council will not assess",
    "draft": "A draft plan was sent to the family",
    "say_no_plan": "Assessed, and the council decided on no plan",
    "finish": "The plan is finished",
    "challenge": "The family challenges the decision",
    "win_challenge": "The challenge was heard: the family was right",
    "lose_challenge": "The challenge was heard: the decision stands",
    "take_back": "It was taken back",
}
SAYS_ANSWER = {
    "come_back": "The child is back in school",
    "take_back": "It was taken back",
    "uphold": "It was looked at again, and stands",
}


class AskPreventionPanelForm(Form):
    """Ask people of several services, early."""

    why = LongText(
        label="What worries you about school now?",
        rows=4,
        error_messages={"required": "Say what worries you about school now."},
    )
    tried = LongText(
        label="What was tried already, and what came of it?", rows=4,
        error_messages={"required": "Say what was tried, even when it did not help."},
    )  # fmt: skip
    child_says = LongText(label="What does the child say?", required=False, rows=3)
    family_says = LongText(label="What does the family say?", required=False, rows=3)
    asked_on = past_day("When is it asked for?")


class HoldPreventionPanelForm(Form):
    """Who was there and what was agreed."""

    met_on = past_day("When did the panel meet?")
    members = LongText(
        label="Who was there? One on each line", rows=4, max_length=2000, help_text="Name and service: Petra Tolliver, school.",
        error_messages={"required": "Name at least two people who were there, one on each line."},
    )  # fmt: skip
    child_says = LongText(label="What does the child say now?", required=False, rows=2)
    look_again_on = DateField(label="When do you look again?", required=False)
    version = version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A few lines, each with what, who and by when."""
        super().__init__(*args, **kwargs)
        for n in range(LINES):
            first = n == 0
            self.fields[f"what_{n}"] = TextField(
                label="What was agreed?" if first else "And what else?", required=first, max_length=500
            )
            self.fields[f"who_{n}"] = TextField(label="Who does this?", required=first, max_length=200)
            self.fields[f"by_when_{n}"] = DateField(label="By when?", required=False)
            quiet(self, f"what_{n}", f"who_{n}", f"by_when_{n}")

    def clean(self) -> dict[str, Any]:
        """Everything agreed has somebody who does it."""
        cleaned = super().clean() or {}
        for n in range(1, LINES):
            if cleaned.get(f"what_{n}") and not cleaned.get(f"who_{n}"):
                self.add_error(f"who_{n}", "Say who does this.")
        return cleaned

    @property
    def agreed(self) -> list[Agreed]:
        """The lines that were filled in."""
        got = self.cleaned_data
        return [
            Agreed(got[f"what_{n}"], got[f"who_{n}"], got[f"by_when_{n}"])
            for n in range(LINES)
            if got[f"what_{n}"]
        ]

    @property
    def there(self) -> list[str]:
        """Who was there, one by one."""
        return [line.strip() for line in self.cleaned_data["members"].splitlines() if line.strip()]


class DoPanelActionForm(Form):
    """Something agreed was done."""

    done_on = past_day("When?")
    came_of_it = TextField(label="What came of it?", required=False, max_length=500)


class EndPreventionPanelForm(Form):
    """How it came out."""

    outcome = radios("How did it come out?", PreventionPanel.Outcome.choices, "Say how it came out.")
    why = LongText(
        label="How did it come to this?",
        rows=3,
        error_messages={"required": "Say in a sentence how it came to this."},
    )
    ended_on = past_day("When?")


class RecordExclusionForm(Form):
    """A suspension or a permanent exclusion."""

    kind = radios(
        "For a time, or for good?", SchoolExclusion.Kind.choices, "Say whether it is for a time or for good."
    )
    half_days = number(
        "If for a time: how many half days?", required=False, help_text="A school day is two half days."
    )
    began_on = past_day("From which day?")
    reason = select("What is it about?", rules.EXCLUSION_REASONS.items(), "Choose what it is about.")
    why = LongText(
        label="What happened?",
        rows=4,
        error_messages={"required": "Say what happened, as the school tells it."},
    )
    child_says = LongText(label="What does the child say?", required=False, rows=3)
    tried = LongText(
        label="What was tried before?", rows=3, error_messages={"required": "Say what was tried before this."}
    )
    no_panel_why = LongText(label="No panel met before this. Why not?", rows=3, required=False)
    told_on = past_day("When were the parents told in writing?", required=False)
    teaching = TextField(label="Where is the child taught meanwhile?", required=False, max_length=300)
    teaching_from = DateField(label="From when?", required=False)

    def __init__(self, *args: Any, panel_met: date | None, **kwargs: Any) -> None:
        """Where a panel met before, the question why none did is left out."""
        super().__init__(*args, **kwargs)
        quiet(self, "half_days")
        if panel_met is not None:
            del self.fields["no_panel_why"]
        else:
            self.fields["no_panel_why"].required = True
            self.fields["no_panel_why"].error_messages["required"] = (
                "No panel met before this. Say why, so that the next child has one."
            )


class AnswerExclusionForm(Form):
    """The child is back; or what was decided."""

    verb = "answer_exclusion"
    what = radios("What happened?", ask="Choose what happened.")
    on_day = past_day("When?")
    why = LongText(
        label="How did it come to this, and what helps now?",
        rows=3,
        error_messages={"required": "Say in a sentence how it came to this."},
    )

    def __init__(self, *args: Any, verbs: Sequence[str], **kwargs: Any) -> None:
        """Offer what may happen now."""
        super().__init__(*args, **kwargs)
        choose(self, "what", [(one, SAYS_ANSWER[one]) for one in verbs])


class BeginEhcRequestForm(Form):
    """Somebody sets out to ask for a plan."""

    asked_by = radios("Who asks?", EhcRequest.Asker.choices, "Say who asks.")
    why = LongText(
        label="What does the child need that school alone cannot give?", rows=4,
        error_messages={"required": "Say what the child needs that school alone cannot give."},
    )  # fmt: skip
    child_says = LongText(label="What does the child say?", required=False, rows=3)
    looks_after = select("Who sees that it is not left unfinished?", required=False)
    begun_on = past_day("When was it begun?")

    def __init__(self, *args: Any, workers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the team and who leads at school; left empty it is whoever writes it down."""
        super().__init__(*args, **kwargs)
        choose(self, "looks_after", [("", "I do"), *workers])
        quiet(self, "looks_after")


class TakeUpEhcForm(Form):
    """Who looks after it from now on."""

    verb = "take_up_ehc"
    looks_after = radios("Who sees that it is not left unfinished?", ask="Choose who looks after it.")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, workers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the reader first, then the team and who leads at school."""
        super().__init__(*args, **kwargs)
        choose(self, "looks_after", list(workers))


class MoveEhcForm(Form):
    """The next step."""

    step = radios("What happened?", ask="Choose what happened.")
    on_day = past_day("When?")
    why = LongText(
        label="Why?",
        required=False,
        rows=3,
        help_text="A no, taking it back and a challenge need their reason. The family reads it.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, verbs: Sequence[str], **kwargs: Any) -> None:
        """Offer what may happen now."""
        super().__init__(*args, **kwargs)
        choose(self, "step", [(one, SAYS_VERB[one]) for one in verbs])
        quiet(self, "why")
