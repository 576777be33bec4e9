"""Start the demonstration: a database with invented families, and the pages on this machine only.

    python tools/demo.py PORT

What was typed stays: the families are loaded only into a new database. `make reset-demo` starts afresh.
"""

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kinfold.config import database, embedded  # noqa: E402

COMMENT = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
LOADED = "The demonstration's invented families were loaded here."


def main(arguments: list[str]) -> int:
    """Prepare the database and serve until interrupted; return the exit code."""
    port = int(arguments[0]) if arguments else 8000
    if _taken(port):
        sys.exit(f"Port {port} is in use. Another one: make demo PORT={port + 1}")
    os.environ |= {"KINFOLD_MODE": "demo", "DJANGO_SETTINGS_MODULE": "kinfold.config.settings"}
    if not os.environ.get("DATABASE_URL"):
        embedded.ensure_running()
    (Path(os.environ.get("KINFOLD_VAR") or ROOT / "var") / "static").mkdir(parents=True, exist_ok=True)
    with _owner() as connection:
        loaded, empty = _is_loaded(connection), _is_empty(connection)
    if os.environ.get("DATABASE_URL") and not loaded and not empty:
        sys.exit(
            "The database that DATABASE_URL names was not made by `make demo`; the demonstration stays away from it."
        )
    mark = schema_mark()
    if not _said(f"{LOADED} {mark}"):  # nothing that shapes the tables has changed since: a start in seconds
        _manage("migrate", "--verbosity", "0")
        _manage("database_roles", "--verbosity", "0")
        if not loaded:
            _manage("demo_load")
        with _owner() as connection:
            name = sql.Identifier(connection.info.dbname)
            words = sql.Literal(f"{LOADED} {mark}")
            connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, words))
    _serve(port)
    return 0


def _owner() -> psycopg.Connection:
    entry = database.owner_database()
    return psycopg.connect(
        dbname=entry["NAME"], user=entry["USER"], password=entry["PASSWORD"], host=entry["HOST"], port=entry["PORT"],
        autocommit=True,
    )  # fmt: skip


def schema_mark() -> str:
    """Return a short mark of everything that tables, triggers and rights depend on."""
    digest = hashlib.sha256((ROOT / "requirements" / "app.txt").read_bytes())
    room = ROOT / "kinfold"
    shapes = {*room.glob("*/migrations/*.py"), *room.glob("*/models*.py"), *room.glob("*/models/*.py")}
    for path in sorted(shapes | {*room.glob("base/*.py")}):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _is_loaded(connection: psycopg.Connection) -> bool:
    found = connection.execute(COMMENT).fetchone()
    return bool(found and found[0] and str(found[0]).startswith(LOADED))


def _said(words: str) -> bool:
    """Say whether the database bears exactly these words."""
    with _owner() as connection:
        return connection.execute(COMMENT).fetchone() == (words,)


def _is_empty(connection: psycopg.Connection) -> bool:
    return (
        connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone() is None
    )


def _taken(port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0


def _manage(*words: str) -> None:
    """Run a management command; leave when it fails."""
    done = subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, check=False)
    if done.returncode != 0:
        sys.exit(f"`manage.py {' '.join(words)}` failed; the demonstration was not started.")


def _serve(port: int) -> None:
    """Become the web server, in the app role."""
    command = [
        sys.executable, "-m", "gunicorn", "kinfold.config.wsgi:application", "--config", "tools/gunicorn.conf.py",
        "--bind", f"127.0.0.1:{port}",
    ]  # fmt: skip
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(sys.executable, command)  # noqa: S606 - nothing is left to do here


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
