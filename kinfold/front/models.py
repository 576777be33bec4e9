"""Tries of the last minutes: at signing in, so that nobody guesses a password by patience; at finding, so that nobody fishes."""

from typing import ClassVar

from django.db import models

from kinfold.base.sensitivity import Sensitivity, declare


class SignInTry(models.Model):
    """One wrong try at one sign-in name. Kept for minutes, by a hash of what was typed, whether or not it exists."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id name_hash at")

    name_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "sign-in tries"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["name_hash", "at"], name="sign_in_try")]

    def __str__(self) -> str:
        """Say nothing about whom."""
        return "a try to sign in"


class SearchMade(models.Model):
    """One search outside somebody's own work. Only counted here; its words and purpose are in the access log."""

    sensitivity: ClassVar[dict[str, Sensitivity]] = declare(bookkeeping="id account_id at")

    account_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "searches made"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account_id", "at"], name="search_made")
        ]

    def __str__(self) -> str:
        """Say nothing about whom."""
        return "a search"
