"""Forms about who matters to a child, who is responsible, and what is not known yet."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.front.network.forms.choices import Choices, offer, one, only, people
from kinfold.network.models import ParentalResponsibility
from kinfold.network.queries import Member

Held, How = ParentalResponsibility.Held, ParentalResponsibility.How


class ChooseTrustedAdultForm(Form):
    """Whom a child chooses, why, and when they said so."""

    whom = one("Who is it?", "Choose who it is.")
    said = forms.ChoiceField(
        label="Who says so?",
        choices=[
            ("child", "The child says so"),
            ("others", "Others think so: the child has not been asked yet"),
        ],
        initial="child",
        widget=forms.RadioSelect,
    )
    why = LongText(
        label="Why, in the child’s own words",
        help_text="Exactly as the child said, drew or showed it. If others think so, what makes them think it.",
        rows=3,
        required=False,
    )
    said_on = DateField(label="When was this said?", not_future=True)
    where = TextField(label="Where were you?", max_length=120, required=False)

    def __init__(self, *args: Any, whom: Choices, name: str, **kwargs: Any) -> None:
        """Offer the people and workers around the child, and call the child by name."""
        super().__init__(*args, **kwargs)
        offer(self, "whom", whom)
        self.fields["whom"].label = f"Who matters to {name}?"
        self.fields["why"].label = f"Why, in {name}’s own words"
        self.fields["said"].choices = [  # type: ignore[attr-defined]
            ("child", f"{name} says so"),
            ("others", f"Others think so: {name} has not been asked yet"),
        ]


class EndMattersForm(Form):
    """Somebody is gone, or no longer matters in this way."""

    until = DateField(
        label="Until when?",
        not_future=True,
        error_messages={"required": "Give the day, as near as it is known."},
    )
    why = LongText(
        label="What happened?",
        help_text="So that the child’s story keeps it.",
        max_length=2_000,
        rows=3,
        error_messages={"required": "Say what happened, in a sentence."},
    )


class RecordResponsibilityForm(Form):
    """Whether an adult holds parental responsibility for a child, how, and who has seen the paper."""

    child = one("For which child?", "Choose the child.")
    adult = one("Which adult?", "Choose the adult.")
    held = one("Does this adult hold parental responsibility?", "Choose yes, no or not known.")
    how = forms.ChoiceField(
        label="If yes, how do they hold it?",
        choices=How.choices,
        initial=How.NOT_KNOWN,
        widget=forms.RadioSelect,
    )
    since = DateField(label="If yes, since when?", required=False, not_future=True)
    paper_seen_on = DateField(
        label="When was the certificate, agreement or order seen?",
        help_text="Leave it empty if nobody has seen it yet.",
        required=False,
        not_future=True,
    )
    seen_by = TextField(label="Who saw it?", required=False)
    note = TextField(label="Anything to add", max_length=300, required=False)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """Offer the children and the adults of the family."""
        super().__init__(*args, **kwargs)
        offer(self, "child", people([m for m in members if m.is_child]))
        offer(self, "adult", people([m for m in members if not m.is_child or m.part == "young_person"]))
        offer(self, "held", list(Held.choices))
        for name in ("child", "adult"):
            only(self, name)

    def clean(self) -> dict[str, Any]:
        """Two people; a basis only where it is held; a paper is seen by somebody."""
        found = super().clean() or self.cleaned_data
        if found.get("child") and found.get("child") == found.get("adult"):
            self.add_error("adult", "Choose two different people.")
        if found.get("held") and found["held"] != Held.YES:
            found["how"], found["since"] = How.NOT_KNOWN, None
        if found.get("paper_seen_on") and not found.get("seen_by"):
            self.add_error("seen_by", "Say who saw the paper.")
        return found


class AnswerGapForm(Form):
    """Somebody asked, and this is what they were told."""

    gap = one("What is not known?", "Choose what is not known.")
    answer = LongText(
        label="What were you told, or why is it not known?",
        help_text="For example: “Pauline does not want to say who he is. We agreed to talk about it again.”",
        max_length=2_000,
        rows=4,
        error_messages={"required": "Say why it is not known, or what was tried."},
    )
    asked_by = TextField(label="Who asked?", error_messages={"required": "Say who asked."})
    asked_on = DateField(label="When?", not_future=True)

    def __init__(self, *args: Any, gaps: Choices, **kwargs: Any) -> None:
        """Offer the gaps there are."""
        super().__init__(*args, **kwargs)
        offer(self, "gap", gaps)
        only(self, "gap")
