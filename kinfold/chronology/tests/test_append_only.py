"""The database itself refuses to change or lose what was written."""

import pytest
from django.db import DatabaseError, connection, transaction

from kinfold.base import roles
from kinfold.chronology import actions, queries
from kinfold.chronology.models import About, Entry
from kinfold.chronology.tests.conftest import Home, Looking
from kinfold.chronology.tests.test_actions import recorded


@pytest.fixture
def as_app(home: Home):
    """Act as the role that serves pages, until the test ends."""
    recorded(home)
    roles.make_roles(connection)
    roles.grant(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {roles.APP}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize("table", ["chronology_entry", "chronology_about", "chronology_entry_2025"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET happened_on = happened_on", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_the_app_can_neither_change_nor_delete(as_app, table, statement) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))
    assert Entry.objects.count() == About.objects.count() == 1


def test_the_app_can_add_and_put_right(as_app, home: Home) -> None:
    first = Entry.objects.get()
    actions.correct(first.uuid, what="Put right.", by=home.worker, on=first.recorded_on, reason="x")
    (row,) = queries.of_person(home.jake, Looking(home.family)).entries
    assert (row.what, len(row.earlier)) == ("Put right.", 1)
