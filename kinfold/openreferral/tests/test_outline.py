"""Our own description of the standard asks exactly what the official files ask: by fingerprints, because the files may not stand here."""

import json
from typing import Any

import pytest

from kinfold.openreferral.rules import official, outline
from kinfold.openreferral.tests.conftest import as_schema

SEEN = [(revision, file) for revision, files in outline.seen().items() for file in files]


def nowhere(name: str) -> Any:
    raise AssertionError(name)


@pytest.mark.parametrize(("revision", "file"), SEEN, ids=[" ".join(one) for one in SEEN])
def test_our_shapes_ask_exactly_what_an_official_file_asks(revision: str, file: str) -> None:
    marks = outline.seen()[revision][file]
    assert outline.fingerprint(outline.of_ours(file, revision)) == marks["outline"]
    assert len(marks["whole"]) == 64


def test_every_official_file_that_we_check_against_was_read() -> None:
    assert (
        {file for _, file in SEEN}
        == {*official.OF_A_PAGE.values(), *official.OF_ONE.values()}
        == set(outline.FILES)
    )


def test_a_fingerprint_changes_with_what_is_asked_and_not_with_how_it_is_written() -> None:
    ours = outline.of_ours("taxonomy.json")
    turned = json.loads(json.dumps(ours, indent=4), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert outline.fingerprint(turned) == outline.fingerprint(ours)
    turned["must"].append("uri")
    assert outline.fingerprint(turned) != outline.fingerprint(ours)


def test_the_outline_of_a_schema_is_what_it_asks_without_its_words() -> None:
    schema = {
        "description": "A thing.",
        "type": "object",
        "required": ["id"],
        "allOf": [{"required": ["url"]}],
        "properties": {
            "id": {"type": "string", "format": "uuid", "example": "x"},
            "on": {"type": "string", "datapackage_type": "date"},
            "state": {"type": "string", "enum": ["on", "off"]},
            "parts": {"type": "array", "items": {"$ref": "part.json"}},
            "odd": {"type": "string", "format": "colour"},
        },
    }
    part = {"properties": {"size": {"type": "number"}}, "required": ["size"]}
    told = outline.of_schema(schema, {"part.json": part}.__getitem__)
    assert told == {
        "must": ["id", "url"],
        "has": {
            "id": "id", "on": "day", "state": "on|off", "odd": "string, colour",
            "parts": [{"must": ["size"], "has": {"size": "number"}}],
        },
    }  # fmt: skip


def test_where_two_outlines_differ_is_said_in_words() -> None:
    ours = {
        "must": ["id"],
        "has": {"id": "id", "age": "number", "old": "text", "in": [{"must": [], "has": {"a": "text"}}]},
    }
    theirs = {
        "must": ["id", "name"],
        "has": {"id": "id", "age": "text", "new": "text", "in": [{"must": [], "has": {"a": ["text"]}}]},
    }
    assert list(outline.differences(ours, theirs)) == [
        "the whole: we say that id may not be missing, they say id and name",
        "age: we say number, they say text",
        "in[].a: we say text, they say a list",
        "new: we do not know it",
        "old: they no longer have it",
    ]
    assert list(outline.differences(ours, ours)) == []


def test_a_file_is_known_by_what_it_asks_or_not_at_all() -> None:
    files: dict[str, Any] = {"taxonomy.json": as_schema(outline.of_ours("taxonomy.json"))}
    assert outline.known_as("taxonomy.json", files["taxonomy.json"], nowhere) == ("566ddb6", "asks")
    files["taxonomy.json"]["required"].append("uri")
    assert outline.known_as("taxonomy.json", files["taxonomy.json"], nowhere) == ("", "")
