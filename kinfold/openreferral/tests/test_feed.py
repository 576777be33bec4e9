"""What the feed answers: in the standard's shape, only what is public, few questions to the database, errors in plain words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kinfold.openreferral.rules import shapes, words
from kinfold.openreferral.tests.conftest import ROOT
from kinfold.services import actions as services
from kinfold.services.models import Service

Ask = Callable[..., Any]
Directory = dict[str, Service]
pytestmark = pytest.mark.django_db
MOST = 6


def names(told: dict[str, Any]) -> list[str]:
    return [one.get("name") or one["service"]["name"] for one in told["contents"]]


def every_answer(ask: Ask) -> list[tuple[str, str, bool, Any]]:
    """All nine addresses: (path, shape, whether it is a page, what was answered)."""
    found = [("", "api", False, ask("")[1])]
    whole = {
        "services": "service",
        "service_at_locations": "service_at_location",
        "taxonomies": "taxonomy",
        "taxonomy_terms": "taxonomy_term",
    }
    for name, brief in shapes.PAGED.items():
        page = ask(name)[1]
        found.append((name, brief, True, page))
        found += [
            (f"{name}/{one['id']}", whole[name], False, ask(f"{name}/{one['id']}")[1])
            for one in page["contents"][:5]
        ]
    found.append(("services?full", "service", True, ask("services", full="true")[1]))
    found.append(("services?minimal", "service_minimal", True, ask("services", minimal="true")[1]))
    found.append(
        (
            "service_at_locations?full",
            "service_at_location",
            True,
            ask("service_at_locations", full="true")[1],
        )
    )
    return found


def test_all_nine_addresses_answer_in_the_shape_of_the_standard_and_nothing_is_empty(
    ask: Ask, directory: Directory
) -> None:
    answers = every_answer(ask)
    wrong = {
        path: shapes.wrong_with(told, shape, page=page, strict=True) for path, shape, page, told in answers
    }
    assert {path: said for path, said in wrong.items() if said} == {}
    assert len({path.split("/")[0] + "/" * ("/" in path) for path, *_ in answers if "?" not in path}) == 9


def test_only_what_stands_before_everybody_is_told(ask: Ask, directory: Directory) -> None:
    assert names(ask("services")[1]) == ["Fathers’ group <Saturday>", "Money advice", "Zebra stripes"]
    for slug in ("team-only", "secret"):
        hidden = Service.objects.get(slug=slug)
        assert ask(f"services/{hidden.uuid}") == (
            404,
            {"status": 404, "message": "There is no service with this id."},
        )
    assert "For our team only" not in str([told for *_, told in every_answer(ask)])


def test_a_service_is_told_whole(ask: Ask, directory: Directory) -> None:
    told = ask(f"services/{directory['fathers'].uuid}")[1]
    assert told["name"] == "Fathers’ group <Saturday>"
    assert (told["minimum_age"], told["maximum_age"], told["status"], told["assured_date"]) == (
        0,
        11,
        "active",
        "2026-02-01",
    )
    assert told["organization"]["name"] == "Harbour Street"
    assert told["organization_id"] == told["organization"]["id"]
    assert told["eligibility_description"] == "Fathers and father figures\nA child under 12\nBring a towel"
    (hours,) = told["schedules"]
    assert (hours["freq"], hours["byday"], hours["opens_at"], hours["closes_at"]) == (
        "WEEKLY",
        "SA",
        "10:00",
        "12:30",
    )
    (place,) = told["service_at_locations"]
    assert hours["service_at_location_id"] == place["id"]
    assert place["location"]["addresses"][0]["postal_code"] == "MB4 2QT"
    assert {one["taxonomy_term"]["code"] for one in told["attributes"]} == {
        "parenting",
        "isolation",
        "fathers",
    }
    assert told["cost_options"][0]["amount"] == 0
    assert told["contacts"][0]["phones"][0]["number"] == "01632 960111"
    assert told["kinfold"]["criteria"][0] == {
        "says": "A child under 12",
        "measure": "age",
        "low": 0,
        "high": 11,
        "must": True,
    }


def test_ids_never_change(ask: Ask, directory: Directory) -> None:
    once, again = every_answer(ask), every_answer(ask)
    assert once == again
    assert words.taxonomy_id("need") == "5a1d7fd2-92f5-58e3-a4c9-c24585f3c746"


def test_what_was_withdrawn_is_told_only_to_who_asks_what_changed(ask: Ask, directory: Directory) -> None:
    gone = directory["gone"]
    assert ask(f"services/{gone.uuid}")[1]["status"] == "inactive"
    told = ask("services", modified_after="2026-01-01T00:00:00Z")[1]
    assert {one["name"]: one["status"] for one in told["contents"]}["An old group"] == "inactive"
    assert ask("services", modified_after="2999-01-01T00:00:00Z")[1]["empty"] is True


def test_a_changed_place_counts_as_a_change_of_what_is_given_there(ask: Ask, directory: Directory) -> None:
    Service.objects.update(changed_at="2020-01-01T00:00:00Z")
    told = ask("services", modified_after="2025-01-01T00:00:00Z")[1]
    assert names(told) == ["Fathers’ group <Saturday>", "Money advice"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"search": "DADS play"}, ["Fathers’ group <Saturday>"]),
        ({"search": "harbour"}, ["Fathers’ group <Saturday>"]),
        ({"search": "100%"}, []),
        ({"minimum_age": "10"}, ["Money advice"]),
        ({"maximum_age": "11.5"}, ["Fathers’ group <Saturday>"]),
        ({"maximum_age": "-1"}, []),
        ({"day": "SA"}, ["Fathers’ group <Saturday>"]),
        ({"day": "SU"}, []),
        ({"start_time": "10:00", "end_time": "12:30"}, ["Fathers’ group <Saturday>"]),
        ({"start_time": "10:01"}, []),
        ({"taxonomy_term_id": words.made_id("need", "money")}, ["Money advice"]),
        ({"taxonomy_term_id": words.made_id("for_whom", "fathers")}, ["Fathers’ group <Saturday>"]),
        ({"taxonomy_id": words.taxonomy_id("for_whom")}, ["Fathers’ group <Saturday>", "Money advice"]),
        ({"taxonomy_id": words.taxonomy_id("kind")}, []),
        ({"taxonomy_id": words.made_id("nobody")}, []),
        ({"organization_id": words.made_id("nobody")}, []),
        ({"somebody_elses": "word"}, ["Fathers’ group <Saturday>", "Money advice", "Zebra stripes"]),
    ],
)  # fmt: skip
def test_services_are_narrowed(
    ask: Ask, directory: Directory, said: dict[str, str], found: list[str]
) -> None:
    status, told = ask("services", **said)
    assert (status, names(told)) == (200, found)
    assert told["total_items"] == len(found)


def test_services_of_one_organisation_are_found_by_its_id(ask: Ask, directory: Directory) -> None:
    id_ = ask(f"services/{directory['fathers'].uuid}")[1]["organization_id"]
    assert names(ask("services", organization_id=id_)[1]) == ["Fathers’ group <Saturday>"]


def test_places_are_found_by_postcode_and_by_how_near(ask: Ask, directory: Directory) -> None:
    everywhere = ask("service_at_locations")[1]
    assert everywhere["total_items"] == 3
    assert ask("service_at_locations", postcode="MB4 2QT")[1]["total_items"] == 3
    assert ask("service_at_locations", postcode="ZZ9")[1]["total_items"] == 2
    near = ask("service_at_locations", postcode="mb4 2qt", proximity="500")[1]
    assert {one["location"]["name"] for one in near["contents"]} == {"Harbour Hall"}
    status, why = ask("service_at_locations", postcode="QQ1 1AA", proximity="500")
    assert (status, why["parameter"]) == (422, "postcode")


def test_pages_follow_each_other_without_gap_or_double(ask: Ask, directory: Directory) -> None:
    seen, number = [], 1
    while True:
        told = ask("taxonomy_terms", page=number, per_page=7)[1]
        assert (told["first_page"], told["size"], told["empty"]) == (
            number == 1,
            len(told["contents"]),
            False,
        )
        seen += [one["id"] for one in told["contents"]]
        if told["last_page"]:
            break
        number += 1
    assert (len(seen), len(set(seen))) == (told["total_items"], told["total_items"])
    assert told["total_pages"] == number
    beyond = ask("services", page=9)[1]
    assert (beyond["empty"], beyond["last_page"], beyond["contents"]) == (True, True, [])


def test_a_fuzzy_question_is_answered_in_plain_words(ask: Ask, directory: Directory) -> None:
    assert ask("services", page="two") == (
        400,
        {"status": 400, "message": "“page” has to be a whole number.", "parameter": "page"},
    )
    assert ask("services/not-an-id")[0] == 404
    assert ask("organizations")[0] == 404
    assert ask("services", per_page="501")[0] == 422


@pytest.mark.parametrize("path", ["services", "services?full=true&per_page=100", "service_at_locations", "service_at_locations?full=true", "services?modified_after=2020-01-01T00:00:00Z", "services?search=dads&day=SA&taxonomy_id=" + words.taxonomy_id("need"), "taxonomies"])  # fmt: skip
def test_a_page_takes_few_questions_to_the_database(client: Client, directory: Directory, path: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(ROOT + path).status_code == 200
    # A prepared statement's text is not kept, so everything counts but the savepoints.
    assert sum("SAVEPOINT" not in str(query["sql"]) for query in asked) <= MOST


def test_anybody_may_read_it_without_cookies_and_ask_only_for_what_is_new(
    client: Client, directory: Directory
) -> None:
    first = client.get(f"{ROOT}services")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert "Last-Modified" in first.headers
    assert not first.cookies
    same = client.get(f"{ROOT}services", headers={"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    services.list_service("bare", "Zebra stripes again")
    new = client.get(f"{ROOT}services", headers={"If-None-Match": first.headers["ETag"]})
    assert (new.status_code, new.headers["ETag"] != first.headers["ETag"]) == (200, True)


@pytest.mark.parametrize("path", ["", "services", "openapi.json", "taxonomies", "nowhere"])
def test_it_can_only_be_read(client: Client, path: str) -> None:
    answer = client.post(ROOT + path)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert client.delete(ROOT + path).status_code == 405


def test_a_service_that_was_named_as_a_template_is_told_as_it_is(ask: Ask, db: None) -> None:
    odd = services.list_service(
        "odd", "{0} {slug} %s ${x} \u2028", does='"quoted" \\ back', public=True, checked_on=date(2026, 1, 1)
    )
    told = ask(f"services/{odd.uuid}")[1]
    assert told["name"].startswith("{0} {slug} %s ${x}")
    assert told["description"] == '"quoted" \\ back'
