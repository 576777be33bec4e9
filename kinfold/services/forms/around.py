"""Forms around the help itself: several services at once, the first visit, help meanwhile, letting go, a good end."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.network.queries import Member
from kinfold.services import rules
from kinfold.services.forms import choices
from kinfold.services.forms.asking import WhenceForm
from kinfold.services.models import Need, Request, Service


class AskSeveralForm(WhenceForm):
    """The same help, asked of several services: whoever can first."""

    services = forms.MultipleChoiceField(
        label="Which services?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one service.",
            "invalid_choice": "Choose from the services shown.",
        },
    )
    whom = forms.TypedMultipleChoiceField(
        label="Whom is it for?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose whom it is for."},
    )
    need = forms.ChoiceField(label="Which need is it for?", required=False)
    aim = LongText(
        label="What is it hoped to do?", required=False, rows=2, help_text="The person can read this here."
    )
    asked_on = DateField(label="On which day?", not_future=True)

    def __init__(
        self,
        *args: Any,
        members: Sequence[Member],
        services: Iterable[Service],
        needs: Iterable[Need],
        **kwargs: Any,
    ) -> None:
        """Offer the services that were found, the people of the family and their open needs."""
        super().__init__(*args, **kwargs)
        self.members = members
        self.listed = {one.slug: one for one in services}
        self.open = {one.ref: one for one in needs}
        self.offer("services", [(one.slug, one.name) for one in self.listed.values()])
        self.offer("whom", [(str(m.person.pk), m.person.known_as) for m in members])
        needed = [(n.ref, f"{n.person.known_as}: {rules.need_says(n.need)}") for n in self.open.values()]
        self.offer("need", [("", "None of these"), *needed])

    def offer(self, field: str, offered: list[tuple[str, str]]) -> None:
        """Set the choices of a field."""
        self.fields[field].choices = offered  # type: ignore[attr-defined]

    @property
    def people(self) -> list[Any]:
        """The people chosen."""
        chosen = set(self.cleaned_data["whom"])
        return [m.person for m in self.members if m.person.pk in chosen]

    @property
    def chosen(self) -> list[Service]:
        """The services chosen."""
        return [self.listed[slug] for slug in self.cleaned_data["services"]]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them, but for the people and the services."""
        told = {name: value for name, value in self.answers.items() if name not in ("whom", "services")}
        return told | {"need": self.open.get(told["need"])}


class LetGoForm(Form):
    """Which of the others are let go, now that one has begun."""

    others = forms.MultipleChoiceField(
        label="Which of the others are no longer needed?",
        widget=forms.CheckboxSelectMultiple,
        help_text="What you leave stays asked for.",
        error_messages={
            "required": "Choose at least one, or go back: nothing is taken back by itself.",
            "invalid_choice": "One of these is not waiting any more. Look again.",
        },
    )
    on_day = DateField(label="From which day?", not_future=True)
    why = LongText(label="Do you want to say more?", required=False, rows=2)

    def __init__(self, *args: Any, others: Sequence[Request], **kwargs: Any) -> None:
        """Offer the others that still wait."""
        super().__init__(*args, **kwargs)
        self.waiting = {one.ref: one for one in others}
        self.fields["others"].choices = [  # type: ignore[attr-defined]
            (one.ref, f"{one.what}, for {one.person.known_as}") for one in others
        ]

    @property
    def chosen(self) -> list[Request]:
        """The requests to be let go."""
        return [self.waiting[ref] for ref in self.cleaned_data["others"]]


class DayForm(Form):
    """Only the day."""

    autosaves = False

    on_day = DateField(label="On which day?", not_future=True)


class CompanionWentForm(DayForm):
    """The day of the first visit, gone to together."""


class TellAnswerForm(DayForm):
    """The day on which the person was told what the service answered."""


class EndHelpMeanwhileForm(DayForm):
    """The day on which help meanwhile ended."""


class HelpMeanwhileForm(Form):
    """What somebody has while they wait."""

    what = LongText(label="What do they have until then?", rows=2)
    given_by_words = TextField(
        label="Who gives it?", max_length=200, help_text="A worker, a friend, a group: in words."
    )
    since = DateField(label="Since when?", not_future=True)


class EndWellForm(Form):
    """A good end: why, whom to ring, and what the person says."""

    on_day = DateField(label="On which day does it end?", not_future=True)
    reason_code = forms.ChoiceField(
        label="Why does it end?", required=False, choices=lambda: choices.reasons("ended")
    )
    why = LongText(label="Why, in words", required=False, rows=2)
    says_at_end = LongText(
        label="What does the person say about it?", required=False, rows=3, help_text="In their own words."
    )
    ring_after = TextField(
        label="Whom can they ring if they need it again?",
        required=False,
        max_length=200,
        help_text="A name and a telephone number. They read this.",
    )
    said_by = TextField(label="Who decided it?", required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """Help never ends without a reason, or the word that there was none."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("reason_code") and not told.get("why", "").strip():
            self.add_error("reason_code", "Say why. If nobody gave a reason, choose “No reason was given”.")
        return told
