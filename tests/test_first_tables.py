"""First migrations that draw their tables at once hold nothing but whole tables."""

from importlib import import_module
from pathlib import Path

import pytest
from django.db.migrations.operations import CreateModel

from kinfold.base.tables import FirstTables

ROOMS = sorted(path.parent.parent.name for path in Path("kinfold").glob("*/migrations/0001_initial.py"))
FIRST = {room: import_module(f"kinfold.{room}.migrations.0001_initial").Migration for room in ROOMS}


@pytest.mark.parametrize("room", [room for room, made in FIRST.items() if issubclass(made, FirstTables)])
def test_a_migration_drawn_at_once_only_creates_tables(room):
    assert all(isinstance(operation, CreateModel) for operation in FIRST[room].operations)


def test_most_rooms_are_drawn_at_once():
    assert sum(issubclass(made, FirstTables) for made in FIRST.values()) >= 10


def test_history_triggers_stand_without_operations_in_migrations(db):
    from django.db import connection
    from pgtrigger import registered

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'pgtrigger_%'")
        assert cursor.fetchone()[0] == len(registered()) > 50
