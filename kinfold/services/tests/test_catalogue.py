"""`manage.py load_catalogue`: what it says, and what it refuses."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from demo.runner.reader import DEMO
from kinfold.services.models import Service


def load(path: Path) -> str:
    said = StringIO()
    call_command("load_catalogue", str(path), stdout=said)
    return said.getvalue()


def test_the_catalogue_of_the_reports_loads_from_a_file(db: None) -> None:
    assert "Nobody has rung them yet" in load(DEMO / "catalogue.yaml")
    assert {"wc-03", "early-morning-help", "health-visiting"} <= set(
        Service.objects.values_list("slug", flat=True)
    )
    assert Service.objects.get(slug="wc-03").csc_only


@pytest.mark.parametrize(
    "content",
    [
        "",
        "just words",
        "[1, 2]",
        "programmes: []",
        "programmes: 7",
        "programmes: [{id: x}]",
        "programmes: [{id: x, name: '', kind: tool, sources: []}]",
        "a: [unclosed",
        "\x00",
    ],
)
def test_a_file_that_is_no_catalogue_is_refused_and_changes_nothing(
    db: None, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(content)
    with pytest.raises(CommandError):
        load(path)
    assert not Service.objects.exists()


def test_a_missing_file_is_said(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        load(tmp_path / "nowhere.yaml")
