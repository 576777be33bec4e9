"""The form that edits a package before it is agreed: which lines, in whose words, and who sees to each."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import LongText
from kinfold.plan.actions import ActionDraft, GoalDraft
from kinfold.plan.forms.owners import NOBODY, OwnedForm, family_offered, workers_offered
from kinfold.plan.rules import Package


class BeginFromPackageForm(OwnedForm):
    """A package, line by line. Nothing is taken that is not ticked."""

    verb: ClassVar[str] = "begin_from_package"

    def __init__(self, *args: Any, package: Package, **kwargs: Any) -> None:
        """Make a line for each goal and each action of the package."""
        super().__init__(*args, **kwargs)
        del self.fields["owner"], self.fields["friend"]
        self.package = package
        whose = [(NOBODY, "All of the family"), *family_offered(self.members)]
        owners = [("", "Choose"), *workers_offered(self.team), *family_offered(self.members)]
        for goal in package.goals:
            self.fields[f"take_{goal.key}"] = forms.BooleanField(label="Take this goal", required=False)
            self.fields[f"words_{goal.key}"] = LongText(
                label="What do they want, in their words?", required=False, rows=2, initial=goal.words
            )
            self.fields[f"know_{goal.key}"] = LongText(
                label="How will we know?", required=False, rows=2, initial=goal.know
            )
            self.fields[f"whose_{goal.key}"] = forms.ChoiceField(
                label="Whose goal is it?", choices=whose, required=False
            )
        for number, action in enumerate(package.actions):
            self.fields[f"do_{number}"] = forms.BooleanField(label="Take this", required=False)
            self.fields[f"what_{number}"] = LongText(
                label="What will be done?", required=False, rows=2, initial=action.what
            )
            self.fields[f"owner_{number}"] = forms.ChoiceField(
                label="Who sees to it?", choices=owners, required=False
            )

        for field in self.fields.values():
            field.say_optional = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A line that is taken has words and an owner; at least one is taken."""
        cleaned = super().clean() or {}
        taken = False
        for goal in self.package.goals:
            if cleaned.get(f"take_{goal.key}"):
                taken = True
                self._must_have(cleaned, f"words_{goal.key}", "Write what they want, in their words.")
                self._must_have(cleaned, f"know_{goal.key}", "Say how everybody will know.")
        for number, _ in enumerate(self.package.actions):
            if cleaned.get(f"do_{number}"):
                taken = True
                self._must_have(cleaned, f"what_{number}", "Write what will be done.")
                self._must_have(cleaned, f"owner_{number}", "Choose who sees to it.")
        if not taken:
            self.add_error(None, "Tick at least one line that the family wants.")
        return cleaned

    def _must_have(self, cleaned: dict[str, Any], name: str, ask: str) -> None:
        if not cleaned.get(name):
            self.add_error(name, ask)

    @property
    def goals(self) -> list[GoalDraft]:
        """The goals taken, as they were edited."""
        got = self.cleaned_data
        return [
            GoalDraft(
                goal.key, got[f"words_{goal.key}"], got[f"know_{goal.key}"],
                person=self.person_chosen(got[f"whose_{goal.key}"]),
            )
            for goal in self.package.goals
            if got[f"take_{goal.key}"]
        ]  # fmt: skip

    @property
    def actions(self) -> list[ActionDraft]:
        """The actions taken, as they were edited, each towards its goal where that is taken too."""
        got, kept = self.cleaned_data, {goal.key for goal in self.goals}
        found = []
        for number, action in enumerate(self.package.actions):
            if got[f"do_{number}"]:
                owner = self.owner_chosen(got[f"owner_{number}"])
                goal = action.goal if action.goal in kept else ""
                found.append(
                    ActionDraft(
                        got[f"what_{number}"], goal, action.aim, every_days=action.every_days, **owner
                    )
                )
        return found
