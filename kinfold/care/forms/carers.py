"""The forms of the register of carers."""

from typing import Any, ClassVar

from django import forms

from kinfold.care.forms.base import CaringForm, Group, one_of, yes_no
from kinfold.care.rules import carers
from kinfold.design.forms import DateField, LongText, TextField


class RegisterCarerForm(CaringForm):
    """A fostering household."""

    groups: ClassVar[tuple[Group, ...]] = (
        ("", ("name", "kind")),
        ("Approval and support", ("approved_on", "approved_for", "places", "supervisor", "postcode")),
        ("For children", ("about_us",)),
    )

    name = TextField(
        label="Their name, as children say it",
        max_length=200,
        help_text="For example: Bev and Tony.",
        error_messages={"required": "Write their name as children say it."},
    )
    kind = one_of("What are they?", list(carers.KINDS.items()), ask="Choose what kind of carers they are.")
    approved_on = DateField(label="When were they approved?", required=False, not_future=True)
    approved_for = TextField(
        label="For whom are they approved?",
        required=False,
        max_length=300,
        help_text="How many, which ages, for how long.",
    )
    places = forms.IntegerField(label="For how many children?", required=False, min_value=0, max_value=20)
    supervisor = one_of("Who is their own worker?", required=False, widget=forms.Select)
    postcode = TextField(
        label="Their postcode",
        required=False,
        max_length=8,
        help_text="Protected: only their own worker’s team sees it. It never stands on a child’s or parent’s page.",
    )
    about_us = LongText(
        label="What should a child know before coming?",
        required=False,
        rows=8,
        help_text="Who lives here, pets, food, the bedroom, the rules of the house. Write as if to a child of nine. No address.",
    )


class ChangeCarerForm(RegisterCarerForm):
    """The same, changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class EndCarerForm(CaringForm):
    """They stop fostering."""

    ended_on = DateField(label="On which day did they stop?", not_future=True)
    why = LongText(label="Why?", rows=3, error_messages={"required": "Say why they stop."})


class AddPictureForm(CaringForm):
    """A picture that children are shown before they come."""

    file = forms.FileField(
        label="The picture",
        help_text="JPG or PNG, up to 10 MB. The place that a telephone hides in a photo is taken out.",
        error_messages={"required": "Choose a picture.", "empty": "This file is empty."},
    )
    says = TextField(
        label="What is on it?",
        max_length=200,
        help_text="For a child who cannot see it. For example: Biscuit, a brown dog, asleep on a blue sofa.",
        error_messages={"required": "Say what is on it."},
    )
    taken_on = DateField(label="When was it taken?", not_future=True)
    agreed_by_all = forms.BooleanField(
        label="Everybody on it agreed that children see it",
        required=False,
        help_text="Until this is ticked it is kept and no child is shown it.",
    )


class VisitCarersForm(CaringForm):
    """A visit of their own worker."""

    on_day = DateField(label="When?", not_future=True)
    announced = yes_no("Did they know that you would come?", yes="Yes", no="No, I came unannounced")
    seen = LongText(
        label="What did you see and talk about?",
        rows=5,
        error_messages={"required": "Write what you saw and talked about."},
    )
    carers_say = LongText(label="What do {name} say?", required=False, rows=3)
    children_say = LongText(label="What do the children who live there say?", required=False, rows=3)
    agreed = LongText(label="What did you agree?", required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["on_day"].initial = self.today


class ReviewCarersForm(CaringForm):
    """The yearly review: the children's words first."""

    groups: ClassVar[tuple[Group, ...]] = (
        ("", ("on_day",)),
        ("The children", ("children_say", "own_children_say")),
        ("In the carers’ own words", ("carers_say", *(f"good_{word}" for word in carers.GOOD_FOSTERING))),
        ("What follows", ("outcome", "why", "next_due_on")),
    )

    on_day = DateField(label="When was it?", not_future=True)
    children_say = LongText(
        label="What do the children who live or lived there say?",
        rows=5,
        help_text="In their own words. If nobody asked them, say why.",
        error_messages={"required": "Write what the children say. If nobody asked them, say why."},
    )
    own_children_say = LongText(label="What do the carers’ own children say?", required=False, rows=3)
    carers_say = LongText(label="How has the year been?", required=False, rows=3)
    outcome = one_of("What follows?", list(carers.OUTCOMES.items()), ask="Choose what follows.")
    why = LongText(label="Why?", required=False, rows=3)
    next_due_on = DateField(label="When is the next review?", required=False, help_text="Within a year.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One box for each element of good fostering."""
        super().__init__(*args, **kwargs)
        self.fields["on_day"].initial = self.today
        for word, says in carers.GOOD_FOSTERING.items():
            self.fields[f"good_{word}"] = LongText(label=says, required=False, rows=2)

    @property
    def good_fostering(self) -> dict[str, str]:
        """What they wrote under each heading."""
        return {word: self.cleaned_data[f"good_{word}"] for word in carers.GOOD_FOSTERING}


class RecordTrainingForm(CaringForm):
    """Something that carers learned."""

    what = TextField(
        label="What did they learn?", max_length=200, error_messages={"required": "Write what they learned."}
    )
    on_day = DateField(label="When?", not_future=True)
    hours = forms.DecimalField(
        label="How many hours?", required=False, min_value=0, max_value=999, decimal_places=1
    )
    credits = forms.IntegerField(
        label="Credits",
        required=False,
        min_value=0,
        max_value=999,
        help_text="Where training counts towards pay.",
    )
    changed = LongText(label="What do they do differently since?", required=False, rows=3)
