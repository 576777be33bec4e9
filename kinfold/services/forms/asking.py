"""Forms for asking for help and for saying what happened next."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.network.models import Involvement
from kinfold.network.queries import Member
from kinfold.services import rules, states
from kinfold.services.forms import choices
from kinfold.services.models import Need, Request, Service

NOT_ASKED_FOR = ("tool", "data_service", "training", "fund")
"""Kinds of the catalogue that nobody asks for on behalf of a family."""
FIRST = (
    "asked",
    "offered",
    "waiting",
    "started",
    "irregular",
    "declined",
    "not_eligible",
    "unavailable",
    "ended",
)
OFTEN = [
    ("", "Not said"),
    ("1", "Every day"),
    ("7", "Every week"),
    ("14", "Every two weeks"),
    ("21", "Every three weeks"),
    ("30", "Every month"),
    ("42", "Every six weeks"),
    ("56", "Every eight weeks"),
    ("91", "Every three months"),
]
CAME_FROM = [("", "Not said"), *rules.CAME_FROM.items()]
SAY_WHY = "Say why. If nobody gave a reason, choose “No reason was given”: that is worth knowing too."


class WhenceForm(Form):
    """A form of asking: where it came from is asked only where the way that led here does not say it."""

    came_from = forms.ChoiceField(
        label="Where did this come from?", required=False, choices=lambda: CAME_FROM
    )

    def knows_whence(self, came_from: str) -> None:
        """Leave the question out when the answer is known."""
        if came_from:
            del self.fields["came_from"]


def must_say_why(form: Form, told: dict[str, Any]) -> None:
    """A “no” and an end always have their reason, or say that there was none."""
    if (
        told.get("state") in states.STOPPED
        and not told.get("reason_code")
        and not told.get("why", "").strip()
    ):
        form.add_error("reason_code", SAY_WHY)


class AskForServiceForm(WhenceForm):
    """Help asked for, offered or begun, for one person or several at once."""

    service = forms.ChoiceField(label="What help?", required=False, help_text="From the directory.")
    named_service = TextField(
        label="If it is not in the directory, what is it?", required=False, max_length=200
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
    state = forms.ChoiceField(
        label="What has happened so far?",
        widget=forms.RadioSelect,
        initial="asked",
        choices=lambda: choices.states_as_choices(FIRST),
    )
    asked_on = DateField(label="On which day?", not_future=True)
    reason_code = forms.ChoiceField(
        label="Why?",
        required=False,
        choices=lambda: choices.reasons("declined", "not_eligible", "unavailable", "irregular", "ended"),
    )
    why = LongText(
        label="Why, in the words of whoever decided", required=False, rows=2,
    )  # fmt: skip
    said_by = TextField(label="Who said so?", required=False, max_length=200)
    given_by = forms.ChoiceField(label="Who gives it?", required=False)
    companion = TextField(
        label="Who goes along the first time?",
        required=False,
        max_length=200,
        help_text="A first visit is easier with somebody they know.",
    )
    every_days = forms.TypedChoiceField(
        label="How often?", required=False, choices=OFTEN, coerce=int, empty_value=None
    )
    planned_until = DateField(label="Until when is it planned?", required=False)
    shared_with_family = forms.BooleanField(
        label="They agree that the rest of the family may see it", required=False
    )

    def __init__(
        self,
        *args: Any,
        members: Sequence[Member],
        services: Iterable[Service],
        needs: Iterable[Need],
        workers: Iterable[Involvement],
        **kwargs: Any,
    ) -> None:
        """Offer the people of the family, the directory, open needs and the workers of the team."""
        super().__init__(*args, **kwargs)
        self.members, self.listed, self.open = (
            members,
            {s.slug: s for s in services},
            {n.ref: n for n in needs},
        )
        self.workers = {row.practitioner.ref: row.practitioner for row in workers}
        self.fields["service"].say_optional = False  # type: ignore[attr-defined]
        self.fields["named_service"].say_optional = False  # type: ignore[attr-defined]
        self.offer("whom", [(str(m.person.pk), m.person.known_as) for m in members])
        helps = [(s.slug, s.name) for s in self.listed.values() if s.kind not in NOT_ASKED_FOR]
        self.offer("service", [("", "Choose, or write it below"), *helps])
        needed = [(n.ref, f"{n.person.known_as}: {rules.need_says(n.need)}") for n in self.open.values()]
        self.offer("need", [("", "None of these"), *needed])
        named = [(ref, f"{w.known_as}, {w.organisation}") for ref, w in self.workers.items()]
        self.offer("given_by", [("", "Not known yet"), *named])

    def offer(self, field: str, offered: list[tuple[str, str]]) -> None:
        """Set the choices of a field."""
        self.fields[field].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One kind of help, and a reason for a no."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("service") and not told.get("named_service", "").strip():
            self.add_error("service", "Choose the help from the directory, or write below what it is.")
        if told.get("service") and told.get("named_service", "").strip():
            self.add_error("named_service", "Choose from the directory or write your own, not both.")
        if (day := told.get("planned_until")) and told.get("asked_on") and day < told["asked_on"]:
            self.add_error("planned_until", "It cannot end before it is asked for.")
        must_say_why(self, told)
        return told

    @property
    def people(self) -> list[Any]:
        """The people chosen."""
        chosen = set(self.cleaned_data["whom"])
        return [m.person for m in self.members if m.person.pk in chosen]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them, but for the people and the service."""
        told = {name: value for name, value in self.answers.items() if name not in ("whom", "service")}
        told["need"] = self.open.get(told["need"])
        told["given_by"] = self.workers.get(told["given_by"])
        return told

    @property
    def chosen(self) -> Service | None:
        """The service chosen from the directory."""
        return self.listed.get(self.cleaned_data["service"])


