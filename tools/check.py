"""Run the checks one after another, say how long each took, and at the end what failed and what was not run.

    python tools/check.py fast    format, lint, types, floors, sizes, tests without a browser    (make check)
    python tools/check.py all     and the browser tests                                          (make test)

Every step runs even when one before it failed, so that one run tells everything.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BIN = Path(sys.executable).parent
NOTHING_COLLECTED = 5  # pytest's exit code

STATIC = {
    "format": [str(BIN / "ruff"), "format", "--check", "--output-format=concise", "."],
    "lint": [str(BIN / "ruff"), "check", "--output-format=concise", "."],
    "types": [str(BIN / "mypy")],
    "floors": [str(BIN / "lint-imports"), "--no-logo"],
    "sizes": [PYTHON, "tools/sizes.py"],
    "assets": [PYTHON, "tools/assets.py", "--check"],
    "settings": [PYTHON, "manage.py", "check", "--fail-level", "WARNING"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
}
# Two workers, each with a database of its own; the tests of one file stay together, for what they share is made once.
PYTEST = [
    PYTHON,
    "-m",
    "pytest",
    "-q",
    "--durations=10",
    "-n",
    os.environ.get("KINFOLD_WORKERS", "2"),
    "--dist",
    "loadfile",
]


def main(arguments: list[str]) -> int:
    """Run the fast checks or all of them; return the exit code."""
    if arguments not in (["fast"], ["all"]):
        print(__doc__, file=sys.stderr)
        return 2
    took: dict[str, tuple[float, bool]] = {}
    for name, command in STATIC.items():
        took[name] = run(name, command)
    took["tests"] = run("tests", [*PYTEST, "-m", "not browser"])
    not_run = ""
    if arguments == ["all"]:
        if get_chromium():
            took["browser tests"] = run("browser tests", [*PYTEST, "-m", "browser"])
        elif os.environ.get("KINFOLD_BROWSER") == "force":
            took["browser tests"] = (0.0, False)
            print("Chromium is missing, and KINFOLD_BROWSER=force asks for it.", file=sys.stderr)
        else:
            not_run = "NO BROWSER TEST WAS RUN: install Chromium (Debian: apt-get install chromium fonts-liberation)."
    return report(took, not_run)


def run(name: str, command: list[str]) -> tuple[float, bool]:
    """Run one check under its heading; return how many seconds it took and whether it passed."""
    print(f"\n== {name}", flush=True)
    environment = {**os.environ, "KINFOLD_MODE": "test"}
    started = time.monotonic()
    code = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, stdin=subprocess.DEVNULL
    ).returncode
    if code == NOTHING_COLLECTED and os.environ.get("KINFOLD_BROWSER") != "force":
        print("   no such test yet", flush=True)
        code = 0
    return time.monotonic() - started, code == 0


def get_chromium() -> bool:
    """Say whether there is a Chromium, installing Debian's where we may (as root, with apt)."""
    sys.path.insert(0, str(ROOT))
    from conftest import find_chromium

    if find_chromium() is None and shutil.which("apt-get") and os.geteuid() == 0:
        print("\n== Chromium is missing: installing Debian's", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (
            ["update", "-qq"],
            ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
        ):
            subprocess.run(
                ["apt-get", *words],
                check=False,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
    return find_chromium() is not None


def report(took: dict[str, tuple[float, bool]], not_run: str) -> int:
    """Print the times, then what failed or was not run; return the exit code."""
    print("\n== in short")
    for name, (seconds, passed) in took.items():
        print(f"   {'passed' if passed else 'FAILED'}  {seconds:6.1f} s  {name}")
    if not_run:
        print(f"\n!! {not_run}")
    failed = [name for name, (_, passed) in took.items() if not passed]
    print(f"\n{'FAILED: ' + ', '.join(failed) if failed else 'All passed.'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
