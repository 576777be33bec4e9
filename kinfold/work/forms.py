"""The forms of the work room."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from kinfold.agencies.models import Practitioner
from kinfold.design.forms import DateField, Form, LongText
from kinfold.work.actions import Agreed

ROWS = (1, 2, 3)


class SuperviseForm(Form):
    """A talk with a worker about a family: what was said, what was decided and why, who does what by when."""

    worker = forms.ChoiceField(
        label="With whom did you talk?", error_messages={"required": "Choose the worker."}
    )
    held_on = DateField(label="When was it?", not_future=True)
    what_was_said = LongText(
        label="What did you talk over about the family?",
        help_text="How is it for each child? What has changed, and quickly enough? What is in the way?",
        error_messages={"required": "Write what you talked over about the family."},
    )
    how_is_the_worker = LongText(
        label="How is the worker?",
        required=False,
        rows=3,
        help_text="Only the two of you can read this. It is on none of the family’s pages.",
    )
    decided = LongText(label="What did you decide?", required=False, rows=3)
    why = LongText(label="Why?", required=False, rows=3, help_text="The reason is kept with the decision.")
    next_on = DateField(label="When will you talk about this family again?", required=False, not_past=True)

    def __init__(
        self, *args: Any, workers: Sequence[Practitioner], owners: Mapping[str, Practitioner], **kwargs: Any
    ) -> None:
        """Offer the manager's workers, and room for three things to do."""
        super().__init__(*args, **kwargs)
        self.owners = owners
        self.fields["worker"].choices = [(one.ref, one.known_as) for one in workers]  # type: ignore[attr-defined]
        if len(workers) > 1:
            self.fields["worker"].choices.insert(0, ("", "Choose"))  # type: ignore[attr-defined]
        for row in ROWS:
            self._room_for_action(row)

    def _room_for_action(self, row: int) -> None:
        self.fields[f"what_{row}"] = LongText(
            label="What will be done?", required=False, rows=2, max_length=1000
        )
        self.fields[f"owner_{row}"] = forms.ChoiceField(
            label="Who does it?",
            required=False,
            choices=[("", "Choose"), *((ref, str(one)) for ref, one in self.owners.items())],
        )
        self.fields[f"by_when_{row}"] = DateField(label="By when?", required=False)

    def clean(self) -> dict[str, Any]:
        """Something to do has what, who and when, or nothing at all."""
        told = super().clean() or {}
        for row in ROWS:
            given = {name: told.get(f"{name}_{row}") for name in ("what", "owner", "by_when")}
            asks = {"what": "Say what will be done.", "owner": "Say who does it.", "by_when": "Say by when."}
            for name, value in given.items():
                if any(given.values()) and not value and f"{name}_{row}" not in self.errors:
                    self.add_error(f"{name}_{row}", asks[name])
        return told

    @property
    def agreed(self) -> list[Agreed]:
        """What was agreed, as the action takes it."""
        told = self.cleaned_data
        return [
            Agreed(told[f"what_{row}"], self.owners[told[f"owner_{row}"]], told[f"by_when_{row}"])
            for row in ROWS
            if told.get(f"what_{row}")
        ]

    @property
    def said(self) -> dict[str, Any]:
        """The answers about the talk itself."""
        names = ("held_on", "what_was_said", "how_is_the_worker", "decided", "why", "next_on")
        return {name: self.cleaned_data[name] for name in names}


class DoSupervisionActionForm(Form):
    """Whether something agreed was done."""

    done = forms.ChoiceField(
        label="Was it done?",
        choices=[("yes", "Yes"), ("no", "No, and it will not be")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was done."},
    )
    done_on = DateField(label="When?", required=False, not_future=True)
    not_done_why = LongText(label="Why not?", required=False, rows=3)

    def clean(self) -> dict[str, Any]:
        """What was done has a day; what was not has a reason."""
        told = super().clean() or {}
        if told.get("done") == "yes" and not told.get("done_on") and "done_on" not in self.errors:
            self.add_error("done_on", "Say on which day.")
        if told.get("done") == "no" and not told.get("not_done_why"):
            self.add_error("not_done_why", "Say why it was not done.")
        return told

    def outcome(self, today: date) -> dict[str, Any]:
        """The answers as the action takes them."""
        told = self.cleaned_data
        if told["done"] == "no":
            return {"done_on": today, "not_done_why": told["not_done_why"]}
        return {"done_on": told["done_on"]}


class NameOwnerForm(Form):
    """Who of the team will do what the team owns."""

    to = forms.ChoiceField(
        label="Who will do this?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose somebody of your team."},
    )

    def __init__(self, *args: Any, workers: Sequence[Practitioner], **kwargs: Any) -> None:
        """Offer the workers of the team."""
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(one.ref, one.known_as) for one in workers]  # type: ignore[attr-defined]
