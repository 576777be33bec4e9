"""What is done by hand: taking in a saved feed, and checking answers against the official schemas in a folder."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kinfold.openreferral.rules import outline
from kinfold.openreferral.tests.conftest import as_schema
from kinfold.openreferral.tests.test_taking import FEED, one
from kinfold.services.models import Service

pytestmark = pytest.mark.django_db


def run(*words: Any) -> str:
    out = StringIO()
    call_command(*map(str, words), stdout=out)
    return out.getvalue()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Two saved pages of a feed."""
    folder = tmp_path / "feed"
    folder.mkdir()
    (folder / "page1.json").write_text(
        json.dumps({"contents": [one(url="https://example.org")]}), encoding="utf-8"
    )
    (folder / "page2.json").write_text(json.dumps({"contents": [one(2, status="open")]}), encoding="utf-8")
    return folder


@pytest.fixture(params=["566ddb6", "6eee0e4"])
def schemas(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with schemas that ask what the official ones ask, revision by revision, with a reference from file to file."""
    folder = tmp_path / "schemas"
    folder.mkdir()
    for file in outline.FILES:
        told = as_schema(outline.of_ours(file, request.param))
        if file == "taxonomy.json":
            told["properties"]["taxonomy_terms"]["items"] = {"$ref": "taxonomy_term.json"}
            told |= {
                "$id": "https://example.org/schema/taxonomy.json",
                "allOf": [],
            }  # as it stands in the official one
        (folder / file).write_text(json.dumps(told), encoding="utf-8")
    (folder / "revision").write_text(json.dumps(request.param), encoding="utf-8")
    return folder


def test_a_saved_feed_is_only_looked_at_unless_it_is_said(saved: Path) -> None:
    said = run("import_open_referral", saved, "--from", FEED)
    assert "nothing is taken: 1 new, 0 changed, 0 withdrawn, 0 same, 1 refused." in said
    assert "status: 'open' is none of active, inactive, defunct, temporarily closed." in said
    assert not Service.objects.exists()


def test_a_saved_feed_is_taken_in(saved: Path) -> None:
    said = run("import_open_referral", saved, "--from", FEED, "--take", "--public")
    assert "Taken in: 1 new" in said
    row = Service.objects.get()
    assert (row.came_from, row.came_from_id, row.public, row.verified) == (FEED, one()["id"], True, False)


def test_a_folder_without_a_feed_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No JSON files"):
        run("import_open_referral", tmp_path, "--from", FEED)
    with pytest.raises(CommandError, match="cannot be read"):
        run("import_open_referral", tmp_path / "nothing", "--from", FEED)


def test_our_feed_is_checked_against_the_schemas_of_a_folder(
    schemas: Path, directory: dict[str, Service]
) -> None:
    said = run("check_open_referral", "--schemas", schemas)
    assert "0 things do not fit" in said
    revision = json.loads((schemas / "revision").read_text(encoding="utf-8"))
    assert f"service.json is revision {revision}, in what it asks; its words are others." in said
    checked = int(said.split(" answers")[0].split()[-1].replace(",", ""))
    assert checked > 3 + 3 + 3 + 4  # services, places, taxonomies with many words, and the pages of the lists


def test_what_does_not_fit_is_named_and_fails(schemas: Path, directory: dict[str, Service]) -> None:
    told = json.loads((schemas / "service.json").read_text(encoding="utf-8"))
    told["required"].append("accreditations")
    (schemas / "service.json").write_text(json.dumps(told), encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="does not fit"):
        call_command("check_open_referral", "--schemas", str(schemas), stdout=out)
    assert "service.json is no revision that we have read. the whole: we say that" in out.getvalue()
    assert "accreditations missing" in out.getvalue()


def test_a_file_of_others_is_checked(schemas: Path, saved: Path) -> None:
    assert "0 things do not fit" in run("check_open_referral", "--schemas", schemas, saved / "page1.json")
    with pytest.raises(CommandError):
        run("check_open_referral", "--schemas", schemas, saved / "page2.json")


def test_a_folder_that_is_not_whole_is_refused_in_words(tmp_path: Path, schemas: Path) -> None:
    with pytest.raises(CommandError, match="does not hold service"):
        run("check_open_referral", "--schemas", tmp_path)
    (schemas / "service.json").write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match="cannot be read"):
        run("check_open_referral", "--schemas", schemas)
