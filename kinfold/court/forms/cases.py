"""The forms of a court case."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.court import rules
from kinfold.court.actions.hearings import Direction
from kinfold.court.forms.before import LEVELS
from kinfold.court.forms.fields import Choices, day, long, offer, one, several, short, version
from kinfold.court.models import Hearing
from kinfold.design.forms import Form


class IssueForm(Form):
    """An application to the court."""

    verb: ClassVar[str] = "issue_proceedings"

    children = several("About which children?", "Choose about which children.")
    application = short("What is the court asked for?", help_text="In plain words, such as “a care order”.")
    issued_on = day("When was it issued?", help_text="This is day 1 of the twenty-six weeks.")
    court = short("Which court?", required=False, max_length=120)
    court_number = short("The court’s number", required=False, max_length=40)
    track = one(
        "Is it the Family Drug and Alcohol Court?", "Choose which court.", choices=list(rules.TRACKS.items())
    )
    first_hearing_on = day("When is the first hearing?", required=False, future=True)
    guardian_asked_on = day("When was a guardian asked for?", required=False)
    intention_letter_on = day("When was the family told in writing?", required=False)
    why = long("Why now?", required=False)
    not_held_why = long(
        "Why can the application not wait for the family group meeting?", required=False, rows=3
    )

    def __init__(self, *args: Any, children: Choices = [], waiting: bool = False, **kwargs: Any) -> None:  # noqa: B006
        """Ask why it cannot wait only when somebody said yes to a meeting that was not held."""
        super().__init__(*args, **kwargs)
        offer(self, "children", children)
        self.fields["track"].initial = "ordinary"
        self.fields["application"].error_messages["required"] = "Say what the court is asked for."
        if not waiting:
            del self.fields["not_held_why"]


class GuardianForm(Form):
    """The children's guardian by name."""

    verb: ClassVar[str] = "name_guardian"

    version = version()
    guardian = short("Who is the children’s guardian?")
    named_on = day("Since when?")


class JudgeForm(Form):
    """Who decides; another judge with the reason."""

    verb: ClassVar[str] = "change_judge"

    version = version()
    judge = short("Who decides?")
    since = day("Since when?")
    why = long("If it was somebody else before: why does it change?", required=False, rows=3, max_length=1000)


class PlanHearingForm(Form):
    """A hearing that is to come."""

    verb: ClassVar[str] = "plan_hearing"

    kind = one("Which hearing?", "Choose which hearing.", choices=Hearing.Kind.choices)
    due_on = day("When is it?", future=True)


class HoldHearingForm(Form):
    """What happened at a hearing, and what is to be done."""

    verb: ClassVar[str] = "hold_hearing"

    kind = one("Which hearing?", "Choose which hearing.", choices=Hearing.Kind.choices)
    held_on = day("When was it?")
    judge = short("Who decided?", required=False)
    what_happened = long("What happened?")
    child_says = long("What do the children say?", required=False, rows=3)
    parents_say = long("What do the parents say?", required=False, rows=3)
    what_1 = short("What is to be done? First", required=False)
    who_1 = short("By whom?", required=False)
    by_1 = day("By when?", required=False, future=True)
    what_2 = short("Second", required=False)
    who_2 = short("By whom?", required=False)
    by_2 = day("By when?", required=False, future=True)
    what_3 = short("Third", required=False)
    who_3 = short("By whom?", required=False)
    by_3 = day("By when?", required=False, future=True)

    @property
    def directions(self) -> list[Direction]:
        """What the court wants done."""
        got = self.cleaned_data
        return [
            Direction(got[f"what_{n}"], got[f"who_{n}"], got[f"by_{n}"])
            for n in (1, 2, 3)
            if got[f"what_{n}"].strip()
        ]

    @property
    def told(self) -> dict[str, Any]:
        """The rest of it."""
        names = ("kind", "held_on", "judge", "what_happened", "child_says", "parents_say")
        return {name: self.cleaned_data[name] for name in names}


class ExtendForm(Form):
    """More time, given by the court."""

    verb: ClassVar[str] = "extend_proceedings"

    decided_on = day("When did the court decide it?")
    until = day("Until when?", future=True)
    why = long("The court’s reason")


class CarePlanForm(Form):
    """The plan for one child, and what else in case."""

    verb: ClassVar[str] = "care_plan_for_court"

    version = version()
    word = one("What is planned?", "Choose what is planned.", choices=list(rules.CARE_PLANS.items()))
    care_plan = long("The plan", rows=10)
    child_says = long("What does the child say about it?", required=False, rows=3)
    contact_plan = long("Time with family, brothers and sisters", required=False)
    parallel_word = one(
        "What else is planned, if this cannot be?",
        "Choose what else.",
        required=False,
        choices=[("", "Nothing else"), *rules.CARE_PLANS.items()],
    )
    parallel_plan = long("The parallel plan, in a few words", required=False)
    final = forms.BooleanField(label="This is the final plan", required=False)
    written_on = day("When was it written?")


class EndorseForm(Form):
    """The reviewing officer's view of a plan."""

    verb: ClassVar[str] = "endorse_care_plan"

    version = version()
    endorsement = long("What do you think of this plan, and why?", rows=6)
    endorsed_on = day("When?")


class LeaveForm(Form):
    """A child is no longer part of it."""

    verb: ClassVar[str] = "child_leaves"

    left_on = day("Since when?")
    why = long("Why?", rows=3, max_length=2000)


class EndCaseForm(Form):
    """How it ended."""

    verb: ClassVar[str] = "end_proceedings"

    ended_on = day("When did it end?")
    why = long("How did it end?", help_text="In words that the family may read.")


class WithdrawForm(Form):
    """Why the application is withdrawn, and which help goes on."""

    verb: ClassVar[str] = "withdraw_proceedings"

    ended_on = day("When?")
    why = long("Why?", help_text="In words that the family may read.")
    level_after = one("Which help goes on?", "Choose which help goes on.", choices=LEVELS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Most children go on as children in need."""
        super().__init__(*args, **kwargs)
        self.fields["level_after"].initial = "child_in_need"


class LookBackForm(Form):
    """What was learned."""

    verb: ClassVar[str] = "review_after_court"

    version = version()
    learned = long(
        "What did we learn?",
        rows=8,
        help_text="What went quickly, what waited for whom, what the next family should have sooner.",
    )
    reviewed_on = day("When did you look back together?")


class OutcomeForm(Form):
    """How a family is after the Family Drug and Alcohol Court."""

    verb: ClassVar[str] = "track_outcome"

    when = one("Which look is it?", "Choose which look it is.", choices=list(rules.OUTCOME_WHEN.items()))
    found = long(
        "How are they?", help_text="Is the child at home? Is the parent well? Have they been in court again?"
    )
    family_says = long("What do they say?", required=False, rows=3)
    on_day = day("When?")
