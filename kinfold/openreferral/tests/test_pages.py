"""The pages of taking in another directory: who may, what is shown, and that nothing is taken before somebody says so."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kinfold.openreferral.models import Reading
from kinfold.openreferral.tests.test_taking import one
from kinfold.openreferral.views import importing
from kinfold.services.models import Service
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import Cast

MAY = ("MG", "AN", "SA")


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    return casting.build()


def sent(client: Client, *told: Any, data: bytes | None = None, **also: str) -> Any:
    body = json.dumps({"contents": list(told)}).encode() if data is None else data
    file = SimpleUploadedFile("feed <b>.json", body, "application/json")
    return client.post("/directory-feeds/try/", {"came_from": "Next council", "file": file, **also})


def test_only_those_who_look_after_the_directory_may_take_another_in(cast: Cast) -> None:
    for actor in ("AW", "TM", "MG", "OT", "DU", "CH", "PT", "LA2", "AN", "IG", "SA", "FAM"):
        client = cast.client(actor)
        status = {client.get(path).status_code for path in ("/directory-feeds/", "/directory-feeds/try/")}
        assert status == ({200} if actor in MAY else {404} if actor == "FAM" else {403}), actor
        if actor not in MAY:
            assert sent(client, one()).status_code in (403, 404)
    assert Client().get("/directory-feeds/").status_code == 302
    assert not Reading.objects.exists()


def test_who_may_take_another_directory_in_finds_it_from_ours(cast: Cast) -> None:
    for actor in ("AW", *MAY):
        page = cast.client(actor).get("/services/").content.decode()
        assert ("Other councils’ directories" in page) is (actor in MAY)


def test_a_keeper_looks_first_and_then_takes(cast: Cast) -> None:
    client = cast.client("AN")
    to = sent(
        client,
        one(description="<script>alert(1)</script><b>Tea</b>"),
        one(2, name="<img src=x>Quiet", status="no"),
    ).url
    page = client.get(to).content.decode()
    assert "Nothing is taken yet" in page
    assert "Help 1" in page
    assert "<script>alert" not in page
    assert not Service.objects.filter(came_from="Next council").exists()
    taken = client.post(f"{to}take/")
    assert taken.status_code == 302
    assert "Nobody here has rung them yet" in client.get(to).content.decode()
    assert Service.objects.get(came_from="Next council").does == "Tea"
    again = client.post(f"{to}take/")
    assert again.status_code == 422
    assert "taken in already" in again.content.decode()
    assert "Next council" in client.get("/directory-feeds/").content.decode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html>", "is a web page"), (b"", "empty"), (b"[1,2]", ""), (b'{"a": 1}', "No services stand in this file"),
        (b"[" * 200_000, "JSON"), (b" " * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_and_what_was_typed_stays(
    cast: Cast, data: bytes, says: str
) -> None:
    answer = sent(cast.client("SA"), data=data)
    if says:
        assert answer.status_code == 422
        assert says in answer.content.decode().replace("’", "'")
        assert 'value="Next council"' in answer.content.decode()
    else:
        assert answer.status_code == 302  # read, and every line of it refused
        assert Reading.objects.get().report["counts"]["refused"] == 2


def test_the_pages_ask_the_database_little(cast: Cast) -> None:
    client = cast.client("AN")
    to = sent(client, *(one(number) for number in range(60))).url
    for path in ("/directory-feeds/", to):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        assert len(asked) <= 25


def test_more_than_a_page_can_write_is_left_to_the_command(cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr(importing, "MOST_AT_ONCE", 1)
    client = cast.client("AN")
    to = sent(client, one(), one(2)).url
    assert "import_open_referral" in client.get(to).content.decode()
    assert client.post(f"{to}take/").status_code == 422
    assert Reading.objects.get().state == "tried"


def test_a_file_that_does_not_exist_is_not_found(cast: Cast) -> None:
    client = cast.client("AN")
    assert client.get("/directory-feeds/R0000000000/").status_code == 404
    assert client.post("/directory-feeds/R0000000000/take/").status_code == 404
    assert cast.client("AW").get("/directory-feeds/R0000000000/").status_code == 404, (
        "a made-up address is not found, whoever asks"
    )
