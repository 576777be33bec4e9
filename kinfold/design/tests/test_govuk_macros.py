"""The macros draw exactly what GOV.UK's own fixtures say (the npm package ships them)."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from kinfold.design.environment import govuk_macros

COMPONENTS = Path(settings.BASE_DIR) / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
FILES = sorted(COMPONENTS.glob("*/fixtures.json"))


class Tokens(HTMLParser):
    """HTML as a list of tags and words, so that only the layout of the source is ignored."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Any] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flush()
        self.found.append((tag, sorted((name, " ".join((value or "").split())) for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.flush()
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.words += data

    def flush(self) -> None:
        words = re.sub(r"\s+", " ", self.words).strip()
        if words:
            self.found.append(words)
        self.words = ""


def tokens(html: str) -> list[Any]:
    parser = Tokens()
    parser.feed(html)
    parser.close()
    parser.flush()
    return parser.found


def macro_name(folder: str) -> str:
    return "govuk" + "".join(part.capitalize() for part in folder.split("-"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_a_macro_draws_what_the_official_fixtures_say(file: Path) -> None:
    macro = govuk_macros()[macro_name(file.parent.name)]
    fixtures = json.loads(file.read_text(encoding="utf-8"))["fixtures"]
    wrong = [f["name"] for f in fixtures if tokens(str(macro(f["options"]))) != tokens(f["html"])]
    assert fixtures
    assert not wrong, f"{file.parent.name}: {wrong}"


@pytest.mark.skipif(
    not (Path(settings.BASE_DIR) / "node_modules").exists(), reason="node_modules is not there"
)
def test_every_official_component_was_compared() -> None:
    with_macro = {path.parent.name for path in COMPONENTS.glob("*/macro.njk")}
    assert len(FILES) >= 35
    assert {macro_name(name) for name in with_macro} <= set(govuk_macros())
