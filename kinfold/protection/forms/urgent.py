"""The forms of emergency powers, of what visitors must know, and of police notices."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, LongText, TextField
from kinfold.protection.forms.parts import YES_NO, ChildrenForm, Choices, PartsForm, TimeField, moment
from kinfold.protection.models import EmergencyPower


class RecordPowerForm(PartsForm):
    """Police protection or an order: from when, until when, why, and what the child was told."""

    verb: ClassVar[str] = "record_emergency_power"
    asks: ClassVar[dict[str, str]] = {
        "child": "Choose the child.", "kind": "Choose under what power.", "made_by": "Say which officer or court.", "why": "Say why.",
    }  # fmt: skip
    groups = (
        ("The child and the parents", ["child_told", "child_says", "parents_told"]),
        ("Where, and what next", ["where_taken", "what_next"]),
    )
    child = forms.ChoiceField(label="Which child?", widget=forms.RadioSelect)
    kind = forms.ChoiceField(
        label="Under what power?", choices=EmergencyPower.Kind.choices, widget=forms.RadioSelect
    )
    began_on = DateField(label="On which day did it begin?", not_future=True)
    began_time = TimeField(label="At what time?", help_text="For example 21:30.")
    ends_on = DateField(
        label="If the court named a last day: which?",
        required=False,
        help_text="Empty: the longest that the law allows.",
    )
    ends_time = TimeField(label="And at what time?", required=False)
    made_by = TextField(label="Which officer, or which court?", max_length=200)
    why = LongText(label="Why?", rows=3)
    child_told = LongText(label="What was the child told, in which words?", required=False, rows=2)
    child_says = LongText(label="What does the child say?", required=False, rows=2)
    parents_told = LongText(label="What were the parents told? Each of them.", required=False, rows=2)
    where_taken = LongText(
        label="Where is the child?",
        required=False,
        rows=2,
        help_text="Kept apart, with its own list of readers: you, to begin with.",
    )
    what_next = LongText(label="What happens next, and who does it?", required=False, rows=2)

    def __init__(self, *args: Any, children: Choices, **kwargs: Any) -> None:
        """Offer the children."""
        super().__init__(*args, **kwargs)
        self.choose("child", children)

    @property
    def moments(self) -> tuple[datetime, datetime | None]:
        """When it began, and when it ends if the court said so."""
        got = self.cleaned_data
        began = moment(got["began_on"], got["began_time"])
        assert began is not None
        return began, moment(got["ends_on"], got["ends_time"] or got["began_time"])


class EndPowerForm(PartsForm):
    """How emergency protection ended."""

    verb: ClassVar[str] = "end_emergency_power"
    ended_on = DateField(label="On which day did it end?", not_future=True)
    ended_time = TimeField(label="At what time?")
    how = TextField(
        label="How did it end?", max_length=200, help_text="Home again, by agreement, another order.",
        error_messages={"required": "Say how it ended."},
    )  # fmt: skip
    what_next = LongText(label="What happens next?", required=False, rows=2)

    @property
    def moment(self) -> datetime:
        """When it ended."""
        found = moment(self.cleaned_data["ended_on"], self.cleaned_data["ended_time"])
        assert found is not None
        return found


class RaiseAlertForm(PartsForm):
    """What happened, and what the next visitor does."""

    verb: ClassVar[str] = "raise_safety_alert"
    asks: ClassVar[dict[str, str]] = {
        "what_happened": "Say what happened.",
        "what_to_do": "Say what the next visitor does.",
    }
    happened_on = DateField(label="When did it happen?", not_future=True)
    what_happened = LongText(
        label="What happened?", rows=3, help_text="What was done or said. Not what somebody is."
    )
    person = forms.ChoiceField(
        label="Is it about somebody of the family?", required=False, widget=forms.Select
    )
    what_to_do = LongText(
        label="What does the next visitor do?",
        rows=3,
        help_text="Visit in twos, meet at the centre, ring before and after. Everybody who may visit reads this.",
    )
    person_told = LongText(
        label="Do they know that this is written? If not, why not?", required=False, rows=2
    )
    look_again_on = DateField(
        label="When is it looked at again?",
        required=False,
        not_past=True,
        help_text="Empty: in three months. Nothing here stays by itself.",
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        """Offer the people of the family."""
        super().__init__(*args, **kwargs)
        self.choose("person", [("", "Nobody in particular"), *people])


class LookAtAlertForm(PartsForm):
    """It still holds."""

    verb: ClassVar[str] = "look_at_alert"
    what_to_do = LongText(label="What does the next visitor do?", rows=3)
    look_again_on = DateField(
        label="When is it looked at again?",
        required=False,
        not_past=True,
        help_text="Empty: in three months.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class EndAlertForm(PartsForm):
    """It does not hold any more."""

    verb: ClassVar[str] = "end_alert"
    why = LongText(
        label="Why is it no longer needed?",
        rows=2,
        error_messages={"required": "Say why it is no longer needed."},
    )


class ReceiveNoticeForm(ChildrenForm):
    """What police say, and the least that school needs."""

    verb: ClassVar[str] = "receive_police_notice"
    asks: ClassVar[dict[str, str]] = {
        "what_police_say": "Write what police say.", "minimum": "Write the least that school needs in order to be kind tomorrow.",
    }  # fmt: skip
    happened_on = DateField(label="When did it happen?", not_future=True)
    received_on = DateField(label="When did police tell us?", not_future=True)
    police_reference = TextField(label="Police reference", required=False, max_length=60)
    what_police_say = LongText(
        label="What do police say?", rows=4, help_text="Few people read this. No school reads it."
    )
    minimum = LongText(
        label="What does school need to know?", rows=3, max_length=1000,
        help_text="The least that helps: that the child was at home when police came, and what may help today. No names of adults, nothing of what was done.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Today is the likeliest day."""
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = self.today
        self.fields["children"].label = "Which children were there?"


