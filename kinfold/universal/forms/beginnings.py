"""The forms of a birth registered and of offers at good moments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kinfold.design.choosing import offer_choices, past_day, quiet, radios
from kinfold.design.forms import Form, LongText, TextField
from kinfold.universal.actions import Offered
from kinfold.universal.forms.fields import people, version
from kinfold.universal.models import BirthRegistration, MomentOffer

if TYPE_CHECKING:
    from kinfold.people.models import Person

NOBODY = "nobody"
ANSWERS = list(MomentOffer.Answer.choices)
SEXES = [("F", "Girl"), ("M", "Boy"), ("U", "Not known")]


class RegisterBirthForm(Form):
    """A birth was registered. For a baby still expected on the record the birth itself is asked first."""

    born_on = past_day("When was the baby born?")
    sex = radios("Sex on the certificate", SEXES, "Choose what the certificate says.")
    given = TextField(label="Given names", required=False, max_length=120)
    family_name = TextField(label="Family name", required=False, max_length=120)
    registered_on = past_day("When was the birth registered?")
    place = radios("Where?", BirthRegistration.Place.choices, "Choose where it was registered.")
    place_name = TextField(label="Name of the place", required=False, max_length=200)
    how = radios("Who registered it?", BirthRegistration.How.choices, "Choose who registered it.")
    father_on_certificate = radios(
        "Is the father, or second parent, on the certificate?",
        BirthRegistration.Father.choices,
        "Choose one.",
    )
    father = radios("Who is the father, or second parent?", required=False)

    def __init__(self, *args: Any, unborn: bool, parents: Sequence[Person], **kwargs: Any) -> None:
        """Each grown-up is asked by name what was offered to them and what they said."""
        super().__init__(*args, **kwargs)
        self.parents = list(parents)
        offer_choices(self, "father", [(NOBODY, "Nobody on the record, or not known"), *people(self.parents)])
        if not unborn:
            for name in ("born_on", "sex", "given", "family_name"):
                del self.fields[name]
        for number, one in enumerate(self.parents):
            self.fields[f"what_{number}"] = TextField(
                label=f"What was offered to {one.known_as}?", required=False, max_length=300,
                help_text="Leave this empty if nothing was.",
            )  # fmt: skip
            self.fields[f"answer_{number}"] = radios(f"What did {one.known_as} say?", ANSWERS, required=False)
            quiet(self, f"answer_{number}")

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `register_birth` takes them."""
        got = {
            name: value for name, value in self.answers.items() if not name.startswith(("what_", "answer_"))
        }
        father = next((one for one in self.parents if one.ref == got["father"]), None)
        offers = [
            Offered(one, self.answers[f"what_{number}"], self.answers[f"answer_{number}"] or "waiting")
            for number, one in enumerate(self.parents)
            if self.answers[f"what_{number}"].strip()
        ]
        return {**got, "father": father, "offers": offers}


class OfferAtMomentForm(Form):
    """Something offered to one person, and what they said if they said it then."""

    person = radios("To whom?", ask="Choose to whom it was offered.")
    what = TextField(
        label="What was offered?", max_length=300, error_messages={"required": "Say what was offered."}
    )
    offered_on = past_day("When?")
    answer = radios("What did they say?", ANSWERS, "Choose what they said.", initial="waiting")
    their_words = LongText(label="In their words", required=False, rows=2)

    def __init__(self, *args: Any, grown_ups: Sequence[Person], **kwargs: Any) -> None:
        """The grown-ups of the family: fathers and partners too, each by name."""
        super().__init__(*args, **kwargs)
        self.grown_ups = list(grown_ups)
        offer_choices(self, "person", people(self.grown_ups))

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `offer_at_moment` takes them."""
        got = dict(self.answers)
        return {**got, "person": next(one for one in self.grown_ups if one.ref == got["person"])}


class AnswerMomentOfferForm(Form):
    """What somebody said to an offer."""

    answer = radios(
        "What did they say?", [one for one in ANSWERS if one[0] != "waiting"], "Choose what they said.",
        help_text="Any answer is all right, and may change later.",
    )  # fmt: skip
    answered_on = past_day("When?")
    their_words = LongText(label="In their words", required=False, rows=2)
    version = version()
