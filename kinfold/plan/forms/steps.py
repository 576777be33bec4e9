"""The forms of stepping up and down, and of coming back."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText
from kinfold.plan import rules

Choices = list[tuple[str, str]]
AS_NOW = "as_now"
NO_BASIS = ""


def one(label: str, missing: str, *, help_text: str = "", required: bool = True) -> forms.ChoiceField:
    """Radios, whose choices the form gives. `missing` is said when nothing is chosen."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def several(label: str, missing: str) -> forms.MultipleChoiceField:
    """Boxes to tick, at least one."""
    return forms.MultipleChoiceField(
        label=label,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def offer(form: forms.Form, name: str, choices: Choices, *, choose: bool = True) -> None:
    """Give a field its choices; where there is only one, it is chosen, unless somebody has to think first."""
    field: Any = form.fields[name]
    field.choices = choices
    if choose and len(choices) == 1 and field.required:
        many = isinstance(field, forms.MultipleChoiceField)
        form.initial.setdefault(name, [choices[0][0]] if many else choices[0][0])


def levels_with_bases(levels: list[str]) -> Choices:
    """Each level once for each lawful basis it can rest on, so that one choice says both. The section is in the hint."""
    found: Choices = []
    for level in levels:
        for word, basis in rules.BASES[level].items():
            plain = basis.partition(" (")[0]
            says = rules.says(level)
            found.append((f"{level}:{word}", says if len(rules.BASES[level]) == 1 else f"{says}: {plain}"))
    return found


def hints_of(levels: list[str]) -> dict[str, str]:
    """Beside each radio: what the level means, or on which section it rests where there are several."""
    found = {}
    for level in levels:
        for word, basis in rules.BASES[level].items():
            section = basis.partition(" (")[2].removesuffix(")")
            found[f"{level}:{word}"] = rules.LEVELS[level].means if len(rules.BASES[level]) == 1 else section
    return {key: hint for key, hint in found.items() if hint}


class _ToALevel(Form):
    """What every step to a level asks."""

    children = several("For which children?", "Choose for which children.")
    to = one("To which level of help?", "Choose the level of help.")
    tier = forms.IntegerField(
        label="Which tier is that where you are?",
        help_text="Only if your council numbers its levels of need: 1 to 4, or 5.",
        required=False,
        min_value=1,
        max_value=5,
        error_messages={
            "invalid": "Write a number from 1 to 5, or leave it empty.",
            "min_value": "Write a number from 1 to 5, or leave it empty.",
            "max_value": "Write a number from 1 to 5, or leave it empty.",
        },
    )
    decided_on = DateField(
        label="On which day was it decided?",
        not_future=True,
        error_messages={"required": "Give the day on which it was decided."},
    )
    why = LongText(
        label="Why?",
        rows=4,
        max_length=4_000,
        error_messages={"required": "Say why. Families are told the reason."},
    )

    def __init__(self, *args: Any, children: Choices, levels: list[str], **kwargs: Any) -> None:
        """Offer these children and levels; today is the likeliest day."""
        super().__init__(*args, **kwargs)
        offer(self, "children", children)
        offer(self, "to", levels_with_bases(levels))
        self.fields["decided_on"].initial = self.today

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the actions take them: the level and its lawful basis apart."""
        answers = dict(self.answers)
        level, _, basis = answers.pop("to").partition(":")
        answers.pop("children")
        return {**answers, "level": level, "lawful_basis": basis}


class StepForm(_ToALevel):
    """More help or less: for whom, to what, why, what the family says, and who stays beside them."""

    verb: ClassVar[str] = "step"

    family_says = LongText(
        label="What does the family say about it?",
        help_text="In their own words, the children’s too.",
        required=False,
        rows=3,
        max_length=4_000,
    )
    ready = one(
        "Does the family say it is ready?", "Ask the family whether they are ready, and choose what they say."
    )
    not_ready_why = LongText(label="If not: why can it not wait?", required=False, rows=2, max_length=2_000)
    who_stays = LongText(
        label="Who stays beside the family, and for how long?",
        help_text="Everybody stays unless somebody plans a goodbye. Say whom the children keep.",
        required=False,
        rows=2,
        max_length=2_000,
    )
    overlap_until = DateField(
        label="Do two teams work side by side for a time? Until when?",
        help_text="Leave it empty if they do not.",
        required=False,
    )

    def __init__(self, *args: Any, way: str, **kwargs: Any) -> None:
        """Ask whether the family is ready only where help becomes less."""
        super().__init__(*args, **kwargs)
        offer(self, "ready", list(rules.READY.items()))
        if way == "up":
            del self.fields["ready"], self.fields["not_ready_why"]


class ComeBackForm(_ToALevel):
    """Help again after the end: what happened, what did not hold, and who leads now."""

    verb: ClassVar[str] = "come_back"

    did_not_hold = LongText(
        label="What did not hold, and what will we do differently?",
        help_text="Read first what was found and tried before. You need not ask the family to tell it again.",
        rows=3,
        max_length=4_000,
        error_messages={"required": "Say what did not hold, or that nobody knows yet."},
    )
    family_says = LongText(label="What does the family say?", required=False, rows=3, max_length=4_000)
    lead = one("Who leads now?", "Choose who leads.")
    visit_every = forms.IntegerField(
        label="Every how many days does somebody see each child now?",
        help_text="Visits that ended with our help do not begin again by themselves. Leave it empty if nobody comes yet.",
        required=False,
        min_value=1,
        max_value=366,
        error_messages={
            "invalid": "Write a number of days, such as 14.",
            "min_value": "Write 1 or more days.",
            "max_value": "Write at most 366 days.",
        },
    )
    visits_why = LongText(label="Why so often?", required=False, rows=2, max_length=2_000)

    def __init__(self, *args: Any, leads: Choices, visits: int | None = None, **kwargs: Any) -> None:
        """Offer who may lead; whoever led before comes first. `visits`: how often somebody came before, in days."""
        super().__init__(*args, **kwargs)
        if visits is not None:
            self.initial.setdefault("visit_every", visits)
        self.fields["visits_why"].say_optional = False  # type: ignore[attr-defined]
        self.fields["why"].label = "What has happened?"
        self.fields["why"].error_messages["required"] = "Say what has happened."
        offer(self, "lead", leads, choose=False)
        if leads and leads[0][0] == AS_NOW:
            self.initial.setdefault("lead", AS_NOW)

    def clean(self) -> dict[str, Any]:
        """Visits have their reason: no blanket rule."""
        found = super().clean() or self.cleaned_data
        if found.get("visit_every") and not found.get("visits_why", "").strip():
            self.add_error("visits_why", "Say why so often for these children.")
        return found
