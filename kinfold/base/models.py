"""Two small mechanical tables that every form uses: unfinished writing, and forms already received."""

from typing import ClassVar

from django.db import models

from kinfold.base.sensitivity import Sensitivity, declare


class Draft(models.Model):
    """What somebody has typed but not yet sent. Private to its author; offered back after a crash.

    `account_id` is a plain number because accounts live on an upper floor.
    """

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id account_id form about saved_at", special="data"
    )

    account_id = models.BigIntegerField()
    form = models.CharField(max_length=60, help_text="The form's verb, such as raise_concern.")
    about = models.CharField(max_length=40, blank=True, help_text="Reference of what it is about, if any.")
    data = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account_id", "form", "about"], name="draft_once_per_form"),
        ]

    def __str__(self) -> str:
        """Name the form, never its contents."""
        return f"draft of {self.form}"


class Submission(models.Model):
    """A form that was received, by the token it carried, so that sending it twice makes one record."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(
        bookkeeping="id token account_id went_to received_at"
    )

    token = models.CharField(max_length=40, unique=True)
    account_id = models.BigIntegerField(null=True)
    went_to = models.CharField(max_length=200, blank=True, help_text="Path to which the first copy led.")
    received_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Say the token only."""
        return self.token
