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


def test_search_finds_only_among_those_the_asker_may_see(jake):
    others = Person.objects.exclude(pk=jake.pk)
    for words in ("jake curtis", "jake curtis 22/3/2021", "Jak Curits", "22/03/2021"):
        assert jake not in [match.person for match in queries.find(words, among=others)]
        assert queries.find(words, among=Person.objects.none()) == []


def test_a_hidden_crowd_does_not_push_out_the_one_who_may_be_seen():
    made = [synthetic.Made("John", "Smith", date(1990, 1, 1), "ZZ1 1AA", "1 Mill Lane") for _ in range(400)]
    ids = synthetic.load(made)
    [match] = queries.find("john smith", among=Person.objects.filter(pk=ids[-1]))
    assert match.person.pk == ids[-1]


def test_apostrophes_and_accents_do_not_matter():
    add("Siobhán O'Neill")
    add("José García Márquez")
    for words in ("O'Neill", "oneill", "o neill", "Siobhan ONeill", "O’Neil siobhan"):
        assert found(words)[0] == "Siobhán O'Neill"
    for words in ("José", "jose garcia", "marquez jose", "Garsia Jose"):
        assert found(words)[0] == "José García Márquez"


def test_nothing_is_found_for_nothing_and_nobody_for_nonsense(jake):
    for words in (
        "",
        "   ",
        "?!",
        "\x00",
        "x" * 10_000,
        "zzzzqqqq",
        "😀😀",
        "'; drop table people_person; --",
    ):
        assert found(words) == []


def test_a_reference_finds_its_person(jake):
    [match] = queries.find(jake.ref.lower(), among=None)
    assert (match.person, match.why, match.sure) == (jake, "the same number", "same")


def test_people_with_a_year_only_are_found_by_it():
    add("Bob Turner")
    rose = actions.add_person(
        known_as="Rose Turner", born=PartialDate(date(1961, 1, 1), "year"), by=WORKER, on=ON
    )
    assert queries.find("rose turner 1961", among=None)[0].person == rose
    assert queries.find("rosie turner 4/7/1961", among=None)[0].person == rose


def test_somebody_about_to_be_added_twice_is_noticed(jake):
    asked = {"given": "Jayk", "family": "Kurtis", "known_as": "Jayk Kurtis"}
    [twin] = queries.possible_twins(**asked, born=PartialDate(date(2021, 3, 22)))
    assert (twin.person, twin.sure) == (jake, "likely")
    assert queries.possible_twins(**asked, born=PartialDate(date(2009, 1, 1))) == []
    assert queries.possible_twins(known_as="Jake", given="", family="", born=None) == []


def test_a_search_costs_a_fixed_number_of_queries(jake, django_assert_max_num_queries):
    synthetic.load(synthetic.people(300))
    for words, most in (("jake curtis 22/3/2021", 5), ("olivia smith", 9), ("Jak Curits", 9)):
        with django_assert_max_num_queries(most):
            queries.find(words, among=Person.objects.all())
