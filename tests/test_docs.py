"""The documentation is true: states are drawn from the code, links lead somewhere, every picture is used."""

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


def test_the_states_page_is_what_the_code_says() -> None:
    drawn = runpy.run_path(str(ROOT / "docs" / "draw_states.py"))["page"]()
    assert (ROOT / "docs/reference/states.md").read_text(encoding="utf-8") == drawn, (
        "run: python docs/draw_states.py"
    )
    assert drawn.count("stateDiagram-v2") >= 5


def test_every_link_leads_somewhere() -> None:
    broken = []
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http://", "https://")) and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_every_picture_is_shown_somewhere() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    unused = [p.name for p in (ROOT / "docs/images").glob("*.png") if p.name not in text]
    assert unused == []


def test_every_documentation_page_is_reachable_from_the_index() -> None:
    index = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    lost = [
        str(page.relative_to(ROOT / "docs"))
        for page in (ROOT / "docs").rglob("*.md")
        if page.name != "README.md" and str(page.relative_to(ROOT / "docs")) not in index
    ]
    assert lost == []


def test_every_decision_is_short_and_says_what_was_not_chosen() -> None:
    for page in (ROOT / "docs/decisions").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert len(text.split()) < 700, page.name
        assert "ecision" in text, page.name


def test_the_make_targets_that_the_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8"))):
        assert re.search(rf"^{target}\b.*:", makefile, re.MULTILINE), target
