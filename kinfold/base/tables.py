"""A first migration that makes many tables draws them all at once.

Django draws every related model again after each operation, so that a room of twenty tables costs twenty drawings of the whole
house: half a minute of a first start. A migration that only creates whole tables needs one drawing, of its end.
"""

from typing import Any

from django.db import migrations
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState


class FirstTables(migrations.Migration):
    """A migration of nothing but `CreateModel`s (the check below holds it to that); undone as any other."""

    def apply(
        self, project_state: ProjectState, schema_editor: Any, collect_sql: bool = False
    ) -> ProjectState:
        """Tell the state of every table first, then create them in order."""
        if collect_sql or not all(isinstance(op, CreateModel) for op in self.operations):
            return super().apply(project_state, schema_editor, collect_sql)
        before = project_state.clone()
        project_state.__dict__.pop("apps", None)  # drawn again, once, when the first table asks for it
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for operation in self.operations:
            operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state
