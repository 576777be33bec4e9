"""The demonstration in a database of its own, given afresh to every journey.

Four families and the whole cast are loaded once, and the database they are in is kept as a template; each journey walks
through a copy, made in less than a second. The template's name holds a mark of every file that its content depends on.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections
from psycopg import sql

from demo import load as demo_load
from demo.runner.reader import DEMO
from tools import testdb

TODAY = date(2026, 11, 25)  # a Wednesday: two working days ahead of it, and no bank holiday near
PACKS = ("an-curtis", "an-macintosh", "an-roberts", "wc-jordan-bobby")
PREFIX = "kinfold_demo_"
# What a page shows may change without another template: only what writes the demonstration counts.
ONLY_SHOWS = ("/tests/", "/views", "/forms", "/front/", "/design/", "/urls.py", "/migrations/")


def template() -> str:
    """Return the name of the database that holds the demonstration, loading it first when it is missing.

    Called while Django's connection is the empty, migrated test database; that one is left empty.
    """
    name = PREFIX + mark()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [PREFIX])
        cursor.execute(testdb.TEMPLATES, [f"{PREFIX}%"])
        there = [found for (found,) in cursor.fetchall() if found.count("_") == PREFIX.count("_")]
        if name not in there:
            server: psycopg.Connection = cursor.connection
            for old in [*there[testdb.KEPT - 1 :], f"{name}_half"]:
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(old)))
            half = f"{name}_half"
            # From the migrated template: to the tests' own database an earlier test's server may still be connected.
            copy(connection.settings_dict["TEST"]["TEMPLATE"], half)
            with using(half):
                load()
            server.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(half), sql.Identifier(name))
            )
    return name


def load() -> None:
    """Load the demonstration's cast and four of its families."""
    everything = demo_load.all_families
    demo_load.all_families = lambda: [path for path in everything() if path.stem in PACKS]
    try:
        demo_load.load_demonstration(TODAY, say=lambda words: None)
    finally:
        demo_load.all_families = everything


def mark() -> str:
    """Return a short mark of everything that the loaded demonstration depends on."""
    digest = hashlib.sha256(f"{testdb.fingerprint()} {TODAY} {PACKS}".encode())
    room = DEMO.parent / "kinfold"
    for path in sorted(
        [*room.rglob("*.py"), *room.rglob("*.yaml"), *DEMO.rglob("*.py"), *DEMO.rglob("*.yaml")]
    ):
        if not any(part in path.as_posix() for part in ONLY_SHOWS):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def copy(source: str, target: str) -> None:
    """Make `target` a copy of `source`, in place of whatever it was; whoever was connected to it is sent away."""
    connections.close_all()
    with connection._nodb_cursor() as cursor:
        server: psycopg.Connection = cursor.connection
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(target)))
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [source])
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(target), sql.Identifier(source))
        )


def drop(name: str) -> None:
    """Drop a database, whoever is still connected to it."""
    connections.close_all()
    with connection._nodb_cursor() as cursor:
        server: psycopg.Connection = cursor.connection
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def using(name: str) -> Iterator[None]:
    """Let every new connection of this process, the live server's too, go to another database."""
    before = connection.settings_dict["NAME"]
    _point_to(name)
    try:
        yield
    finally:
        _point_to(before)


def _point_to(name: str) -> None:
    connections.close_all()
    entry: dict[str, Any] = settings.DATABASES["default"]
    entry["NAME"] = connection.settings_dict["NAME"] = name
