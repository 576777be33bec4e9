"""The form of a conference held: each child, what is hard for the parents, who differs; and how it was run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, LongText, TextField
from kinfold.protection import rules
from kinfold.protection.forms.parts import SOMEBODY_ELSE, YES_NO, Choices, PartsForm
from kinfold.protection.models import Participation, ProtectionPlan, QualityAnswer


class HoldConferenceForm(PartsForm):
    """What was decided for each child; apart from it what is hard for the parents; and who sees it differently."""

    verb: ClassVar[str] = "hold_conference"
    inline = frozenset({"quorate", "family_spoke_first"})
    asks: ClassVar[dict[str, str]] = {
        "quorate": "Say whether enough agencies were there.",
        "family_spoke_first": "Say whether the family spoke first.",
    }
    DISSENTS = (1, 2)

    held_on = DateField(label="When was it held?", not_future=True)
    in_the_room = forms.IntegerField(
        label="How many were in the room?", required=False, min_value=1, max_value=60
    )
    quorate = forms.ChoiceField(
        label="Were enough agencies there?", choices=YES_NO, widget=forms.RadioSelect,
        help_text="Social care and two others who know the children, unless your council says otherwise.",
    )  # fmt: skip
    quorum_why = LongText(label="If not: why did it go on all the same?", required=False, rows=2)
    family_spoke_first = forms.ChoiceField(
        label="Did the family speak first?", choices=YES_NO, widget=forms.RadioSelect
    )
    family_view = LongText(
        label="What does the family say of the decision, in their words?", required=False, rows=3
    )
    must_change = LongText(
        label="What must be different for each child, in plain words?", required=False, rows=3
    )
    if_it_does_not = LongText(
        label="What happens if it is not?",
        required=False,
        rows=2,
        help_text="Say it plainly and kindly. They should not have to guess.",
    )
    next_due_on = DateField(
        label="When is the next review?",
        required=False,
        help_text="Leave it empty for the last day allowed: three months after a new plan, six after a review.",
    )
    core_group = forms.MultipleChoiceField(
        label="Who carries the plan until then?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="The family, and the few workers they need.",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        children: Sequence[Any],
        adults: Choices,
        people: Choices,
        circumstances: Choices,
        transfer: bool,
        **kwargs: Any,
    ) -> None:
        """One group of questions for each child and each parent. `children` is (number, name, under a plan, words so far)."""
        super().__init__(*args, **kwargs)
        self.children, self.adults, self.transfer = list(children), list(adults), transfer
        self.fields["held_on"].initial = self.today
        for child in self.children:
            self._ask_of_child(child)
        for number, name in self.adults:
            self.fields[f"hard_{number}"] = forms.MultipleChoiceField(
                label=f"What is hard for {name}?",
                choices=circumstances,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[f"hard_note_{number}"] = TextField(
                label=f"In {name}’s words, if said", required=False, max_length=500
            )
        names = [(str(child.number), child.name) for child in self.children]
        for n in self.DISSENTS:
            self._ask_who_differs(n, people, names)
        self.choose("core_group", people)

    def _ask_of_child(self, child: Any) -> None:
        n, name = child.number, child.name
        words = (
            (("continues", "The plan goes on"), ("ends", "The plan ends")) if child.under_plan
            else (("plan", "A child protection plan"), ("no_plan", "No child protection plan"))
        )  # fmt: skip
        radio = forms.RadioSelect
        self.fields[f"decision_{n}"] = forms.ChoiceField(
            label=f"What was decided for {name}?", choices=words, widget=radio,
            error_messages={"required": f"Choose what was decided for {name}."},
        )  # fmt: skip
        self.fields[f"why_{n}"] = LongText(
            label="Why?", rows=3, error_messages={"required": f"Say why this was decided for {name}."}
        )
        categories = [
            pair
            for pair in ProtectionPlan._meta.get_field("category").choices or ()
            if pair[0] != "MUL" or self.transfer
        ]
        self.fields[f"category_{n}"] = forms.ChoiceField(
            label="With a plan: what is it to keep the child from?", choices=categories, required=False, widget=radio,
            help_text="The one main thing. What is hard for the parents is asked apart from it.",
        )  # fmt: skip
        after = (
            list(rules.AFTER_NO_PLAN.items())
            if not child.under_plan
            else list(ProtectionPlan.Ended.choices)[:3]
        )
        self.fields[f"after_{n}"] = forms.ChoiceField(
            label="Without a plan: what follows?" if not child.under_plan else "If it ends: what follows?", choices=after,
            required=False, widget=radio,
        )  # fmt: skip
        self.fields[f"follows_{n}"] = TextField(
            label="Who helps then, and with what?", required=False, max_length=500
        )
        self.fields[f"participation_{n}"] = forms.ChoiceField(
            label="How did the child take part?",
            choices=[("", "As prepared"), *Participation.choices],
            required=False,
            widget=forms.Select,
        )
        self.fields[f"says_{n}"] = LongText(label="What did the child say?", required=False, rows=2)
        if self.transfer:
            self.fields[f"before_{n}"] = forms.IntegerField(
                label="How many plans did other authorities hold before this one?",
                required=False,
                min_value=0,
                max_value=30,
            )

    def _ask_who_differs(self, n: int, people: Choices, names: Choices) -> None:
        self.fields[f"differs_{n}"] = forms.ChoiceField(
            label="Who sees it differently?", required=False, widget=forms.Select,
            choices=[("", "Nobody"), *people, (SOMEBODY_ELSE, "Somebody else")],
        )  # fmt: skip
        self.fields[f"differs_named_{n}"] = TextField(
            label="Name, if somebody else", required=False, max_length=200
        )
        self.fields[f"differs_child_{n}"] = forms.ChoiceField(
            label="About which child?",
            required=False,
            widget=forms.Select,
            choices=[("", "All of them"), *names],
        )
        self.fields[f"differs_says_{n}"] = LongText(label="What do they say?", required=False, rows=2)
        self.fields[f"differs_would_{n}"] = TextField(
            label="What would they have decided?", required=False, max_length=300
        )

    @property
    def parts(self) -> list[tuple[str, list[str]]]:
        """The day; each child; what must change; each parent; who differs; what comes next."""
        found = [("", ["held_on", "in_the_room", "quorate", "quorum_why", "family_spoke_first"])]
        for child in self.children:
            names = ["decision", "why", "category", "after", "follows", "participation", "says", "before"]
            found.append(
                (
                    child.name,
                    [f"{name}_{child.number}" for name in names if f"{name}_{child.number}" in self.fields],
                )
            )
        found.append(("What must change", ["must_change", "if_it_does_not", "family_view"]))
        if self.adults:
            hard = [f"{name}_{number}" for number, _ in self.adults for name in ("hard", "hard_note")]
            found.append(("What is hard for the parents", hard))
        differs = ("differs", "differs_named", "differs_child", "differs_says", "differs_would")
        found.append(("Who sees it differently", [f"{name}_{n}" for n in self.DISSENTS for name in differs]))
        found.append(("What comes next", ["next_due_on", "core_group"]))
        return found

    def clean(self) -> dict[str, Any]:
        """Ask for what a decision needs, beside the child it is about."""
        cleaned = super().clean() or {}
        for child in self.children:
            self._check(child, cleaned)
        for n in self.DISSENTS:
            who, says = cleaned.get(f"differs_{n}", ""), cleaned.get(f"differs_says_{n}", "").strip()
            if who and not says:
                self.add_error(f"differs_says_{n}", "Write why they see it differently, in their words.")
            if says and not who:
                self.add_error(f"differs_{n}", "Choose who says this.")
            if who == SOMEBODY_ELSE and not cleaned.get(f"differs_named_{n}", "").strip():
                self.add_error(f"differs_named_{n}", "Write their name.")
        if cleaned.get("quorate") == "no" and not cleaned.get("quorum_why", "").strip():
            self.add_error("quorum_why", "Say why it went on all the same.")
        return cleaned

    def _check(self, child: Any, cleaned: dict[str, Any]) -> None:
        decision = cleaned.get(f"decision_{child.number}")
        if decision in ("plan", "continues") and not cleaned.get(f"category_{child.number}"):
            self.add_error(f"category_{child.number}", f"Choose the one main category for {child.name}.")
        if decision in ("no_plan", "ends") and not cleaned.get(f"after_{child.number}"):
            self.add_error(f"after_{child.number}", f"Say what follows for {child.name}.")
        wanted = decision in ("plan", "continues") and "must_change" not in self.errors
        if wanted and not cleaned.get("must_change", "").strip():
            self.add_error("must_change", "Say what must be different, in plain words.")


class QualityForm(PartsForm):
    """How the conference was run: for learning."""

    verb: ClassVar[str] = "conference_quality"
    answered_as = forms.ChoiceField(
        label="Whose answers are these?", choices=list(rules.ANSWERED_AS.items()), widget=forms.RadioSelect,
        error_messages={"required": "Say whose answers these are."},
    )  # fmt: skip
    note = LongText(label="What should be done differently next time?", required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One question after the other; none must be answered."""
        super().__init__(*args, **kwargs)
        for word, says in rules.QUALITY.items():
            self.fields[word] = forms.ChoiceField(
                label=says, choices=QualityAnswer.Answer.choices, required=False, widget=forms.RadioSelect
            )

    @property
    def parts(self) -> list[tuple[str, list[str]]]:
        """Whose answers; the questions; what to do differently."""
        return [("", ["answered_as"]), ("How was it?", list(rules.QUALITY)), ("Next time", ["note"])]

    def draws_inline(self, name: str) -> bool:
        """The three answers stand side by side."""
        return name in rules.QUALITY
