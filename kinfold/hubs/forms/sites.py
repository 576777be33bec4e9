"""The forms of a hub: opening it, who works there, offers, sessions and who came, outreach, the registrar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinfold.design.choosing import offer_choices, past_day, quiet, radios
from kinfold.design.forms import Form, LongText, TextField
from kinfold.hubs.forms.fields import (
    WEEKDAYS,
    NamesWorkers,
    any_day,
    number,
    select,
    ticks,
    time_of_day,
    version,
    worker,
)
from kinfold.hubs.models import HubGuest, HubOffer, HubWorker

Choices = Sequence[tuple[str, str]]


class ChangeHubForm(Form):
    """What a hub says of itself."""

    name = TextField(label="What is it called?", error_messages={"required": "Write what the hub is called."})
    phone = TextField(label="Telephone", required=False, max_length=40)
    says = LongText(
        label="What is it like here?", required=False, rows=4, help_text="Families read this. Who is welcome, what it costs."
    )  # fmt: skip
    version = version()


class OpenHubForm(ChangeHubForm):
    """A hub at a place of the directory, and who runs it."""

    field_order = (
        "place",
        "organisation",
        "name",
        "opened_on",
        "phone",
        "says",
    )
    place = select("Where is it?", "Choose a place.", help_text="A place of the directory.")
    organisation = select("Which organisation runs it?", "Choose who runs it.")
    opened_on = any_day("Since when is it open?")

    def __init__(self, *args: Any, places: Choices, organisations: Choices, **kwargs: Any) -> None:
        """Offer the places and organisations that are known."""
        super().__init__(*args, **kwargs)
        offer_choices(self, "place", places)
        offer_choices(self, "organisation", organisations)


class JoinHubForm(NamesWorkers):
    """Somebody works at the hub."""

    named = ("practitioner",)
    practitioner = worker("Who works at the hub?")
    part = radios("What do they do here?", HubWorker.Part.choices, "Choose what they do at the hub.")
    since = any_day("Since when?")


class UntilForm(Form):
    """Until when something was so."""

    until = any_day("Until when?")


class OfferAtHubForm(Form):
    """A service of the directory that is given here."""

    service = select("What is given here?", "Choose a service of the directory.")
    usually = TextField(
        label="When is it usually?", required=False, help_text="For example: Thursdays, 10 to 12."
    )
    room_for = number("Room for how many?")
    creche_for = number("Room in the crèche for how many children?")
    since = any_day("Since when?")

    def __init__(self, *args: Any, services: Choices, **kwargs: Any) -> None:
        """Offer what the directory has."""
        super().__init__(*args, **kwargs)
        offer_choices(self, "service", services)


class PlanSessionForm(Form):
    """A session, once or every week."""

    offer = select("What is it part of?", "Choose one.", required=False)
    name = TextField(
        label="What is it called?", required=False, help_text="Leave this empty to use the name of the offer."
    )
    held_on = any_day("On which day?")
    begins = time_of_day("When does it begin?")
    ends = time_of_day("When does it end?", required=False)
    weeks = number(
        "For how many weeks?", least=1, most=52, required=True, initial=1, help_text="1: only that day."
    )
    led_by = TextField(label="Who leads it?", required=False)
    room_for = number("Room for how many?")
    creche_for = number("Room in the crèche for how many children?")

    def __init__(self, *args: Any, offers: Sequence[HubOffer], **kwargs: Any) -> None:
        """Offer what is given at the hub."""
        super().__init__(*args, **kwargs)
        offer_choices(
            self, "offer", [("", "Nothing of the list"), *((one.ref, one.service.name) for one in offers)]
        )


class CountSessionForm(Form):
    """Who came: those known by the name they chose, and the others by number."""

    came = ticks("Who came?")
    adults = number("Other grown-ups")
    children = number("Other children")
    note = LongText(
        label="How was it?", required=False, rows=3, help_text="Nobody by name. What went well, what was asked for."
    )  # fmt: skip
    version = version()

    def __init__(self, *args: Any, guests: Sequence[HubGuest], **kwargs: Any) -> None:
        """Offer those known here, by the name they chose."""
        super().__init__(*args, **kwargs)
        offer_choices(self, "came", [(one.ref, one.called) for one in guests])
        quiet(self, "came", "adults", "children", "note")


class WhyForm(Form):
    """Why something does not take place. Families read it."""

    why = TextField(label="Why does it not take place?", max_length=300, help_text="Families read this.")


class KnowGuestForm(Form):
    """Somebody agreed to be known at the hub by a name they chose."""

    called = TextField(label="What do they like to be called here?", max_length=60)
    is_child = radios("Who is it?", (("no", "A grown-up"), ("yes", "A child")), initial="no")
    agreed_how = TextField(
        label="Who asked them, and what did they say?",
        max_length=300,
        help_text="For a child: what the child and a parent said. They can take it back at any time.",
    )
    agreed_on = past_day("On which day?")


class KnowFamilyForm(KnowGuestForm):
    """The same, from the family's page: who of the family, at which hub."""

    field_order = (
        "person",
        "hub",
        "called",
        "agreed_how",
        "agreed_on",
    )
    person = radios("Who of the family?", ask="Choose somebody.")
    hub = radios("At which hub?", ask="Choose a hub.")

    def __init__(self, *args: Any, people: Choices, hubs: Choices, **kwargs: Any) -> None:
        """Offer the people of the family, and the hubs. Who is a child is known."""
        super().__init__(*args, **kwargs)
        del self.fields["is_child"]
        offer_choices(self, "person", people)
        offer_choices(self, "hub", hubs, alone=True)


class OutreachForm(Form):
    """Where families were met."""

    where = TextField(label="Where did you go?", help_text="For example: the food bank at St Mark’s.")
    went_on = past_day("On which day?")
    adults = number("How many grown-ups did you meet?")
    children = number("How many children?")
    offered = LongText(label="What did you tell them about, or give them?", required=False, rows=3)
    asked_for = LongText(
        label="What did people ask for?", required=False, rows=3, help_text="Above all what there is not yet. Nobody by name."
    )  # fmt: skip
    by_whom = TextField(label="Who went?", required=False)


class RegistrarTimeForm(Form):
    """Hours of the registrar's desk."""

    weekday = select("On which day of the week?", "Choose a day of the week.", choices=WEEKDAYS)
    begins = time_of_day("From")
    ends = time_of_day("To")
    since = any_day("Since when?")


class RegistrarDayForm(Form):
    """A day at the desk, counted: births, and each offer made and taken."""

    held_on = past_day("Which day?")
    births = number("How many births were registered?", required=True)
    both_parents = number("At how many were both parents named?", required=True)

    def __init__(self, *args: Any, offers: Sequence[str], **kwargs: Any) -> None:
        """Ask of each offer of the hub: to how many, how many said yes."""
        super().__init__(*args, **kwargs)
        self.offers = list(offers)
        for index, what in enumerate(self.offers):
            self.fields[f"made_{index}"] = number(f"{what}: offered to how many?")
            self.fields[f"taken_{index}"] = number(f"{what}: how many said yes?")

    @property
    def told(self) -> dict[str, tuple[int, int]]:
        """The offers as the action takes them."""
        got = self.cleaned_data
        return {
            what: (got[f"made_{index}"] or 0, got[f"taken_{index}"] or 0)
            for index, what in enumerate(self.offers)
        }
