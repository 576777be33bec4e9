"""The forms of going to a home, short stays, a home that ends, and what carers need to know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from kinfold.care import rules
from kinfold.care.models import Carer, Placement
from kinfold.design.forms import DateField, Form, LongText, TextField

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner

HOMES = [(value, label) for value, label in Placement.Kind.choices if value not in rules.TEMPORARY]
STAYS = [(value, label) for value, label in Placement.Kind.choices if value in rules.TEMPORARY]
YES_NO = [("yes", "Yes"), ("no", "No"), ("", "Not known yet")]


class PlaceForm(Form):
    """Where the child goes to live, and why; what the child was told; brothers and sisters; where it is."""

    verb: ClassVar[str] = "place_child"

    since = DateField(
        label="From which day?", not_future=True, error_messages={"required": "Say from which day."}
    )
    kind = forms.ChoiceField(
        label="What kind of home?",
        choices=[("", "Choose"), *HOMES],
        error_messages={"required": "Choose the kind of home."},
    )
    provider = forms.ChoiceField(
        label="Who provides it?", choices=[("", "Choose"), *Placement.Provider.choices], required=False
    )
    carer = forms.ChoiceField(label="Which carers?", required=False)
    ended_how = forms.ChoiceField(
        label="Why did the home before end?", required=False, choices=[("", "Choose"), *Placement.Why.choices]
    )
    ended_why = LongText(label="What happened there, without blame?", required=False, rows=3)
    why_here = LongText(label="Why this home?", required=False, rows=3)
    emergency = forms.BooleanField(label="It had to be at once (an emergency)", required=False)
    child_told_on = DateField(label="When was the child told?", required=False, not_future=True)
    child_says = LongText(label="What does the child say to it?", required=False, rows=3)
    parents_told = LongText(label="What were the parents told?", required=False, rows=2)
    with_siblings = forms.ChoiceField(
        label="Do brothers and sisters who are in care live there too?",
        required=False,
        choices=[*rules.WITH_SIBLINGS.items(), ("", "No brothers or sisters in care")],
        widget=forms.RadioSelect,
    )
    why_apart = LongText(label="If not with all of them: why?", required=False, rows=3)
    education_same = LongText(label="Does the school stay the same?", required=False, rows=2)
    effect_on_ties = LongText(
        label="What does it do to the people who matter to the child?", required=False, rows=2
    )
    address = LongText(label="Address", required=False, rows=3, max_length=300)
    postcode = TextField(label="Postcode", required=False, max_length=8)
    in_area = forms.ChoiceField(
        label="Is it in our own area?", required=False, choices=YES_NO, widget=forms.RadioSelect
    )
    urn = TextField(label="Ofsted’s number of the home or agency", required=False, max_length=8)

    def __init__(self, *args: Any, carers: Iterable[Carer], moves: bool, **kwargs: Any) -> None:
        """Offer the carers who are approved; ask about the home before only where there was one."""
        super().__init__(*args, **kwargs)
        self.carers = list(carers)
        field = self.fields["carer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Nobody from our register"), *((one.ref, one.name) for one in self.carers)]
        if not moves:
            del self.fields["ended_how"], self.fields["ended_why"]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as `place` takes them."""
        given = {name: value for name, value in self.answers.items() if name not in ("carer", "in_area")}
        chosen = next((one for one in self.carers if one.ref == self.cleaned_data["carer"]), None)
        in_area = {"yes": True, "no": False}.get(self.cleaned_data["in_area"])
        return {**given, "carer": chosen, "in_area": in_area}


class StayAwayForm(Form):
    """A short stay somewhere else."""

    verb: ClassVar[str] = "stay_away"

    kind = forms.ChoiceField(
        label="What sort of stay?", choices=STAYS, widget=forms.RadioSelect,
        error_messages={"required": "Choose what sort of short stay it is."},
    )  # fmt: skip
    since = DateField(
        label="From which day?", not_future=True, error_messages={"required": "Say from which day."}
    )
    why = LongText(label="Why?", rows=3, error_messages={"required": "Say why they stay somewhere else."})
    child_told_on = DateField(label="When was the child told?", required=False, not_future=True)
    child_says = LongText(label="What does the child say to it?", required=False, rows=2)


class ComeBackForm(Form):
    """Back from a short stay."""

    verb: ClassVar[str] = "come_back_to_home"

    since = DateField(
        label="On which day did they come back?",
        not_future=True,
        error_messages={"required": "Say on which day."},
    )
    child_says = LongText(label="What does the child say of the stay?", required=False, rows=3)


class EndPlacementForm(Form):
    """A home that ends before the next one is known."""

    verb: ClassVar[str] = "end_placement"

    ended_on = DateField(
        label="On which day did it end?", not_future=True, error_messages={"required": "Say on which day."}
    )
    how = forms.ChoiceField(
        label="Why did it end?", choices=Placement.Why.choices, widget=forms.RadioSelect,
        error_messages={"required": "Say why this home ended."},
    )  # fmt: skip
    why = LongText(
        label="What happened, without blame?", rows=4, error_messages={"required": "Say what happened."}
    )
    child_says = LongText(label="What does the child say to it?", required=False, rows=3)


class TellAreaForm(Form):
    """The other area was told."""

    verb: ClassVar[str] = "tell_area"

    told_on = DateField(
        label="When was the other area told?",
        not_future=True,
        error_messages={"required": "Say when they were told."},
    )


class CarerInformationForm(Form):
    """Something that carers need to know: told, or not known yet and who finds out."""

    verb: ClassVar[str] = "carer_information"

    word = forms.ChoiceField(
        label="What is it about?",
        choices=[("", "Choose"), *rules.INFORMATION.items()],
        error_messages={"required": "Choose what it is about."},
    )
    known = forms.ChoiceField(
        label="Is it known?",
        choices=[("yes", "Yes, and the carers are told now"), ("no", "Not yet: somebody finds out")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is known."},
    )
    what = LongText(label="What were the carers told?", required=False, rows=4)
    from_carer_before = forms.BooleanField(label="It comes from the carers before", required=False)
    missing_why = TextField(label="Why is it not known yet?", required=False, max_length=300)
    owner = forms.ChoiceField(label="Who finds out?", required=False)
    due_on = DateField(label="By when?", required=False)

    def __init__(self, *args: Any, team: Sequence[Practitioner], **kwargs: Any) -> None:
        """Offer the workers around the family."""
        super().__init__(*args, **kwargs)
        self.team = list(team)
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose"), *((one.ref, one.known_as) for one in self.team)]

    @property
    def who_finds_out(self) -> Practitioner | None:
        """Who finds out."""
        return next((one for one in self.team if one.ref == self.cleaned_data["owner"]), None)
