"""Give the tests a migrated database in a moment: migrate once, keep the result as a template, and copy it each time.

Running every migration takes many seconds; copying a database takes a tenth of one. The template's name holds a fingerprint
of every migration and of what migrations call, so a changed migration makes a new template, and no run sees an old schema.
"""

import contextlib
import hashlib
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "kinfold_migrated_"
KEPT = 3  # people with different working trees may share a server
TEMPLATES = "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid DESC"


def use_template() -> None:
    """Let Django copy its test database from a migrated template, made first when it is missing."""
    name = PREFIX + fingerprint()
    with connection._nodb_cursor() as cursor:  # also starts the embedded server
        server: psycopg.Connection = cursor.connection
        # One process at a time makes templates; the lock goes when this connection closes.
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [PREFIX])
        cursor.execute(TEMPLATES, [f"{PREFIX}%"])
        there = [found for (found,) in cursor.fetchall()]
        if name not in there:
            _make(name, server)
            for old in there[KEPT - 1 :]:
                with contextlib.suppress(psycopg.errors.ObjectInUse):
                    server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(old)))
    connection.settings_dict["TEST"]["TEMPLATE"] = name


def _make(name: str, server: psycopg.Connection) -> None:
    """Migrate a new database under another name, and rename it once it is whole."""
    test = connection.settings_dict["TEST"]
    real_name, test_name, half_made = connection.settings_dict["NAME"], test["NAME"], f"{name}_half"
    test["NAME"] = half_made
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        test["NAME"] = test_name
        connection.settings_dict["NAME"] = real_name
        settings.DATABASES[connection.alias]["NAME"] = real_name
    server.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(half_made), sql.Identifier(name))
    )


def fingerprint() -> str:
    """Return a short mark of everything a migrated, empty database depends on."""
    digest = hashlib.sha256()
    for package in ("django", "django-pghistory", "django-pgtrigger"):
        digest.update(f"{package} {version(package)}\n".encode())
    for path in sorted(
        {
            *ROOT.glob("kinfold/*/migrations/*.py"),
            *ROOT.glob("demo/migrations/*.py"),
            *ROOT.glob("kinfold/base/*.py"),
        }
    ):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
