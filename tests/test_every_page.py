"""Every page and every person, by the table of `tests/pages.py`: who is shown what. No page answers with an error of ours."""

from typing import Any

import pytest
from django.urls import reverse

from kinfold.sharing.tests.cast import TODAY, Cast
from tests.pages import AT_WORK, expected, otherwise
from tests.test_house import every_address
from tests.world import whole_world

World = tuple[Cast, dict[str, dict[str, Any]]]


@pytest.fixture
def world(db: None, settings: Any) -> World:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return whole_world()


def test_the_table_names_every_address() -> None:
    names = {str(pattern.name) for _, pattern in every_address()}
    assert names == set(expected()), "Write a row for each new address, and take away those that are gone."


@pytest.mark.django_db
def test_each_person_at_work_sees_of_each_page_what_the_table_says(settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    wrong = otherwise(AT_WORK)
    assert not wrong, "\n".join(wrong)


def test_no_page_answers_a_verb_that_no_form_sends(world: World) -> None:
    cast, parts = world
    client = cast.client("AW")
    client.raise_request_exception = False
    wrong = []
    for name in expected():
        for verb in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            answer = client.generic(verb, reverse(name, kwargs=parts[name]))
            if answer.status_code != 405:
                wrong.append(f"{verb} {name}: {answer.status_code}")
    assert not wrong, "Decorate the view with @ability, outermost but for require_...:\n" + "\n".join(wrong)


def test_pages_without_a_form_refuse_to_be_sent_one(world: World) -> None:
    cast, parts = world
    client = cast.client("AW")
    for name in ("home", "family", "person", "genogram", "ecomap", "my_worries"):
        assert client.post(reverse(name, kwargs=parts[name])).status_code == 405, name


MADE_UP = ("F0000000000", "no-such", "'; drop table", "%00", "..%2f..%2fetc", "é" * 30, "F" * 300)


def test_a_made_up_reference_is_not_found_and_nothing_more(world: World) -> None:
    cast, parts = world
    client = cast.client("AW")
    client.raise_request_exception = False
    wrong = []
    for name, kwargs in parts.items():
        if set(kwargs) == {"ref"} and expected()[name]["AW"] != "v":
            for ref in MADE_UP:
                answer = client.get(reverse(name, kwargs={"ref": "MADE-UP"}).replace("MADE-UP", ref))
                if answer.status_code != 404:
                    wrong.append(f"{name} with {ref!r}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
