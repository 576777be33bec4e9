"""Tables partitioned by time from their first migration.

The access log grows by about 112 million rows a year in a large authority, the chronology by 600,000
(`performance.md`). A partitioned table lets closed months be moved out without touching the rest.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState


def months(first: int, last: int) -> list[tuple[str, str, str]]:
    """Name and bounds of each month from January of the first year to December of the last."""
    found = []
    for year in range(first, last + 1):
        for month in range(1, 13):
            end = date(year + month // 12, month % 12 + 1, 1)
            found.append((f"{year}_{month:02}", date(year, month, 1).isoformat(), end.isoformat()))
    return found


def spans(first: int, last: int, years: int) -> list[tuple[str, str, str]]:
    """Name and bounds of each span of some years."""
    return [
        (f"{year}", date(year, 1, 1).isoformat(), date(year + years, 1, 1).isoformat())
        for year in range(first, last + 1, years)
    ]


class CreatePartitionedModel(CreateModel):
    """Create a model's table partitioned by range of one column, its partitions, and a default partition."""

    def __init__(self, *args: Any, by: str = "", partitions: Any = (), **kwargs: Any) -> None:
        """Keep the partition column and the (name, from, to) of each partition."""
        super().__init__(*args, **kwargs)
        self.by = by
        self.partitions = partitions

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Create the partitioned table; foreign keys and indexes follow as Django makes them."""
        model = to_state.apps.get_model(app_label, self.name)
        table = model._meta.db_table
        sql, params = schema_editor.table_sql(model)
        sql = sql.rstrip(" ;").replace(" PRIMARY KEY GENERATED", " GENERATED", 1)
        sql = f'{sql[:-1]}, PRIMARY KEY ("id", "{self.by}")) PARTITION BY RANGE ("{self.by}")'
        schema_editor.execute(sql, params or None)
        for statement in self.partition_statements(table):
            schema_editor.execute(statement)
        schema_editor.deferred_sql.extend(schema_editor._model_indexes_sql(model))  # type: ignore[attr-defined]

    def partition_statements(self, table: str) -> Iterator[str]:
        """One statement for each partition, and one for whatever falls outside them."""
        for name, start, end in self.partitions:
            yield (
                f'CREATE TABLE "{table}_{name}" PARTITION OF "{table}" '
                f"FOR VALUES FROM ('{start}') TO ('{end}')"
            )
        yield f'CREATE TABLE "{table}_other" PARTITION OF "{table}" DEFAULT'
