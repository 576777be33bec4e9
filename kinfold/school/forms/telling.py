"""Forms of what a school is told, who leads there, what young people do next, and of adult services."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from kinfold.concerns.actions import TypedAdult, TypedChild
from kinfold.design.choosing import past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.school.forms.parts import YES_NO, choose, select
from kinfold.school.models import Destination, ParentAsked

Choices = Sequence[tuple[str, str]]


class FamilyKnowsForm(Form):
    """What is shared outside asks whether the family knows."""

    family_told = radios("Does the family know that school is told?", YES_NO, "Say whether the family knows.")
    why_not_told = LongText(label="If not: why not?", required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The reason is needed in one case only."""
        super().__init__(*args, **kwargs)
        quiet(self, "why_not_told")

    def clean(self) -> dict[str, Any]:
        """Ask why the family does not know."""
        cleaned = super().clean() or {}
        if cleaned.get("family_told") == "no" and not cleaned.get("why_not_told", "").strip():
            self.add_error("why_not_told", "Say why the family does not know.")
        return cleaned

    @property
    def knows(self) -> dict[str, Any]:
        """The answers as `disclose` takes them."""
        got = self.cleaned_data
        return {"family_told": got["family_told"] == "yes", "why_not_told": got["why_not_told"]}


class TellSchoolForm(FamilyKnowsForm):
    """Tell school that there is a social worker."""

    phone = TextField(label="On which number is the worker reached?", required=False, max_length=40)
    told_on = past_day("When is school told?")
    field_order = ("phone", "told_on", "family_told", "why_not_told")


class EndWorkerKnownForm(Form):
    """School is told that there is none any more."""

    ended_on = past_day("When?")
    why = TextField(
        label="Why?",
        max_length=300,
        error_messages={"required": "Say why: the help ended, or the child left the school."},
    )


class TellSchoolOfNoticeForm(FamilyKnowsForm):
    """Tell who leads at the child's school of a police notice."""


class SchoolNoticeForm(Form):
    """What school did."""

    support_given = LongText(
        label="What did you do for the child?", rows=3, max_length=2000, help_text="A kind word, breakfast, a quiet place, somebody to be with.",
        error_messages={"required": "Write what you did, in a sentence."},
    )  # fmt: skip


class NameSchoolLeadForm(Form):
    """Who leads on safeguarding at a school."""

    verb = "school_leads"
    school = select("Which school or nursery?", ask="Choose the school.")
    worker = select("Who leads there?", ask="Choose who leads.")
    since = past_day("Since when?")

    def __init__(self, *args: Any, schools: Choices, workers: Choices, **kwargs: Any) -> None:
        """Offer schools, and the people who work at them."""
        super().__init__(*args, **kwargs)
        choose(self, "school", [("", "Choose"), *schools])
        choose(self, "worker", [("", "Choose"), *workers])


class RecordDestinationForm(Form):
    """What a young person does after school."""

    what = radios("What do they do?", Destination.What.choices, "Choose what they do.")
    place = TextField(label="Where?", required=False, max_length=200)
    since = DateField(label="Since when?", error_messages={"required": "Say since when."})
    source = radios("Who told you?", Destination.Source.choices, "Say who told you.")
    told_on = past_day("When were you told?")
    note = LongText(label="What would they like? What would help?", required=False, rows=3)


class PutOnListForm(Form):
    """A name on the school's own list."""

    reason = TextField(
        label="What makes the next step hard?", max_length=300,
        help_text="What happens, and what would help. Never who somebody is: nothing about sex, race, faith, disability, pregnancy. No scores.",
        error_messages={"required": "Write what makes the next step hard."},
    )  # fmt: skip
    help_offered = TextField(label="What do you offer?", required=False, max_length=300)
    told_on = past_day(
        "When did you talk about it with the young person?", help_text="They read this on their own page."
    )
    ends_on = DateField(
        label="When does the name come off the list?",
        error_messages={"required": "Say by which day, within a year."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A term, unless somebody says otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = self.today + timedelta(days=120)


class TakeOffListForm(Form):
    """A name comes off the list."""

    why = TextField(label="Why?", max_length=300, error_messages={"required": "Say why the name comes off."})


class AskIfParentForm(Form):
    """ "Are you a parent?", in a minute."""

    answer = radios("What did they say?", ParentAsked.Answer.choices, "What did they say?")
    why_not_asked = TextField(
        label="If you could not ask: why, and when will you?", required=False, max_length=300
    )
    child = TextField(label="If you want advice: which child? A first name is enough", required=False)
    other_children = TextField(label="Other children, with commas between", required=False, max_length=300)
    parent = TextField(label="The parent’s name", required=False)
    how_it_is = LongText(label="How is it for the children, as far as you know?", required=False, rows=4)
    question = LongText(
        label="What would you like to ask?",
        required=False,
        rows=3,
        help_text="Somebody on the advice line answers, with reasons.",
    )
    family_told = radios("Does the parent know that you ask?", YES_NO, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Everything below the first answer is needed in one case only."""
        super().__init__(*args, **kwargs)
        quiet(self, *(name for name in self.fields if name not in ("token", "answer")))

    @property
    def children(self) -> list[TypedChild]:
        """The children as typed."""
        got = self.cleaned_data
        names = [got["child"], *got["other_children"].split(",")]
        adults = (TypedAdult(got["parent"].strip()[:200], "parent_of"),) if got["parent"].strip() else ()
        unborn = got["answer"] == ParentAsked.Answer.BABY
        return [
            TypedChild(name=name.strip()[:200], adults=adults, unborn=unborn)
            for name in names
            if name.strip()
        ]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        got = self.cleaned_data
        same = {name: got[name] for name in ("why_not_asked", "how_it_is", "question")}
        return {
            **same,
            "children": self.children,
            "family_told": {"yes": True, "no": False}.get(got["family_told"]),
        }
