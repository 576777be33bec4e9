"""The forms of going home, short breaks, children alone from abroad, the child's own book, and leaving care."""

from typing import Any, ClassVar

from django import forms

from kinfold.care.forms.base import CaringForm, Group, one_of, yes_no
from kinfold.care.forms.caring import OWN_WORDS
from kinfold.care.rules import going_home, leaving_care, story
from kinfold.design.forms import DateField, LongText, PartialDateField, TextField

LEVELS_AFTER = (
    ("child_in_need", "Help with a social worker (child in need)"),
    ("child_protection", "A protection plan"),
    ("early_help", "Early help"),
    ("universal", "Everyday help only"),
)


def _part(name: str) -> LongText:
    title, hint = going_home.PARTS[name]
    return LongText(label=title, help_text=hint, required=False, rows=4)


class DecideReturnForm(CaringForm):
    """A child may come home."""

    groups: ClassVar[tuple[Group, ...]] = (
        ("", ("decided_on", "why", "household_now", "child_says", "parents_say")),
        (
            "The four parts",
            ("support", "agencies", "agreement", "agreement_signed_on", "talk"),
        ),
        ("Visits after", ("visits_every_days", "visits_until")),
    )

    decided_on = DateField(label="When was it decided?", not_future=True)
    why = LongText(
        label="What has changed since {name} left home?",
        rows=4,
        error_messages={"required": "Write what has changed since {name} left home."},
    )
    household_now = LongText(
        label="Who lives at home now?",
        required=False,
        rows=2,
        help_text="For two of three children who come home, somebody is new or gone.",
    )
    child_says = LongText(
        label="What does {name} say about coming home?", required=False, rows=3, help_text=OWN_WORDS
    )
    parents_say = LongText(label="What do the parents say?", required=False, rows=3)
    support = _part("support")
    agencies = _part("agencies")
    agreement = _part("agreement")
    talk = _part("talk")
    agreement_signed_on = DateField(label="When was it signed?", required=False, not_future=True)
    visits_every_days = forms.IntegerField(
        label="Somebody visits every … days", required=False, min_value=1, max_value=90
    )
    visits_until = DateField(label="Until when at least?", required=False)


class ChangeReturnForm(DecideReturnForm):
    """The four parts, as they grow."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The day and the reason of the decision stay as they are."""
        super().__init__(*args, **kwargs)
        for name in ("decided_on", "why"):
            del self.fields[name]


class GoHomeForm(CaringForm):
    """The child is home."""

    home_on = DateField(label="When did {name} come home?", not_future=True)
    how = one_of("How?", list(going_home.WAYS_HOME.items()), ask="Choose how {name} came home.")
    level_after = one_of(
        "Which help goes on?",
        LEVELS_AFTER,
        required=False,
        help_text="Only where being in care ends. The plan and its people stay.",
    )
    visits_every_days = forms.IntegerField(
        label="Somebody visits every … days",
        min_value=1,
        max_value=90,
        help_text="It gets a clock of its own.",
    )
    visits_until = DateField(label="Until when at least?", required=False)


class ReturnLastedForm(CaringForm):
    """It has lasted."""

    on_day = DateField(label="On which day do you say so?", not_future=True)
    what_lasts = LongText(
        label="What holds now, and whom do they ring if it gets hard?",
        rows=4,
        error_messages={"required": "Write what holds now, and whom they ring."},
    )


class ReturnEndedForm(CaringForm):
    """It did not last."""

    ended_on = DateField(label="On which day did it end?", not_future=True)
    why = LongText(
        label="Why?", rows=4, help_text="Without blame: it helps the next time.",
        error_messages={"required": "Say why."},
    )  # fmt: skip


