"""The forms of mentoring: the wish, the answer, the meetings, what the child says, the ending."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinfold.design.choosing import offer_choices, past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.hubs import rules
from kinfold.hubs.forms.fields import number, ticks, version

WHO = (("", "It does not matter"), ("woman", "A woman"), ("man", "A man"))
FOR_THE_MENTOR = "The mentor reads this. Read it out to them first."


class ChangeWishForm(Form):
    """What a mentor reads: four things, and nothing else."""

    called = TextField(
        label="What do they like to be called?", max_length=40, help_text=f"Without the family name. {FOR_THE_MENTOR}",
        error_messages={"required": "Write what they like to be called."},
    )  # fmt: skip
    likes = LongText(label="What do they like?", required=False, rows=3, help_text=FOR_THE_MENTOR)
    working_on = LongText(
        label="What do they want to work on?", required=False, rows=3, help_text=f"What is ahead, not what was. {FOR_THE_MENTOR}"
    )  # fmt: skip
    if_worried = LongText(
        label="Whom does the mentor ring when worried?", rows=2, help_text=f"A name and a number. {FOR_THE_MENTOR}",
        error_messages={"required": "Write whom the mentor rings when worried."},
    )  # fmt: skip
    version = version()


class AskForMentorForm(ChangeWishForm):
    """Somebody would like a mentor."""

    field_order = (
        "person", "says", "who_asked", "hub", "wants_interests", "wants_language", "wants_who", "wants_lived", "wants_times",
        "called", "likes", "working_on", "if_worried", "asked_on",)  # fmt: skip
    person = radios("Who would like a mentor?", ask="Choose somebody.")
    says = LongText(
        label="What would they like, in their own words?", rows=4, error_messages={"required": "Write what they would like."}
    )  # fmt: skip
    who_asked = TextField(label="Whose idea was it?", required=False, max_length=120)
    hub = radios("Which hub looks for one?", ask="Choose a hub.")
    wants_interests = TextField(
        label="Somebody who likes what?", required=False, help_text="With commas between: football, newts."
    )
    wants_language = TextField(label="Somebody who speaks which language?", required=False, max_length=60)
    wants_who = radios("Who should it be?", WHO, required=False)
    wants_lived = ticks(
        "Somebody who knows what from their own life?",
        [(word, says.capitalize()) for word, says in rules.LIVED.items()],
    )
    wants_times = ticks(
        "When would it be good?", [(word, says[0].upper() + says[1:]) for word, says in rules.TIMES.items()]
    )
    asked_on = past_day("On which day did they ask?")

    def __init__(
        self, *args: Any, people: Sequence[tuple[str, str]], hubs: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        """Offer the people of the family and the hubs."""
        super().__init__(*args, **kwargs)
        offer_choices(self, "person", people, alone=True)
        offer_choices(self, "hub", hubs, alone=True)


class ProposeMatchForm(Form):
    """Propose one of the volunteers."""

    volunteer = radios("Whom do you propose?", ask="Choose a volunteer.")
    proposed_on = past_day("On which day?")

    def __init__(self, *args: Any, volunteers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer those who may meet a child and have room."""
        super().__init__(*args, **kwargs)
        offer_choices(self, "volunteer", volunteers)


class AnswerWishForm(Form):
    """There is none for now, or it is no longer wanted."""

    what = radios(
        "What is it?",
        (("none", "There is no mentor for now; the wish is kept"), ("close", "They no longer want one")),
    )
    answer = LongText(
        label="What were they told, or what did they say?", rows=4, error_messages={"required": "Write what was said."}
    )  # fmt: skip
    answered_on = past_day("On which day?")


class AnswerMatchForm(Form):
    """What the child said, and the mentor."""

    says_yes = radios(
        "Did both say yes?", (("yes", "Yes"), ("no", "Not this time")), "Say whether both said yes."
    )
    child_says = LongText(
        label="What did they say, in their own words?", rows=3, help_text="The mentor does not read this.",
        error_messages={"required": "Write what they said, in their own words."},
    )  # fmt: skip
    mentor_says = LongText(label="What did the mentor say?", required=False, rows=2)
    agreed_on = past_day("On which day?")
    planned_until = DateField(
        label="If yes: until when is it meant to last?", required=False, help_text="A year or two is usual. They can stop earlier, or go on."
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "planned_until")

    def clean(self) -> dict[str, Any]:
        """A yes has a planned length."""
        cleaned = super().clean() or {}
        unsaid = "planned_until" not in self.errors and not cleaned.get("planned_until")
        if cleaned.get("says_yes") == "yes" and unsaid:
            self.add_error("planned_until", "Say until when it is meant to last.")
        return cleaned


