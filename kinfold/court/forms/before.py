"""The forms of the time before court."""

from __future__ import annotations

from typing import Any, ClassVar

from kinfold.court import rules
from kinfold.court.forms.fields import Choices, day, long, offer, one, several, version
from kinfold.design.forms import Form

LETTER = (
    "We are writing because we are worried, and because we want to help you keep your children safe at home.\n\n"
    "This is what worries us:\n\n"
    "This is what must change, and by when:\n\n"
    "This is the help you get:\n\n"
    "You may bring somebody to speak for you. A lawyer costs you nothing for this.\n\n"
    "We offer you a family group meeting: you and the people you trust sit down together, without us, and make a plan."
)
LEVELS: Choices = [
    ("child_in_need", "Child in need"),
    ("child_protection", "Child protection plan"),
    ("early_help", "Early help"),
]


class DecideBeforeForm(Form):
    """What must change, what help comes with it, by when it is decided, and who else agreed."""

    verb: ClassVar[str] = "decide_pre_proceedings"

    children = several("For which children?", "Choose for which children.")
    decided_on = day("When was this decided?", help_text="The day of the legal planning meeting.")
    approved_by = one("Who agreed to it?", "Choose who agreed: nobody decides this alone.")
    why = long("Why is this needed now?")
    must_change = long(
        "What must be different?", help_text="In plain words: the parents read them in the letter."
    )
    help_given = long("What help comes with it?", help_text="Who helps, with what, from when.")
    if_it_does_not = long("What happens if it does not change?", required=False, rows=3)
    decide_by = day(
        "By when do you decide?", required=False, future=True, help_text="Leave it empty for the usual time."
    )

    def __init__(self, *args: Any, children: Choices = [], workers: Choices = [], **kwargs: Any) -> None:  # noqa: B006
        """Offer the children, and the workers who may agree."""
        super().__init__(*args, **kwargs)
        offer(self, "children", children)
        offer(self, "approved_by", workers, choose=False)


class SendLetterForm(Form):
    """The letter, to whom it offers a family group meeting; or the exception and its reason."""

    verb: ClassVar[str] = "send_letter"

    letter_words = long("The letter", rows=16)
    offers = several(
        "To whom does it offer a family group meeting?",
        "Choose to whom, or say below why it is not offered.",
        required=False,
        help_text="The law asks that the letter offers one. It is held before you go to court, if anybody says yes.",
    )
    no_offer_why = long(
        "If it is not offered to anybody: why not?",
        required=False,
        rows=3,
        help_text="The exception is kept with its reason.",
    )
    letter_on = day("When was it sent?")

    def __init__(self, *args: Any, people: Choices = [], **kwargs: Any) -> None:  # noqa: B006
        """Offer the grown-ups, and begin the letter."""
        super().__init__(*args, **kwargs)
        offer(self, "offers", people)
        self.fields["letter_words"].initial = LETTER
        self.fields["letter_words"].error_messages["required"] = (
            "Write the letter: the family reads these words."
        )

    def clean(self) -> dict[str, Any]:
        """Say at once, beside the boxes, what the law asks for: an offer, or why there is none."""
        cleaned = super().clean() or {}
        if not cleaned.get("offers") and not cleaned.get("no_offer_why", "").strip():
            self.add_error("offers", rules.NO_OFFER)
        return cleaned


class AnswerOfferForm(Form):
    """What somebody answered to the offer."""

    verb: ClassVar[str] = "answer_letter_offer"

    answer = one("What did they answer?", "Choose what they answered.", choices=list(rules.ANSWERS.items()))
    in_their_words = long("In their own words", required=False, rows=3)
    answered_on = day("When?")


class GroupHeldForm(Form):
    """The day of the family group meeting."""

    verb: ClassVar[str] = "family_group_was_held"

    held_on = day("When was the family group meeting held?")


class AgreementForm(Form):
    """What was agreed, and when it was signed."""

    verb: ClassVar[str] = "sign_agreement"

    version = version()
    agreement = long("What was agreed?", rows=8, help_text="In plain words: who does what, by when.")
    signed_on = day("When was it signed?")


class BeforeMeetingForm(Form):
    """A meeting before court."""

    verb: ClassVar[str] = "before_meeting"

    held_on = day("When was it?")
    lawyers = long("Who spoke for whom?", required=False, rows=2)
    what_changed = long("What has changed?", required=False)
    family_says = long("What does the family say?", required=False, rows=3)
    decided = long("What was decided?")
    next_due_on = day("When is the next one?", required=False, future=True)


class MoveDecisionForm(Form):
    """Another day to decide by, with the reason."""

    verb: ClassVar[str] = "move_decision"

    decide_by = day("By when do you decide now?", future=True)
    why = long("Why does the day change?", rows=3, max_length=500)


class EndBeforeForm(Form):
    """How a time before court ends, other than with an application."""

    verb: ClassVar[str] = "end_before"

    how = one(
        "How does it end?",
        "Choose how it ends.",
        choices=[(k, v) for k, v in rules.ENDED.items() if k != "issue"],
    )
    level_after = one("Which help goes on?", "Choose which help goes on.", choices=LEVELS, required=False)
    ended_on = day("When?")
    why = long("Why?", help_text="The family may read this.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Most children go on as children in need."""
        super().__init__(*args, **kwargs)
        self.fields["level_after"].initial = "child_in_need"
