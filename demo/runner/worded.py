"""Expectations said in words: which test asks the product, or for which room each still waits."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

TESTS = Path(__file__).resolve().parents[2] / "tests" / "expectations"
TEST = re.compile(r"^def (test_([a-z0-9_]+)_(e\d+)_\w+)\(", re.MULTILINE)


@cache
def tests() -> dict[tuple[str, str], list[str]]:
    """The tests of worded expectations, by pack (as in a test's name) and number."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(TESTS.glob("test_*.py")):
        for name, pack, number in TEST.findall(path.read_text(encoding="utf-8")):
            found.setdefault((pack, number), []).append(f"tests/expectations/{path.name}::{name}")
    return found


@cache
def waiting() -> dict[tuple[str, str], str]:
    """The worded expectations that wait for a room that is not built, with the room's name (`waiting.yaml`)."""
    path = TESTS / "waiting.yaml"
    rows: dict[str, Any] = (yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None) or {}
    return {
        (called(pack), number): room for pack, numbers in rows.items() for number, room in numbers.items()
    }


def called(pack_id: str) -> str:
    """A pack's name as it stands in the name of a test."""
    return pack_id.replace("-", "_")


def found(pack_id: str, number: str) -> tuple[Literal["WORDED", "NOT YET"], str]:
    """Say where a worded expectation is asked of the product, or for which room it waits."""
    key = called(pack_id), number
    if key in waiting():
        return "NOT YET", f"the room is not built: {waiting()[key]}"
    named = tests().get(key)
    return "WORDED", named[
        0
    ] if named else "said in words: write a test for it (docs/how-to/play-a-scenario.md)"
