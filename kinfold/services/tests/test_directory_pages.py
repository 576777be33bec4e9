"""The pages of the directory for workers: looking, whether help fits somebody, and keeping pages right."""

import uuid
from datetime import time, timedelta
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.people import actions as people
from kinfold.services import actions, rules
from kinfold.services.actions import Entry
from kinfold.services.models import Criterion, Place, Service
from kinfold.services.rules.hours import Line, NotHours, read_hours, write_hours
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

MOST_QUERIES = 25


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()


@pytest.fixture
def club(db: None) -> Service:
    """A club for children of five to eleven, kept by nobody."""
    return actions.list_service(
        "club", "Saturday club", does="Games and lunch", for_whom=["children"], youngest=5, oldest=11, public=True,
        evidence=[{"words": "85 of 100 children came back", "sources": [{"seed": "004", "lines": [[10, 12]]}]}],
        cost_per_case=Decimal(450), cost_words="2019 prices",
    )  # fmt: skip


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def sent(**told: Any) -> dict[str, Any]:
    return {"token": str(uuid.uuid4()), **told}


def get(cast: Cast, actor: str, name: str, *args: Any, **query: Any) -> Any:
    return cast.client(actor).get(reverse(name, args=args), query)


def test_opened_from_a_child_a_service_says_whether_it_fits_and_what_is_not_known(
    cast: Cast, club: Service
) -> None:
    actions.set_criteria(club, [Entry("Lives in MB4", "area", among=("MB4",)), Entry("Likes football")])
    page = text(get(cast, "AW", "service", "club", person=cast.child.ref))
    assert "Does it fit Wren Ardleigh?" in page
    assert "From 5 to 11 years old: <strong>Fits</strong>" in page
    assert "Lives in MB4: <strong>Not known: ask</strong>" in page
    assert "It refuses nobody" in page
    assert "Ask for this" in page


def test_a_service_says_its_evidence_cost_and_what_nobody_has_said(cast: Cast, club: Service) -> None:
    page = text(get(cast, "PT", "service", "club"))
    assert "85 of 100 children came back" in page
    assert "lines 10 to 12" in page
    assert "£450.00. 2019 prices" in page
    assert "Too few waits in our own record to say" in page
    assert "Nobody keeps this page yet" in page
    assert "Does it fit" not in page


@pytest.mark.parametrize(
    ("actor", "status"), [("AW", 200), ("PT", 200), ("OT", 302), ("AN", 404), ("PX", 404)]
)
def test_only_those_who_may_read_somebodys_record_see_what_fits_them(
    cast: Cast, club: Service, actor: str, status: int
) -> None:
    for name, args in (("directory", []), ("service", ["club"])):
        answer = get(cast, actor, name, *args, person=cast.child.ref)
        assert answer.status_code == status
        if status != 200:
            assert "Wren" not in text(answer)


def test_a_partner_who_sees_a_part_learns_nothing_from_where_the_child_lives(
    cast: Cast, club: Service
) -> None:
    people.add_address(
        cast.child, lines="2 Elm Road", postcode="MB4 2QT", since=BEGAN, by=cast.who("AW"), on=TODAY
    )
    actions.list_service("club", "Saturday club", areas=["MB4"])
    told = "Lives in MB4: <strong>"
    assert told + "Fits" in text(get(cast, "AW", "service", "club", person=cast.child.ref))
    assert told + "Not known" in text(get(cast, "PT", "service", "club", person=cast.child.ref))


def test_the_list_leaves_out_what_does_not_fit_only_when_asked_and_says_how_many(
    cast: Cast, club: Service
) -> None:
    actions.list_service("babies", "Baby massage", oldest=1)
    both = text(get(cast, "AW", "directory", person=cast.child.ref))
    assert "Baby massage" in both
    assert "Perhaps not" in both
    one = text(get(cast, "AW", "directory", person=cast.child.ref, fits="yes"))
    assert "Baby massage" not in one
    assert "1 other left out" in one


