"""The forms of reviews, health and school."""

from typing import Any, ClassVar

from django import forms

from kinfold.care.forms.base import CaringForm, Group, one_of, yes_no
from kinfold.care.rules import reviewing, wellbeing
from kinfold.design.forms import DateField, LongText, TextField

OWN_WORDS = "In their own words, as they said it. Kept with their own words too: nobody types it again."


class PlanCareReviewForm(CaringForm):
    """When the next review is, and who chairs it."""

    due_on = DateField(label="By when is the next review?", not_past=True)
    officer = one_of("Who chairs it?", required=False, widget=forms.Select)


TO_CHILD = (
    "{name} reads this: what they said, what was decided and why, what happens next. Short, warm words."
)
TO_FAMILY = "Each parent who may know of {name} reads this, and nothing else of the review. Name no place and no other person’s matters."


class HoldCareReviewForm(CaringForm):
    """A review that was held."""

    groups: ClassVar[tuple[Group, ...]] = (
        ("", ("held_on", "late_why")),
        ("{name}", ("spoke_alone_on", "participation", "child_says", "changed_for_child")),
        ("The family", ("family_says",)),
        ("What was looked at", ("not_done", "decided")),
        ("What {name} and the parents read", ("to_child", "to_family")),
        ("The next review", ("next_due_on", "next_why")),
    )

    held_on = DateField(label="When was it held?", not_future=True)
    late_why = LongText(label="If it was later than agreed: why?", required=False, rows=2)
    spoke_alone_on = DateField(
        label="When did the reviewing officer talk with {name} before, alone?",
        required=False,
        not_future=True,
    )
    participation = one_of(
        "How did {name} take part?",
        list(reviewing.PARTICIPATION.items()),
        ask="Choose how {name} took part.",
    )
    child_says = LongText(label="What does {name} say?", required=False, rows=4, help_text=OWN_WORDS)
    changed_for_child = LongText(
        label="Has change reached {name}? What is different in their days?",
        rows=3,
        help_text="Not what adults did: what {name} notices.",
        error_messages={"required": "Write what is different for {name}. “Nothing yet” is an answer."},
    )
    family_says = LongText(label="What do parents and family say?", required=False, rows=3)
    not_done = LongText(
        label="What was promised last time and not done, and by whom?",
        required=False,
        rows=3,
    )
    decided = LongText(
        label="What was decided, and why?",
        rows=5,
        error_messages={"required": "Write what was decided, and why."},
    )
    to_child = LongText(
        label="What do you write to {name} about it?", required=False, rows=4, help_text=TO_CHILD
    )
    to_family = LongText(
        label="What do the parents read of what was decided?", required=False, rows=4, help_text=TO_FAMILY
    )
    next_due_on = DateField(label="By when is the next review?", required=False)
    next_why = LongText(
        label="If sooner than the law asks: why, as agreed with {name}?", required=False, rows=2
    )

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, name=name, **kwargs)
        self.name = name
        self.fields["held_on"].initial = self.today

    @property
    def drawn(self) -> list[tuple[str, list[str]]]:
        """The child's questions stand under their name."""
        return [(heading.replace("{name}", self.name), names) for heading, names in super().drawn]


