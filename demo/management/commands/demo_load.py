"""`manage.py demo_load`: the fifteen families, the cast and their sign-ins. Safe to run again: it loads once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from demo.load import already_loaded, load_demonstration


class Command(BaseCommand):
    """Load the demonstration into an empty database."""

    requires_system_checks: tuple[str, ...] = ()
    help = "Load the demonstration families and cast, unless they are already there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse outside the demonstration, and on a database that holds any real family."""
        if not settings.DEMO:
            raise CommandError("The demonstration is loaded only with KINFOLD_MODE=demo.")
        if already_loaded():
            self.stdout.write("The demonstration families are already here; what was typed is kept.")
            return
        count = load_demonstration(timezone.localdate(), say=self.stdout.write)
        self.stdout.write(f"{count} families loaded.")
