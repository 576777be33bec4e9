"""`manage.py load_cohort`: enter the made-up cohort whose counts are tables 4.1 and 4.2 of seed 002, into a demonstration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from demo import cohort
from kinfold.agencies import queries as agencies
from kinfold.base.today import today
from kinfold.network.models import Family
from kinfold.sharing import queries as sharing


class Command(BaseCommand):
    """Twenty-four invented families, led by Daniel; their manager reads every number, the commissioner what is not small."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Enter the cohort once."""
        if not settings.DEMO:
            raise CommandError("The cohort is invented: it is loaded only with KINFOLD_MODE=demo.")
        if Family.objects.filter(name=cohort.NAMES[0], synthetic=True).exists():
            raise CommandError("The cohort is there already.")
        found = agencies.accounts(["daniel", "ruth"])
        if len(found) < 2:
            raise CommandError("Load the demonstration first: python manage.py demo_load")
        on = today()
        daniel, ruth = found["daniel"], found["ruth"]
        workers = cohort.Workers(
            daniel.practitioner, sharing.who_is(daniel, on), ruth.practitioner, sharing.who_is(ruth, on)
        )
        with transaction.atomic():
            families = cohort.enter(workers, on)
        self.stdout.write(f"{len(families)} families entered. See /figures/ as Margaret, and as Paul.")
