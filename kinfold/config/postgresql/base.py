"""Django's PostgreSQL backend, which also starts the embedded server when it is not running, and asks for version 16."""

from typing import Any, ClassVar

import psycopg
from django.db.backends.postgresql import base, features

from kinfold.config import embedded


class DatabaseFeatures(features.DatabaseFeatures):
    """Kinfold needs PostgreSQL 16: Django says so, with the version found, at the first connection."""

    minimum_database_version = (16,)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that finds the embedded server, or starts it (also when it was killed meanwhile)."""

    features_class: ClassVar[type[features.DatabaseFeatures]] = DatabaseFeatures  # type: ignore[misc]

    def get_connection_params(self) -> dict[str, Any]:
        """Return what psycopg is told: everything but our own word, since the worker of the jobs connects by this too."""
        told: dict[str, Any] = super().get_connection_params()
        told.pop("start_embedded", None)
        return told

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; for the embedded server, try once more when it answers, started by us or meanwhile by somebody else."""
        start_embedded = self.settings_dict["OPTIONS"].get("start_embedded", False)
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            if not start_embedded:
                raise
            embedded.ensure_running()
        return super().get_new_connection(conn_params)

    def init_connection_state(self) -> None:
        """Keep one plan for each prepared statement (`kinfold.base.prepared`): they are few, and planning is their cost."""
        super().init_connection_state()
        with self.connection.cursor() as cursor:
            cursor.execute("SET plan_cache_mode = force_generic_plan")
