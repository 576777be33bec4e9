"""`manage.py import_open_referral FOLDER --from WHOSE`: look at a saved feed; with `--take`, take it in."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.today import today
from kinfold.base.who import Who
from kinfold.openreferral import actions
from kinfold.openreferral.models import Reading

SYSTEM = Who(account_id=None, name="The command import_open_referral")
MOST_BYTES = 500_000_000


class Command(BaseCommand):
    """Look at saved answers of another directory's feed, and take them in."""

    help = "Look at a saved Open Referral UK feed (a file or a folder of JSON files). Nothing is taken without --take."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the files, and whose they are."""
        parser.add_argument("path", type=Path, help="a file, or a folder of saved pages and services")
        parser.add_argument(
            "--from", dest="came_from", required=True, help="whose directory: its address or its name"
        )
        parser.add_argument("--take", action="store_true", help="take it in; without this, only look")
        parser.add_argument(
            "--public", action="store_true", help="what is new stands in the public directory at once"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, say what would come of it, and take it when asked to."""
        data, on = _contents(options["path"]), today()
        try:
            with transaction.atomic():
                reading = actions.try_feed(
                    data, came_from=options["came_from"], called=options["path"].name, public=options["public"], by=SYSTEM, on=on
                )  # fmt: skip
                if options["take"]:
                    reading = actions.take_feed(reading, by=SYSTEM, on=on)
        except NotNow as why:
            raise CommandError(why.message) from None
        self._say(reading)

    def _say(self, reading: Reading) -> None:
        for line in reading.report["says"]:
            self.stdout.write(line)
        for row in reading.report["rows"]:
            if row["what"] != "same" or row["says"]:
                called = row["name"] or row["id"] or "a service without an id"
                self.stdout.write(" ".join([f"{row['what']}: {called}.", *row["says"]]))
        counts = ", ".join(f"{number} {what}" for what, number in reading.report["counts"].items())
        done = "Taken in" if reading.state == Reading.State.TAKEN else "Only looked at; nothing is taken"
        self.stdout.write(f"{done}: {counts}.")


def _contents(path: Path) -> list[bytes]:
    paths = sorted(path.glob("*.json")) if path.is_dir() else [path]
    try:
        if sum(one.stat().st_size for one in paths) > MOST_BYTES:
            raise CommandError(f"{path} holds more than {MOST_BYTES // 1_000_000} MB. Take it in parts.")
        found = [one.read_bytes() for one in paths]
    except OSError as why:
        raise CommandError(f"{path} cannot be read: {why}") from None
    if not found:
        raise CommandError(f"No JSON files stand in {path}.")
    return found
