"""PostgreSQL itself refuses the app every change to an append-only table, whatever the code above tries."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, models, transaction

from kinfold.base import roles

pytestmark = pytest.mark.django_db


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")


def refused(role: str, statement: str) -> bool:
    """Say whether PostgreSQL answers "permission denied" (42501), and nothing else, to the statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {role}")
            cursor.execute(statement)
            cursor.execute("RESET ROLE")
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", "") == "42501"
    return False


def quoted(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def some_column(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.pk.column or "")


@pytest.fixture(autouse=True)
def granted() -> None:
    roles.make_roles(connection)
    roles.grant(connection)


def test_something_is_append_only() -> None:
    assert roles.append_only_models()
    assert roles.append_only_tables(connection)


def test_the_app_can_neither_change_nor_delete_nor_empty_what_is_append_only() -> None:
    for model in roles.append_only_models():
        table, column = quoted(model), some_column(model)
        assert refused(roles.APP, f"UPDATE {table} SET {column} = {column}"), table
        assert refused(roles.APP, f"DELETE FROM {table}"), table
        assert refused(roles.APP, f"TRUNCATE {table} CASCADE"), table


def test_the_app_can_read_and_add_to_what_is_append_only() -> None:
    with connection.cursor() as cursor:
        for table in roles.append_only_tables(connection):
            for power, expected in (("SELECT", True), ("INSERT", True), ("UPDATE", False), ("DELETE", False)):
                cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [roles.APP, table, power])
                assert cursor.fetchone() == (expected,), (table, power)


def test_the_app_may_not_change_a_single_column_either() -> None:
    with connection.cursor() as cursor:
        for table in roles.append_only_tables(connection):
            cursor.execute("SELECT has_any_column_privilege(%s, %s, 'UPDATE')", [roles.APP, table])
            assert cursor.fetchone() == (False,), table


def test_the_app_can_write_where_writing_is_its_work() -> None:
    there = set(connection.introspection.table_names())
    ordinary = [
        model
        for model in apps.get_models()
        if model._meta.db_table in there and not roles.is_append_only(model)
    ]
    assert ordinary
    with connection.cursor() as cursor:
        for model in ordinary:
            cursor.execute(
                "SELECT has_table_privilege(%s, %s, 'SELECT') AND has_table_privilege(%s, %s, 'UPDATE')",
                [roles.APP, quoted(model), roles.APP, quoted(model)],
            )
            assert cursor.fetchone() == (True,), model


def test_the_app_owns_nothing_and_makes_no_tables() -> None:
    assert refused(roles.APP, "CREATE TABLE smuggled (id integer)")
    assert refused(roles.APP, "UPDATE django_migrations SET name = name")
    assert refused(roles.APP, "ALTER TABLE django_migrations DISABLE TRIGGER USER")


def test_reports_can_read_and_do_nothing_else() -> None:
    table = roles.append_only_tables(connection)[0]
    with acting_as(roles.READ), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone() is not None
    assert refused(roles.READ, f"INSERT INTO {table} DEFAULT VALUES")
    assert refused(roles.READ, f"DELETE FROM {table}")


def test_partitions_are_protected_with_their_table(monkeypatch: pytest.MonkeyPatch) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE trial (id bigint, year int) PARTITION BY LIST (year)")
        cursor.execute(
            "CREATE TABLE trial_2026 PARTITION OF trial FOR VALUES IN (2026) PARTITION BY LIST (id)"
        )
        cursor.execute("CREATE TABLE trial_2026_1 PARTITION OF trial_2026 FOR VALUES IN (1)")

    class Trial(models.Model):
        append_only = True

        class Meta:
            app_label = "base"
            db_table = "trial"
            apps = apps.__class__()  # a registry of its own: no other test sees this model

    monkeypatch.setattr(roles, "append_only_models", lambda: [Trial])
    assert roles.grant(connection) == ["trial", "trial_2026", "trial_2026_1"]
    assert refused(roles.APP, "UPDATE trial_2026_1 SET year = 2026")
    assert refused(roles.APP, "DELETE FROM trial_2026")
    assert not refused(roles.APP, "INSERT INTO trial VALUES (1, 2026)")


def test_a_table_made_later_can_be_added_to_but_not_changed_until_granted() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE later (id bigint)")
    assert not refused(roles.APP, "INSERT INTO later VALUES (1)")
    assert refused(roles.APP, "UPDATE later SET id = 2")
    roles.grant(connection)
    assert not refused(roles.APP, "UPDATE later SET id = 2")


def test_granting_again_changes_nothing() -> None:
    def privileges() -> list[tuple[object, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname, relacl::text FROM pg_class WHERE relkind IN ('r', 'p', 'S') ORDER BY 1"
            )
            return list(cursor.fetchall())

    before = privileges()
    assert roles.make_roles(connection) == []
    roles.grant(connection)
    assert privileges() == before


def test_pages_are_not_served_as_a_role_that_could_rewrite_history() -> None:
    with acting_as(roles.APP):
        assert roles.changeable(connection) == []
        roles.refuse_to_serve_as_owner(connection)
    assert "chronology_entry" in roles.changeable(connection)
    with pytest.raises(ImproperlyConfigured, match="app role"):
        roles.refuse_to_serve_as_owner(connection)
