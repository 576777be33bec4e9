"""Feeds as others really publish them: blanks for what is not known, numbers as words, errors among the pages, packed files, bombs."""

import gzip
import json
import time
import zlib
from datetime import date
from typing import Any

import pytest

from kinfold.openreferral.rules import files, parts, reading, sent
from kinfold.openreferral.rules.plain_text import plain

KNOWN = reading.Known({}, {}, lambda words: [], date(2026, 3, 12))
ID = "ac148810-d857-441c-9679-408f346de14b"
BLANK: dict[str, Any] = {
    "organization_id": None, "program_id": None, "email": "", "fees": " ", "maximum_age": None, "assured_date": "", "alert": None,
    "contacts": None, "cost_options": None, "metadata": [], "languages": [],
}  # fmt: skip


def service(**told: Any) -> dict[str, Any]:
    return {"id": ID, "name": "Coffee morning", "status": "active", **told}


def page(*those: Any, **frame: Any) -> bytes:
    return json.dumps({**frame, "contents": list(those)}).encode()


def test_null_and_blanks_are_what_is_not_known_and_nothing_is_said_of_them() -> None:
    got = reading.read(service(**BLANK, attributes=[]), KNOWN)
    assert (got.refused, got.says) == ([], [])
    assert got.facts["name"] == "Coffee morning"


def test_what_is_written_otherwise_is_read_as_it_is_meant() -> None:
    location = {"id": "l", "latitude": "53.1", "longitude": "-2.2", "addresses": None, "name": None}
    schedule = {
        "id": ID,
        "freq": None,
        "interval": None,
        "byday": "MO",
        "opens_at": "10:00:00+00:00",
        "closes_at": "12:00",
    }
    got = reading.read(
        service(
            status=" Active", minimum_age="18", url="www.example.org/tea", schedules=[schedule], service_at_locations=[{"id": ID, "location": location}],
        ),
        KNOWN,
    )  # fmt: skip
    facts = got.facts
    assert got.refused == []
    assert (facts["youngest"], facts["web"]) == (18, "https://www.example.org/tea")
    assert [(one["weekday"], one["opens"]) for one in facts["openings"]] == [(0, "10:00")]
    assert (facts["places"][0]["latitude"], facts["places"][0]["longitude"]) == ("53.100000", "-2.200000")
    assert got.says == ["Its ids are not of the standard’s form. They are kept as they are."]


@pytest.mark.parametrize(
    ("sent_", "kept"),
    [
        ("18 months", "18 months"),
        ("", None),
        ("1e9", "1e9"),
        ("12", 12),
        ("12.5", 12.5),
        (True, True),
        ("٣", "٣"),
    ],
)
def test_only_what_is_clearly_a_number_is_read_as_one(sent_: Any, kept: Any) -> None:
    assert sent.washed({"minimum_age": sent_}).get("minimum_age") == kept


@pytest.mark.parametrize(
    "words", ["n/a", "none", "see above.", "javascript:alert(1)", "mailto:a@example.org", "www", "a b.org"]
)
def test_only_what_is_clearly_an_address_is_made_one(words: str) -> None:
    assert reading.read(service(url=words, attributes=[]), KNOWN).facts["web"] == ""


@pytest.mark.parametrize(
    ("said", "number"),
    [("01632 960 123 ext 4", "01632 960 123"), ("Tel: 01632 960123", "01632 960123"), ("01632-960-123", "01632 960 123"),
     ("01632 960123 or 01632 960124", "01632 960123"), ("01632 960123/4", "01632 960123"), ("24/7: 01632 960123", "01632 960123"),
     ("+44 (0)1632 960123", "+44 (0)1632 960123"), ("ring us", ""), ("999", "999")],
)  # fmt: skip
def test_a_telephone_number_is_never_made_of_two(said: str, number: str) -> None:
    assert parts.phone({"contacts": [{"phones": [{"number": said}]}]}) == number


def test_services_are_found_however_the_list_is_wrapped_written_or_numbered() -> None:
    whole = service()
    for data in (
        page(whole),
        json.dumps({"items": [whole]}).encode("utf-16"),
        json.dumps({"content": [whole]}).encode("utf-8-sig"),
        f"{json.dumps(whole)}\n{json.dumps(whole)}\n".encode(),
    ):
        assert list(files.read([data]).services) == [ID]
    assert list(files.read([page({**whole, "id": 12})]).services) == ["12"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (gzip.compress(page(service())), "packed"),
        (b"PK\x03\x04rest", "packed"),
        (page(service(name="Cafe")).replace(b"Cafe", b"Caf\xe9"), "UTF-8"),
        (b"\n <!doctype html><title>502 Bad Gateway</title>", "web page"),
        (page(service())[:-20], "only the beginning"),
        (b'{"type": "about:blank", "title": "Too many requests", "status": 429}', "Too many requests"),
        (b'{"error": "<b>no</b>"}', "said: “no”"),
        (b'{"error": {"code": 1}}', "No services stand"),
    ],
)
def test_what_is_no_answer_of_a_feed_is_refused_and_says_what_it_is(data: bytes, says: str) -> None:
    with pytest.raises(files.CannotRead, match=says):
        files.read([data])


def test_an_error_among_the_pages_is_named_and_nothing_is_read_by_halves() -> None:
    with pytest.raises(files.CannotRead, match=r"^File 2 of 3, by their names: This is a web page"):
        files.read([page(service()), b"<html>502</html>", page(service())])


@pytest.mark.parametrize("first", [0, 1])
def test_missing_pages_are_said_whether_the_feed_counts_from_0_or_from_1(first: int) -> None:
    those = [page(service(id=f"s{n}"), page_number=n + first, total_pages=3) for n in range(3)]
    assert files.read(those).says == []
    (said,) = files.read([those[0], those[2]]).says
    assert said.startswith("The feed has 3 pages, and 2 of them came.")
    assert files.read([page(service(), page_number="1", total_pages=10**30)]).says == []


def test_a_packed_bomb_is_not_opened() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join([*(packer.compress(b" " * 1_000_000) for _ in range(60)), packer.flush()])
    assert len(bomb) < 100_000
    began = time.process_time()
    with pytest.raises(files.CannotRead, match="packed"):
        files.read([bomb])
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "piece", ["<", "<a", "<!--", "<script>", "&", "<!", "<![CDATA[", "</", " \n", "<a b='"]
)
def test_a_text_made_to_take_long_does_not(piece: str) -> None:
    began = time.process_time()
    assert len(plain(piece * 100_000, 5_000)) <= 5_000
    assert time.process_time() - began < 2
