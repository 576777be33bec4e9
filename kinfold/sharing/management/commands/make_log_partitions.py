"""`manage.py make_log_partitions`: make the access log's partitions for the coming months. Run it monthly, as the owner."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kinfold.sharing import actions


class Command(BaseCommand):
    """Make the access log's partitions for the coming months."""

    help = "Make the access log's partitions for the coming months. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask how far ahead."""
        parser.add_argument("--months", type=int, default=24, help="how many months ahead (24)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and name what was made."""
        today = timezone.localdate()
        made = actions.make_partitions(today, today + timedelta(days=31 * options["months"]))
        self.stdout.write("\n".join(made) or "every month is there already")