class RecordShortBreakForm(CaringForm):
    """A short break that was, or is agreed."""

    since = DateField(label="From which day?")
    until = DateField(label="When does {name} come home?")
    carer = one_of("With whom?", required=False, widget=forms.Select)
    planned = yes_no("Was it planned?", yes="Yes", no="No, it was a crisis")
    why = LongText(label="What is it for?", required=False, rows=3)
    child_says = LongText(label="What does {name} say?", required=False, rows=3, help_text=OWN_WORDS)
    parents_say = LongText(label="What do the parents say?", required=False, rows=3)
    knowing = forms.BooleanField(
        label="I know, and it is kept all the same",
        required=False,
        help_text="Only when it is longer than the law allows for a short break. Say above why, and what follows.",
    )


class RecordAloneFromAbroadForm(CaringForm):
    """What a child who came alone needs."""

    since = DateField(label="Since when is {name} looked after here?", not_future=True)
    country = TextField(label="From which country?", required=False, max_length=60)
    language = TextField(label="Which language does {name} speak best?", required=False, max_length=60)
    interpreter = TextField(
        label="Who interprets?",
        required=False,
        max_length=200,
        help_text="By name and agency. Never family, a friend or another child.",
    )
    child_says = LongText(
        label="What does {name} say, through the interpreter?", required=False, rows=4, help_text=OWN_WORDS
    )
    needs = LongText(label="What does {name} need first?", required=False, rows=4)
    trafficking_asked = LongText(
        label="Was {name} asked whether somebody made them come or work, and who asked?",
        required=False,
        rows=3,
    )
    family_tracing = LongText(
        label="Is family looked for, and does {name} want that?", required=False, rows=3
    )
    legal_help = LongText(label="Who helps with the law?", required=False, rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class EndAloneFromAbroadForm(CaringForm):
    """Family has come, or the law sees it differently now."""

    until = DateField(
        label="From which day is {name} no longer here without family?",
        not_future=True,
        help_text="Family has come, or their status changed.",
    )


class AddToLifeStoryForm(CaringForm):
    """A piece of the child's own book."""

    kind = one_of("What is it?", list(story.KINDS.items()), ask="Choose what it is.")
    title = TextField(
        label="Its name",
        max_length=200,
        help_text="As you would write it under a photo. For example: Me and Grandad at the allotment.",
        error_messages={"required": "Give it a name."},
    )
    part = one_of("Which part of life is it from?", list(story.PARTS.items()), ask="Choose the part of life.")
    of_when = PartialDateField(
        label="When was it?", required=False, not_future=True, help_text="A year is enough."
    )
    file = forms.FileField(
        label="A picture",
        required=False,
        help_text="JPG or PNG, up to 10 MB. The place that a telephone hides in a photo is taken out.",
    )
    words = LongText(
        label="The words", required=False, rows=5, help_text="The story behind it; or the letter itself."
    )
    who_is_on_it = TextField(label="Who is on it?", required=False, max_length=300)
    child_chose = forms.BooleanField(label="{name} chose it", required=False)
    keeps_back_why = LongText(
        label="If it is kept for later: why, and who decided?",
        required=False,
        rows=2,
        help_text="Then {name} does not see it yet.",
    )

    @property
    def told(self) -> dict[str, Any]:
        """What the action is told, with the picture and the day or year."""
        found = {name: value for name, value in self.answers.items() if name not in ("file", "of_when")}
        when, file = self.cleaned_data["of_when"], self.cleaned_data["file"]
        if when.day is not None:
            found["of_when"] = when.day if when.accuracy == "day" else None
            found["about_year"] = when.day.year
        if file:
            found |= {"file": file, "file_name": file.name, "size": file.size}
        return found


class ChangePieceForm(CaringForm):
    """What stands beside a piece."""

    title = TextField(label="Its name", max_length=200, error_messages={"required": "Give it a name."})
    words = LongText(label="The words", required=False, rows=5)
    who_is_on_it = TextField(label="Who is on it?", required=False, max_length=300)
    keeps_back_why = LongText(
        label="If it is kept for later: why, and who decided?",
        required=False,
        rows=2,
        help_text="Empty: {name} sees it.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class BeginLeavingCareForm(CaringForm):
    """Help with growing up out of care begins."""

    word = one_of("What is {name} entitled to?", list(leaving_care.WORDS.items()), ask="Choose one.")
    since = DateField(label="From which day?", not_future=True)
    adviser = one_of("Who is the adviser?", required=False, widget=forms.Select)


class ChangeLeavingForm(BeginLeavingCareForm):
    """They left care, or turned eighteen; or another adviser."""


class EndLeavingForm(CaringForm):
    """The help ends."""

    until = DateField(label="On which day does this help end?", not_future=True)


class StayPutForm(CaringForm):
    """Staying with carers after eighteen."""

    carer = one_of("With whom?", widget=forms.Select, ask="Choose with whom.")
    since = DateField(label="From which day?")
    until = DateField(label="Until when, as agreed?", required=False, help_text="To 21, or longer.")
    why = LongText(
        label="What does {name} say about staying?",
        rows=3,
        error_messages={"required": "Write what {name} says about staying."},
    )


class WritePathwayPlanForm(CaringForm):
    """The plan, in the young person's words."""

    groups: ClassVar[tuple[Group, ...]] = (
        ("", ("made_on", "wants")),
        ("My life", ("home", "money", "work_and_learning", "health", "people", "identity")),
        ("If it does not work out", ("in_case",)),
        ("Agreeing", ("young_person_says", "agreed_on", "review_on")),
    )

    made_on = DateField(label="When was it written?", not_future=True)
    wants = LongText(
        label="What I want",
        rows=5,
        help_text="In {name}’s own words. Begin here.",
        error_messages={"required": "Begin with what {name} wants, in their own words."},
    )
    home = LongText(label="Where I live", required=False, rows=3)
    money = LongText(label="Money", required=False, rows=3)
    work_and_learning = LongText(label="Work and learning", required=False, rows=3)
    health = LongText(label="How I keep well", required=False, rows=3)
    people = LongText(label="The people in my life", required=False, rows=3)
    identity = LongText(label="Who I am, and where I come from", required=False, rows=3)
    in_case = LongText(
        label="Whom I ring, and where I can sleep", required=False, rows=3, help_text="Names and numbers."
    )
    young_person_says = LongText(label="What {name} says about this plan", required=False, rows=2)
    agreed_on = DateField(label="When did {name} agree to it?", required=False, not_future=True)
    review_on = DateField(
        label="When do we look at it again?",
        required=False,
        help_text="Within six months; sooner if {name} asks.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["made_on"].initial = self.today


class KeepInTouchForm(CaringForm):
    """In touch, or tried."""

    on_day = DateField(label="When?", not_future=True)
    in_touch = one_of("Are you in touch with {name}?", list(leaving_care.IN_TOUCH.items()), ask="Choose one.")
    they_say = LongText(label="What does {name} say?", required=False, rows=3, help_text=OWN_WORDS)
    activity = one_of(
        "What does {name} do with their days?",
        [("", "Choose"), *leaving_care.ACTIVITY.items()],
        required=False,
        widget=forms.Select,
    )
    home = one_of(
        "Where does {name} live?",
        [("", "Choose"), *leaving_care.HOME.items()],
        required=False,
        widget=forms.Select,
    )
    home_suitable = yes_no("Is this home right for {name}?", required=False)
    why_not_suitable = LongText(
        label="If not: what is not right, and what is being done?", required=False, rows=3
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day; the later questions are not always asked."""
        super().__init__(*args, **kwargs)
        self.fields["on_day"].initial = self.today
        for name in ("activity", "home", "home_suitable"):
            self.fields[name].say_optional = False  # type: ignore[attr-defined]


class KeepTieForm(CaringForm):
    """Somebody who stays for good."""

    person = one_of("Who is it?", required=False, widget=forms.Select)
    named = TextField(
        label="Or somebody else, by name",
        required=False,
        max_length=200,
        help_text="A former carer, a teacher, a friend.",
    )
    why = LongText(label="What are they to {name}?", required=False, rows=2, max_length=1000)
    how_kept = LongText(
        label="How is the tie kept: who rings, who visits, how often?",
        rows=3,
        error_messages={"required": "Write how the tie is kept."},
    )
