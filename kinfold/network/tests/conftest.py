"""A small family for the tests of this room, made by its own actions. Every name is invented."""

from dataclasses import dataclass
from datetime import date

import pytest

from kinfold.agencies import actions as agencies
from kinfold.agencies.models import Organisation, Practitioner
from kinfold.base.dates import PartialDate
from kinfold.base.who import Who
from kinfold.network import actions
from kinfold.network.models import Family
from kinfold.people import actions as people
from kinfold.people.models import Person

BEGAN = date(2025, 9, 1)
TODAY = date(2026, 3, 2)
BY = Who(account_id=None, name="Set-up")


@dataclass
class Home:
    """Wren, her parents and grandmother, and two workers."""

    family: Family
    wren: Person
    ilse: Person
    tomas: Person
    nan: Person
    organisation: Organisation
    amina: Practitioner
    petra: Practitioner


def make_person(name: str, born: date | None = None, sex: str = "U", **more: object) -> Person:
    known = PartialDate(born, "day") if born else PartialDate(None, "unknown")
    return people.add_person(known_as=name, born=known, sex=sex, by=BY, on=BEGAN, **more)


@pytest.fixture
def home(db: None) -> Home:
    family = actions.start_family("Ilse, Tomas and Wren", by=BY)
    wren = make_person("Wren", date(2017, 5, 4), "F")
    ilse = make_person("Ilse", date(1990, 7, 2), "F")
    tomas = make_person("Tomas", date(1988, 1, 9), "M")
    nan = make_person("Nan Olive", date(1961, 3, 3), "F")
    for person, part in ((wren, "child"), (ilse, "parent"), (tomas, "parent"), (nan, "relative")):
        actions.add_member(family, person, part, since=BEGAN, by=BY)
    care = agencies.open_organisation("Merebridge Children's Services", "social_care")
    amina = agencies.take_on(care, "Social worker", name="Amina Yusuf", on=BEGAN)
    petra = agencies.take_on(care, "Family support worker", name="Petra Novak", on=BEGAN)
    return Home(family, wren, ilse, tomas, nan, care, amina, petra)
