"""What our own record says about time: waiting, planned and actual length, beginning anew."""

from datetime import date, timedelta

import pytest

from kinfold.base.who import Who
from kinfold.people.models import Person
from kinfold.services import actions, queries
from kinfold.services.models import Service
from kinfold.sharing.tests.cast import TODAY, Cast

ASKED = date(2025, 11, 3)


def waited(cast: Cast, by: Who, service: Service, days: int, *, asked: date = ASKED) -> None:
    """Ask for help, and let it begin after some days."""
    made = actions.ask_for_service(cast.family, [cast.child], service, asked_on=asked, by=by, on=TODAY)
    actions.move_request(made[0], "started", on_day=asked + timedelta(days=days), by=by, on=TODAY)


@pytest.mark.django_db
def test_a_waiting_time_is_told_from_five_waits_on(cast: Cast, by: Who, speech: Service) -> None:
    for days in (10, 20, 30, 40):
        waited(cast, by, speech, days)
    assert queries.waiting_times([speech.pk], TODAY) == {}
    waited(cast, by, speech, 90)
    told = queries.waiting_times([speech.pk], TODAY)
    assert told == {speech.pk: queries.WaitingTime(median_days=30, how_many=5, longest=90)}


@pytest.mark.django_db
def test_what_began_over_a_year_ago_or_has_not_begun_does_not_count(
    cast: Cast, by: Who, speech: Service
) -> None:
    for days in (10, 20, 30, 40):
        waited(cast, by, speech, days)
    waited(cast, by, speech, 9, asked=date(2024, 9, 2))
    actions.ask_for_service(cast.family, [cast.child], speech, asked_on=ASKED, by=by, on=TODAY)
    assert queries.waiting_times([speech.pk], TODAY) == {}


@pytest.mark.django_db
def test_brothers_and_sisters_asked_for_together_waited_once(
    cast: Cast, baby: Person, by: Who, speech: Service
) -> None:
    for days in (10, 20, 30):
        waited(cast, by, speech, days)
    both = actions.ask_for_service(
        cast.family, [cast.child, baby], speech, asked_on=date(2025, 12, 1), by=by, on=TODAY
    )
    actions.move_request(both[0], "started", on_day=TODAY, by=by, on=TODAY, whole_matter=True)
    assert queries.waiting_times([speech.pk], TODAY) == {}
