"""Forms for what somebody needs, and how far it is met."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.people.models import Person
from kinfold.services.forms import choices
from kinfold.services.models import Need, NeedReading

MET = [("yes", "Yes, it is met"), ("partly", "Partly"), ("no", "No"), ("unknown", "I do not know yet")]
NAMED = [
    ("asked", "They asked for help with it, or somebody asked for them"),
    ("identified", "Somebody else saw it"),
    ("both", "Both"),
    ("", "Nobody has said"),
]
HELP_REQUEST = "help_request"
"""The source of a need that a family named when it asked for help: help that begins for it answers that asking."""
WHY_HELP = "The words of whoever said so, if you have them."


class NoticeNeedForm(Form):
    """What one person needs."""

    asked_in = forms.RegexField(r"^[0-9A-Z]{1,20}$", required=False, widget=forms.HiddenInput)
    need = forms.ChoiceField(
        label="What is needed?",
        choices=choices.needs,
        error_messages={"required": "Choose what is needed, or “Something else”."},
    )
    other_need = TextField(
        label="If something else, what?", required=False, max_length=40, help_text="In a few words."
    )
    in_their_words = LongText(
        label="How do they say it themselves?", required=False, rows=2, help_text="They can read this here."
    )
    named_how = forms.ChoiceField(
        label="How did it come to be known?",
        required=False,
        choices=NAMED,
        widget=forms.RadioSelect,
    )
    asked_by = forms.ChoiceField(label="Who asked for help with it?", required=False)
    asked_by_words = TextField(
        label="If somebody else asked, who?",
        required=False,
        max_length=200,
        help_text="“His mother”, “the midwife”.",
    )
    since = DateField(label="Since when?", not_future=True)
    how_hard = LongText(
        label="How hard does it make things?",
        required=False,
        rows=2,
        help_text="In words, on an ordinary day. Never a number.",
    )
    strengths = LongText(
        label="What helps already?",
        required=False,
        rows=2,
        help_text="What they do, and who is there. They can read this here.",
    )
    detail = LongText(label="What do you know about it?", required=False, rows=3)
    met = forms.ChoiceField(label="Is it met now?", choices=MET, initial="no", widget=forms.RadioSelect)
    reason_code = forms.ChoiceField(
        label="If not, why not?", required=False, choices=lambda: choices.reasons("unmet")
    )
    why = LongText(label="Why, in words", required=False, rows=2, help_text=WHY_HELP)
    shared_with_family = forms.BooleanField(
        label="They agree that the rest of the family may see it", required=False
    )

    outcome = forms.ChoiceField(label="What is it for?", required=False, choices=choices.outcomes)

    def __init__(
        self, *args: Any, asked_by: Iterable[Person] = (), children: Iterable[Person] = (), **kwargs: Any
    ) -> None:
        """Offer the people of the family, and ask of each child what it means for them."""
        super().__init__(*args, **kwargs)
        self.people = {one.ref: one for one in asked_by}
        self.children = {f"child_{one.ref}": one for one in children}
        named = [(one.ref, one.known_as) for one in self.people.values()]
        self.fields["asked_by"].choices = [("", "Choose"), *named]  # type: ignore[attr-defined]
        for name, child in self.children.items():
            self.fields[name] = LongText(
                label=f"What does it mean for {child.known_as}?", required=False, rows=2
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the words of another need, and that whoever asked fits how it came to be known."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("named_how") == Need.Named.SEEN and (told.get("asked_by") or told.get("asked_by_words")):
            self.add_error("named_how", "If somebody asked for help with it, choose “they asked” or both.")
        if told.get("need") == choices.OTHER:
            if told.get("other_need", "").strip():
                told["need"] = told["other_need"].strip()
            else:
                self.add_error("other_need", "Say in a few words what is needed.")
        return told

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        met = self.cleaned_data["met"] in (Need.Met.YES, Need.Met.UNKNOWN)
        dropped = {"other_need", "asked_in", "asked_by", *self.children, *({"reason_code"} if met else ())}
        told = {name: value for name, value in self.answers.items() if name not in dropped}
        told["asked_by_person"] = self.people.get(self.cleaned_data["asked_by"])
        told["effects"] = {child: self.cleaned_data[name] for name, child in self.children.items()}
        if asked_in := self.cleaned_data["asked_in"]:
            told |= {"source": HELP_REQUEST, "source_ref": asked_in}
        return told


class ReadNeedForm(Form):
    """How far a need is met on a day, as a worker writes it down."""

    met = forms.ChoiceField(
        label="Is it met?",
        choices=MET,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how far it is met."},
    )
    seen_by = forms.ChoiceField(
        label="Who sees it like this?",
        widget=forms.RadioSelect,
        initial="worker",
        choices=[("worker", "I do, or another worker"), ("family", "They do: this is how they see it")],
    )
    on_day = DateField(label="On which day?", not_future=True)
    reason_code = forms.ChoiceField(
        label="If it is not met, why not?", required=False, choices=lambda: choices.reasons("unmet")
    )
    why = LongText(label="Say more", required=False, rows=3, help_text=WHY_HELP)


class SayEffectForm(Form):
    """What a need means for one child, as it is now."""

    child = forms.ChoiceField(
        label="For which child?", widget=forms.RadioSelect, error_messages={"required": "Choose a child."}
    )
    what = LongText(
        label="What does it mean for this child?",
        rows=3,
        help_text="What you saw or heard, good or hard. What was said before stays.",
    )
    on_day = DateField(label="On which day did you see it?", not_future=True)

    def __init__(self, *args: Any, children: Iterable[Person], **kwargs: Any) -> None:
        """Offer the children whom it may reach."""
        super().__init__(*args, **kwargs)
        self.children = {one.ref: one for one in children}
        self.fields["child"].choices = [(ref, one.known_as) for ref, one in self.children.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Person:
        """The child."""
        return self.children[self.cleaned_data["child"]]


class MyNeedForm(Form):
    """The same, asked of the person themselves."""

    verb = "read_my_need"

    met = forms.ChoiceField(
        label="Is this better now?",
        widget=forms.RadioSelect,
        choices=[
            ("yes", "Yes, it is fine now"),
            ("partly", "A bit better"),
            ("no", "No, not yet"),
            ("unknown", "I do not know"),
        ],
        error_messages={"required": "Choose one. “I do not know” is an answer too."},
    )
    why = LongText(
        label="Do you want to say more?", required=False, rows=3, help_text="Your workers will read this."
    )


SEEN_BY_FAMILY = NeedReading.Seen.FAMILY.value