class CorrectCareReviewForm(CaringForm):
    """What was written of a review, put right."""

    changed_for_child = LongText(label="Has change reached {name}?", required=False, rows=3)
    family_says = LongText(label="What do parents and family say?", required=False, rows=3)
    not_done = LongText(label="What was promised last time and not done?", required=False, rows=3)
    decided = LongText(label="What was decided, and why?", rows=5)
    to_child = LongText(
        label="What do you write to {name} about it?", required=False, rows=4, help_text=TO_CHILD
    )
    to_family = LongText(
        label="What do the parents read of what was decided?", required=False, rows=4, help_text=TO_FAMILY
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class RecordHealthForm(CaringForm):
    """One fact of health. Which questions are asked depends on what it is about."""

    on_day = DateField(label="When?", not_future=True)
    done = yes_no("Did it happen?", yes="Yes", no="No, it was offered and did not happen")
    up_to_date = yes_no("Are they up to date?", required=False)
    sdq = forms.IntegerField(
        label="The number on the form, as the carer filled it in",
        required=False,
        min_value=0,
        max_value=40,
        help_text="From 0 to 40. It starts a talk, and the yearly return asks for it. It says nothing by itself.",
    )
    sdq_why_not = one_of(
        "If there is none: why?",
        [("", "There is a number"), *wellbeing.SDQ_WHY_NOT.items()],
        required=False,
        widget=forms.Select,
    )
    help_offered = yes_no("Was help offered?")
    help_taken = yes_no("Did {name} say yes to it?", required=False)
    note = LongText(label="What is good to know?", required=False, rows=4)
    child_says = LongText(label="What does {name} say about it?", required=False, rows=3, help_text=OWN_WORDS)

    asked: ClassVar[dict[str, tuple[str, ...]]] = {
        "health_assessment": ("on_day", "done", "note", "child_says"),
        "dentist": ("on_day", "done", "note", "child_says"),
        "immunisations": ("on_day", "done", "up_to_date", "note"),
        "development": ("on_day", "done", "up_to_date", "note"),
        "sdq": ("on_day", "sdq", "sdq_why_not", "note"),
        "substance": ("on_day", "help_offered", "help_taken", "note", "child_says"),
        "convicted": ("on_day", "note", "child_says"),
    }

    def __init__(self, *args: Any, word: str, **kwargs: Any) -> None:
        """Leave out what does not belong."""
        super().__init__(*args, **kwargs)
        for name in [name for name in self.fields if name not in (*self.asked[word], "token")]:
            del self.fields[name]
        self.fields["on_day"].initial = self.today
        if word in wellbeing.PRIVATE and "child_says" in self.fields:
            self.fields["child_says"].help_text = "Read only by those who may read the restricted part."
        if word in wellbeing.PRIVATE:
            self.fields["note"].help_text = "Read only by those who may read the restricted part."


class HoldEducationPlanForm(CaringForm):
    """A meeting about school."""

    groups: ClassVar[tuple[Group, ...]] = (
        ("", ("held_on", "school", "attendance_said", "where_and_why")),
        ("Who was there", ("parents_there", "parents_why_not")),
        ("What was said", ("child_says", "going_well", "needs")),
        ("What was agreed", ("agreed", "premium", "next_on")),
    )

    held_on = DateField(label="When was it?", not_future=True)
    school = TextField(label="Which school?", required=False, max_length=200)
    attendance_said = TextField(
        label="How often is {name} there, as the school says it?", required=False, max_length=200
    )
    where_and_why = LongText(
        label="Where and when was it, so that {name} was not singled out?", required=False, rows=2
    )
    parents_there = yes_no("Were parents there?")
    parents_why_not = LongText(
        label="If not: why, and how were they asked?",
        required=False,
        rows=2,
        help_text="Parents are part of this.",
    )
    child_says = LongText(
        label="What does {name} say about school?", required=False, rows=3, help_text=OWN_WORDS
    )
    going_well = LongText(label="What goes well?", required=False, rows=3)
    needs = LongText(label="What is hard, and what would help?", required=False, rows=3)
    agreed = LongText(
        label="What was agreed, and who does it?",
        rows=4,
        error_messages={"required": "Write what was agreed, and who does it."},
    )
    premium = LongText(
        label="What is the money for this pupil used for?",
        required=False,
        rows=2,
        help_text="Pupil premium plus.",
    )
    next_on = DateField(
        label="When do you meet again?",
        required=False,
        help_text="As often as helps {name}. Leave it empty if nobody wants another meeting now.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = self.today


class NotHoldEducationPlanForm(CaringForm):
    """It was agreed not to meet."""

    on_day = DateField(label="When was this agreed?", not_future=True)
    why = LongText(
        label="Why not, and who agreed?",
        rows=4,
        help_text="For example: {name} does not want to be taken out of class for it.",
        error_messages={"required": "Say why not, and who agreed."},
    )
    next_on = DateField(label="When do you ask again?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["on_day"].initial = self.today