def test_filters_find_by_whom_age_area_language_and_childcare(cast: Cast, club: Service) -> None:
    actions.list_service(
        "dads", "Dads’ breakfast", for_whom=["fathers"], areas=["MB4"], languages=["Polish"], childcare=True
    )
    told = {"whom": "fathers", "area": "MB4", "language": "Polish", "childcare": "yes"}
    for name, value in told.items():
        page = text(get(cast, "AW", "directory", **{name: value}))
        assert "Dads’ breakfast" in page
    page = text(get(cast, "AW", "directory", age="30", need="money"))
    assert "Saturday club" not in page


@pytest.mark.parametrize(
    "query", [{"age": "٣"}, {"age": "-1"}, {"after": "x" * 999}, {"whom": "dragons", "need": "gold"}]
)
def test_nothing_typed_into_the_address_breaks_the_list(
    cast: Cast, club: Service, query: dict[str, str]
) -> None:
    assert "Saturday club" in text(get(cast, "AW", "directory", **query))


def test_the_list_is_paged_and_takes_few_queries(cast: Cast) -> None:
    Service.objects.bulk_create(Service(slug=f"s-{n}", name=f"Help {n:03}") for n in range(120))
    browser = cast.client("AW")
    with CaptureQueriesContext(connection) as seen:
        first = browser.get(reverse("directory"), {"person": cast.child.ref})
    assert len(seen) <= MOST_QUERIES
    assert "Help 049" in text(first)
    assert "Help 050" not in text(first)
    assert "More help" in text(first)


def test_five_thousand_services_list_and_filter_quickly(cast: Cast) -> None:
    Service.objects.bulk_create(
        (
            Service(
                slug=f"s-{n}",
                name=f"Help {n:04}",
                for_whom=["fathers"] if n % 50 == 0 else ["children"],
                public=True,
            )
            for n in range(5_000)
        ),
        batch_size=1_000,
    )
    browser = cast.client("AW")
    browser.get(reverse("directory"))
    for query in ({}, {"whom": "fathers"}, {"words": "help 4999"}, {"after": "2500.Help 2500"}):
        took = []
        for _ in range(2):
            began = perf_counter()
            assert browser.get(reverse("directory"), query).status_code == 200
            took.append(perf_counter() - began)
        assert min(took) < 1.5


# ---- keeping


def test_the_keeper_puts_the_whole_page_right_and_it_is_checked_today(cast: Cast, club: Service) -> None:
    answer = cast.client("AW").post(
        reverse("keep_service", args=["club"]),
        sent(name="Saturday club", for_whom=["children"], youngest="5", oldest="11", languages="English, Urdu",
             hours="Monday to Friday 9am to midday\nSat 10-11.30 babies only", childcare="yes", public="on",
             cost_per_case="450", areas="MB4, MB5"),
        follow=True,
    )  # fmt: skip
    page = text(answer)
    assert "English, Urdu" in page
    assert "10am to 11:30am (babies only)" in page
    assert "Made sure of on" in page
    kept = Service.objects.get()
    assert (kept.kept_by, kept.checked_on, kept.areas) == (cast.practitioners["AW"], TODAY, ["MB4", "MB5"])
    again = text(get(cast, "AW", "keep_service", "club"))
    assert "Saturday 10am to 11:30am babies only" in again


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "Say what the service is called"),
        ({"hours": "whenever"}, "We cannot read"),
        ({"hours": "Monday 9am to 12pm\nMonday 11am to 1pm"}, "overlap"),
        ({"youngest": "9", "oldest": "2"}, "below the youngest"),
        ({"web": "javascript:alert(1)"}, "whole web address"),
        ({"cost_per_case": "lots"}, "in pounds"),
    ],
)
def test_a_page_that_cannot_be_so_comes_back_with_everything_typed(
    cast: Cast, club: Service, wrong: dict[str, str], says: str
) -> None:
    told = {"name": "Saturday club", "does": "New words that I typed"} | wrong
    answer = cast.client("AW").post(reverse("keep_service", args=["club"]), sent(**told))
    assert answer.status_code == 422
    assert says in text(answer)
    assert "New words that I typed" in text(answer)
    assert Service.objects.get().does == "Games and lunch"


