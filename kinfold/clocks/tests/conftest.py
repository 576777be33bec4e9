"""A family and a worker: what the tests of this room stand on."""

from dataclasses import dataclass
from datetime import date

import pytest

from kinfold.agencies import actions as agencies
from kinfold.agencies.models import Organisation
from kinfold.base.who import Who
from kinfold.network import actions as network
from kinfold.network.models import Family
from kinfold.people import actions as people
from kinfold.people.models import Person

TODAY = date(2026, 3, 12)


@dataclass
class Home:
    family: Family
    jake: Person
    kelly: Person
    sue: Person
    worker: Who
    council: Organisation


@pytest.fixture
def home(db) -> Home:
    council = agencies.open_organisation("Merebridge", "social_care")
    agencies.open_team(council, "Duty", "duty")
    account = agencies.open_account("amina", "Amina Yusuf")
    practitioner = agencies.take_on(council, "Social worker", name="Amina Yusuf", on=TODAY)
    agencies.give_account(practitioner, account)
    by = Who(account.pk, "Amina Yusuf", practitioner.pk, council.pk)
    family = network.start_family("Sue, Jake and Kelly", by=by, on=TODAY)
    sue, jake, kelly = (
        people.add_person(known_as=name, by=by, on=TODAY) for name in ("Sue", "Jake", "Kelly")
    )
    for person, part in ((sue, "parent"), (jake, "child"), (kelly, "child")):
        network.add_member(family, person, part, since=date(2010, 1, 1), by=by)
    return Home(family, jake, kelly, sue, by, council)
