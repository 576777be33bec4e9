"""The form for what becomes of a parent's help when a child has gone, and who is there for the parent."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from kinfold.agencies.models import Practitioner
from kinfold.design.forms import DateField, Form, LongText
from kinfold.people.models import Person
from kinfold.services.actions import After
from kinfold.services.models import ChildWent, HelpAfter
from kinfold.services.queries.partings import AfterWent

WHAT = [("", "Not said yet"), *HelpAfter.What.choices]
SAY_WHY = "Say why, in words that the parent could read."


class ChildLeftHomeForm(Form):
    """Which child no longer lives with a parent, since when, and with whom they live now."""

    child = forms.ChoiceField(label="Which child?", widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label="What happened?", widget=forms.RadioSelect,
        choices=[
            (ChildWent.How.LEFT, "They left home, or live with the other parent"),
            (ChildWent.How.KIN, "They live with family or friends"),
        ],
        help_text="When a child comes into care or is removed, this is asked by itself.",
    )  # fmt: skip
    went_on = DateField(label="Since which day?", not_future=True)
    parents = forms.MultipleChoiceField(
        label="With which parents do they no longer live?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one parent."},
    )  # fmt: skip

    def __init__(
        self, *args: Any, children: Iterable[Person], grown: Iterable[Person], **kwargs: Any
    ) -> None:
        """Offer the children and the parents of the family whom the writer may know of."""
        super().__init__(*args, **kwargs)
        self.people = {one.ref: one for one in [*children, *grown]}
        self.fields["child"].choices = [(one.ref, one.known_as) for one in children]  # type: ignore[attr-defined]
        self.fields["parents"].choices = [(one.ref, one.known_as) for one in grown]  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        told = self.answers
        told["child"] = self.people[told["child"]]
        told["parents"] = [self.people[ref] for ref in told["parents"]]
        return told


class ChildWentForm(Form):
    """Who is there for the parent now, and what becomes of each of their services."""

    worker = forms.ChoiceField(label="Who is their own worker now?", required=False)
    no_worker_why = LongText(
        label="If nobody can be named yet: why, and what happens about it?", required=False, rows=2
    )
    on_day = DateField(label="Decided on which day?", not_future=True)

    def __init__(
        self,
        *args: Any,
        gone: ChildWent,
        helped: Sequence[AfterWent],
        team: Iterable[Practitioner],
        **kwargs: Any,
    ) -> None:
        """Ask of each service what becomes of it; what was said before stands there."""
        super().__init__(*args, **kwargs)
        self.helped = helped
        self.workers = {one.ref: one for one in team}
        if gone.worker is not None:
            self.workers.setdefault(gone.worker.ref, gone.worker)
        named = [(ref, f"{one.known_as}, {one.organisation}") for ref, one in self.workers.items()]
        self.fields["worker"].choices = [("", "Nobody yet"), *named]  # type: ignore[attr-defined]
        for number, one in enumerate(helped):
            self._ask(number, one)
        for name in ("worker", "no_worker_why"):
            self.fields[name].say_optional = False  # type: ignore[attr-defined]
        if not self.is_bound:
            standing = {"worker": gone.worker.ref if gone.worker else "", "no_worker_why": gone.no_worker_why}
            self.initial = {**standing, "on_day": self.today, **self.initial}

    def _ask(self, number: int, one: AfterWent) -> None:
        what, said = one.request.what, one.newest
        self.fields[f"what_{number}"] = forms.ChoiceField(
            label=f"{what}: what becomes of it?",
            choices=WHAT,
            required=False,
            initial=said.what if said else "",
        )
        self.fields[f"why_{number}"] = LongText(
            label=f"{what}: why?", required=False, rows=2, initial=said.why if said else ""
        )
        self.fields[f"says_{number}"] = LongText(
            label=f"{what}: what does the parent say?", required=False, rows=2,
            initial=said.parent_says if said else "",
        )  # fmt: skip

        for name in ("what", "why", "says"):
            self.fields[f"{name}_{number}"].say_optional = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A worker or why none; a reason for whatever does not go on as before."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("worker") and not told.get("no_worker_why", "").strip():
            self.add_error("no_worker_why", "Name a worker, or say why nobody can be named yet.")
        for number in range(len(self.helped)):
            other = told.get(f"what_{number}") not in ("", None, HelpAfter.What.GOES_ON)
            if other and not told.get(f"why_{number}", "").strip():
                self.add_error(f"why_{number}", SAY_WHY)
        return told

    @property
    def decisions(self) -> list[After]:
        """What is said now and differs from what was said before."""
        found = []
        for number, one in enumerate(self.helped):
            told = [self.cleaned_data[f"{name}_{number}"] for name in ("what", "why", "says")]
            before = one.newest
            stands = [before.what, before.why, before.parent_says] if before else None
            if told[0] and told != stands:
                found.append(After(one.request, *told))
        return found

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        return {
            "worker": self.workers.get(self.cleaned_data["worker"]),
            "no_worker_why": self.cleaned_data["no_worker_why"],
            "on_day": self.cleaned_data["on_day"],
            "decisions": self.decisions,
        }