class TellNoticeForm(PartsForm):
    """Whom to tell for one child."""

    verb: ClassVar[str] = "tell_of_notice"
    inline = frozenset({"family_told"})
    whom = forms.ChoiceField(label="Who is told?", required=False, widget=forms.RadioSelect)
    named = TextField(
        label="If by telephone: name and school, nursery or clinic", required=False, max_length=200
    )
    told_on = DateField(label="When?", not_future=True)
    family_told = forms.ChoiceField(
        label="Does the family know that school is told?",
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )
    why_not_told = LongText(label="If not: why not?", required=False, rows=2)
    nobody_why = LongText(label="If nobody is told for this child: why?", required=False, rows=2)

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any) -> None:
        """Offer school, nursery and health workers of the team."""
        super().__init__(*args, **kwargs)
        self.choose("whom", [*workers, ("", "Somebody else, by telephone")])
        self.fields["told_on"].initial = self.today

    def clean(self) -> dict[str, Any]:
        """Ask whom, or why nobody; and whether the family knows."""
        cleaned = super().clean() or {}
        if cleaned.get("nobody_why", "").strip():
            return cleaned
        if not cleaned.get("whom") and not cleaned.get("named", "").strip():
            self.add_error("named", "Choose who is told, or write a name; or say below why nobody is.")
        if not cleaned.get("family_told"):
            self.add_error("family_told", "Say whether the family knows.")
        elif cleaned["family_told"] == "no" and not cleaned.get("why_not_told", "").strip():
            self.add_error("why_not_told", "Say why the family does not know.")
        return cleaned


class AcknowledgeNoticeForm(PartsForm):
    """What school did."""

    verb: ClassVar[str] = "acknowledge_notice"
    support_given = LongText(
        label="What did you do for the child?", rows=3, max_length=2000, help_text="A kind word, breakfast, a quiet place, somebody to be with.",
        error_messages={"required": "Write what you did, in a sentence."},
    )  # fmt: skip
