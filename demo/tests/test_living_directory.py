"""The invented directory of the demonstration: everything said, all of it public, nobody's real number."""

from time import perf_counter

import pytest

from demo import living_directory
from kinfold.directory import queries as directory
from kinfold.services import queries
from kinfold.sharing.tests.cast import TODAY


@pytest.fixture
def filled(db: None) -> float:
    """Load it; say how long that took."""
    began = perf_counter()
    living_directory.play(TODAY)
    return perf_counter() - began


def test_a_dozen_local_services_say_where_when_for_whom_and_how_to_ask(filled: float) -> None:
    found = queries.public_services(on=TODAY).services
    assert len(found) >= 12
    hours, places = (
        queries.openings_of([one.pk for one in found]),
        queries.places_of([one.pk for one in found], TODAY),
    )
    for one in found:
        assert one.does
        assert one.how_to_ask
        assert one.languages
        assert one.childcare is not None
        assert one.travel
        assert one.for_whom
        assert one.needs
        assert hours[one.pk]
        assert one.organisation.phone.startswith("01632 960")
    assert len(places) >= 10
    assert filled < 6


def test_the_nearest_food_is_told_in_words_and_somebody_waits_for_an_answer(filled: float) -> None:
    near = next(place for place in queries.places(TODAY) if place.name == "Northside Hub")
    spot = queries.spot_of(near)
    page = queries.public_services(on=TODAY, needs=("food",), near=spot)
    assert page.services[0].slug == "larch-lane-pantry"
    assert page.away[page.services[0].pk] in ("about half a mile", "very near")
    waiting = directory.asks_waiting(TODAY)
    assert [row.is_late for row in waiting] == [True, False]
