"""The styles and scripts taken from GOV.UK and the Ministry of Justice leave behind what is not ours to use."""

import re
from pathlib import Path

import pytest

from tools import assets

MODULES = assets.ROOT / "node_modules"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return assets.build(MODULES)


def sheets(made: dict[str, bytes]) -> dict[str, str]:
    return {name: content.decode() for name, content in made.items() if name.endswith(".css")}


def test_both_style_sheets_and_both_scripts_are_made(made: dict[str, bytes]) -> None:
    assert {name for name in made if "/" not in name} == {
        "govuk-frontend.min.css",
        "govuk-frontend.min.js",
        "moj-frontend.min.css",
        "moj-frontend.min.js",
    }
    assert all(len(content) > 30_000 for name, content in made.items() if "/" not in name)


def test_the_licensed_font_is_gone_and_an_ordinary_one_stands_in(made: dict[str, bytes]) -> None:
    for css in sheets(made).values():
        assert "GDS Transport" not in css
        assert "@font-face" not in css
        assert "All rights reserved" not in css
        assert css.count(assets.FONT_STACK) > 30


def test_no_crest_or_crown_is_asked_for_or_copied(made: dict[str, bytes]) -> None:
    for css in sheets(made).values():
        assert not [url for url in re.findall(r"url\([^)]*\)", css) if re.search("crest|crown", url)]
    assert not [name for name in made if re.search("crest|crown|favicon|logotype|govuk-icon", name)]


def test_every_image_asked_for_is_copied(made: dict[str, bytes]) -> None:
    for css in sheets(made).values():
        for url in re.findall(r"url\(([^)]*)\)", css):
            assert url in made
            assert made[url]


def test_braces_still_balance(made: dict[str, bytes]) -> None:
    for css in sheets(made).values():
        assert css.count("{") == css.count("}")


def test_no_source_map_is_pointed_at(made: dict[str, bytes]) -> None:
    assert not [name for name, content in made.items() if b"sourceMappingURL" in content]


def test_the_same_input_gives_the_same_bytes(made: dict[str, bytes], tmp_path: Path) -> None:
    assert assets.build(MODULES) == made
    assets.write(made, tmp_path)
    assert assets.lying_there(tmp_path) == made


def test_a_left_over_file_is_removed(made: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "old.css").write_text("stale")
    assets.write(made, tmp_path)
    assert not (tmp_path / "old.css").exists()


def test_what_lies_in_the_static_folder_is_what_would_be_made(made: dict[str, bytes]) -> None:
    assert assets.lying_there(assets.TARGET) == made


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(assets.Wrong, match="govuk-frontend is not in node_modules"):
        assets.build(tmp_path)