class MoveRequestForm(Form):
    """What happened next with help that was asked for. Only what may happen now is offered."""

    state = forms.ChoiceField(
        label="What happened?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what happened.",
            "invalid_choice": "Somebody wrote a step meanwhile, so this may not follow now. Look again.",
        },
    )
    on_day = DateField(label="On which day?", not_future=True)
    reason_code = forms.ChoiceField(
        label="Why?", required=False, help_text="Needed when the answer is no, and when it ended."
    )
    why = LongText(
        label="Why, in the words of whoever decided",
        required=False,
        rows=3,
        help_text="A no in the person’s own terms tells the next worker what to offer instead.",
    )
    said_by = TextField(label="Who said so?", required=False, max_length=200)
    position = forms.IntegerField(
        label="Place on the waiting list, if they told you",
        required=False,
        min_value=1,
        max_value=30_000,
        error_messages={"invalid": "Write a number."},
    )
    whole_matter = forms.BooleanField(
        label="The same holds for everybody it was asked for with", required=False
    )

    def __init__(self, *args: Any, asked: Request, fellows: Sequence[Request], **kwargs: Any) -> None:
        """Offer the moves that may follow, and to move the others too if there are any."""
        super().__init__(*args, **kwargs)
        follow = states.may_follow(asked.state)
        happened = choices.HAPPENED | {asked.state: choices.STILL.get(asked.state, "")}
        self.fields["state"].choices = [(state, happened[state]) for state in follow]  # type: ignore[attr-defined]
        self.fields["reason_code"].choices = choices.reasons(*follow)  # type: ignore[attr-defined]
        if "waiting" not in follow:
            del self.fields["position"]
        if fellows:
            names = ", ".join(one.person.known_as for one in fellows)
            self.fields["whole_matter"].label = f"The same holds for {names}"
        else:
            del self.fields["whole_matter"]

    def clean(self) -> dict[str, Any]:
        """A reason for a no, and a place only on a list."""
        told: dict[str, Any] = super().clean() or {}
        must_say_why(self, told)
        if told.get("state") != "waiting" and told.get("position") is not None:
            self.add_error("position", "A place on the list goes with waiting.")
        return told