class LookAtMatchForm(Form):
    """How it goes."""

    says = LongText(
        label="How does it go? What does the child say, what does the mentor say?", rows=5,
        error_messages={"required": "Write how it goes."},
    )  # fmt: skip
    looked_on = past_day("On which day?")
    planned_until = DateField(label="Until when is it meant to last?", required=False)
    goodbye_on = DateField(
        label="When do they say goodbye?", required=False, help_text="An ending that is known of is easier."
    )
    version = version()


class EndMatchForm(Form):
    """The goodbye, or why it ends early."""

    early = radios(
        "How does it end?", (("no", "As planned, with a goodbye"), ("yes", "Before it was planned"))
    )
    goodbye = LongText(label="How did they say goodbye?", required=False, rows=3)
    why = LongText(
        label="If before it was planned: why?", required=False, rows=3, help_text="A match that does not fit is nobody’s fault."
    )  # fmt: skip
    after = LongText(label="How do they stay in touch, if both want to?", required=False, rows=2)
    ask_again = radios(
        "Would they like another mentor?", (("no", "No"), ("yes", "Yes: look again")), initial="no"
    )
    ended_on = past_day("On which day?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "goodbye", "why", "after")


class SayAboutMentorForm(Form):
    """What the child says about the mentor."""

    words = LongText(
        label="How is it with your mentor?", rows=5, error_messages={"required": "Write how it is."}
    )
    mentor_may_read = radios(
        "May your mentor read this?", (("no", "No"), ("yes", "Yes")), "Say whether your mentor may read it.", initial="no"
    )  # fmt: skip
    wants_talk = radios(
        "Would you like somebody to ask you about it?", (("no", "No"), ("yes", "Yes")), "Say yes or no.", initial="no"
    )  # fmt: skip


class HearAboutMentorForm(SayAboutMentorForm):
    """The same, heard by a worker and written down as it was said."""

    said_on = past_day("On which day did they say it?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The worker asks about somebody else."""
        super().__init__(*args, **kwargs)
        self.fields["words"].label = "What did they say, in their own words?"
        self.fields["mentor_may_read"].label = "May the mentor read it? Ask them."
        self.fields["wants_talk"].label = "Would they like to talk about it?"


class RecordMentoringForm(Form):
    """A meeting, as the mentor tells it."""

    met = radios("Did you meet?", (("yes", "Yes"), ("no", "No")), "Say whether you met.")
    did = LongText(label="What did you do?", required=False, rows=4)
    minutes = number("How long, in minutes?", least=1, most=24 * 60)
    did_not_why = TextField(label="If you did not meet: why?", required=False, max_length=300)
    next_time = LongText(label="What will you do next time?", required=False, rows=2)
    met_on = past_day("On which day?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "did", "did_not_why")

    def clean(self) -> dict[str, Any]:
        """A meeting says what they did; none says why."""
        cleaned = super().clean() or {}
        if cleaned.get("met") == "yes" and not cleaned.get("did", "").strip():
            self.add_error("did", "Write what you did.")
        if cleaned.get("met") == "no" and not cleaned.get("did_not_why", "").strip():
            self.add_error("did_not_why", "Write why you did not meet.")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as the action takes them: what was typed for the other case is left out."""
        got, yes = self.cleaned_data, self.cleaned_data["met"] == "yes"
        return {
            "met_on": got["met_on"], "minutes": got["minutes"] if yes else None, "next_time": got["next_time"],
            "did": got["did"] if yes else "", "did_not_why": "" if yes else got["did_not_why"],
        }  # fmt: skip


class SetMentoringGoalForm(Form):
    """A goal in the child's words."""

    words = TextField(label="What do they want, in their own words?", max_length=300)
    set_on = past_day("On which day did they say it?")


class EndMentoringGoalForm(Form):
    """They are there, or no longer want it."""

    reached = radios("What do they say?", (("yes", "They are there"), ("no", "They no longer want it")))
    how_they_say = LongText(label="How do they say it?", required=False, rows=3)
    ended_on = past_day("On which day?")
