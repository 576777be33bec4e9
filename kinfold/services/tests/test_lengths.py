"""What our own record says about time: waiting, planned and actual length, beginning anew."""

from datetime import date, timedelta
from typing import Any

import pytest

from kinfold.base.who import Who
from kinfold.people.models import Person
from kinfold.services import actions, queries
from kinfold.services.models import Request, Service
from kinfold.sharing.tests import cast as casting
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


def had_and_again(cast: Cast, by: Who, service: Service, person: Person, began: date) -> Request:
    """Help planned for 90 days that ended after 20, began anew after 30 and ended after 60."""
    (one,) = actions.ask_for_service(
        cast.family, [person], service, asked_on=began, state="started",
        planned_until=began + timedelta(days=90), by=by, on=TODAY,
    )  # fmt: skip
    for state, days in (("ended", 20), ("started", 30), ("ended", 60)):
        actions.move_request(
            one, state, on_day=began + timedelta(days=days), by=by, on=TODAY, reason_code="time_ran_out"
        )
    return one


def somebody(cast: Cast, number: int) -> Person:
    """One more child of the family."""
    made = casting.person(f"Robin{number} Ardleigh", born=date(2018, 5, 1 + number))
    casting.member(cast.family, made, "child")
    return made


@pytest.mark.django_db
def test_planned_against_actual_and_restarts_are_told_from_six_people_on(
    cast: Cast, by: Who, speech: Service
) -> None:
    began = date(2025, 11, 1)
    for number in range(5):
        had_and_again(cast, by, speech, somebody(cast, number), began)
    had_and_again(cast, by, speech, cast.child, began)
    assert queries.lengths(TODAY) == {speech.pk: queries.Length(90, 60, 6)}
    assert queries.restarts(TODAY) == {speech.pk: queries.Restarted(6, 2)}
    (told,) = queries.how_long_all(TODAY)
    assert (told.service, told.planned_says, told.lasted_says) == (speech, "12 weeks", "8 weeks")


@pytest.mark.django_db
def test_six_pieces_of_help_of_one_child_tell_nothing_of_the_service(
    cast: Cast, by: Who, speech: Service
) -> None:
    for number in range(6):
        had_and_again(cast, by, speech, cast.child, date(2025, 11, 1) + timedelta(days=number))
    assert queries.lengths(TODAY) == {}
    assert queries.restarts(TODAY) == {}
    assert queries.how_long([speech], TODAY) == [queries.HowLong(speech)]
    page = cast.client("AW").get("/services/speech-therapy/").content.decode()
    assert "Too few people in our own record to say" in page
    assert (
        "No service has helped enough people yet"
        in cast.client("AW").get("/services/how-long/").content.decode()
    )


@pytest.mark.django_db
def test_the_services_page_and_the_list_say_how_long_help_lasts_and_how_often_it_began_anew(
    cast: Cast, by: Who, speech: Service, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        had_and_again(cast, by, speech, somebody(cast, number), date(2025, 11, 1))
    client = cast.client("AW")
    with django_assert_max_num_queries(25):
        page = client.get("/services/speech-therapy/").content.decode()
    assert "Half of 6 people had it for 8 weeks or less; it was planned for 12 weeks." in page
    assert "For 6 people it stopped and had to begin anew" in page
    assert 'href="/services/how-long/"' in page
    with django_assert_max_num_queries(25):
        listed = client.get("/services/how-long/").content.decode()
    assert "Speech and language therapy" in listed
    assert "12 weeks" in listed
    assert "Robin" not in page + listed
    assert cast.client("FAM").get("/services/how-long/").status_code == 404


@pytest.mark.django_db
def test_what_is_over_says_planned_beside_actual_and_how_often_it_began_anew(
    cast: Cast, by: Who, speech: Service
) -> None:
    one = had_and_again(cast, by, speech, cast.mother, date(2025, 11, 1))
    worker = cast.client("AW").get(f"/families/{cast.family.ref}/services/").content.decode()
    assert "Lasted 8 weeks; planned for 12 weeks. Began anew once." in worker
    mother = cast.client("FAM")
    for page in (f"/families/{cast.family.ref}/services/", f"/help/{one.ref}/"):
        assert (
            "It lasted 8 weeks. The plan was 12 weeks. It began again once."
            in mother.get(page).content.decode()
        )