@pytest.mark.parametrize("actor", ["PT", "LA2", "MG"])
def test_somebody_elses_page_is_refused_openly_with_whom_to_tell(
    cast: Cast, club: Service, actor: str
) -> None:
    actions.check_service(club, by=cast.who("AW"), on=TODAY)
    for name in ("keep_service", "service_places", "service_criteria", "withdraw_service"):
        answer = get(cast, actor, name, "club")
        assert answer.status_code == 403
        assert "kept by somebody else" in text(answer)
    assert cast.client(actor).post(reverse("check_service", args=["club"])).status_code == 403


def test_places_and_rules_are_written_by_the_keeper(cast: Cast, club: Service) -> None:
    browser = cast.client("AW")
    page = browser.post(
        reverse("service_places", args=["club"]),
        sent(place_name="Larch Hall", town="Merebridge", postcode="mb4 2qt", latitude="54.9", longitude="-1.5"), follow=True,
    )  # fmt: skip
    assert "Larch Hall" in text(page)
    assert Place.objects.get().postcode == "MB4 2QT"
    empty = {f"{name}_{row}": "" for row in range(6) for name in ("says", "measure", "low", "high", "among")}
    page = browser.post(
        reverse("service_criteria", args=["club"]),
        sent(**{**empty, "says_0": "You live in MB4", "measure_0": "area", "among_0": "MB4", "must_0": "on"}), follow=True,
    )  # fmt: skip
    assert "You live in MB4" in text(page)
    wrong = browser.post(
        reverse("service_criteria", args=["club"]), sent(**{**empty, "measure_0": "age", "low_0": "4"})
    )
    assert wrong.status_code == 422
    assert Criterion.objects.count() == 1
    browser.post(reverse("service_places", args=["club"]), sent())
    assert not club.given_at.exists()


def test_what_has_ended_leaves_the_lists_and_comes_back_when_it_is_there_again(
    cast: Cast, club: Service
) -> None:
    browser, address = cast.client("AW"), reverse("withdraw_service", args=["club"])
    day = {"ended_on-day": "2", "ended_on-month": "3", "ended_on-year": "2026"}
    browser.post(address, sent(**day))
    assert "Saturday club" not in text(get(cast, "PT", "directory"))
    assert "came to an end on" in text(get(cast, "PT", "service", "club"))
    browser.post(address, {"again": "yes"})
    assert "Saturday club" in text(get(cast, "PT", "directory"))


def test_pages_to_check_are_mine_first_and_go_when_somebody_made_sure(cast: Cast, club: Service) -> None:
    old = actions.list_service(
        "old", "Old page", kept_by=cast.practitioners["AW"], checked_on=TODAY - timedelta(days=300)
    )
    page = text(get(cast, "AW", "services_to_check"))
    assert (
        page.index("Kept by me")
        < page.index("Old page")
        < page.index("Kept by nobody yet")
        < page.index("Saturday club")
    )
    cast.client("AW").post(reverse("check_service", args=[old.slug]))
    assert "Old page" not in text(get(cast, "AW", "services_to_check"))


# ---- hours as people write them


@pytest.mark.parametrize(
    ("line", "first", "number"),
    [
        ("Monday 9am to 5pm", Line(0, time(9), time(17)), 1),
        ("mon-fri 09:00-17:00", Line(0, time(9), time(17)), 5),
        ("Tuesdays 9 to 5", Line(1, time(9), time(17)), 1),
        ("Sat 10-11.30am Babies only", Line(5, time(10), time(11, 30), "Babies only"), 1),
        ("Sunday midday to 3pm", Line(6, time(12), time(15)), 1),
        ("Saturday to Monday 12pm to 1pm", Line(5, time(12), time(13)), 3),
    ],
)
def test_hours_are_read_as_people_write_them(line: str, first: Line, number: int) -> None:
    found = read_hours(line)
    assert (found[0], len(found)) == (first, number)
    assert read_hours(write_hours(found)) == found


@pytest.mark.parametrize(
    "line", ["whenever", "Funday 9 to 5", "Monday 25:00 to 26:00", "Monday 13am to 2pm", "Monday"]
)
def test_what_are_no_hours_is_said_with_how_to_write_them(line: str) -> None:
    with pytest.raises(NotHours):
        read_hours(line)


def test_every_measure_and_word_for_whom_has_its_label() -> None:
    assert all(rules.for_whom_says(word, to_family=True) for word in rules.FOR_WHOM)
    assert all(rules.MEASURES.values())
