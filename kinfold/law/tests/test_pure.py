"""Law reads no clock and knows nothing of Django or of the rooms above."""

import ast
from pathlib import Path

import pytest

ROOM = Path(__file__).parents[1]
FILES = [path for path in ROOM.glob("*.py")]
FORBIDDEN_CALLS = {"today", "now", "utcnow", "time"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_imports_only_law_and_ground(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.module.split(".")[0] != "django"
            assert not node.module.startswith("kinfold.") or node.module.startswith("kinfold.law")
        if isinstance(node, ast.Import):
            assert all(name.name.split(".")[0] in {"yaml", "holidays", "ast", "re"} for name in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_never_reads_the_clock(path: Path) -> None:
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & FORBIDDEN_CALLS
