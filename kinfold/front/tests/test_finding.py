"""Finding somebody: inside one's own work, outside it with a purpose, and never more than is allowed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kinfold.front import actions as front
from kinfold.front.models import SearchMade
from kinfold.people import actions as people
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import Cast

WHY = "School rang about her brother"


@pytest.fixture
def filed(cast: Cast) -> Cast:
    for person in (cast.child, cast.mother, cast.father, cast.other_child):
        people.rebuild_keys(person)
    return cast


def look(client: Client, words: str, **more: str) -> str:
    return client.post("/find/", {"words": words, **more}).content.decode()


@pytest.mark.parametrize(
    "words", ["Wren Ardleigh", "ardleigh wren", "Ren Ardley", "wren 4/5/2017", "2017 Wren"]
)
def test_a_worker_finds_a_child_of_their_work_however_it_is_spelt(filed: Cast, words: str) -> None:
    page = look(filed.client("AW"), words)
    assert f"/people/{filed.child.ref}/" in page
    assert "born 2017" in page
    assert "Amina Yusuf" in page, "who leads"


def test_each_search_is_in_the_access_log_with_its_words(filed: Cast) -> None:
    look(filed.client("AW"), "Wren Ardleigh")
    row = AccessLog.objects.get(action="find")
    assert (row.row, row.reason, row.actor_name) == ("F1", "Wren Ardleigh", "Amina Yusuf")


def test_names_are_sent_and_never_stand_in_an_address(filed: Cast) -> None:
    page = filed.client("AW").get("/find/?words=Wren+Ardleigh").content.decode()
    assert "Wren" not in page
    assert 'method="post"' in page


@pytest.mark.parametrize("actor", ["PT", "PX", "LA2", "AN", "SA"])
def test_those_without_the_right_find_nobody_outside_their_work_even_when_they_send_the_form(
    filed: Cast, actor: str
) -> None:
    client = filed.client(actor)
    assert "outside" not in look(client, "Moss Quillfeather").lower()
    page = look(client, "Moss Quillfeather 9/1/2018", purpose=WHY, outside="yes")
    assert "born 2018" not in page
    assert not AccessLog.objects.filter(action="find.outside").exists()


@pytest.mark.parametrize("actor", ["PX", "AN"])
def test_a_stranger_is_told_the_same_of_a_known_child_and_of_nobody(filed: Cast, actor: str) -> None:
    client = filed.client(actor)
    known = look(client, "Wren Ardleigh").replace("Wren Ardleigh", "…")
    nobody = look(client, "Zogg Blenkarn").replace("Zogg Blenkarn", "…")
    assert strip(known) == strip(nobody)


def strip(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf" not in line and "token" not in line)


def test_a_partner_finds_only_the_families_they_work_with(filed: Cast) -> None:
    assert filed.child.ref in look(filed.client("PT"), "Wren Ardleigh")
    assert filed.other_child.ref not in look(filed.client("PT"), "Moss Quillfeather")


def test_outside_ones_work_only_a_name_a_year_and_whom_to_call(filed: Cast) -> None:
    page = look(filed.client("OT"), "Wren Ardleigh 4 May 2017", purpose=WHY, outside="yes")
    assert "Wren Ardleigh" in page
    assert "born 2017" in page
    assert "Amina Yusuf" in page
    assert f"/people/{filed.child.ref}/" not in page
    assert f"/families/{filed.family.ref}/emergency-access/" in page
    row = AccessLog.objects.get(action="find.outside")
    assert (row.purpose, row.reason) == (WHY, "Wren Ardleigh 4 May 2017")


@pytest.mark.parametrize(
    ("words", "purpose", "told"),
    [
        ("Wren Ardleigh", WHY, "write two things that tell them apart"),
        ("Wren 2017", WHY, "write two things"),
        ("Wren 4 May 2017", "", "Say why you need to find them."),
        ("Wren 4 May 2017", "check", "Say why in a few words"),
        ("", WHY, "Write a name, a date of birth"),
    ],
)
def test_outside_asks_for_a_purpose_and_two_identifiers_and_keeps_what_was_typed(
    filed: Cast, words: str, purpose: str, told: str
) -> None:
    answer = filed.client("OT").post("/find/", {"words": words, "purpose": purpose, "outside": "yes"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert f'value="{words}"' in page or not words
    assert not AccessLog.objects.filter(action="find.outside").exists()


def test_nobody_fishes_by_patience(filed: Cast) -> None:
    client, asked = filed.client("OT"), {"purpose": WHY, "outside": "yes"}
    SearchMade.objects.bulk_create(
        SearchMade(account_id=filed.accounts["OT"].pk, at=timezone.now()) for _ in range(front.MOST_SEARCHES)
    )
    assert "very often" in look(client, "Wren 4 May 2017", **asked)
    SearchMade.objects.update(at=timezone.now() - timedelta(hours=2))
    assert "very often" not in look(client, "Wren 4 May 2017", **asked)


@pytest.mark.parametrize(
    "words",
    [
        "🙂",
        "עדן",
        "x" * 200,
        "'; DROP TABLE people;--",
        "<script>alert(1)</script>",
        "   ",
        "%_%",
        "0000000000",
    ],
)
def test_odd_words_find_nobody_and_break_nothing(filed: Cast, words: str) -> None:
    answer = filed.client("AW").post("/find/", {"words": words})
    assert answer.status_code in (200, 422)
    assert b"<script>alert" not in answer.content
