"""What a row of practice always has: a reference that can be said on the telephone; who wrote it down, and when."""

from django.db import models

from kinfold.base import ids


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
