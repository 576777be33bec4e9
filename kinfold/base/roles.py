"""What each of the three database roles may do. The owner makes tables; this says what the others may do with them.

* `kinfold_owner` owns every table: migrations, tests. With `DATABASE_OWNER_URL`, whoever that names.
* `kinfold_app` serves pages and runs actions: reads and writes, but on append-only tables it can only read and add.
* `kinfold_read` reads: reports, audits.

A table is append-only when its model says `append_only = True`, or when it holds pghistory's events; so are its partitions.
PostgreSQL itself then refuses UPDATE, DELETE and TRUNCATE to the app, whatever the code above tries.
"""

from collections.abc import Iterable
from typing import Any

import pghistory.models
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

OWNER, APP, READ = "kinfold_owner", "kinfold_app", "kinfold_read"

_PARTITIONS = """
    WITH RECURSIVE tree AS (
        SELECT to_regclass(quote_ident(name))::oid AS oid FROM unnest(%s::text[]) AS name
        UNION
        SELECT pg_inherits.inhrelid FROM pg_inherits JOIN tree ON pg_inherits.inhparent = tree.oid
    )
    SELECT pg_class.oid::regclass::text FROM tree JOIN pg_class USING (oid) ORDER BY 1
"""


def is_append_only(model: type[models.Model]) -> bool:
    """Say whether rows of the model may only be added: declared so, an event of pghistory, or links of such a model."""
    owner = model._meta.auto_created
    declared = getattr(owner or model, "append_only", False)
    return bool(declared) or issubclass(model, pghistory.models.Event)


def append_only_models() -> list[type[models.Model]]:
    """Return every append-only model that has a table, in order of their tables."""
    every = apps.get_models(include_auto_created=True)
    chosen = [
        model for model in every if is_append_only(model) and not model._meta.proxy and model._meta.managed
    ]
    return sorted(chosen, key=lambda model: model._meta.db_table)


def append_only_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the append-only tables that exist, with their partitions, quoted for use in a statement."""
    declared = sorted({model._meta.db_table for model in append_only_models()})
    with connection.cursor() as cursor:
        cursor.execute(_PARTITIONS, [declared])
        return [name for (name,) in cursor.fetchall()]


def changeable(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the append-only tables that the connected role could change or empty: in a real service there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS name "
            "WHERE has_table_privilege(current_user, name, 'UPDATE, DELETE, TRUNCATE')",
            [append_only_tables(connection)],
        )
        return [name for (name,) in cursor.fetchall()]


def refuse_to_serve_as_owner(connection: BaseDatabaseWrapper) -> None:
    """Raise `ImproperlyConfigured` when pages would be served by a role that could rewrite what is only ever added to."""
    could = changeable(connection)
    if could:
        raise ImproperlyConfigured(
            f"The role of DATABASE_URL could change or delete what must only be added to ({could[0]} and "
            f"{len(could) - 1} more). Serve pages as the app role: docs/how-to/use-your-own-postgresql.md."
        )


def make_roles(connection: BaseDatabaseWrapper) -> list[str]:
    """Make the roles that are missing and let the present one act as them; return the names made.

    Needs a role that may create roles, unless all are there already.
    """
    made = []
    with connection.cursor() as cursor:
        for role in (OWNER, APP, READ):
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE ROLE {role} NOLOGIN")
                made.append(role)
        for role in (APP, READ):
            cursor.execute("SELECT pg_has_role(current_user, %s, 'SET')", [role])
            if not _truth(cursor.fetchone()):
                cursor.execute(f"GRANT {role} TO CURRENT_USER WITH INHERIT FALSE, SET TRUE")
    return made


def let_act_as_app(connection: BaseDatabaseWrapper, user: str) -> None:
    """Let another login (the one `DATABASE_URL` names) have exactly what the app role has. The owner is left alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::text IN (current_user, %s, '')", [user, APP])
        if not _truth(cursor.fetchone()):
            cursor.execute(f"GRANT {APP} TO {connection.ops.quote_name(user)} WITH INHERIT TRUE")


def grant(connection: BaseDatabaseWrapper) -> list[str]:
    """Give the app and the read-only role what is theirs on every table, and nothing else; return the append-only tables.

    Run it as the owner, after every migration. It can be run again at any time; all of it happens, or nothing. A table made
    later can be read and added to, and no more, until this has run again.
    """
    protected = append_only_tables(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in _statements(protected):
            cursor.execute(statement)
    return protected


def _statements(protected: list[str]) -> Iterable[str]:
    yield f"GRANT USAGE ON SCHEMA public TO {APP}, {READ}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {APP}, {READ}, PUBLIC"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {READ}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP}"
    yield f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {READ}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APP}"
    for table in protected:
        yield f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APP}"
    yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO {APP}"
    yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {APP}"
    yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {READ}"


def _truth(row: tuple[Any, ...] | None) -> bool:
    return bool(row and row[0])
