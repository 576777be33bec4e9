"""The forms of a check: done, did not happen, offered again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kinfold.design.choosing import offer_choices, past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.universal import rules
from kinfold.universal.forms.fields import version, workers
from kinfold.universal.models import HealthCheck

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner

SOMEBODY, WORK_OUT = "somebody", "work_out"
KNOWN = [(word, label) for word, label in HealthCheck.Same.choices if word != "first"]
HOW = [
    ("not_taken_up", "It was offered, and it did not happen"),
    ("not_offered", "Nobody offered it"),
    ("declined", "The family said no, for now"),
]


class RecordCheckForm(Form):
    """A check that was done."""

    done_on = past_day("When was it done?")
    place = radios("Where?", HealthCheck.Place.choices, "Choose where it was done.")
    seen_by = radios("Who did it?", ask="Choose who did it, or “somebody else” and write who.")
    seen_by_words = TextField(label="If somebody else: who", required=False, max_length=200)
    same_person = radios(
        "Did the family know them from the check before?",
        [(WORK_OUT, "Work it out from the record"), *KNOWN],
        "Choose whether the family knew them.",
        required=False,
    )
    found = LongText(
        label="What came of it?", required=False, rows=4, help_text="What is going well comes first."
    )
    language = radios(
        "What did the look at talking show?",
        [*HealthCheck.Language.choices],
        "Choose what it showed.",
        required=False,
    )
    language_follow_up = LongText(
        label="If talking needs some help: what is done, by whom", required=False, rows=2
    )
    wellbeing_note = LongText(
        label="Was a questionnaire on strengths and difficulties filled in? What did it make visible?",
        required=False,
        rows=2,
        help_text="In words. Its points are not kept here.",
    )
    wellbeing_follow_up = LongText(label="What is done about it, and by whom", required=False, rows=2)
    version = version()

    def __init__(self, *args: Any, check: rules.Check, team: Sequence[Practitioner], **kwargs: Any) -> None:
        """Talking is asked about only where the check looks at it; a questionnaire only from two years on."""
        super().__init__(*args, **kwargs)
        self.team = list(team)
        offer_choices(self, "seen_by", [*workers(self.team), (SOMEBODY, "Somebody else")])
        quiet(self, "seen_by_words", "language_follow_up", "wellbeing_follow_up")
        if not check.language:
            for name in ("language", "language_follow_up", "wellbeing_note", "wellbeing_follow_up"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Ask who it was where it is nobody of the team."""
        cleaned = super().clean() or {}
        if cleaned.get("seen_by") == SOMEBODY and not cleaned.get("seen_by_words", "").strip():
            self.add_error("seen_by_words", "Write who did the check.")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `record_check` takes them."""
        got = dict(self.answers)
        worker = next((one for one in self.team if one.ref == got["seen_by"]), None)
        said = "" if got["same_person"] == WORK_OUT else got["same_person"]
        words = "" if worker else got["seen_by_words"]
        return {**got, "seen_by": worker, "seen_by_words": words, "same_person": said}


class MissCheckForm(Form):
    """A check that did not happen."""

    how = radios("What happened?", HOW, "Choose what happened.")
    known_on = past_day("When was this known?")
    why = LongText(
        label="What got in the way, as the family says it?",
        required=False,
        rows=3,
        help_text="A bus, a sick child, a letter to the old address, a hard time. The family does not read this here.",
    )
    version = version()


class OfferCheckAgainForm(Form):
    """A check that was offered again."""

    offered_on = past_day("When was it offered again?")
    how = TextField(
        label="How?",
        required=False,
        max_length=300,
        help_text="Rang, visited, wrote. Another time, another place, somebody they know.",
    )
    offered_for = DateField(label="For which day, if one was agreed?", required=False)
    version = version()
