"""What a row of practice always has: a reference that can be said on the telephone; who wrote it down, and when."""

from typing import Any, TypeVar

from django.db import models

from kinfold.base import ids
from kinfold.base.errors import Clash

M = TypeVar("M", bound=models.Model)


class Days(models.Func):
    """The days from one day up to and not including another: what may not overlap in a constraint."""

    function = "DATERANGE"


class Row(models.Model):
    """A row with a reference of its own."""

    ref = models.CharField(max_length=20, unique=True, default=ids.record_ref, editable=False)

    class Meta:
        abstract = True


class Written(Row):
    """A row that is written once and never changed: declare `append_only = True` beside it."""

    entry = models.UUIDField(null=True, blank=True, help_text="The chronology entry that tells of it.")
    recorded_by = models.ForeignKey("agencies.Account", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


def locked(row: M, *related: str) -> M:
    """Return a row as it stands, locked until the transaction ends; with what `related` names."""
    rows = type(row)._default_manager.select_for_update(of=("self",)).select_related(*related)
    return rows.get(pk=row.pk)


def save(row: M, **facts: Any) -> M:
    """Change some facts of a row, and count its version up where it has one."""
    for name, value in facts.items():
        setattr(row, name, value)
    changed = list(facts)
    if hasattr(row, "version"):
        row.version += 1
        changed.append("version")
    row.save(update_fields=changed)
    return row


def must_be_newest(row: Any, version: int | None, theirs: str, yours: str) -> None:
    """Raise `Clash`, with both texts, when somebody else changed the row since `version` was read. None: nobody read it."""
    if version is not None and row.version != version and theirs != yours:
        raise Clash(theirs=theirs, yours=yours)
