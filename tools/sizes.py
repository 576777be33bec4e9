"""Fail when a file is over 500 lines or a function over 60: then it should become a folder, or two functions.

python tools/sizes.py
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
HOUSE = ("kinfold", "tools", "journeys", "conftest.py", "manage.py")


def python_files() -> Iterator[Path]:
    """Yield our Python files: those git knows or would add, without migrations."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z", "--", *HOUSE],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in sorted(set(filter(None, listed))):
        path = ROOT / name
        if path.suffix == ".py" and path.exists() and "migrations" not in path.parts:
            yield path


def too_long(path: Path) -> Iterator[str]:
    """Yield a line for the file, and for each function in it, that is longer than it may be."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    if (length := len(text.splitlines())) > LONGEST_FILE:
        yield f"{name}: {length} lines, more than {LONGEST_FILE}: make it a folder of the same name"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{name}:{node.lineno}: {node.name} has {length} lines, more than {LONGEST_FUNCTION}"


def main() -> int:
    """Print what is too long; return the exit code."""
    found = [line for path in python_files() for line in too_long(path)]
    print("\n".join(found) or "sizes: every file and function is short enough")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
