"""Forms of a child's place, days, and hours elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms

from kinfold.design.choosing import past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.school import rules
from kinfold.school.forms.parts import choose, decimal, number, select
from kinfold.school.models import SchoolPlace

Choices = Sequence[tuple[str, str]]
REASONS = 3


class PlaceAtSchoolForm(Form):
    """Where a child goes to school from now on."""

    kind = radios("What kind of place is it?", SchoolPlace.Kind.choices, "Choose what kind of place it is.")
    school = select("Which school or nursery?", required=False)
    named = TextField(label="If it is not on the list: its name", required=False, max_length=200)
    year_group = TextField(label="Year or class", required=False, max_length=40)
    since = past_day("Since when?")
    why = LongText(
        label="Why this place?",
        required=False,
        rows=3,
        help_text="For no place: say why, and what is being done.",
    )

    def __init__(self, *args: Any, schools: Choices, **kwargs: Any) -> None:
        """Offer the schools and nurseries on our list."""
        super().__init__(*args, **kwargs)
        choose(self, "school", [("", "Choose"), *schools])
        quiet(self, "school", "named")


class EndSchoolPlaceForm(Form):
    """A child left a school."""

    ended_on = past_day("What was the last day?")
    why = LongText(label="Why?", rows=3, error_messages={"required": "Say why the child leaves."})


class WriteDailyNoteForm(Form):
    """A line in the log book."""

    says = LongText(
        label="Your note",
        rows=4,
        max_length=2000,
        error_messages={"required": "Write a line. One sentence is enough."},
    )
    good = forms.BooleanField(label="This is good news", required=False)
    only_for = radios("Who at home may read it?", required=False)
    shared = forms.BooleanField(label="The other parent may read it too", required=False)

    def __init__(self, *args: Any, parents: Choices = (), from_home: bool = False, **kwargs: Any) -> None:
        """From school: perhaps for one parent only. From home: perhaps for the other parent too."""
        super().__init__(*args, **kwargs)
        if from_home or len(parents) < 2:
            del self.fields["only_for"]
        else:
            choose(
                self,
                "only_for",
                [
                    ("", "Everybody at home who may read this page"),
                    *((ref, f"Only {name}") for ref, name in parents),
                ],
            )
            quiet(self, "only_for")
        if not from_home:
            del self.fields["shared"]


class RecordAttendanceForm(Form):
    """Half days of a week or a term."""

    since = past_day("From")
    until = past_day("Until")
    possible = number("On how many half days could the child come?", help_text="A school week has ten.")
    attended = number("On how many did the child come?")
    late = number("How often late?", required=False)
    says = LongText(label="What does the child or parent say? What helps?", required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the week that has passed; a few reasons, each with its half days."""
        super().__init__(*args, **kwargs)
        monday = self.today - timedelta(days=self.today.weekday() + 7)
        self.fields["since"].initial, self.fields["until"].initial = monday, monday + timedelta(days=4)
        self.fields["possible"].initial = 10
        for n in range(REASONS):
            again = "Another reason" if n else "If the child missed some: why?"
            self.fields[f"reason_{n}"] = select(again, rules.ABSENCES.items(), required=False)
            self.fields[f"missed_{n}"] = number("Half days for this reason", required=False)
            quiet(self, f"reason_{n}", f"missed_{n}")
        self.order_fields(
            [
                "since",
                "until",
                "possible",
                "attended",
                "late",
                *(f"{word}_{n}" for n in range(REASONS) for word in ("reason", "missed")),
                "says",
            ]
        )

    def clean(self) -> dict[str, Any]:
        """A reason has its half days, and half days their reason."""
        cleaned = super().clean() or {}
        for n in range(REASONS):
            why, missed = cleaned.get(f"reason_{n}"), cleaned.get(f"missed_{n}")
            if why and not missed:
                self.add_error(f"missed_{n}", "How many half days for this reason?")
            if missed and not why:
                self.add_error(f"reason_{n}", "Choose the reason; “nobody knows why” is one.")
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        got = self.cleaned_data
        found: dict[str, int] = {}
        for n in range(REASONS):
            if got[f"reason_{n}"]:
                found[got[f"reason_{n}"]] = found.get(got[f"reason_{n}"], 0) + got[f"missed_{n}"]
        names = ("since", "until", "possible", "attended", "says")
        return {**{name: got[name] for name in names}, "late": got["late"] or 0, "reasons": found}


class OfferHoursForm(Form):
    """Hours of teaching a week outside school."""

    named = TextField(
        label="Where is the child taught?",
        max_length=200,
        error_messages={"required": "Say where the child is taught."},
    )
    offered = decimal("How many hours a week are offered?", help_text="A whole week is 25 hours.")
    since = DateField(label="From when?", error_messages={"required": "Say from which day."})
    fewer_why = LongText(label="If fewer than 25: why, and until when?", required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The reason is asked for only when it is needed."""
        super().__init__(*args, **kwargs)
        quiet(self, "fewer_why")


class EndHoursForm(Form):
    """Teaching elsewhere ended."""

    ended_on = past_day("What was the last day?")
    attended = decimal("How many hours a week did the child come?", required=False)
    result = LongText(label="What came of it?", rows=3, error_messages={"required": "Say what came of it."})
