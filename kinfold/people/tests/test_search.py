"""Search: half-right questions find the right person, and only among those the asker may see."""

from datetime import date

import pytest

from kinfold.base.dates import PartialDate
from kinfold.base.who import Who
from kinfold.people import actions, queries
from kinfold.people.models import Person
from kinfold.people.tests import recall, synthetic

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 3)
WORKER = Who(account_id=None, name="Amina Yusuf", practitioner_id=1)


def add(name: str, born: date | None = None, **more) -> Person:
    when = PartialDate(born) if born else PartialDate(None, "unknown")
    return actions.add_person(known_as=name, born=when, by=WORKER, on=ON, **more)


@pytest.fixture
def jake() -> Person:
    for name in ("Amelia Wright", "Jack Carter", "Jade Curran", "Jacob Cartwright", "Michael O'Brien"):
        add(name, date(2019, 5, 4))
    return add("Jake Curtis", date(2021, 3, 22))


def found(words: str, **more) -> list[str]:
    return [match.person.known_as for match in queries.find(words, among=None, **more)]


@pytest.mark.parametrize(
    "words",
    [
        "Jake",
        "jake curtis",
        "curtis jake",
        "CURTIS, Jake",
        "jayk kurtis 22/03/2021",
        "Jake Kurtiss 22.3.21",
        "jacob curtis 22 March 2021",
        "Curtis 22032021",
        "jake 2021-03-22",
        "jake march 2021",
        "jake curtis 2021",
        "jake curtis 21/03/2021",
        "jake brown 22/3/2021",
        "Jak Curits",
        "22/03/2021",
        "Jäke Cúrtis",
        "jakecurtis",
    ],
)
def test_half_right_words_find_the_child_first(jake, words):
    assert found(words)[0] == "Jake Curtis"


def test_recall_over_eleven_kinds_of_wrong_question():
    made = list(synthetic.people(2_000))
    ids = synthetic.load(made)
    measured = recall.measure(made, ids, asked_about=40)
    assert measured.with_date >= 0.98, recall.report(measured)
    assert measured.without_date >= 0.90, recall.report(measured)
