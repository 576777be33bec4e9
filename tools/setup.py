"""Make the checkout ready: the virtual environment, the styles and scripts. Quick and quiet when nothing changed.

    python3 tools/setup.py app    what the demonstration needs
    python3 tools/setup.py dev    and what the checks need (the default)

Standard library only. Everything is installed from the hash-locked files in `requirements/` and from `package-lock.json`; no
address of a package index is written anywhere, so each machine uses the index its own configuration names.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
REQUIREMENTS = ROOT / "requirements"
OLDEST = (3, 11)


def main(arguments: list[str]) -> int:
    """Make ready for `app` or `dev`; return the exit code."""
    extent = arguments[0] if arguments else "dev"
    if extent not in {"app", "dev"}:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < OLDEST:
        sys.exit(
            f"Kinfold needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try `make PYTHON=python3.12 ...`."
        )
    with _one_at_a_time():
        _virtual_environment()
        _python_packages(extent)
        _node_packages()
        _run("assets", [str(PYTHON), str(ROOT / "tools" / "assets.py")])
    return 0


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var" / "setup.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _virtual_environment() -> None:
    """Make `.venv` when it is missing or its Python no longer runs (the folder was moved, Python was upgraded)."""
    if (
        PYTHON.exists()
        and subprocess.run([str(PYTHON), "-c", ""], check=False, capture_output=True).returncode == 0
    ):
        return
    with _told("a virtual environment in .venv"):
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)], check=False, capture_output=True, text=True
        )
    if made.returncode != 0:
        sys.exit(
            f"{made.stdout}{made.stderr}\nPython could not make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv"
        )


def _python_packages(extent: str) -> None:
    """Install the locked packages, unless the lock files are those that were installed last time."""
    if _is_current("dev") or _is_current(extent):
        return
    locked = str(REQUIREMENTS / f"{extent}.txt")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-q"]
    _run(
        "the installer uv",
        [*pip, "install", "--require-hashes", "-r", str(REQUIREMENTS / "install.txt")],
        may_fail=True,
    )
    uv = [
        str(BIN / "uv"),
        "pip",
        "install",
        "-q",
        "--compile-bytecode",
        "--python",
        str(PYTHON),
        "--require-hashes",
        "-r",
        locked,
    ]
    if not (BIN / "uv").exists() or not _run(f"Python packages ({extent}.txt)", uv, may_fail=True):
        _run("Python packages, with pip instead", [*pip, "install", "--require-hashes", "-r", locked])
    _stamp(VENV, extent).write_text(_fingerprint(extent))


def _is_current(extent: str) -> bool:
    stamp = _stamp(VENV, extent)
    return stamp.exists() and stamp.read_text() == _fingerprint(extent)


def _fingerprint(extent: str) -> str:
    return _hash(REQUIREMENTS / f"{extent}.txt", REQUIREMENTS / "install.txt")


def _node_packages() -> None:
    """Fetch the GOV.UK and Ministry of Justice packages with npm; where there is no node, with the one from Python's index."""
    stamp = _stamp(ROOT / "node_modules", "npm")
    wanted = _hash(ROOT / "package.json", ROOT / "package-lock.json")
    if stamp.exists() and stamp.read_text() == wanted:
        return
    npm = shutil.which("npm") if shutil.which("node") else None
    path = os.environ.get("PATH", os.defpath)
    if npm is None:
        uv = [str(BIN / "uv"), "pip", "install", "-q", "--python", str(PYTHON)]
        pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-q", "install"]
        locked = ["--require-hashes", "-r", str(REQUIREMENTS / "node.txt")]
        _run("node, because this machine has none", [*(uv if (BIN / "uv").exists() else pip), *locked])
        npm, path = str(BIN / "npm"), f"{BIN}{os.pathsep}{path}"
    _run(
        "styles and scripts (package-lock.json)",
        [npm, "ci", "--ignore-scripts", "--omit=peer", "--no-audit", "--no-fund", "--loglevel=error"],
        path=path,
    )
    stamp.write_text(wanted)


def _stamp(folder: Path, name: str) -> Path:
    return folder / f".kinfold-{name}"


def _hash(*files: Path) -> str:
    """Return a fingerprint of the files' contents and of the Python and system they were installed for."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {sys.platform}".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


@contextlib.contextmanager
def _told(what: str) -> Iterator[None]:
    started = time.monotonic()
    print(f"setup: {what} ...", flush=True)
    yield
    print(f"setup: {what}: {time.monotonic() - started:.1f} s", flush=True)


def _run(what: str, command: list[str], *, path: str = "", may_fail: bool = False) -> bool:
    """Run one step, saying how long it took unless it was over at once; leave with its words when it failed."""
    started = time.monotonic()
    environment = {**os.environ, **({"PATH": path} if path else {})}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    if done.returncode == 0:
        if time.monotonic() - started > 0.5:
            print(f"setup: {what}: {time.monotonic() - started:.1f} s", flush=True)
        return True
    print(f"setup: {what} failed\n{done.stdout}", file=sys.stderr, flush=True)
    if not may_fail:
        sys.exit(1)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
