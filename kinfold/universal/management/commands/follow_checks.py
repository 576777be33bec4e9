"""`manage.py follow_checks`: once a day, let each small child's next check run, and tell leads of days that passed in silence."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kinfold.base.today import today
from kinfold.base.who import Who
from kinfold.universal import actions


class Command(BaseCommand):
    """Follow the checks of every family with a small child."""

    help = "Follow health visitor checks: run once a day. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """The day may be given, for trying it out."""
        parser.add_argument("--on", type=date.fromisoformat, default=None, help="The day, as 2026-03-02.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        on = options["on"] or today()
        by = Who(account_id=None, name="Kinfold")
        self.stdout.write(f"{actions.follow_everybody(by=by, on=on)} families looked at.")
