"""Which PostgreSQL Kinfold uses, and as which of its three roles.

With `DATABASE_URL` set, that server (PostgreSQL 16 or newer); `DATABASE_OWNER_URL` may name the role that owns the tables.
Without it, the embedded server of `kinfold.config.embedded`, started by the first connection. Nothing here connects: types
and rules are checked without a database.

The web process is the **app** role, which can neither change nor delete a row of an append-only table (see
`kinfold.base.roles`). Migrations and tests are the **owner**.
"""

import os
import sys
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from kinfold.config import embedded

ENGINE = "kinfold.config.postgresql"
OWNER_COMMANDS = frozenset(
    {
        "migrate",
        "makemigrations",
        "showmigrations",
        "sqlmigrate",
        "loaddata",
        "test",
        "database_roles",
        "pytest",
    }
)


def for_this_process() -> dict[str, Any]:
    """Return Django's `DATABASES` entry for this process: the owner for migrations and tests, else the app.

    `KINFOLD_DATABASE_ROLE=owner` (or `app`) in the environment decides before anything else.
    """
    asked = os.environ.get("KINFOLD_DATABASE_ROLE", "")
    if asked not in {"", "owner", "app"}:
        raise ValueError(f"KINFOLD_DATABASE_ROLE is {asked!r}; it can be owner or app")
    owner = asked == "owner" or (not asked and _is_owners_work(sys.argv))
    return owner_database() if owner else app_database()


def app_database() -> dict[str, Any]:
    """Return the entry for the app role: what serves pages and runs actions."""
    url = os.environ.get("DATABASE_URL", "")
    return _from_url(url) if url else _embedded(embedded.APP)


def owner_database() -> dict[str, Any]:
    """Return the entry for the owner of the tables: migrations, tests, loading fixtures."""
    url = os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL", "")
    return _from_url(url) if url else _embedded(embedded.OWNER)


def _is_owners_work(argv: list[str]) -> bool:
    """Say whether the command line is one that needs the owner (`manage.py migrate`, `pytest`, ...)."""
    program = Path(argv[0]) if argv else Path()
    if "pytest" in {program.stem, program.parent.name}:
        return True
    return len(argv) > 1 and argv[1] in OWNER_COMMANDS


def _from_url(url: str) -> dict[str, Any]:
    """Read a PostgreSQL address as libpq does. What Django has no name for (sslmode, ...) goes to libpq unchanged."""
    told = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    if not told.get("dbname"):
        raise ValueError("DATABASE_URL names no database: postgresql://user:password@host/database")
    entry = _entry(
        name=told.pop("dbname"),
        user=told.pop("user", ""),
        password=told.pop("password", ""),
        host=told.pop("host", ""),
        port=told.pop("port", ""),
    )
    entry["OPTIONS"] |= told
    return entry


def _embedded(role: str) -> dict[str, Any]:
    entry = _entry(
        name=embedded.DATABASE,
        user=role,
        password="",
        host=str(embedded.socket_folder()),
        port=embedded.PORT,
    )
    entry["OPTIONS"]["start_embedded"] = True
    return entry


def _entry(*, name: str, user: str, password: str, host: str, port: str) -> dict[str, Any]:
    return {
        "ENGINE": ENGINE,
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10},
        # Several people may test at once on one server: each names a database of their own.
        "TEST": {"NAME": os.environ.get("KINFOLD_TEST_DB", "test_kinfold")},
    }
