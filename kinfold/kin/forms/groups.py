"""The forms of the family group conference: the offer and its answers, the list, agreement and review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from kinfold.design.choosing import offer_choices, past_day, quiet, radios
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.kin import rules
from kinfold.kin.forms.choices import YES_NO, WhoForm, children_of, grown_ups, people_in, ticks
from kinfold.kin.models import FamilyGroup

if TYPE_CHECKING:
    from kinfold.network.queries import Member
    from kinfold.people.models import Person


class OfferAgainForm(Form):
    """To whom it is offered, how, and when."""

    to = ticks("To whom was it offered?", error_messages={"required": "Choose to whom it was offered."})
    how = TextField(
        label="How?", required=False, max_length=200, help_text="On the telephone, at a visit, by letter."
    )
    offered_on = past_day("On which day?")

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """Offer the grown-ups of the family."""
        super().__init__(*args, **kwargs)
        self.members = list(members)
        offer_choices(self, "to", grown_ups(self.members))

    @property
    def asked(self) -> list[Person]:
        """Those to whom it was offered."""
        return people_in(self.members, self.cleaned_data["to"])


class OfferFamilyGroupForm(OfferAgainForm):
    """The first offer: for which children and why now."""

    children = ticks("For which children?", error_messages={"required": "Choose at least one child."})
    why = radios("Why is it offered now?", FamilyGroup.Why.choices, ask="Choose why it is offered now.")
    asked_of_family = LongText(
        label="What would the family be asked?", required=False, rows=3,
        help_text="One plain question: “Who can help while Faye is ill?”",
    )  # fmt: skip
    field_order = ("children", "why", "to", "how", "asked_of_family", "offered_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """All children are chosen to begin with."""
        super().__init__(*args, **kwargs)
        offered = children_of(self.members)
        offer_choices(self, "children", offered)
        self.fields["children"].initial = [ref for ref, _ in offered]


class AnswerOfferForm(Form):
    """Yes, not sure, or no."""

    answer = radios("What is the answer?", rules.ANSWERS.items(), ask="Choose an answer.")
    in_their_words = LongText(label="In their words", required=False, rows=3)
    answered_on = past_day("On which day?")

    def __init__(self, *args: Any, own: bool = False, **kwargs: Any) -> None:
        """Somebody of the family who answers for themselves does so today."""
        super().__init__(*args, **kwargs)
        if own:
            self.fields["answer"].label = "What do you say?"
            self.fields["in_their_words"].label = "Is there anything you want to say?"
            del self.fields["answered_on"]


class NameCoordinatorForm(Form):
    """Who prepares and runs it."""

    coordinator = radios("Who will prepare and run it?", ask="Choose somebody.")
    named_on = past_day("Since when?")

    def __init__(self, *args: Any, found: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer those who were found by name; one alone is chosen already."""
        super().__init__(*args, **kwargs)
        offer_choices(self, "coordinator", found)
        if len(found) == 1:
            self.fields["coordinator"].initial = found[0][0]


class PrepareFamilyGroupForm(Form):
    """What the family is told before the day."""

    asked_of_family = LongText(label="The question to the family", required=False, rows=3)
    must_be_met = LongText(
        label="What must the plan keep safe?",
        required=False,
        rows=4,
        help_text="Said before, so that nobody is surprised by a no.",
    )
    resources = LongText(label="What can services give to the family’s plan?", required=False, rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)


class AddToNetworkForm(WhoForm):
    """Somebody for the list."""

    tie = TextField(
        label="Who are they to the family?", max_length=120, help_text="Mum’s friend, godmother, Dad’s sister, neighbour.",
        error_messages={"required": "Say who they are to the child or the parents."},
    )  # fmt: skip
    named_by = TextField(label="Who thought of them?", required=False, max_length=200)
    brings = LongText(label="What do they offer already?", required=False, rows=2)


class InviteToFamilyGroupForm(Form):
    """Whether somebody on the list was asked to come, and what they said."""

    asked = radios(
        "Were they asked to come?",
        [("yes", "Yes"), ("no", "They will not be asked")],
        ask="Say whether they were asked.",
    )
    invited_on = DateField(label="When were they asked?", required=False, not_future=True)
    coming = forms.ChoiceField(
        label="Will they come?",
        required=False,
        choices=[("", "Not answered yet"), *YES_NO],
        widget=forms.RadioSelect,
    )
    brings = LongText(
        label="What do they offer?", required=False, rows=2, help_text="Also if they cannot come."
    )
    separate_why = LongText(
        label="Must they take part apart from somebody, to be safe? Why?", required=False, rows=2,
        help_text="Only those who prepare the day read this.",
    )  # fmt: skip
    not_invited_why = LongText(
        label="If they will not be asked: why not?",
        required=False,
        rows=2,
        help_text="Only those who prepare the day read this.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "invited_on", "not_invited_why", "coming")

    def clean(self) -> dict[str, Any]:
        """Who was asked was asked on a day; who is not, has a reason."""
        cleaned = super().clean() or {}
        if (
            cleaned.get("asked") == "yes"
            and "invited_on" not in self.errors
            and not cleaned.get("invited_on")
        ):
            self.add_error("invited_on", "Say on which day.")
        if cleaned.get("asked") == "no" and not cleaned.get("not_invited_why", "").strip():
            self.add_error("not_invited_why", "Say why they are not asked.")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `invite_to_family_group` takes them."""
        got = self.cleaned_data
        coming = {"yes": True, "no": False}.get(got["coming"])
        return {
            "coming": coming,
            **{name: got[name] for name in ("invited_on", "brings", "separate_why", "version")},
        }


class AgreeFamilyPlanForm(Form):
    """Agree the family's plan, or say why not."""

    decision = radios(
        "Can the plan go ahead?", [("agree", "Yes, as it stands"), ("cannot", "Not as it stands")]
    )
    decided_on = past_day("On which day was this said?")
    review_on = DateField(label="If yes: when does the family look at it again?", required=False)
    why = LongText(
        label="If not: what would not keep the children safe, and what would have to change?", required=False, rows=4,
        help_text="The family reads this. They can meet again and change their plan.",
    )  # fmt: skip
    rota_goes_on = radios("If not: does what friends and family do go on meanwhile?", YES_NO, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is needed in one case only does not say that it is optional."""
        super().__init__(*args, **kwargs)
        quiet(self, "review_on", "why", "rota_goes_on")
        self.fields["rota_goes_on"].initial = "yes"

    def clean(self) -> dict[str, Any]:
        """A yes has the day of looking again; a no has its reason."""
        cleaned = super().clean() or {}
        if (
            cleaned.get("decision") == "agree"
            and "review_on" not in self.errors
            and not cleaned.get("review_on")
        ):
            self.add_error("review_on", "Ask the family on which day they look at it again.")
        if cleaned.get("decision") == "cannot" and not cleaned.get("why", "").strip():
            self.add_error("why", "Say what would have to change.")
        return cleaned


class ReviewFamilyGroupForm(Form):
    """How the family's plan goes."""

    says = LongText(
        label="How does it go, in the family’s words?",
        rows=5,
        error_messages={"required": "Write how it goes."},
    )
    reviewed_on = past_day("On which day?")
    next_on = DateField(label="When do they look at it again?", required=False)


class EndFamilyGroupForm(Form):
    """Why it ends."""

    why = LongText(label="Why does it end?", rows=3, error_messages={"required": "Say why it ends."})
    ended_on = past_day("On which day?")
    rota_goes_on = radios("Does what friends and family do go on?", YES_NO, initial="yes")
